using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenLift.Demo;

namespace OpenLift.Tests.Platform;

/// <summary>House rules that hold for every page there is, so that a new one cannot forget them.</summary>
public sealed class EveryPage(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Shell = [".cshtml.cs", "Page.cs", "Pages.cs", "Table.cs", "Queries.cs", "Acts.cs", "Job.cs"];

    /// <summary>Files of the shell that are not pages: sign-in, sessions and imports stand between the web and the county.</summary>
    private static readonly string[] ShellFiles =
    [
        "Account.cs",
        "Sessions.cs",
        "Invitations.cs",
        "SignInLimit.cs",
        "SettingImport.cs",
        "Kent.cs",
        "Outbox.cs",
        "FamilySessions.cs",
        "KentStandards.cs",
        "KentRules.cs",
        "KentLetters.cs",
    ];

    private IEnumerable<RouteEndpoint> Pages =>
        app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null);

    [Fact]
    public void Says_who_may_open_it() =>
        Pages
            .Where(e => e.Metadata.GetMetadata<NeedsAttribute>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => e.DisplayName)
            .ShouldBeEmpty();

    [Fact]
    public void Only_these_open_without_signing_in() =>
        Pages
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(e => e.RoutePattern.RawText!.Split('/')[0].Trim('/'))
            .Distinct()
            .Order()
            .ShouldBe(["about", "error", "family", "join", "sign-in", "specialist-intervention", "verify"]);

    [Fact]
    public void Domain_code_knows_nothing_of_the_web_or_the_database() =>
        House
            .InWings(".cs")
            .Where(f => !Shell.Any(ending => f.EndsWith(ending, StringComparison.Ordinal)) && !ShellFiles.Contains(Path.GetFileName(f)))
            .Where(f => House.Read(f).Contains("using Microsoft.", StringComparison.Ordinal))
            .ShouldBeEmpty();

    /// <summary>The roles that the permission table lets in get a page or a plain "not found"; all others always "not found". Never an error.</summary>
    [Fact]
    public async Task Opens_for_exactly_the_roles_that_may()
    {
        var addresses = await Addresses();
        var wrong = new List<string>();
        foreach (var (_, email) in DemoCounty.SignIns)
        {
            var actor = await app.ActorOf(email);
            var visitor = await app.SignedIn(email);
            foreach (var (address, needs) in addresses)
            {
                var page = await visitor.Open(address);
                var may = needs is null || actor.May(needs.Value);
                if (page.Status is not (200 or 404 or 302) || (!may && page.Status is not 404 && page.GoesTo is not "/family"))
                {
                    wrong.Add($"{email} {address} {page.Status}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        app.Log.Lines.Where(l => l.StartsWith("Error", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sends_nobody_in_without_signing_in()
    {
        var visitor = app.Visitor();
        foreach (var (address, needs) in await Addresses())
        {
            var page = await visitor.Open(address);
            (
                needs is null ? page.Status is 200 or 404
                : needs is Permission.UseFamilyPages ? page.GoesTo is "/family"
                : page.GoesTo?.StartsWith("/sign-in", StringComparison.Ordinal) is true
            ).ShouldBeTrue($"{address}: {page.Status} {page.GoesTo}");
        }
    }

    [Fact]
    public async Task Carries_the_whole_header_set_and_nothing_unsafe()
    {
        var visitor = await app.SignedIn("coordinator@demo.example");
        foreach (var address in new[] { "/", "/requests", "/nowhere", "/about/privacy", "/assets/openlift.css", "/people" })
        {
            var headers = (await visitor.Open(address)).Response.Headers;
            var policy = headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("default-src 'none'");
            policy.ShouldNotContain("unsafe");
            headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY");
            headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
            headers.GetValues("Cross-Origin-Opener-Policy").Single().ShouldBe("same-origin");
            headers.Contains("Server").ShouldBeFalse();
            headers.CacheControl?.NoStore.ShouldBe(!address.StartsWith("/assets", StringComparison.Ordinal));
        }
    }

    /// <summary>With the demo off there is no demo sign-in, and every cookie is one that only HTTPS and this host can set.</summary>
    [Fact]
    public async Task A_real_county_shows_no_demo_and_insists_on_https()
    {
        await using var real = new RealCounty();
        using var client = real.CreateClient(
            new()
            {
                BaseAddress = new("https://localhost"),
                AllowAutoRedirect = false,
                HandleCookies = false,
            }
        );

        var page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));

        (await page.Content.ReadAsStringAsync()).ShouldNotContain("Demo county");
        var cookie = page.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-form=", StringComparison.Ordinal));
        cookie.ShouldContain("; secure");
        cookie.ShouldContain("; httponly");
        page.Headers.GetValues("Strict-Transport-Security").Single().ShouldContain("max-age=31536000");

        var form = await Page.From(page, "/sign-in");
        var request = Visitor.Request(form, "", [("Email", "senco@demo.example"), ("Password", DemoCounty.Password)], null);
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        var signedIn = await client.SendAsync(request);
        ((int)signedIn.StatusCode).ShouldBe(302);
        var session = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-session=", StringComparison.Ordinal));
        session.ShouldContain("; secure");
        session.ShouldContain("; httponly");
    }

    private sealed class RealCounty : TestApp
    {
        protected override IReadOnlyDictionary<string, string> More =>
            new Dictionary<string, string> { ["Demo"] = "false", ["Address"] = "https://localhost" };
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("TRACE")]
    [InlineData("OPTIONS")]
    [InlineData("PATCH")]
    public async Task Answers_only_to_get_head_and_post(string method) =>
        (await app.Visitor().Send(new(new(method), "/sign-in"))).Status.ShouldBe(405);

    [Fact]
    public async Task Asks_nothing_of_any_other_site()
    {
        var visitor = await app.SignedIn("senco@demo.example");
        foreach (var address in new[] { "/", "/requests", "/children" })
        {
            var page = await visitor.Open(address);
            page.Document.QuerySelectorAll("[src], link[href]")
                .Select(e => e.GetAttribute("src") ?? e.GetAttribute("href"))
                .ShouldAllBe(a => a!.StartsWith('/'));
            page.Document.QuerySelectorAll("[style], script:not([src])").ShouldBeEmpty();
        }
    }

    /// <summary>One record of each kind: a page about another in the same state is the same page.</summary>
    private static string[] One<T, TKind>(IEnumerable<T> rows, Func<T, object> id, Func<T, TKind> kind) =>
        [.. rows.DistinctBy(kind).Select(r => id(r).ToString()!)];

    /// <summary>Every page's address, filled with records of each kind, and the permission it names.</summary>
    private async Task<IReadOnlyList<(string Address, Permission? Needs)>> Addresses()
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
            ["settings"] = [(await s.Settings.Select(p => p.Id).FirstAsync()).ToString()],
        });
        var item = (await app.InStore(s => s.AgendaItems.Select(i => new { i.Id, i.MeetingId }).FirstAsync()));
        var carer = (await app.InStore(s => s.Children.Select(c => c.Carers).FirstAsync()))[0].Key.ToString();
        var visit = (await app.InStore(s => s.Visits.Select(v => v.Id).FirstAsync())).ToString();
        var term = (await app.InStore(s => s.HubSessions.Select(x => x.TermId).FirstAsync())).ToString();
        var found = new List<(string, Permission?)>();
        foreach (var endpoint in Pages)
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
                found.Add((address, needs));
            }
        }
        found.Count.ShouldBeGreaterThan(60);
        found.ShouldAllBe(f => !f.Item1.Contains('{'));
        return found;
    }
}
