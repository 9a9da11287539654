using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Documents;
using OpenLift.Requests;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Correspondence.Documents;

/// <summary>
/// A form filled in in Word or elsewhere becomes part of a draft: shown first, kept only then, and never in silence (L2, X7).
/// </summary>
public sealed class FilledForms(TestApp app) : IClassFixture<TestApp>
{
    private const string Senco = "senco@demo.example";

    [Theory]
    [InlineData("filled.docx")]
    [InlineData("libreoffice.docx")]
    [InlineData("by-way-of-odt.docx")]
    [InlineData("by-way-of-doc.docx")]
    public async Task Whatever_editor_saved_it_the_form_is_read_shown_and_kept(string file)
    {
        var senco = await app.SignedIn(Senco);
        var draft = await Draft(senco, "Zoë", "Müller");
        await senco.Fill($"{draft}/need", ("Needs", "Typed before"), ("OtherNeeds", "MLD"));
        await senco.Fill($"{draft}/provision", ("Actions", "Typed before and not in the form"));

        var shown = await senco.Upload($"{draft}/form", "Upload", file, Form(file));

        shown.Status.ShouldBe(200);
        Said(shown)
            .ShouldContain(
                string.Join(
                    " | ",
                    "What does the child need help with?",
                    "Typed before",
                    "Cannot yet wait for a turn & leaves <the carpet>. Często płacze; می‌خواهد کمک."
                )
            );
        Said(shown).ShouldContain(string.Join(" | ", "Date of first concern", "Nothing", "8 September 2026"));
        Said(shown)
            .ShouldContain(
                string.Join(
                    " | ",
                    "Who outside your setting has helped already?",
                    "Nothing",
                    "Educational psychologist, Occupational therapist"
                )
            );
        Rows(shown, "Not read")
            .Select(r => (r[0], r[1]))
            .ShouldBe(
                [
                    ("Area of need: Sand timer", "Magic"),
                    ("Email address", "not an address"),
                    ("Pupil premium", "Since January"),
                    ("Outside the boxes", "See also the report of the music therapist."),
                ],
                ignoreOrder: true
            );
        shown.Document.QuerySelectorAll(".govuk-warning-text").ShouldBeEmpty();
        (await RequestOf(draft)).Needs.ShouldBe("Typed before");

        (await senco.Follow(await senco.Press(shown, "Keep"))).Main.ShouldContain("answers from the form are kept");

        var kept = await RequestOf(draft);
        (kept.Needs, kept.SenStage, kept.PrimaryNeed, kept.ConcernSince).ShouldBe(
            ("Cannot yet wait for a turn & leaves <the carpet>.\nCzęsto płacze; می‌خواهد کمک.", "K", "SLCN", new DateOnly(2026, 9, 8))
        );
        (kept.CoreStandards, kept.Actions).ShouldBe(
            ("Visual timetable for all. “Now and next” boards.", "Typed before and not in the form")
        );
        kept.OtherNeeds.ShouldBe(["MLD"]);
        kept.Agencies.ShouldBe(["EP", "OT"], ignoreOrder: true);
        kept.OtherAgencies.ShouldBe("A private music therapist");
        (kept.Urgent, kept.WhyUrgent, kept.Hopes).ShouldBe((true, "May lose the place", "To join in at story time."));
        (kept.AskedBy, kept.AskedByRole, kept.ContactEmail, kept.ContactPhone).ShouldBe(
            ("Amara Okafor", "SENCO", "senco@demo.example", "01632 960001")
        );
        kept.Strategies.Select(s => (s.What, s.Area, s.Column, s.HowOften, s.Since, s.Outcome))
            .ShouldBe([
                ("Small talking group", "CI", Column.B, "Twice a week", new DateOnly(2026, 5, 1), null),
                ("Picture cards", "CI", Column.C, "All day", new DateOnly(2026, 6, 1), "Asks for a drink now"),
                ("Sand timer", null, Column.A, null, null, null),
            ]);
        kept.Progress.Select(p => (p.Subject, p.Level, p.Value, p.On, p.Comment))
            .ShouldBe([
                ("Speaking", "EYFS", "22 to 36 months", new DateOnly(2025, 9, 1), null),
                ("Speaking", "EYFS", "30 to 50 months", new DateOnly(2026, 9, 1), "Slower than in other areas"),
            ]);

        var again = await senco.Upload($"{draft}/form", "Upload", file, Form(file));
        again.Main.ShouldContain("The form says nothing that the draft does not say already");
    }

    [Fact]
    public async Task A_drafts_own_form_says_what_the_draft_says_and_another_requests_form_is_noticed()
    {
        var senco = await app.SignedIn(Senco);
        var (one, other) = (await Full(senco, "Form", "Own"), await Draft(senco, "Form", "Other"));
        var form = (await senco.Open($"{one}/form.docx")).Bytes;

        var own = await senco.Upload($"{one}/form", "Upload", "form.docx", form);
        own.Main.ShouldContain("The form says nothing that the draft does not say already");
        own.Main.ShouldNotContain("Not read");

        var shown = await senco.Upload($"{other}/form", "Upload", "form.docx", form);
        var warnings = string.Join(' ', shown.Document.QuerySelectorAll(".govuk-warning-text").Select(w => w.TextContent));
        warnings.ShouldContain(
            $"This form is of request {(await RequestOf(one)).Reference}, and you are in request {(await RequestOf(other)).Reference}."
        );
        warnings.ShouldContain("The form names the child Form Own. This request is about Form Other.");
        await senco.Press(shown, "Keep");
        (await RequestOf(other)).Hopes.ShouldBe("To join in");
        (await RequestOf(other)).Strategies.Single().What.ShouldBe("Now and next board");
    }

    [Fact]
    public async Task What_somebody_else_saved_meanwhile_is_not_written_over()
    {
        var (first, second) = (await app.SignedIn(Senco), await app.SignedIn(Senco));
        var draft = await Draft(first, "Stale", "Form");
        var shown = await first.Upload($"{draft}/form", "Upload", "filled.docx", Form("filled.docx"));
        await second.Fill($"{draft}/hopes", ("Hopes", "The other one’s words"));

        var clash = await first.Press(shown, "Keep");

        clash.Status.ShouldBe(422);
        clash.Document.GetElementById("theirs")!.TextContent.ShouldContain("The other one’s words");
        (await RequestOf(draft)).Hopes.ShouldBe("The other one’s words");
        Said(clash)
            .ShouldContain(
                string.Join(" | ", "What do you hope will come of this request?", "The other one’s words", "To join in at story time.")
            );
        (await first.Press(clash, "Keep")).Status.ShouldBe(302);
        (await RequestOf(draft)).Hopes.ShouldBe("To join in at story time.");
    }

    [Fact]
    public async Task Only_its_setting_and_only_while_it_is_open_to_it()
    {
        var senco = await app.SignedIn(Senco);
        var draft = await Draft(senco, "Form", "Mine");
        foreach (
            var email in new[]
            {
                "thanet.senco@demo.example",
                "nursery@demo.example",
                "coordinator@demo.example",
                "administrator@demo.example",
                "psychologist@demo.example",
            }
        )
        {
            var visitor = await app.SignedIn(email);
            foreach (var page in new[] { "form", "form.docx", "views-form.docx", "request.pdf", "request.docx" })
            {
                (await visitor.Open($"{draft}/{page}")).Status.ShouldBe(404, $"{email} {page}");
            }
        }
        var thanet = await app.SignedIn("thanet.senco@demo.example");
        var own = await Draft(thanet, "Form", "Theirs");
        var read = (await thanet.Upload($"{own}/form", "Upload", "filled.docx", Form("filled.docx"))).Value("Read");
        (
            await thanet.Press(await thanet.Open($"{own}/form") with { Path = $"{draft}/form?handler=Keep" }, "", ("Read", read))
        ).Status.ShouldBe(404);

        var open = await senco.Upload($"{draft}/form", "Upload", "filled.docx", Form("filled.docx"));
        await senco.Fill($"{draft}/need", ("Needs", "Enough to send"));
        await senco.Fill($"{draft}/check", ("Declared", "true"), ("WhyNot", "Abroad"));
        (await senco.Open($"{draft}/form")).Status.ShouldBe(404);
        (await senco.Press(open, "Keep")).Status.ShouldBe(422);
        (await RequestOf(draft)).Needs.ShouldBe("Enough to send");
    }

    [Fact]
    public async Task What_is_no_form_is_refused_beside_its_field()
    {
        var senco = await app.SignedIn(Senco);
        var draft = await Draft(senco, "Nasty", "Files");
        async Task Refused(byte[] bytes, string why) =>
            (await senco.Upload($"{draft}/form", "Upload", "form.docx", bytes)).Beside("Upload").ShouldBe(why);
        const string notReadable =
            "This Word document could not be read. Open it, save it again as a Word document (DOCX), and try once more";
        const string w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

        await Refused([], "The file is empty");
        await Refused("%PDF-1.7\n"u8.ToArray(), "The file must be a Word document (DOCX)");
        await Refused(Docx("<w:document"), notReadable);
        await Refused(
            Docx(
                $"<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document {w}><w:body><w:p><w:r><w:t>&e;</w:t></w:r>"
                    + $"</w:p></w:body></w:document>"
            ),
            notReadable
        );
        await Refused(
            Docx(
                $"<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><w:document {w}><w:body><w:p>"
                    + $"<w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
            ),
            notReadable
        );
        await Refused(Docx(string.Concat(Enumerable.Repeat("<a>", 400_000))), notReadable);
        await Refused(
            Docx(
                $"<w:document {w}>{string.Concat(Enumerable.Repeat("<w:p>", 100_000))}"
                    + string.Concat(Enumerable.Repeat("</w:p>", 100_000))
                    + "</w:document>"
            ),
            notReadable
        );
        await Refused(
            Docx($"<w:document {w}><w:body><w:p><w:r><w:t>{new string('a', 30 * 1024 * 1024)}</w:t></w:r></w:p></w:body></w:document>"),
            notReadable
        );
        await Refused(
            Docx($"<w:document {w}><w:body><w:p><w:r><w:t>{new string('a', 400_000)}</w:t></w:r></w:p></w:body></w:document>"),
            "There is more in this document than a request can hold: add it as a file instead"
        );
        await Refused(
            Docx($"<w:document {w}><w:body><w:p><w:r><w:t>A letter</w:t></w:r></w:p></w:body></w:document>"),
            "This Word document is not the request form. Download the form from your draft, fill that in, and keep its "
                + "questions as they are"
        );
        (await senco.Press(await senco.Open($"{draft}/form"), "", ("Read", "{\"Tables\":null}")))
            .Beside("Upload")
            .ShouldBe("Choose the filled form");
        (await RequestOf(draft)).Version.ShouldBe(1);
    }

    /// <summary>Nothing that lies elsewhere is fetched: only the main text of the file is opened at all.</summary>
    [Fact]
    public void A_document_that_points_elsewhere_is_read_without_going_there()
    {
        var relations =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
            + "Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" "
            + "Target=\"http://127.0.0.1:1/x.dotm\" TargetMode=\"External\"/></Relationships>";

        var read = WordReader.Read(
            Docx(
                "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body><w:tbl><w:tr><w:tc><w:p><w:r>"
                    + "<w:t>a</w:t></w:r><w:del><w:r><w:t>gone</w:t></w:r></w:del><w:ins><w:r><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"
                    + "</w:ins></w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
                ("word/_rels/document.xml.rels", relations)
            )
        );

        read.Tables.ShouldHaveSingleItem().ShouldHaveSingleItem().ShouldHaveSingleItem().ShouldBe("ab\nc");
    }

    [Fact]
    public async Task An_answer_longer_than_the_page_takes_is_named_and_one_of_ten_thousand_is_kept()
    {
        var senco = await app.SignedIn(Senco);
        var draft = await Draft(senco, "Long", "Answers");
        byte[] With(int characters) =>
            WordWriter.Write(
                new(
                    RequestForm.Title,
                    null,
                    [
                        new Answers([
                            new("WHAT does the child need help with", new string('é', characters)),
                            new("Anything else that matters", "yes"),
                            new("Your rôle", "Head"),
                        ]),
                    ]
                )
            );

        var tooLong = await senco.Upload($"{draft}/form", "Upload", "a.docx", With(10_001));
        Rows(tooLong, "Not read")
            .ShouldContain(r =>
                r[0] == "What does the child need help with?" && r[2] == "Write 10,000 characters or fewer: put longer reports in as files"
            );
        var shown = await senco.Upload($"{draft}/form", "Upload", "a.docx", With(10_000));
        await senco.Press(shown, "Keep");

        (await RequestOf(draft)).Needs!.Length.ShouldBe(10_000);
        (await RequestOf(draft)).AskedByRole.ShouldBe("Head");
    }

    [Theory]
    [InlineData("[ X ] Educational psychologist\n[  ] Portage", "EP")]
    [InlineData("[x]Educational psychologist\n[ ] Portage", "EP")]
    [InlineData("X Educational psychologist\n[ ] Portage", "EP")]
    [InlineData("[ ] Educational psychologist X\n[ ] Portage", "EP")]
    [InlineData("☒ Educational psychologist\n☐ Portage", "EP")]
    [InlineData("Educational psychologist", "EP")]
    [InlineData("EP\nPORTAGE", "EP,PORTAGE")]
    [InlineData("[ ] Educational psychologist\n[ ] Portage", "")]
    [InlineData("[ ] Called otherwise by now\n[X] Portage", "PORTAGE")]
    [InlineData("", "")]
    public void A_mark_is_read_however_it_was_made(string box, string marked) =>
        string.Join(
                ',',
                FormBox.Marked(box, [new("EP", "Educational psychologist"), new("PORTAGE", "Portage"), new("OT", "Occupational therapist")])
            )
            .ShouldBe(marked);

    [Theory]
    [InlineData("X\n[ ] Portage", "An X stands alone: put it beside one of the choices")]
    [InlineData("[X] Homeopath", "‘[X] Homeopath’ is not one of the choices")]
    public void A_mark_that_cannot_be_understood_is_said_so(string box, string why) =>
        Should
            .Throw<RuleBroken>(() =>
                FormBox.Marked(box, [new("EP", "Educational psychologist"), new("PORTAGE", "Portage"), new("OT", "Occupational therapist")])
            )
            .Message.ShouldBe(why);

    [Fact]
    public async Task Answers_that_do_not_go_together_are_named_and_the_rest_is_kept()
    {
        var senco = await app.SignedIn(Senco);
        var draft = await Draft(senco, "Not", "Together");
        var form = WordWriter.Write(
            new(
                RequestForm.Title,
                null,
                [
                    new Answers([
                        new("Who outside your setting has helped already?", "EP"),
                        new("Nobody outside the setting has been involved", "yes"),
                        new("This is urgent", "X"),
                        new("Main need", "[X] Hearing impairment\n[X] Down syndrome"),
                        new("Anything else that matters", "Moves in May"),
                        new("Date of first concern", "1 January 2027"),
                    ]),
                ]
            )
        );

        var shown = await senco.Upload($"{draft}/form", "Upload", "a.docx", form);

        Rows(shown, "Not read")
            .Select(r => (r[0], r[2]))
            .ShouldBe(
                [
                    ("Main need", "2 are marked: mark one"),
                    ("Date of first concern", "The date must be today or in the past"),
                    ("Nobody outside the setting has been involved", "Agencies are named too: take out one or the other"),
                    ("This is urgent", "It does not say what makes it urgent"),
                ],
                ignoreOrder: true
            );
        (await senco.Press(shown, "Keep")).Status.ShouldBe(302);
        var kept = await RequestOf(draft);
        (kept.NoAgencies, kept.Urgent, kept.OtherInformation).ShouldBe((false, false, "Moves in May"));
        kept.Agencies.ShouldBe(["EP"]);
    }

    [Fact]
    public async Task When_the_scanner_is_away_no_form_is_read()
    {
        await using var away = new NoScanner();
        var senco = await away.SignedIn(Senco);
        var draft = await Draft(senco, "Scanner", "Away");

        (await senco.Upload($"{draft}/form", "Upload", "filled.docx", Form("filled.docx")))
            .Beside("Upload")!
            .ShouldStartWith("Files cannot be checked for viruses just now");
    }

    [Fact]
    public async Task Blank_forms_are_for_those_who_write_requests_and_name_nobody()
    {
        var senco = await app.SignedIn(Senco);
        (await senco.Open("/forms")).Document.QuerySelectorAll("main a[href$='.docx']").Length.ShouldBe(2);
        var blank = await senco.Open("/forms/views.docx");
        blank.Response.Content.Headers.ContentDisposition!.FileName.ShouldBe("views-form.docx");
        var words = WordReader.Read(blank.Bytes);
        words.Outside.ShouldContain(o => o.StartsWith("People who help your child", StringComparison.Ordinal));
        words.Tables.SelectMany(t => t).Select(r => r[0]).ShouldContain("Children’s social care");
        (await (await app.SignedIn("coordinator@demo.example")).Open("/forms")).Status.ShouldBe(404);
        (await (await app.SignedIn("dpo@demo.example")).Open("/forms/request.docx")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_familys_form_comes_with_what_is_recorded()
    {
        var senco = await app.SignedIn(Senco);
        var draft = await Draft(senco, "Family", "Form");
        await senco.Fill($"{draft}/parent-views", ("Words", "A quiet corner"), ("GivenBy", "A Parent"), ("How", "OnScreen"));
        await senco.Fill(
            $"{draft}/permission",
            ("Answer", "Given"),
            ("By", "A Parent"),
            ("How", "OnScreen"),
            ("On.Day", "20"),
            ("On.Month", "11"),
            ("On.Year", "2026"),
            ("Sharing[0].Parent", "Given"),
            ("Sharing[1].Parent", "Refused")
        );

        var rows = WordReader
            .Read((await senco.Open($"{draft}/views-form.docx")).Bytes)
            .Tables.SelectMany(t => t)
            .Where(r => r.Count > 1)
            .ToList();

        rows.ShouldContain(r => r[0].StartsWith("Child’s name", StringComparison.Ordinal) && r[1] == "Family Form");
        rows.ShouldContain(r => r[0].StartsWith("What would you like to happen", StringComparison.Ordinal) && r[1] == "A quiet corner");
        rows.ShouldContain(r =>
            r[0].StartsWith("Do you agree", StringComparison.Ordinal) && r[1].Contains("[X] Yes", StringComparison.Ordinal)
        );
        var all = string.Join('\n', rows.SelectMany(r => r));
        foreach (var staffs in new[] { "On this screen", "key worker", "wrote them down", "How was it given", "Not asked" })
        {
            all.ShouldNotContain(staffs);
        }
        rows.Single(r => r[0] == "Education").Skip(1).ShouldBe(["Yes", ""]);
        rows.Single(r => r[0] == "Children’s social care").Skip(1).ShouldBe(["No", ""]);
    }

    [Theory]
    [InlineData("Sept 2025", "2025-09-01", true)]
    [InlineData("since May 2026", "2026-05-01", true)]
    [InlineData("Easter 2025", "2025-04-20", true)]
    [InlineData("Autumn term 2025", "2025-09-01", true)]
    [InlineData("01/09/26", "2026-09-01", false)]
    [InlineData("8th September 2026", "2026-09-08", false)]
    public void A_day_is_read_as_people_write_it_and_a_month_is_said_to_be_one(string box, string day, bool rough)
    {
        var context = new FormContext(new([]), new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));

        FormBox.PastDay(box, context).ShouldBe(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        FormBox.IsRough(box).ShouldBe(rough);
    }

    [Fact]
    public async Task What_was_not_read_stays_beside_the_draft_until_it_is_dealt_with()
    {
        var senco = await app.SignedIn(Senco);
        var draft = await Draft(senco, "Left", "Over");
        var shown = await senco.Upload($"{draft}/form", "Upload", "filled.docx", Form("filled.docx"));

        var tasks = await senco.Follow(await senco.Press(shown, "Keep"));

        tasks.Main.ShouldContain("answers of your form could not be read");
        var kept = await RequestOf(draft);
        kept.Strategies.ShouldContain(s => s.What == "Sand timer" && s.Area == null && s.Column == Column.A);
        kept.Strategies.Single(s => s.What == "Small talking group").Since.ShouldBe(new DateOnly(2026, 5, 1));
        var left = await senco.Open($"{draft}/form");
        left.Main.ShouldContain("Pupil premium");
        (await senco.Follow(await senco.Press(left, "Done"))).Main.ShouldNotContain("could not be read");
        (await RequestOf(draft)).NotRead.ShouldBeEmpty();
    }

    [Fact]
    public void A_form_from_Word_for_the_web_is_read_though_its_text_is_called_otherwise()
    {
        using var memory = new MemoryStream(Form("filled.docx"));
        using var renamed = new MemoryStream();
        using (var from = new ZipArchive(memory))
        using (var to = new ZipArchive(renamed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in from.Entries)
            {
                using var reader = new StreamReader(part.Open());
                using var writer = new StreamWriter(
                    to.CreateEntry(part.FullName.Replace("word/document.xml", "word/document2.xml")).Open()
                );
                writer.Write(reader.ReadToEnd().Replace("word/document.xml", "word/document2.xml"));
            }
        }

        FileKind.Of(renamed.ToArray()).ShouldBe(FileKind.Word);
        WordReader.Read(renamed.ToArray()).Tables.ShouldNotBeEmpty();
    }

    private static byte[] Form(string name) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Correspondence/Documents/Forms", name));

    private Task<Request> RequestOf(string path) => app.InStore(s => s.Requests.SingleAsync(r => r.Id == AskingForSupport.IdOf(path)));

    private static async Task<string> Draft(Visitor senco, string first, string last)
    {
        var child = (
            await senco.Fill(
                "/children/new",
                ("FirstName", first),
                ("LastName", last),
                ("Born.Day", "3"),
                ("Born.Month", "4"),
                ("Born.Year", "2020"),
                ("Different", "true")
            )
        ).GoesTo!.Split('/')[^1];
        return (await senco.Fill($"/requests/new?child={child}", ("Child", child))).GoesTo![..^"/tasks".Length];
    }

    private static async Task<string> Full(Visitor senco, string first, string last)
    {
        var draft = await Draft(senco, first, last);
        await senco.Fill(
            $"{draft}/need",
            ("Needs", "Needs\nin two lines"),
            ("SenStage", "K"),
            ("PrimaryNeed", "SLCN"),
            ("OtherNeeds", "MLD"),
            ("ConcernSince.Day", "1"),
            ("ConcernSince.Month", "9"),
            ("ConcernSince.Year", "2026")
        );
        await senco.Fill($"{draft}/provision", ("CoreStandards", "Core"), ("Actions", "Actions"));
        await senco.Fill(
            $"{draft}/strategies",
            ("What", "Now and next board"),
            ("Area", "CI"),
            ("Column", "B"),
            ("HowOften", "Daily"),
            ("Since.Day", "1"),
            ("Since.Month", "10"),
            ("Since.Year", "2026"),
            ("Outcome", "Helps")
        );
        await senco.Fill($"{draft}/agencies", ("Agencies", "SLT"), ("Others", "A club"));
        await senco.Fill(
            $"{draft}/progress",
            ("Subject", "Speaking"),
            ("Level", "EYFS"),
            ("Value", "30 to 50 months"),
            ("On.Day", "1"),
            ("On.Month", "10"),
            ("On.Year", "2026")
        );
        await senco.Fill(
            $"{draft}/hopes",
            ("Hopes", "To join in"),
            ("OtherInformation", "None"),
            ("Urgent", "true"),
            ("WhyUrgent", "Place at risk")
        );
        await senco.Fill($"{draft}/contact", ("AskedByRole", "SENCO"), ("ContactPhone", "01632 960001"), ("Attending", "The head"));
        return draft;
    }

    private static List<string[]> Rows(Page page, string caption) =>
        [
            .. page
                .Document.QuerySelectorAll("main table")
                .Where(t => t.QuerySelector("caption")!.TextContent.StartsWith(caption, StringComparison.Ordinal))
                .SelectMany(t => t.QuerySelectorAll("tbody tr"))
                .Select(r =>
                    r.Children.Select(c => System.Text.RegularExpressions.Regex.Replace(c.TextContent, @"\s+", " ").Trim()).ToArray()
                ),
        ];

    private static IEnumerable<string> Said(Page page) => Rows(page, "Read from the form").Select(r => string.Join(" | ", r));

    private static readonly (string Name, string Content)[] Parts =
    [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "
                + "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
        ),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
                + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
                + "Target=\"word/document.xml\"/></Relationships>"
        ),
    ];

    private static byte[] Docx(string document, params (string Name, string Content)[] more)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Parts.Append(("word/document.xml", document)).Concat(more))
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return memory.ToArray();
    }

    private sealed class NoScanner : TestApp
    {
        protected override IReadOnlyDictionary<string, string> More => new Dictionary<string, string> { ["Clamd"] = "127.0.0.1:1" };
    }
}
