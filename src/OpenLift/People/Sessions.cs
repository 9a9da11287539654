using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.People;

/// <summary>
/// Who is asking, on every request. The cookie carries only the number of a session; person and roles are read
/// afresh. A session ends after 20 idle minutes or eight hours, and what was being typed then is kept (X4, S7).
/// </summary>
internal sealed class Sessions(IServiceScopeFactory scopes, TimeProvider clock, IDataProtectionProvider protection)
    : CookieAuthenticationEvents
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
        if (context.HttpContext.Items["was"] is not Id<Person> person || !request.HasFormContentType)
        {
            context.Response.Redirect("/sign-in");
            return;
        }
        var fields = (await request.ReadFormAsync())
            .Where(f => f.Key is not ("__RequestVerificationToken" or ReceivedForm.KeyField))
            .ToDictionary(f => f.Key, f => f.Value.ToArray());
        await using var store = new Store(
            context.HttpContext.RequestServices.GetRequiredService<DbContextOptions<Store>>(),
            Actor.Nobody,
            clock
        );
        var kept = new KeptForm
        {
            Id = Id<KeptForm>.New(clock.Now),
            PersonId = person,
            At = clock.Now,
            Path = request.Path + request.QueryString,
            Sealed = Seal(fields),
        };
        store.Add(kept);
        await store.SaveChangesAsync();
        context.Response.Redirect($"/sign-in?then={Uri.EscapeDataString($"/kept/{kept.Id}")}&kept=yes");
    }

    /// <summary>Forbidden looks the same as missing (S4).</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private string Seal(Dictionary<string, string?[]> fields) =>
        protection.CreateProtector(nameof(KeptForm)).Protect(JsonSerializer.Serialize(fields));

    public static Dictionary<string, string?[]> Unseal(IDataProtectionProvider protection, KeptForm form) =>
        JsonSerializer.Deserialize<Dictionary<string, string?[]>>(protection.CreateProtector(nameof(KeptForm)).Unprotect(form.Sealed))!;
}
