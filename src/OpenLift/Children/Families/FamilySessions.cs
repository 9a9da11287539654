using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using OpenLift.People;

namespace OpenLift.Children.Families;

/// <summary>
/// A parent who is here with link and code. Asked afresh on every request, so that a link that is stopped or out of date ends the
/// visit at the next click. A visit in
/// which something is sent at least every hour goes on; what was being written is kept (X5). It has nothing to
/// do with staff’s sessions: one browser may hold both (X4, S7).
/// </summary>
internal sealed class FamilySessions(IServiceScopeFactory scopes, TimeProvider clock, KeptForms kept) : CookieAuthenticationEvents
{
    public const string Scheme = "family";
    private const string Claim = "family-session";
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(1);

    public static async Task Start(HttpContext http, Store store, FamilyLink link)
    {
        var session = new FamilySession
        {
            Id = Id<FamilySession>.New(store.Now),
            LinkId = link.Id,
            StartedAt = store.Now,
            SeenAt = store.Now,
        };
        store.Add(session);
        await store.SaveChangesAsync();
        await http.SignInAsync(
            Scheme,
            new(new ClaimsIdentity([new(Claim, session.Id.ToString()), new(ClaimTypes.NameIdentifier, link.Carer.ToString())], Scheme))
        );
    }

    public static async Task End(HttpContext http, Store store)
    {
        if (
            Id<FamilySession>.TryParse(http.User.FindFirstValue(Claim), null, out var id)
            && await store.FamilySessions.SingleOrDefaultAsync(s => s.Id == id) is { } session
        )
        {
            session.EndedAt = store.Now;
            await store.SaveChangesAsync();
        }
        await http.SignOutAsync(Scheme);
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        using var scope = scopes.CreateScope();
        var store = new Store(scope.ServiceProvider.GetRequiredService<DbContextOptions<Store>>(), Actor.Service, clock);
        await using var _ = store;
        var now = clock.Now;
        var found = !Id<FamilySession>.TryParse(context.Principal?.FindFirstValue(Claim), null, out var id)
            ? null
            : await (
                from session in store.FamilySessions
                where session.Id == id
                join link in store.FamilyLinks on session.LinkId equals link.Id
                select new { Session = session, Link = link }
            ).SingleOrDefaultAsync();
        if (
            found is null
            || !found.Link.IsOpen(now)
            || found.Session.EndedAt is not null
            || now - found.Session.SeenAt > Idle
            || now - found.Session.StartedAt > Longest
        )
        {
            context.HttpContext.Items["was"] = found?.Link.IsOpen(now) is true ? (Id<Person>?)new(found.Link.Carer) : null;
            context.RejectPrincipal();
            return;
        }
        if (now - found.Session.SeenAt > SeenStep)
        {
            found.Session.SeenAt = now;
            await store.SaveChangesAsync();
        }
        context.HttpContext.Items["actor"] = new Actor
        {
            PersonId = new(found.Link.Carer),
            Name = found.Link.CarerName,
            Family = found.Link.Id,
        };
    }

    /// <summary>Nobody is here by link and code. What a parent wrote is kept before they are told how to come back.</summary>
    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var isForm = HttpMethods.IsPost(context.Request.Method);
        var form = isForm ? await kept.Keep(context.HttpContext, context.HttpContext.Items["was"] as Id<Person>?) : null;
        context.Response.Redirect(form is null ? "/family" : "/family?kept=yes");
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
