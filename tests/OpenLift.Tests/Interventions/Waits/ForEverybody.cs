using System.Text.RegularExpressions;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Interventions.Waits;

/// <summary>What everybody may read of Specialist Intervention without signing in (S14).</summary>
public sealed partial class ForEverybody(TestApp app) : IClassFixture<TestApp>
{
    private const string Dover = "/specialist-intervention/dover";

    [Fact]
    public async Task The_list_leads_to_each_district_by_its_plain_name()
    {
        var visitor = app.Visitor();
        var links = (await visitor.Open("/specialist-intervention"))
            .Document.QuerySelectorAll("main li a")
            .Select(a => a.GetAttribute("href")!)
            .ToList();

        links.Count.ShouldBe(12);
        links.ShouldContain("/specialist-intervention/folkestone-and-hythe");
        foreach (var link in links)
        {
            (await visitor.Open(link)).Status.ShouldBe(200, link);
        }
    }

    [Fact]
    public async Task A_former_name_or_capitals_lead_to_the_district_and_any_other_name_nowhere()
    {
        var visitor = app.Visitor();

        (await visitor.Open("/specialist-intervention/shepway")).GoesTo.ShouldBe("/specialist-intervention/folkestone-and-hythe");
        (await visitor.Open("/specialist-intervention/Dover")).GoesTo.ShouldBe(Dover);
        (await visitor.Open("/specialist-intervention/atlantis")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_family_finds_what_it_is_for_whom_what_happens_how_long_and_whom_to_ask()
    {
        var page = await app.Visitor().Open(Dover);

        page.Document.QuerySelectorAll("main h2")
            .Select(h => h.TextContent)
            .ShouldBe([
                "What it is",
                "Who it is for",
                "What happens, step by step",
                "Who is next on the waiting list",
                "How long it takes now in Dover",
                "Questions and answers",
                "Who can ask for a place",
                "Who to contact in Dover",
            ]);
        page.Document.QuerySelectorAll("main h3").Length.ShouldBe(4);
        var district = await app.InStore(s => Task.FromResult(s.Districts.Single(d => d.Name == "Dover")));
        page.Main.ShouldContain(district.ContactPhone!);
        page.Main.ShouldContain(district.ContactEmail!);
        page.Main.ShouldContain("All of this must be true");
        page.Main.ShouldContain("This is likely, but not a must");
        page.Main.ShouldContain("This may be true");
    }

    [Fact]
    public async Task Until_there_are_waits_to_count_the_page_says_so() =>
        (await app.Visitor().Open(Dover)).Main.ShouldContain("Too few to show yet");

    [Fact]
    public async Task The_sign_in_page_leads_here() =>
        (await app.Visitor().Open("/sign-in")).Document.QuerySelector("footer a[href='/specialist-intervention']").ShouldNotBeNull();

    [Theory]
    [InlineData("/specialist-intervention")]
    [InlineData(Dover)]
    public async Task It_reads_as_easily_as_a_childs_book_and_shortens_no_name(string address)
    {
        var page = await app.Visitor().Open(address);
        var said = page
            .Document.QuerySelectorAll("main p, main ol li, main .govuk-list--bullet li")
            .Select(p => p.TextContent.Trim())
            .ToList();

        said.Count.ShouldBeGreaterThan(1);
        Grade(said).ShouldBeLessThanOrEqualTo(6, string.Join('\n', said.Select(s => $"{Grade([s]):0.0} {s}")));
        Shortened().Matches(page.Main).Select(m => m.Value).Distinct().ShouldBeEmpty();
    }

    /// <summary>The measure itself, on a sentence whose grade is known: 13 words of 24 syllables in one sentence.</summary>
    [Fact]
    public void The_measure_of_easy_reading_tells_hard_from_easy()
    {
        Grade(["The cat sat on the mat."]).ShouldBe((0.39 * 6) + 11.8 - 15.59, 0.01);
        Grade(["The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."]).ShouldBe(11.27, 0.3);
        new[] { "child", "nursery", "specialist", "intervention", "time", "needed", "choose", "people", "district", "services" }
            .Select(Syllables)
            .ShouldBe([1, 3, 3, 4, 1, 2, 1, 2, 2, 3]);
    }

    /// <summary>
    /// Flesch and Kincaid’s grade: 0.39 words a sentence and 11.8 syllables a word, less 15.59. A paragraph or an item of a list
    /// ends a sentence.
    /// </summary>
    private static double Grade(IReadOnlyCollection<string> paragraphs)
    {
        var sentences = paragraphs.SelectMany(p => SentenceEnd().Split(p)).Where(s => Word().IsMatch(s)).ToList();
        var words = sentences.SelectMany(s => Word().Matches(s)).Select(m => m.Value).ToList();
        return (0.39 * words.Count / sentences.Count) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59;
    }

    /// <summary>Groups of vowels, less an e that is not heard, and one more where two vowels are heard apart.</summary>
    private static int Syllables(string word)
    {
        var w = word.ToLowerInvariant();
        if (char.IsDigit(w[0]))
        {
            return 2;
        }
        var count = Vowels().Count(w) + Apart().Count(w) - (Silent().IsMatch(w) ? 1 : 0);
        return Math.Max(1, count);
    }

    [GeneratedRegex(@"[.!?:]+(?:\s|$)")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[A-Za-z]+(?:[’'][a-z]+)?|\d+")]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();

    [GeneratedRegex("ia(?!l$|n$|list)|io(?!n|us)|eo(?!p)|iu|ua[lt]")]
    private static partial Regex Apart();

    [GeneratedRegex("(?<![aeiouyl])e$|[^aeiouytd]ed$|(?<=[aeiou])le$|(?<![sxzc]|ch|sh|g)es$")]
    private static partial Regex Silent();

    /// <summary>Two capitals or more together: an abbreviation that somebody may not know.</summary>
    [GeneratedRegex(@"\b[A-Z]{2,}[a-z]?\b")]
    private static partial Regex Shortened();
}
