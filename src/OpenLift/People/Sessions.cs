using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.People;

/// <summary>
/// Who is asking, on every request. The cookie carries only the number of a session; person and roles are read
/// afresh. A session ends after 20 idle minutes or eight hours, and what was being typed then is kept (X4, S7).
/// </summary>
internal sealed class Sessions(IServiceScopeFactory scopes, TimeProvider clock, KeptForms kept) : CookieAuthenticationEvents
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(20);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);
    public const string Claim = "session";
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(1);

    public static async Task Start(HttpContext http, Store store, Id<Person> person)
    {
        var session = new Session
        {
            Id = Id<Session>.New(store.Now),
            PersonId = person,
            StartedAt = store.Now,
            SeenAt = store.Now,
        };
        store.Add(session);
        await store.SaveChangesAsync();
        await http.SignInAsync(
            new(
                new ClaimsIdentity(
                    [new(Claim, session.Id.ToString()), new(ClaimTypes.NameIdentifier, person.ToString())],
                    CookieAuthenticationDefaults.AuthenticationScheme
                )
            )
        );
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        using var scope = scopes.CreateScope();
        var store = new Store(scope.ServiceProvider.GetRequiredService<DbContextOptions<Store>>(), Actor.Nobody, clock);
        await using var _ = store;
        var now = clock.Now;
        var found = !Id<Session>.TryParse(context.Principal?.FindFirstValue(Claim), null, out var id)
            ? null
            : await (
                from session in store.Sessions
                where session.Id == id
                join person in store.People on session.PersonId equals person.Id
                select new
                {
                    Session = session,
                    person.Name,
                    person.ClosedAt,
                    Roles = person.Roles.Where(r => r.From <= now && (r.Until == null || r.Until > now)).ToList(),
                }
            ).SingleOrDefaultAsync();
        if (
            found is null
            || found.Session.EndedAt is not null
            || found.ClosedAt is not null
            || now - found.Session.SeenAt > Idle
            || now - found.Session.StartedAt > Longest
        )
        {
            http.Items["was"] = found?.ClosedAt is null ? found?.Session.PersonId : null;
            context.RejectPrincipal();
            return;
        }
        if (now - found.Session.SeenAt > SeenStep)
        {
            found.Session.SeenAt = now;
            await store.SaveChangesAsync();
        }
        http.Items["actor"] = new Actor
        {
            PersonId = found.Session.PersonId,
            Name = found.Name,
            Roles = found.Roles,
        };
    }

    /// <summary>Nobody is signed in. A form is kept before asking; a page is remembered.</summary>
    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            context.Response.Redirect(
                request.Path == "/" ? "/sign-in" : $"/sign-in?then={Uri.EscapeDataString(request.Path + request.QueryString)}"
            );
            return;
        }
        context.Response.Redirect(
            await kept.Keep(context.HttpContext, context.HttpContext.Items["was"] as Id<Person>?) is { } form
                ? $"/sign-in?then={Uri.EscapeDataString($"/kept/{form.Id}")}&kept=yes"
                : "/sign-in"
        );
    }

    /// <summary>Forbidden looks the same as missing (S4).</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

/// <summary>What was typed by somebody who is not here any more is kept for them, sealed, for a day (X5).</summary>
internal sealed class KeptForms(TimeProvider clock, IDataProtectionProvider protection)
{
    /// <summary>Names, in a form that is sent again, the kept one that it was.</summary>
    public const string KeptField = "__kept";

    /// <param name="was">Whose session has just ended. Otherwise the form itself says whose it is.</param>
    /// <returns>What was kept; nothing where nothing was typed, or nobody knows by whom.</returns>
    public async Task<KeptForm?> Keep(HttpContext http, Id<Person>? was)
    {
        var request = http.Request;
        if (request.ContentLength > PlainForms.Longest || await PlainForms.Read(request) is not null)
        {
            return null;
        }
        var form = await request.ReadFormAsync();
        var fields = form.Where(f => f.Key == CountyPage.StampField || !f.Key.StartsWith("__", StringComparison.Ordinal))
            .ToDictionary(f => f.Key, f => f.Value.ToArray());
        if ((was?.Value ?? WhoseForm.Of(http, form)) is not { } whose || fields.All(f => f.Value.All(string.IsNullOrWhiteSpace)))
        {
            return null;
        }
        await using var store = new Store(http.RequestServices.GetRequiredService<DbContextOptions<Store>>(), Actor.Nobody, clock);
        var kept = new KeptForm
        {
            Id = Id<KeptForm>.New(clock.Now),
            PersonId = new(whose),
            At = clock.Now,
            Path = request.Path + request.QueryString,
            Sealed = protection.CreateProtector(nameof(KeptForm)).Protect(JsonSerializer.Serialize(fields)),
        };
        store.Add(kept);
        await store.SaveChangesAsync();
        return kept;
    }

    public static Dictionary<string, string?[]> Unseal(IDataProtectionProvider protection, KeptForm form) =>
        JsonSerializer.Deserialize<Dictionary<string, string?[]>>(protection.CreateProtector(nameof(KeptForm)).Unprotect(form.Sealed))!;

    /// <summary>The newest that still waits for this person, who is here again.</summary>
    public static async Task<Id<KeptForm>?> WaitsFor(Store store, Id<Person> person)
    {
        var since = store.Now.AddDays(-1);
        var newest = store.KeptForms.Where(k => k.PersonId == person && k.At > since).OrderByDescending(k => k.At);
        return await newest.Select(k => (Id<KeptForm>?)k.Id).FirstOrDefaultAsync();
    }

    /// <summary>A form of somebody else is kept for them. One that was kept, and is now sent, has done its service.</summary>
    public async Task Watch(HttpContext http, RequestDelegate next)
    {
        var form = HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : null;
        if (
            form is null
            || http.Items["actor"] is not Actor actor
            || http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null
        )
        {
            await next(http);
            return;
        }
        if (WhoseForm.Of(http, form) is { } whose && whose != actor.PersonId.Value)
        {
            await Keep(http, new(whose));
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        await next(http);
        if (
            http.Response.StatusCode is StatusCodes.Status302Found
            && Id<KeptForm>.TryParse(form[KeptField].ToString(), null, out var id)
            && form[KeptField].ToString().Length > 0
        )
        {
            var store = http.RequestServices.GetRequiredService<Store>();
            await store.Database.ExecuteSqlAsync(
                $"delete from kept_form where id = {id.Value} and person_id = {actor.PersonId.Value}",
                http.RequestAborted
            );
        }
    }
}

internal static class KeptFormsSetup
{
    extension(WebApplication app)
    {
        public void UseKeptForms() => app.Use((http, next) => app.Services.GetRequiredService<KeptForms>().Watch(http, next));
    }
}

/// <summary>
/// A form whose proof of the page it came from is out of date, such as after a restart, is shown again to whoever typed it.
/// </summary>
internal sealed class FormsOutOfDate(KeptForms kept) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (
            context.Result is IAntiforgeryValidationFailedResult
            && http.Items["actor"] is Actor actor
            && WhoseForm.Of(http, await http.Request.ReadFormAsync()) == actor.PersonId.Value
            && await kept.Keep(http, null) is { } form
        )
        {
            context.Result = new LocalRedirectResult($"{(actor.IsFamily ? "/my-child" : "")}/kept/{form.Id}");
        }
        await next();
    }
}
