using Microsoft.EntityFrameworkCore;
using OpenLift.Meetings;
using OpenLift.Requests;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Correspondence.Documents;

/// <summary>
/// A request and minutes as files: all that the page says, for those who may open the page, and nothing of the child in the name
/// (X7, S10).
/// </summary>
public sealed class PapersOfTheCounty(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("pdf", "application/pdf")]
    [InlineData("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    public async Task Every_question_and_answer_of_the_printable_copy_is_in_the_file(string kind, string type)
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await app.InStore(s =>
            s.Requests.Where(r => r.SettingName == "Holmwood Primary School" && r.Status == RequestStatus.Decided).FirstAsync()
        );
        var print = await senco.Open($"/requests/{request.Id}/print");
        var link = (await senco.Open($"/requests/{request.Id}/read"))
            .Document.QuerySelector($"main a[href*='request.{kind}']")!
            .GetAttribute("href")!;

        var file = await senco.Open(link);

        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        file.Response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        file.Response.Content.Headers.ContentDisposition.FileName.ShouldBe($"{request.Reference}.{kind}");
        file.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        file.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var words = Plain(kind is "pdf" ? Papers.Poppler("pdftotext", file.Bytes, "-raw") : string.Join('\n', Read(file.Bytes)));
        var asked = print
            .Document.QuerySelectorAll("main dt, main dd, main h2")
            .Select(e => Plain(e.TextContent))
            .Where(t => t is not ("" or "Notanswered"))
            .ToList();
        asked.Count.ShouldBeGreaterThan(40);
        asked.Where(a => !words.Contains(a, StringComparison.Ordinal)).ShouldBeEmpty();
        words.ShouldContain(Plain("Version 1, sent on"));
        words.ShouldContain(Plain("Confidential"));
    }

    [Fact]
    public async Task A_PDF_of_a_request_is_marked_heading_by_heading_and_says_nothing_of_the_child_in_its_title()
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Draft(senco, "Ärölin", "Żółć-ภ");
        await senco.Fill(
            $"{request}/need",
            ("Needs", "<b>&amp;\u00A0]]> “quoted”\n" + string.Join(' ', Enumerable.Range(1, 1100).Select(i => $"word{i}")))
        );

        var pdf = (await senco.Open($"{request}/request.pdf")).Bytes;

        var about = Papers.Poppler("pdfinfo", pdf);
        about.ShouldMatch(@"Tagged:\s+yes");
        about.ShouldNotContain("Ärölin");
        var structure = Papers.Poppler("pdfinfo", pdf, "-struct-text");
        var headings = structure.Split('\n').Select(l => l.Trim().Split(' ')[0]).Where(w => w is "H1" or "H2" or "H3").ToList();
        headings[0].ShouldBe("H1");
        headings.Skip(1).ShouldAllBe(h => h == "H2");
        headings.Count.ShouldBe(7);
        structure.ShouldContain("Ärölin Żółć-\uFFFD");
        structure.ShouldContain("<b>&amp;");
        structure.ShouldContain("word1100");
        Papers.Poppler("pdftotext", pdf).ShouldContain("Letters that this paper cannot print");
    }

    [Fact]
    public async Task Opening_the_file_is_a_look_like_any_other_and_another_district_has_no_such_page()
    {
        var coordinator = await app.SignedIn("coordinator@demo.example");
        var request = await AskingForSupport.Sent(await app.SignedIn("senco@demo.example"), "Paper", "Look");

        (await coordinator.Open($"{request}/request.pdf")).Status.ShouldBe(200);

        var child = await app.InStore(s =>
            s.Requests.Where(r => r.Id == AskingForSupport.IdOf(request)).Select(r => r.ChildId).SingleAsync()
        );
        (
            await app.InStore(s =>
                s.Looks.CountAsync(l => l.ChildId == child && l.PersonName == "Helen Marsh" && l.Page == $"{request}/request.pdf")
            )
        ).ShouldBe(1);
        foreach (
            var email in new[]
            {
                "thanet.coordinator@demo.example",
                "thanet.senco@demo.example",
                "administrator@demo.example",
                "teacher@demo.example",
            }
        )
        {
            (await (await app.SignedIn(email)).Open($"{request}/request.pdf")).Status.ShouldBe(404, email);
            (await (await app.SignedIn(email)).Open($"{request}/request.docx")).Status.ShouldBe(404, email);
        }
        (await coordinator.Open($"{request}/request.exe")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task An_earlier_version_is_printed_as_it_was_sent()
    {
        var (senco, coordinator) = (await app.SignedIn("senco@demo.example"), await app.SignedIn("coordinator@demo.example"));
        var request = await AskingForSupport.Sent(senco, "Paper", "Versions");
        await coordinator.Fill($"{request}/screen", "Ask", ("Question", "How often?"));
        await senco.Fill($"{request}/need", ("Needs", "It happens twice a day."));
        await senco.Fill($"{request}/reply", ("Reply", "Twice"));
        await senco.Fill($"{request}/check", ("Declared", "true"));

        Papers.Poppler("pdftotext", (await coordinator.Open($"{request}/request.pdf")).Bytes).ShouldContain("It happens twice a day.");
        Papers
            .Poppler("pdftotext", (await coordinator.Open($"{request}/request.pdf?version=1")).Bytes)
            .ShouldContain("Cannot yet settle at circle time.");
    }

    [Fact]
    public async Task Minutes_are_a_file_for_those_who_read_them()
    {
        var coordinator = await app.SignedIn("coordinator@demo.example");
        var meeting = await app.InStore(s => s.Meetings.Where(m => m.Status == MeetingStatus.Sealed).FirstAsync());
        var page = await coordinator.Open($"/meetings/{meeting.Id}/minutes");
        page.Document.QuerySelectorAll("main a[href*='/minutes.']").Length.ShouldBe(2);

        var pdf = await coordinator.Open($"/meetings/{meeting.Id}/minutes.pdf");
        var word = await coordinator.Open($"/meetings/{meeting.Id}/minutes.docx");

        pdf.Response.Content.Headers.ContentDisposition!.FileName.ShouldBe($"minutes-{meeting.Day:yyyy-MM-dd}.pdf");
        var (printed, written) = (Plain(Papers.Poppler("pdftotext", pdf.Bytes, "-raw")), Plain(string.Join('\n', Read(word.Bytes))));
        foreach (
            var line in meeting
                .Minutes!.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .SelectMany(l => l.Split(": ", 2))
                .Select(Plain)
        )
        {
            printed.ShouldContain(line);
            written.ShouldContain(line);
        }
        printed.ShouldContain(Plain("the words are as they were sealed"));
        (await (await app.SignedIn("thanet.coordinator@demo.example")).Open($"/meetings/{meeting.Id}/minutes.pdf")).Status.ShouldBe(404);
        (await (await app.SignedIn("senco@demo.example")).Open($"/meetings/{meeting.Id}/minutes.pdf")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_pack_is_one_file_with_each_request_as_it_was_frozen_and_each_reader_has_only_what_is_theirs()
    {
        var (coordinator, senco) = (await app.SignedIn("coordinator@demo.example"), await app.SignedIn("senco@demo.example"));
        var meeting = await app.InStore(s => s.Meetings.Where(m => m.Status == MeetingStatus.Published).FirstAsync());
        var items = await app.InStore(s =>
            s.AgendaItems.Where(i => i.MeetingId == meeting.Id && !i.TakenOff).OrderBy(i => i.Position).ToListAsync()
        );
        var versions = await app.InStore(s => s.SentVersions.ToListAsync());
        (await coordinator.Open($"/meetings/{meeting.Id}/pack")).Document.QuerySelectorAll("main a[href*='/pack.']").Length.ShouldBe(2);

        var pdf = await coordinator.Open($"/meetings/{meeting.Id}/pack.pdf");

        pdf.Response.Content.Headers.ContentDisposition!.FileName.ShouldBe($"papers-{meeting.Day:yyyy-MM-dd}.pdf");
        var seen = Plain(Papers.Poppler("pdftotext", pdf.Bytes, "-raw"));
        var headings = Papers
            .Poppler("pdfinfo", pdf.Bytes, "-struct")
            .Split('\n')
            .Select(l => l.Trim().Split(' ')[0])
            .Where(h => h is "H1" or "H2" or "H3")
            .ToList();
        headings.Count(h => h is "H2").ShouldBe(items.Count);
        headings.Take(3).ShouldBe(["H1", "H2", "H3"]);
        foreach (var item in items)
        {
            seen.ShouldContain(Plain(item.Papers[0].Hash[..12]));
            RequestAnswers
                .FromJson(versions.Single(v => v.RequestId == item.RequestId && v.Number == 1).Content)
                .SelectMany(s => s.Questions)
                .Where(q => q.Answer is { Length: > 0 })
                .ShouldAllBe(q => seen.Contains(Plain(q.Answer!), StringComparison.Ordinal));
        }
        var own = Plain(Papers.Poppler("pdftotext", (await senco.Open($"/meetings/{meeting.Id}/pack.pdf")).Bytes, "-raw"));
        items
            .Select(i => (i.SettingName == "Holmwood Primary School", own.Contains(i.Reference, StringComparison.Ordinal)))
            .ShouldAllBe(x => x.Item1 == x.Item2);
        items.ShouldContain(i => i.SettingName != "Holmwood Primary School");
        (await (await app.SignedIn("thanet.coordinator@demo.example")).Open($"/meetings/{meeting.Id}/pack.docx")).Status.ShouldBe(404);
        (
            await coordinator.Open(
                "/meetings/"
                    + await app.InStore(s => s.Meetings.Where(m => m.Status == MeetingStatus.Planned).Select(m => m.Id).FirstAsync())
                    + "/pack.pdf"
            )
        ).Status.ShouldBe(404);
    }

    private static IEnumerable<string> Read(byte[] docx)
    {
        var read = OpenLift.Correspondence.Documents.WordReader.Read(docx);
        return [.. read.Outside, .. read.Tables.SelectMany(t => t).SelectMany(r => r)];
    }

    /// <summary>Words without where they break on the paper.</summary>
    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
