using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OpenLift.Demo;

namespace OpenLift.Browser;

/// <summary>
/// Every page that each role can reach by following links, at desktop and at 320 pixels: axe finds nothing and nothing scrolls
/// sideways (X6, A1). With <c>SCREENSHOTS</c> set to a folder, each is saved there to be looked at.
/// </summary>
public abstract partial class EveryPageLooksRight
{
    /// <summary>One county for all who walk: looking changes nothing that another would look for.</summary>
    private static readonly Lazy<LiveCounty> One = new(() =>
    {
        var county = new LiveCounty();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => county.Dispose();
        return county;
    });

    protected static LiveCounty County => One.Value;

    protected static readonly string[] InSettings = ["senco@demo.example", "nursery@demo.example"];
    protected static readonly string[] InInterventions =
    [
        "portage@demo.example",
        "panel.chair@demo.example",
        "panel@demo.example",
        "hub.manager@demo.example",
        "hub.staff@demo.example",
    ];

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, bool> Seen = new();
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("SCREENSHOTS");

    protected static async Task Walk(string email)
    {
        var page = email is "" ? await County.NewPage() : await County.SignIn(email);
        if (email is "")
        {
            await page.GotoAsync($"{County.Address}/sign-in");
        }
        await Walk(email, page);
    }

    /// <summary>From where this page stands, to wherever its links lead.</summary>
    protected static async Task Walk(string email, IPage page)
    {
        var states = await County.InStore(async s =>
            (await s.Requests.Select(r => new { r.Id, r.Status }).ToListAsync())
                .Select(r => ($"{r.Id}", $"{r.Status}"))
                .Concat((await s.Cases.Select(c => new { c.Id, c.Status }).ToListAsync()).Select(c => ($"{c.Id}", $"{c.Status}")))
                .Concat(
                    (await s.SupportAgreements.Select(a => new { a.Id, a.Status }).ToListAsync()).Select(a => ($"{a.Id}", $"{a.Status}"))
                )
                .Concat((await s.Referrals.Select(r => new { r.Id, r.Status }).ToListAsync()).Select(r => ($"{r.Id}", $"{r.Status}")))
                .Concat((await s.Placements.Select(p => new { p.Id, p.Status }).ToListAsync()).Select(p => ($"{p.Id}", $"{p.Status}")))
                .Concat((await s.Meetings.Select(m => new { m.Id, m.Status }).ToListAsync()).Select(m => ($"{m.Id}", $"{m.Status}")))
                .ToDictionary(x => x.Item1, x => x.Item2)
        );
        await Axe.Ready(page);
        var waiting = new Queue<string>([
            new Uri(page.Url).PathAndQuery,
            .. email is "" ? ["/about/help", "/nowhere"] : new[] { "/nowhere" },
            .. await Unlinked(email),
        ]);
        var shapes = new HashSet<string>();
        var problems = new List<string>();
        var seen = 0;
        while (waiting.TryDequeue(out var path))
        {
            if (!shapes.Add(Shape(path, states)))
            {
                continue;
            }
            // What another role has looked at is opened in the browser again only where it is built otherwise for this one, and
            // then narrow, where pages break first.
            var first = Seen.TryAdd(Shape(path, states), true);
            var plain = await new HtmlParser().ParseDocumentAsync(
                await (await page.Context.APIRequest.GetAsync(County.Address + path)).TextAsync()
            );
            var built = Seen.TryAdd(Skeleton(plain), true);
            seen++;
            if (first || built)
            {
                await page.SetViewportSizeAsync(first ? 1280 : 320, first ? 900 : 700);
                await page.GotoAsync(County.Address + path);
                if (first)
                {
                    await Look(page, email, path, "desktop", AreNew("desktop", plain), problems);
                    await page.SetViewportSizeAsync(320, 700);
                }
                await Look(page, email, path, "320", true, problems);
            }
            foreach (var next in plain.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]))
            {
                if (
                    !next.Contains("/files/", StringComparison.Ordinal)
                    && Path.GetExtension(next.Split('?')[0]) is not (".pdf" or ".docx" or ".ics" or ".csv")
                    && !(
                        email is not ""
                        && (next.StartsWith("/about", StringComparison.Ordinal) || next.StartsWith("/specialist", StringComparison.Ordinal))
                    )
                    && !shapes.Contains(Shape(next, states))
                )
                {
                    waiting.Enqueue(next);
                }
            }
            if (
                first
                && plain.QuerySelector("main form[method=post] .govuk-form-group") is not null
                && await Refused(page, path, plain) is { } refused
                && AreNew("errors", refused)
            )
            {
                await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => { d.open = true; })");
                await page.Locator("main form[method=post]:has(.govuk-form-group) button.govuk-button:visible").First.ClickAsync();
                await Look(page, email, path, "errors-320", true, problems);
            }
        }

        problems.ShouldBeEmpty();
        seen.ShouldBeGreaterThanOrEqualTo(3);
    }

    /// <summary>Pages that no link leads to as the demo county stands today, or only from a second page of a kind.</summary>
    private static Task<string[]> Unlinked(string email) =>
        County.InStore(async s =>
            email switch
            {
                "coordinator@demo.example" =>
                [
                    $"/meetings/{await Meeting(s, OpenLift.Meetings.MeetingStatus.Planned)}/publish",
                    $"/meetings/{await Meeting(s, OpenLift.Meetings.MeetingStatus.Published)}/seal",
                ],
                "senco@demo.example" => [$"/requests/{await Waiting(s)}/reply"],
                _ => Array.Empty<string>(),
            }
        );

    private static Task<Id<OpenLift.Requests.Request>> Waiting(Store store) =>
        store.Requests.Where(r => r.Status == OpenLift.Requests.RequestStatus.WaitingForInformation).Select(r => r.Id).FirstAsync();

    private static Task<Id<OpenLift.Meetings.Meeting>> Meeting(Store store, OpenLift.Meetings.MeetingStatus status) =>
        store.Meetings.Where(m => m.Status == status).OrderBy(m => m.Day).Select(m => m.Id).FirstAsync();

    /// <summary>One of each kind of page is enough: the same page about another record in the same state is the same page.</summary>
    private static string Shape(string path, Dictionary<string, string> states)
    {
        path = Record()
            .Replace(
                path,
                m => states.GetValueOrDefault(m.Value, "*"),
                path.StartsWith("/meetings", StringComparison.Ordinal) || path.Count(c => c is '/') is 2 ? 1 : 0
            );
        var shape = path.StartsWith("/specialist-intervention/", StringComparison.Ordinal)
            ? "/specialist-intervention/*"
            : Record().Replace(path, "*");
        shape = HalfDay().Replace(shape, "/*/*");
        return shape.Contains('?') ? shape.Split('?')[0] + "?list" : shape;
    }

    /// <summary>How the main part of a page is built: its elements and their classes, rows that repeat counted once.</summary>
    private static string Skeleton(IHtmlDocument page) => string.Join(' ', page.QuerySelectorAll("main *").Select(Part).Distinct());

    [System.Text.RegularExpressions.GeneratedRegex("/[A-Z][a-z]+day/(Morning|Afternoon)")]
    private static partial System.Text.RegularExpressions.Regex HalfDay();

    [System.Text.RegularExpressions.GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial System.Text.RegularExpressions.Regex Record();

    /// <summary>
    /// Whether any part of a page, an element within its parent, was not looked at before in this way. Every page is looked at
    /// narrow; wide, and with its messages, where something on it is new.
    /// </summary>
    private static bool AreNew(string way, IHtmlDocument page) =>
        page.QuerySelectorAll("main *").Select(Part).Distinct().Select(part => Seen.TryAdd($"{way} {part}", true)).ToList().Contains(true);

    private static string Part(AngleSharp.Dom.IElement e) =>
        $"{e.ParentElement!.LocalName}.{e.ParentElement.ClassName}>{e.LocalName}.{e.ClassName}.{e.GetAttribute("type")}";

    /// <summary>What the page’s first form comes back with when it is sent as it stands. Nothing if it is not refused.</summary>
    private static async Task<IHtmlDocument?> Refused(IPage page, string path, IHtmlDocument plain)
    {
        var form = (IHtmlFormElement)plain.QuerySelector("main form[method=post]:has(button.govuk-button)")!;
        var sent = page.Context.APIRequest.CreateFormData();
        foreach (
            var control in form.QuerySelectorAll("input, textarea, select")
                .Where(c =>
                    c.GetAttribute("name") is not null
                    && c is not IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }
                    && c is not IHtmlInputElement { Type: "file" }
                )
        )
        {
            sent.Append(
                control.GetAttribute("name")!,
                control switch
                {
                    IHtmlTextAreaElement area => area.Value,
                    IHtmlSelectElement select => select.Value ?? "",
                    IHtmlInputElement input => input.Value,
                    _ => "",
                }
            );
        }
        var to = form.GetAttribute("action") is { Length: > 0 } there ? there : path;
        var answer = await page.Context.APIRequest.PostAsync(
            County.Address + to,
            form.GetAttribute("enctype") is "multipart/form-data"
                ? new() { Multipart = sent, MaxRedirects = 0 }
                : new() { Form = sent, MaxRedirects = 0 }
        );
        return answer.Status is 422 ? await new HtmlParser().ParseDocumentAsync(await answer.TextAsync()) : null;
    }

    private static async Task Look(IPage page, string email, string path, string mode, bool axe, List<string> problems)
    {
        if (axe)
        {
            problems.AddRange((await Axe.Violations(page)).Select(v => $"{email} {path} {mode}: {v}"));
        }
        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
        {
            problems.Add($"{email} {path} {mode}: scrolls sideways");
        }
        if (Screenshots is not null)
        {
            var name =
                $"{email.Split('@')[0]}{Record().Replace(path, "-").Replace('/', '_').Replace('*', '-').Replace('?', '_')}.{mode}.png";
            await page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, name), FullPage = true });
        }
    }
}

/// <summary>As the people of settings. The walks stand in several classes, since classes run side by side.</summary>
public sealed class EveryPageOfASchool : EveryPageLooksRight
{
    [Fact]
    public Task Looks_right_for_a_senco() => Walk("senco@demo.example");
}

public sealed class EveryPageOfANursery : EveryPageLooksRight
{
    [Fact]
    public Task Looks_right_for_a_manager() => Walk("nursery@demo.example");
}

/// <summary>As everybody else, and as nobody. Thanet’s people hold the same roles as Dover’s.</summary>
public sealed class EveryPageOfIntervention : EveryPageLooksRight
{
    public static TheoryData<string> People => [.. InInterventions];

    [Theory, MemberData(nameof(People))]
    public Task Looks_right_for(string email) => Walk(email);
}

public sealed class EveryPageOfACoordinator : EveryPageLooksRight
{
    [Fact]
    public Task Looks_right_for_a_coordinator() => Walk("coordinator@demo.example");
}

public sealed class EveryPageOfTheCounty : EveryPageLooksRight
{
    public static TheoryData<string> People =>
        [
            "",
            .. DemoCounty
                .SignIns.Select(s => s.Email)
                .Except([.. InSettings, .. InInterventions, "coordinator@demo.example", "hub.manager2@demo.example"])
                .Where(e => !e.StartsWith("thanet", StringComparison.Ordinal)),
        ];

    [Theory, MemberData(nameof(People))]
    public Task Looks_right_for(string email) => Walk(email);
}

/// <summary>As a parent with link and code.</summary>
public sealed class EveryPageOfAFamily : EveryPageLooksRight
{
    [Fact]
    public Task Looks_right_for_a_parent() => Walk(s => s.Requests.SingleAsync(r => s.SupportAgreements.Any(a => a.RequestId == r.Id)));

    [Fact]
    public Task Looks_right_for_a_parent_whose_child_has_a_place() =>
        Walk(s =>
            s.Requests.SingleAsync(r =>
                s.Placements.Any(p => p.RequestId == r.Id && p.Status == OpenLift.Interventions.Placements.PlacementStatus.Started)
            )
        );

    private static async Task Walk(Func<Store, Task<OpenLift.Requests.Request>> about)
    {
        var (token, code) = await County.InStore(async s =>
        {
            var request = await about(s);
            var child = await s.Children.SingleAsync(c => c.Id == request.ChildId);
            var carer = child.Carers[0];
            var (link, address, secret) = OpenLift.Children.Families.FamilyLink.Make(
                request,
                child,
                carer,
                OpenLift.Children.Families.LinkMeans.Letter,
                OpenLift.Children.Families.CodeMeans.InPerson,
                "Amara Okafor",
                s.Now
            );
            s.Add(link);
            await s.SaveChangesAsync();
            return (address, secret!);
        });
        var page = await County.NewPage();
        await page.GotoAsync($"{County.Address}/family/{token}");
        (await Axe.Violations(page)).ShouldBeEmpty();
        await page.FillAsync("[name=Code]", code);
        await page.ClickAsync("main button:has-text('Continue')");
        await Walk("family@", page);
    }
}
