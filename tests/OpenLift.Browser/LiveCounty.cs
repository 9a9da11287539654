using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using OpenLift.Tests.Platform;

namespace OpenLift.Browser;

/// <summary>The real application on a real port over a demo county of its own, and a real Chromium to walk it with.</summary>
public sealed class LiveCounty : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly TestDatabase _database = TestDatabase.Create();
    private readonly string _keys = Directory.CreateTempSubdirectory("openlift-keys").FullName;
    private IPlaywright _playwright = null!;

    public IBrowser Chromium { get; private set; } = null!;
    public string Address { get; private set; } = "";

    public LiveCounty() => UseKestrel(0);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Store", _database.ConnectionString);
        builder.UseSetting("Demo", "true");
        builder.UseSetting("Keys", _keys);
        builder.UseSetting("SignInTries", "100000");
        builder.UseSetting("Jobs", "false");
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureServices(services =>
            services.AddSingleton<TimeProvider>(Clock).AddSingleton<OpenLift.Correspondence.Messages.IPost>(Post)
        );
    }

    public Postbox Post { get; } = new();

    public LogLines Log { get; } = new();

    /// <summary>Does what the job does every few seconds: sends what is due.</summary>
    public async Task<IReadOnlyList<Posted>> SendPost()
    {
        await using var scope = Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<OpenLift.Correspondence.Messages.Outbox>();
        while (await outbox.SendNext()) { }
        return Post.Sent;
    }

    public FixedClock Clock { get; } = new(FixedClock.Monday);

    public async Task InitializeAsync()
    {
        StartServer();
        Address = ClientOptions.BaseAddress.ToString().TrimEnd('/');
        _playwright = await Playwright.CreateAsync();
        Chromium = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    public async Task<T> InStore<T>(Func<Store, Task<T>> work)
    {
        await using var store = new Store(Services.GetRequiredService<DbContextOptions<Store>>(), Actor.Service, Clock);
        return await work(store);
    }

    /// <summary>A person at a browser of their own, signed in with the demo password.</summary>
    public async Task<IPage> SignIn(string email, bool script = true, int width = 1280)
    {
        var page = await NewPage(script, width);
        await page.GotoAsync($"{Address}/sign-in");
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", Demo.DemoCounty.Password);
        await page.ClickAsync("main button:has-text('Sign in')");
        return page;
    }

    public async Task<IPage> NewPage(bool script = true, int width = 1280)
    {
        var context = await Chromium.NewContextAsync(
            new()
            {
                JavaScriptEnabled = script,
                ViewportSize = new() { Width = width, Height = 900 },
                AcceptDownloads = true,
            }
        );
        context.SetDefaultTimeout(10_000);
        return await context.NewPageAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await Chromium.DisposeAsync();
        _playwright.Dispose();
        await DisposeAsync();
        _database.Dispose();
        Directory.Delete(_keys, recursive: true);
    }
}
