using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Tests.Platform;

/// <summary>House rules for every list there is: it ends where its rows end.</summary>
public sealed partial class EveryList(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>Each list that is shown page by page, and somebody who may see it.</summary>
    internal static readonly (string Email, string Path)[] Lists =
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
        ("hub.manager@demo.example", "/proposals"),
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

    private Task<string> Looked() => app.InStore(s => s.Requests.Select(r => r.Reference).Order().FirstAsync());

    [GeneratedRegex("^\uFEFF?@page \"([^\"]+)\"")]
    private static partial Regex Route();
}
