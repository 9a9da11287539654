using System.Reflection;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenLift.Demo;

namespace OpenLift.Tests.Platform;

/// <summary>House rules for every list there is: it ends where its rows end, and its links lead where they say.</summary>
public sealed partial class EveryList(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>Each list that is shown page by page, and somebody who may see it.</summary>
    private static readonly (string Email, string Path)[] Lists =
    [
        ("coordinator@demo.example", "/requests"),
        ("coordinator@demo.example", "/meetings"),
        ("coordinator@demo.example", "/actions"),
        ("coordinator@demo.example", "/cases"),
        ("coordinator@demo.example", "/staff"),
        ("coordinator@demo.example", "/letters"),
        ("coordinator@demo.example", "/telling"),
        ("coordinator@demo.example", "/calls"),
        ("coordinator@demo.example", "/consultations"),
        ("coordinator@demo.example", "/support-agreements"),
        ("coordinator@demo.example", "/support-cases"),
        ("coordinator@demo.example", "/provision/settings"),
        ("coordinator@demo.example", "/school-support"),
        ("coordinator@demo.example", "/children/same"),
        ("senco@demo.example", "/children"),
        ("senco@demo.example", "/provision"),
        ("senco@demo.example", "/strengths"),
        ("senco@demo.example", "/training"),
        ("hub.manager@demo.example", "/referrals"),
        ("hub.manager@demo.example", "/other-offers"),
        ("hub.manager@demo.example", "/places"),
        ("administrator@demo.example", "/people"),
        ("administrator@demo.example", "/messages"),
        ("administrator@demo.example", "/county/settings"),
        ("dpo@demo.example", "/looks"),
    ];

    [Fact]
    public void Is_known_here() =>
        Directory
            .EnumerateFiles(House.Source, "*.cshtml", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .Where(view => view.Contains("Model.Pages", StringComparison.Ordinal))
            .Select(view => Route().Match(view).Groups[1].Value)
            .Order()
            .ShouldBe(Lists.Select(l => l.Path).Order());

    [Fact]
    public async Task Past_its_end_shows_its_last_page()
    {
        await ListsAreQuick.Add(app, 60);
        var (wrong, several) = (new List<string>(), 0);
        foreach (var (email, path) in Lists)
        {
            var visitor = await app.SignedIn(email);
            var first = await visitor.Open(path is "/looks" ? $"{path}?reference={await Looked()}" : path);
            var pages = first.Document.QuerySelectorAll(".govuk-pagination__item a").Select(a => a.GetAttribute("href")!).ToList();
            var last = pages.Count is 0 ? first : await visitor.Open(pages[^1]);
            several += Math.Min(1, pages.Count);
            foreach (var far in new[] { "99", "2147483647" })
            {
                var past = await visitor.Open(QueryHelpers.AddQueryString(first.Path, "p", far));
                if (past.Status is not 200 || past.Main != last.Main || (past.Main == first.Main) != (pages.Count is 0))
                {
                    wrong.Add($"{path}?p={far}\n  last: {last.Main}\n  past: {past.Main}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        several.ShouldBeGreaterThanOrEqualTo(13);
    }

    /// <summary>A link with a query shows what it promises: the page knows each name in it, and the view it asks for is the one that is shown.</summary>
    [Fact]
    public async Task And_home_link_to_what_is_there()
    {
        var wrong = new List<string>();
        var followed = 0;
        foreach (var (_, email) in DemoCounty.SignIns)
        {
            var visitor = await app.SignedIn(email);
            var (seen, links) = (new HashSet<string>(), new Dictionary<string, string>());
            foreach (var start in Lists.Select(l => l.Path).Prepend("/"))
            {
                foreach (var on in await Look(visitor, start, seen, links))
                {
                    await Look(visitor, on, seen, links);
                }
            }
            foreach (var (link, on) in links)
            {
                followed++;
                wrong.AddRange((await Wrong(visitor, link)).Select(why => $"{email} on {on}: {link}: {why}"));
            }
        }

        wrong.Distinct().ShouldBeEmpty();
        followed.ShouldBeGreaterThan(200);
    }

    /// <summary>Also where no demo record is in the state that shows the link.</summary>
    [Fact]
    public async Task And_every_view_links_only_by_names_that_are_known()
    {
        var wrong = new List<string>();
        var found = 0;
        foreach (var view in Directory.EnumerateFiles(House.Source, "*.cshtml", SearchOption.AllDirectories))
        {
            foreach (Match link in Asking().Matches(await File.ReadAllTextAsync(view)))
            {
                found++;
                var path = Spoken().Replace(link.Groups[1].Value, "x");
                if (await Known(path) is { } known && !known.Contains(link.Groups[2].Value))
                {
                    wrong.Add($"{Path.GetFileName(view)}: {link.Value}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        found.ShouldBeGreaterThan(20);
    }

    /// <summary>Opens a page unless one of its kind was opened. Notes its links that ask for something, and says where it leads.</summary>
    private static async Task<IReadOnlyList<string>> Look(
        Visitor visitor,
        string path,
        HashSet<string> seen,
        Dictionary<string, string> links
    )
    {
        if (!seen.Add(Kind(path)))
        {
            return [];
        }
        var page = await visitor.Open(path);
        if (page.Status is not 200 || page.Document.QuerySelector("main") is not { } main)
        {
            return [];
        }
        var all = main.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]).Distinct().ToList();
        foreach (var link in all.Where(l => l.Contains('?', StringComparison.Ordinal)).DistinctBy(Kind))
        {
            links.TryAdd(link, path);
        }
        return all;
    }

    private async Task<IReadOnlyList<string>> Wrong(Visitor visitor, string link)
    {
        var page = await visitor.Open(link);
        if (page.Status is not (200 or 302))
        {
            return [$"is {page.Status}"];
        }
        var (path, query) = (link.Split('?')[0], QueryHelpers.ParseQuery(link.Split('?')[1]));
        var known = await Known(path) ?? throw new InvalidOperationException($"{path} is no page");
        List<string> wrong = [.. query.Keys.Where(name => !known.Contains(name)).Select(name => $"{path} does not know {name}")];
        if (query.TryGetValue("view", out var view) && wrong.Count is 0)
        {
            var here = page.Document.QuerySelectorAll(".lift-tabs [aria-current=page]").Select(a => a.GetAttribute("href")!);
            if (!here.Any(h => QueryHelpers.ParseQuery(new Uri(new("http://county"), h).Query)["view"] == view))
            {
                wrong.Add($"{view} is not the view that is shown");
            }
        }
        return wrong;
    }

    /// <summary>The names that a page takes from its address's query. Nothing where no page has that address.</summary>
    private async Task<IReadOnlySet<string>?> Known(string path)
    {
        var endpoint = app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .OrderBy(e => e.RoutePattern.Parameters.Count)
            .FirstOrDefault(e => Matches(e.RoutePattern.RawText!, path));
        if (endpoint is null)
        {
            return null;
        }
        var page = await app
            .Services.GetRequiredService<PageLoader>()
            .LoadAsync(endpoint.Metadata.GetMetadata<PageActionDescriptor>()!, endpoint.Metadata);
        return page.ModelTypeInfo!.GetProperties()
            .Where(p => p.GetCustomAttribute<BindPropertyAttribute>() is { SupportsGet: true } or null)
            .Select(p =>
                (Bound: (Attribute?)p.GetCustomAttribute<BindPropertyAttribute>() ?? p.GetCustomAttribute<FromQueryAttribute>(), p.Name)
            )
            .Where(p => p.Bound is not null)
            .Select(p => (p.Bound as BindPropertyAttribute)?.Name ?? (p.Bound as FromQueryAttribute)?.Name ?? p.Name)
            .Concat(page.HandlerMethods.SelectMany(m => m.Parameters).Select(p => p.Name))
            .Append("handler")
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static bool Matches(string pattern, string path) =>
        Regex.IsMatch(path, $"^/{Parameter().Replace(pattern.Trim('/'), "[^/]+")}/?$");

    private Task<string> Looked() => app.InStore(s => s.Requests.Select(r => r.Reference).Order().FirstAsync());

    /// <summary>Two addresses that differ only in which record they are about are of one kind.</summary>
    private static string Kind(string link) => Key().Replace(link, "…");

    [GeneratedRegex("^\uFEFF?@page \"([^\"]+)\"")]
    private static partial Regex Route();

    [GeneratedRegex("href=\"(/[^\"?(]*)\\?([A-Za-z]+)=")]
    private static partial Regex Asking();

    [GeneratedRegex(@"@[\w.]+")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"\{[^{}]*(\{[^{}]*\}[^{}]*)*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]+")]
    private static partial Regex Key();
}
