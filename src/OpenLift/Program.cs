using System.Globalization;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenLift;
using OpenLift.Children;
using OpenLift.Children.Families;
using OpenLift.Correspondence.Messages;
using OpenLift.Demo;
using OpenLift.Interventions;
using OpenLift.Meetings;
using OpenLift.People;
using OpenLift.Requests;
using OpenLift.Support;

if (CommandLine.Answered(args))
{
    return;
}

// What people read is written by WordsOf, the same on every server, whatever language that was set up in.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var builder = WebApplication.CreateBuilder(args);
var settings = builder.Configuration;
var demo = settings.GetValue<bool>("Demo");
var services = builder.Services;

builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    (kestrel.Limits.MaxRequestBodySize, kestrel.Limits.MaxRequestLineSize) = (PlainForms.LongestWithFile, 64 * 1024);
});
builder
    .Logging.AddFilter("Microsoft.AspNetCore.Diagnostics", LogLevel.None)
    .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None)
    .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

services
    .AddRazorPages(options => options.RootDirectory = "/")
    .AddMvcOptions(options =>
    {
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.ModelBinderProviders.Insert(0, new DateBinder());
        options.ModelBinderProviders.Insert(0, new TimeBinder());
        options.ModelBinderProviders.Insert(0, new NumberBinder());
        options.ModelBindingMessageProvider.SpeakOurWords();
        options.Filters.Add<FormsOutOfDate>();
    })
    .AddRazorOptions(options => options.PageViewLocationFormats.Add("/Platform/Shared/{0}.cshtml"))
    .AddCookieTempDataProvider(options =>
    {
        (options.Cookie.Name, options.Cookie.SameSite) = (demo ? "said" : "__Host-said", SameSiteMode.Lax);
        options.Cookie.SecurePolicy = demo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    });
services.AddSingleton(TimeProvider.System).AddHttpContextAccessor();
services.AddScoped(s =>
    s.GetRequiredService<IHttpContextAccessor>().HttpContext is { } http ? http.Items["actor"] as Actor ?? Actor.Nobody : Actor.Service
);
services.AddDbContext<Store>(
    options => options.UseConfigured(settings.GetConnectionString("Store")!),
    optionsLifetime: ServiceLifetime.Singleton
);
services.AddSingleton<VirusScanner>();
services.AddPost(settings, demo);
services.AddJobs(settings);
services.AddDataProtection().SetApplicationName("OpenLIFT").PersistKeysToFileSystem(CommandLine.PrivateFolder(settings["Keys"]!));
services.AddAntiforgery(options =>
{
    (options.Cookie.Name, options.SuppressXFrameOptionsHeader) = (demo ? "form" : "__Host-form", true);
    options.Cookie.SecurePolicy = demo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
});

services
    .AddIdentityCore<Account>(options =>
    {
        options.Password = new()
        {
            RequiredLength = 12,
            RequiredUniqueChars = 5,
            RequireDigit = false,
            RequireLowercase = false,
            RequireNonAlphanumeric = false,
            RequireUppercase = false,
        };
        options.Lockout = new() { MaxFailedAccessAttempts = 10, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15) };
        options.User.AllowedUserNameCharacters = "";
    })
    .AddEntityFrameworkStores<Store>()
    .AddPasswordValidator<EasilyGuessed>()
    .AddDefaultTokenProviders();
services
    .AddSingleton<KeptForms>()
    .AddSingleton<Sessions>()
    .AddSingleton<FamilySessions>()
    .AddScoped<IAuthorizationHandler, Permissions.Gate>();
services
    .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
    .AddCookie(options =>
    {
        options.EventsType = typeof(Sessions);
        options.ExpireTimeSpan = Sessions.Longest + Sessions.Longest;
        (options.Cookie.Name, options.Cookie.SameSite) = (demo ? "session" : "__Host-session", SameSiteMode.Lax);
        options.Cookie.SecurePolicy = demo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    })
    .AddCookie(
        FamilySessions.Scheme,
        options =>
        {
            options.EventsType = typeof(FamilySessions);
            options.ExpireTimeSpan = FamilySessions.Longest + FamilySessions.Longest;
            (options.Cookie.Name, options.Cookie.SameSite) = (demo ? "family" : "__Host-family", SameSiteMode.Lax);
            options.Cookie.SecurePolicy = demo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        }
    );
services.AddAuthorization(options => options.AddPermissions());
services.AddSingleton<SignInLimit>();
services
    .AddSingleton<IEndsWithTheChild, AgendasEnd>()
    .AddSingleton<IEndsWithTheChild, RequestsEnd>()
    .AddSingleton<IEndsWithTheChild, ReferralsEnd>()
    .AddSingleton<IEndsWithTheChild, CasesEnd>();
services.AddExceptionHandler<Security.Faults>();
services.Configure<ForwardedHeadersOptions>(options =>
{
    options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
    foreach (var proxy in settings.GetSection("Proxies").Get<string[]>() ?? [])
    {
        options.KnownIPNetworks.Add(
            System.Net.IPNetwork.Parse(proxy.Contains('/') ? proxy : $"{proxy}/{(proxy.Contains(':') ? 128 : 32)}")
        );
    }
});

var app = builder.Build();
if (await CommandLine.Ran(app, args))
{
    return;
}

if (!demo && settings["Address"] is not { Length: > 0 })
{
    throw new InvalidOperationException(
        "Set Address to the service's own address, such as https://lift.example.org: links and paper print it."
    );
}

app.UseForwardedHeaders();
app.UseLockedDown();
app.UseExceptionHandler("/error/500");
app.UseStatusCodePagesWithReExecute("/error/{0}");
app.UseStaticFiles();
app.UseRouting();
app.UseShortForms();
app.UseAuthentication();
app.UseAuthorization();
app.UsePlainForms();
app.UseKeptForms();
app.UseSignInLimit();
app.UseSecondTries();
app.MapRazorPages();
await app.StartAsync();
if (demo)
{
    DemoCounty.Print(app.Urls);
}
await app.WaitForShutdownAsync();
