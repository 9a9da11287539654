using System.Reflection;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using OpenLift.Demo;

namespace OpenLift.Tests.Platform;

/// <summary>
/// A link with a query, from home, from a list or from a page that these lead to: the page knows each name in it, and the
/// view that it asks for is the one that is shown.
/// </summary>
public sealed partial class EveryLink(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Leads_to_what_it_promises()
    {
        var wrong = new List<string>();
        var followed = 0;
        foreach (var (_, email) in DemoCounty.SignIns)
        {
            var visitor = await app.SignedIn(email);
            var (seen, links) = (new HashSet<string>(), new Dictionary<string, string>());
            foreach (var start in EveryList.Lists.Select(l => l.Path).Prepend("/"))
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
    public async Task Asks_by_names_that_its_page_knows()
    {
        var wrong = new List<string>();
        var found = 0;
        foreach (var view in Directory.EnumerateFiles(House.Source, "*.cshtml", SearchOption.AllDirectories))
        {
            foreach (Match link in Asking().Matches(await File.ReadAllTextAsync(view)))
            {
                found++;
                var path = Spoken().Replace(link.Groups[1].Value, "x");
                if ((await Known(path))?.Contains(link.Groups[2].Value) is not true)
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

    /// <summary>Two addresses that differ only in which record they are about are of one kind.</summary>
    private static string Kind(string link) => Key().Replace(link, "…");

    [GeneratedRegex("href=\"((?:/[^\"?(/]+)*/(?:[\\w-]+|@[\\w.]*Id))\\?([A-Za-z]+)=")]
    private static partial Regex Asking();

    [GeneratedRegex(@"@[\w.]+")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"\{[^{}]*(\{[^{}]*\}[^{}]*)*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]+")]
    private static partial Regex Key();
}
