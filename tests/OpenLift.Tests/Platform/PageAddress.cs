using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace OpenLift.Tests.Platform;

/// <summary>A page's address, filled with a record of the demo county, and the permission that the page names.</summary>
public sealed record PageAddress(string Path, string Pattern, Permission? Needs, RouteEndpoint Endpoint)
{
    /// <summary>One record of each kind: a page about another in the same state is the same page.</summary>
    private static string[] One<T, TKind>(IEnumerable<T> rows, Func<T, object> id, Func<T, TKind> kind) =>
        [.. rows.DistinctBy(kind).Select(r => id(r).ToString()!)];

    public static IEnumerable<RouteEndpoint> Endpoints(TestApp app) =>
        app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null);

    public static async Task<IReadOnlyList<PageAddress>> All(TestApp app)
    {
        var ids = await app.InStore(async s => new Dictionary<string, string[]>
        {
            ["requests"] =
            [
                .. (await s.Requests.OrderBy(r => r.Reference).Select(r => r.Id).Take(6).ToListAsync()).Select(i => i.ToString()),
            ],
            ["children"] = [(await s.Children.Select(c => c.Id).FirstAsync()).ToString()],
            ["meetings"] = One(
                await s.Meetings.OrderBy(m => m.Day).Select(m => new { m.Id, Kind = new { m.Status, m.Area } }).ToListAsync(),
                m => m.Id,
                m => m.Kind
            ),
            ["actions"] = [.. (await s.MeetingActions.Select(a => a.Id).Take(2).ToListAsync()).Select(i => i.ToString())],
            ["telling"] = [.. (await s.Tellings.Select(t => t.Id).Take(2).ToListAsync()).Select(i => i.ToString())],
            ["cases"] = One(
                await s.Cases.OrderBy(c => c.Id).Select(c => new { c.Id, Kind = new { c.Status, c.Kind } }).ToListAsync(),
                c => c.Id,
                c => c.Kind
            ),
            ["staff"] = [(await s.StaffWorks.Select(w => w.PersonId).FirstAsync()).ToString()],
            ["support-agreements"] = One(
                await s.SupportAgreements.OrderBy(a => a.Id).Select(a => new { a.Id, a.Status }).ToListAsync(),
                a => a.Id,
                a => a.Status
            ),
            ["calls"] = One(await s.Calls.OrderBy(c => c.At).Select(c => new { c.Id, c.Status }).ToListAsync(), c => c.Id, c => c.Status),
            ["consultations"] = [(await s.Consultations.Select(c => c.Id).FirstAsync()).ToString()],
            ["same"] = [.. (await s.Comparisons.Select(c => c.Id).ToListAsync()).Select(i => i.ToString())],
            ["people"] = [(await s.People.Select(p => p.Id).FirstAsync()).ToString()],
            ["districts"] = [(await s.Districts.Select(p => p.Id).FirstAsync()).ToString()],
            ["agreements"] = [(await s.ServiceAgreements.Select(p => p.Id).FirstAsync()).ToString()],
            ["terms"] = [(await s.Terms.Select(p => p.Id).FirstAsync()).ToString()],
            ["audits"] = [.. (await s.StandardsAudits.Select(a => a.Id).ToListAsync()).Select(i => i.ToString())],
            ["standards"] = [(await s.CoreStandards.Select(c => c.Id).FirstAsync()).ToString()],
            ["support-cases"] = [.. (await s.SupportCases.Select(c => c.Id).ToListAsync()).Select(i => i.ToString())],
            ["strengths"] = [.. (await s.Strengths.Select(x => x.Id).ToListAsync()).Select(i => i.ToString())],
            ["school-support"] = [.. (await s.SchoolSupports.Select(x => x.Id).ToListAsync()).Select(i => i.ToString())],
            ["training"] = [.. (await s.TrainingEvents.Select(e => e.Id).ToListAsync()).Select(i => i.ToString())],
            ["places"] =
            [
                (await s.Bookings.Select(b => b.Id).FirstAsync()).ToString(),
                .. One(await s.Placements.OrderBy(p => p.Id).Select(p => new { p.Id, p.Status }).ToListAsync(), p => p.Id, p => p.Status),
            ],
            ["referrals"] = One(
                await s.Referrals.OrderBy(r => r.Id).Select(r => new { r.Id, r.Status }).ToListAsync(),
                r => r.Id,
                r => r.Status
            ),
            ["other-offers"] = [.. (await s.OtherOffers.Select(o => o.Id).ToListAsync()).Select(i => i.ToString())],
            ["letters"] =
            [
                .. One(await s.Letters.OrderBy(l => l.Id).Select(l => new { l.Id, l.Status }).ToListAsync(), l => l.Id, l => l.Status),
                (await s.LetterTemplates.Select(t => t.Id).FirstAsync()).ToString(),
            ],
            ["hubs"] = [(await s.Hubs.OrderBy(h => h.Name).Select(h => h.Id).LastAsync()).ToString()],
            ["lists"] = [(await s.Codes.Select(p => p.Id).FirstAsync()).ToString()],
            ["settings"] = [(await s.Settings.SingleAsync(p => p.Name == "Holmwood Primary School")).Id.ToString()],
        });
        var item = await app.InStore(s => s.AgendaItems.Select(i => new { i.Id, i.MeetingId }).FirstAsync());
        var carer = (await app.InStore(s => s.Children.Select(c => c.Carers).FirstAsync()))[0].Key.ToString();
        var visit = (await app.InStore(s => s.Visits.Select(v => v.Id).FirstAsync())).ToString();
        var term = (await app.InStore(s => s.HubSessions.Select(x => x.TermId).FirstAsync())).ToString();
        var found = new List<PageAddress>();
        foreach (var endpoint in Endpoints(app))
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            var needs = endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Permission;
            if (pattern.Contains("{status", StringComparison.Ordinal))
            {
                continue;
            }
            var parts = pattern.Split('/');
            var kind = parts.TakeWhile(p => !p.StartsWith("{id", StringComparison.Ordinal)).LastOrDefault() ?? "";
            foreach (var id in ids.GetValueOrDefault(kind) ?? [Guid.CreateVersion7().ToString()])
            {
                var address = pattern
                    .Replace("{id}", id, StringComparison.Ordinal)
                    .Replace("{item}", item.Id.ToString(), StringComparison.Ordinal)
                    .Replace("{visit}", visit, StringComparison.Ordinal)
                    .Replace("{number:int}", "1", StringComparison.Ordinal)
                    .Replace("{link}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal)
                    .Replace("{carer}", carer, StringComparison.Ordinal)
                    .Replace("{token}", "nobodys", StringComparison.Ordinal)
                    .Replace("{term}", term, StringComparison.Ordinal)
                    .Replace("{day}", "Monday", StringComparison.Ordinal)
                    .Replace("{half}", "Morning", StringComparison.Ordinal)
                    .Replace("{file}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal)
                    .Replace("{topic:regex(^(accessibility|privacy|cookies|help)$)}", "help", StringComparison.Ordinal)
                    .Replace("{whose:regex(^(parent|child)-views$)}", "parent-views", StringComparison.Ordinal)
                    .Replace("{district}", "dover", StringComparison.Ordinal)
                    .Replace("{kind:regex(^(pdf|docx)$)}", "pdf", StringComparison.Ordinal)
                    .Replace("{form:regex(^(request|views)$)}", "views", StringComparison.Ordinal);
                found.Add(new(address, pattern, needs, endpoint));
            }
        }
        found.Count.ShouldBeGreaterThan(60);
        found.ShouldAllBe(f => !f.Path.Contains('{'));
        return found;
    }
}
