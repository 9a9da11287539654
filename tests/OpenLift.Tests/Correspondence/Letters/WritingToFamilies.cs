using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Correspondence.Documents;
using OpenLift.Correspondence.Letters;
using OpenLift.County;
using OpenLift.People;
using OpenLift.Requests;
using OpenLift.Tests.Children.Families;
using OpenLift.Tests.Correspondence.Documents;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Correspondence.Letters;

/// <summary>
/// Letters reach the one they are for, after a second person has looked, once, and say nothing to anybody else (S9, T1, T2, P7).
/// </summary>
public sealed class WritingToFamilies(TestApp app) : IClassFixture<TestApp>
{
    private const string LeenasHome = "1 Harbour Lane\nDover CT16 1AA",
        OmarsHome = "22 Far Street\nDeal CT14 6BB";

    private static readonly Carer Leena = new(
        new("0198f3c2-0000-7000-8000-0000000000a1"),
        "Leena Rivers",
        "mother",
        true,
        "07700 900111",
        "leena@example.com",
        LeenasHome
    );
    private static readonly Carer Omar = new(
        new("0198f3c2-0000-7000-8000-0000000000a2"),
        "Omar Rivers",
        "father",
        true,
        "07700 900222",
        "omar@example.com",
        OmarsHome
    );

    private static readonly Dictionary<string, string> Offer = new()
    {
        ["hub"] = "Harbour House",
        ["sessions"] = "3 sessions a week",
        ["times"] = "Mondays, 9.15am",
        ["start"] = "12 January 2027",
        ["end"] = "25 March 2027",
        ["manager"] = "Sam Manager",
    };

    /// <summary>A sent request whose child has these carers, somebody who writes and somebody who checks.</summary>
    private static async Task<(string Request, Visitor Writer, Visitor Checker)> AFamilyOf(TestApp app, string first, params Carer[] carers)
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Sent(senco, first, "Rivers");
        await app.Save(async s =>
        {
            var child = await ChildOf(s, request);
            foreach (var carer in carers)
            {
                child.HasCarer(carer, s.Now);
            }
            var other = await s.People.Include(p => p.Roles).SingleAsync(p => p.Email == "thanet.coordinator@demo.example");
            var dover = await s.Districts.SingleAsync(d => d.Name == "Dover");
            if (!other.Roles.Any(r => r.Scope == dover.Scope))
            {
                other.Give(Role.Coordinator, dover.Scope, "Dover", s.Now);
            }
        });
        return (request, await app.SignedIn("coordinator@demo.example"), await app.SignedIn("thanet.coordinator@demo.example"));
    }

    private static async Task<Child> ChildOf(Store store, string request)
    {
        var id = AskingForSupport.IdOf(request);
        return await store.Children.SingleAsync(c => store.Requests.Any(r => r.Id == id && r.ChildId == c.Id));
    }

    private static async Task<IReadOnlyList<Letter>> Write(
        TestApp app,
        string request,
        LetterKind kind = LetterKind.ConfirmedOffer,
        Dictionary<string, string>? fields = null,
        Due? due = null,
        DateOnly? warnOn = null,
        string by = "coordinator@demo.example",
        Guid? about = null
    )
    {
        var actor = await app.ActorOf(by);
        return await app.InStore(
            async s =>
            {
                var id = AskingForSupport.IdOf(request);
                var written = await s.WriteLetters(
                    await s.Requests.SingleAsync(r => r.Id == id),
                    await ChildOf(s, request),
                    kind,
                    about,
                    fields ?? Offer,
                    due,
                    warnOn
                );
                await s.SaveChangesAsync();
                return written;
            },
            actor
        );
    }

    private static Task<Letter> Now(TestApp app, Letter letter) => app.InStore(s => s.Letters.SingleAsync(l => l.Id == letter.Id));

    private static async Task Checked(Visitor checker, Letter letter) =>
        (await checker.Fill($"/letters/{letter.Id}/check", ("Read", "true"))).Status.ShouldBe(302);

    [Fact]
    public async Task Two_households_each_get_a_letter_with_their_own_address_and_nobody_elses()
    {
        var aunt = new Carer(
            new("0198f3c2-0000-7000-8000-0000000000a3"),
            "Nadia Rivers",
            "aunt",
            false,
            "07700 900333",
            null,
            "9 Aunt Road"
        );
        var (request, writer, _) = await AFamilyOf(app, "Apart", Leena, Omar, aunt);

        var letters = await Write(app, request, about: new Guid("0198f3c2-0000-7000-8000-0000000000ff"));

        letters
            .Select(l => (l.CarerName, l.Address, l.Status, l.About))
            .ShouldBe([
                ("Leena Rivers", LeenasHome, LetterStatus.Draft, new("0198f3c2-0000-7000-8000-0000000000ff")),
                ("Omar Rivers", OmarsHome, LetterStatus.Draft, new("0198f3c2-0000-7000-8000-0000000000ff")),
            ]);
        letters[0].Subject.ShouldBe("A place for Apart");
        letters[0].Body.ShouldStartWith("Dear Leena Rivers\n\nWe are glad to tell you that Apart has a place");
        foreach (
            var (letter, others) in new[]
            {
                (letters[0], new[] { "Omar", "Far Street", "CT14 6BB", "07700 900222", "omar@example.com" }),
                (letters[1], ["Leena", "Harbour Lane", "CT16 1AA", "07700 900111", "leena@example.com"]),
            }
        )
        {
            var text = Papers.Poppler("pdftotext", PdfWriter.Write(letter.Paper("Kent County Council", new(2026, 11, 23))), "-layout");
            foreach (var other in others)
            {
                text.ShouldNotContain(other);
            }
        }
        (await writer.Open($"/letters/{letters[0].Id}")).Main.ShouldContain("The parents live apart");
    }

    [Fact]
    public async Task Whoever_must_not_be_told_gets_none_and_where_nobody_may_be_told_none_is_written()
    {
        var (request, _, _) = await AFamilyOf(app, "Barred", Leena, Omar with { NotToBeTold = "A court order" });
        (await Write(app, request)).Select(l => l.CarerName).ShouldBe(["Leena Rivers"]);

        var (other, _, _) = await AFamilyOf(
            app,
            "Nobody",
            Omar with
            {
                NotToBeTold = "A court order",
            },
            Leena with
            {
                HasResponsibility = false,
            }
        );
        (await Should.ThrowAsync<RuleBroken>(() => Write(app, other))).Message.ShouldStartWith(
            "Nobody is recorded who holds parental responsibility"
        );
        (await app.InStore(s => s.Letters.CountAsync(l => l.RequestId == AskingForSupport.IdOf(other)))).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_checks_their_own_letter_and_a_change_after_the_check_needs_another()
    {
        var (request, writer, checker) = await AFamilyOf(app, "Checked", Leena);
        var letter = (await Write(app, request)).Single();

        (await writer.Open($"/letters/{letter.Id}/check")).Document.QuerySelectorAll("main form").ShouldBeEmpty();
        var form = await checker.Open($"/letters/{letter.Id}/check");
        form.Main.ShouldContain("Child Checked Rivers To Leena Rivers, mother Address 1 Harbour Lane");
        form.Main.ShouldContain("First day: 12 January 2027");
        (
            await writer.Press(
                (await writer.Open($"/letters/{letter.Id}/edit")) with
                {
                    Path = $"/letters/{letter.Id}/check",
                },
                "",
                ("Read", "true")
            )
        ).Problems.ShouldBe(["You wrote or changed this letter: somebody else checks it."]);
        (await writer.Open($"/letters/{letter.Id}/send")).Status.ShouldBe(404);
        (await writer.Open($"/letters/{letter.Id}.pdf")).Status.ShouldBe(404, "what nobody checked is not printed");
        (await checker.Press(form, "")).Beside("Read").ShouldBe("Read the letter, and say that all of it belongs together");

        await Checked(checker, letter);
        (await writer.Open($"/letters/{letter.Id}.pdf")).Status.ShouldBe(200);
        (await writer.Follow(await writer.Fill($"/letters/{letter.Id}/edit", ("Subject", letter.Subject)))).Main.ShouldContain(
            "Nothing was changed"
        );
        (await Now(app, letter)).Status.ShouldBe(LetterStatus.Checked);
        await writer.Fill($"/letters/{letter.Id}/edit", ("Body", "Dear Leena\n\nOther words."));

        var changed = await Now(app, letter);
        (changed.Status, changed.CheckedBy, changed.CheckedAt).ShouldBe((LetterStatus.Draft, null, null));
        (await writer.Open($"/letters/{letter.Id}/send")).Status.ShouldBe(404);
        (
            await app.InStore(s => s.Audit.Where(e => e.Subject == Store.SubjectOf(letter.Id)).OrderBy(e => e.Version).LastAsync())
        ).Changes!.ShouldContain("We are glad to tell you");

        await checker.Fill($"/letters/{letter.Id}/edit", ("Body", "Dear Leena\n\nThe checker’s words."));
        (await checker.Open($"/letters/{letter.Id}/check")).Document.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_read_is_what_is_checked()
    {
        var (request, writer, checker) = await AFamilyOf(app, "Stale", Leena);
        var letter = (await Write(app, request)).Single();
        var form = await checker.Open($"/letters/{letter.Id}/check");
        await writer.Fill($"/letters/{letter.Id}/edit", ("Body", "Dear Leena\n\nSomething else."));

        (await checker.Press(form, "", ("Read", "true"))).Main.ShouldContain("Somebody else changed this while you were working");
        (await Now(app, letter)).Status.ShouldBe(LetterStatus.Draft);
    }

    [Fact]
    public async Task A_letter_that_says_how_another_parent_is_reached_is_not_checked()
    {
        var (request, writer, checker) = await AFamilyOf(app, "Telltale", Leena, Omar);
        var letter = (await Write(app, request))[0];
        foreach (var told in new[] { "22 Far Street, Deal CT14 6BB", "0 7700-900 222", "omar@example.com" })
        {
            await writer.Fill($"/letters/{letter.Id}/edit", ("Body", $"Dear Leena\n\nOmar is at {told}."));
            (await checker.Fill($"/letters/{letter.Id}/check", ("Read", "true")))
                .Problems.Single()
                .ShouldStartWith("This letter says how another person is reached", customMessage: told);
        }
        await writer.Fill($"/letters/{letter.Id}/edit", ("Body", "Dear Leena\n\nYou are at 1 Harbour Lane, Dover CT16 1AA."));
        await Checked(checker, letter);
    }

    [Fact]
    public async Task A_new_address_is_not_used_for_a_day_and_a_letter_to_the_old_one_never_goes()
    {
        await using var alone = new TestApp();
        var (request, writer, checker) = await AFamilyOf(alone, "Moved", Leena);
        var letter = (await Write(alone, request)).Single();
        await Checked(checker, letter);
        await alone.Save(async s => (await ChildOf(s, request)).CarerIs(Leena with { Address = "7 New Road" }, s.Now));

        (await writer.Open($"/letters/{letter.Id}/send")).Main.ShouldContain(
            "What is recorded of Leena Rivers has changed since this was written"
        );
        (await writer.Fill($"/letters/{letter.Id}/send", ("How", "Posted")))
            .Problems.Single()
            .ShouldStartWith("What is recorded of Leena Rivers has changed");
        await writer.Fill($"/letters/{letter.Id}/edit");
        (await Now(alone, letter)).Address.ShouldBe("7 New Road");
        (await checker.Open($"/letters/{letter.Id}/check")).Main.ShouldContain(
            "How to reach Leena Rivers was changed on 23 November 2026 at 10:00. To guard against a mix-up it " + "can be used a day later."
        );
        await Checked(checker, letter);
        (await writer.Fill($"/letters/{letter.Id}/send", ("How", "Posted")))
            .Beside("How")
            .ShouldStartWith("How to reach Leena Rivers was changed on 23 November 2026 at 10:00");
        (await Now(alone, letter)).SentAt.ShouldBeNull();

        alone.Clock.Now = FixedClock.Monday.AddDays(1);
        writer = await alone.SignedIn("coordinator@demo.example");
        (await writer.Fill($"/letters/{letter.Id}/send", ("How", "Posted"))).Status.ShouldBe(302);
        (await Now(alone, letter)).How.ShouldBe(HowSent.Posted);
    }

    [Fact]
    public async Task The_childs_new_home_waits_a_day_too()
    {
        var here = Leena with { Address = null };
        var (request, writer, checker) = await AFamilyOf(app, "Home", here);
        await app.Save(async s =>
        {
            var child = await ChildOf(s, request);
            child.LivesAt("5 Old Road", "CT16 2CC", null, null, false, s.Now);
            child.LivesAt("6 New Road", "CT16 2CC", null, null, false, s.Now);
        });
        var letter = (await Write(app, request)).Single();
        letter.Address.ShouldBe("6 New Road\nCT16 2CC");
        await Checked(checker, letter);

        (await writer.Fill($"/letters/{letter.Id}/send", ("How", "Posted")))
            .Beside("How")
            .ShouldStartWith("How to reach Leena Rivers was changed");
        (await writer.Fill($"/letters/{letter.Id}/send", ("How", "HandedOver"))).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Where_somebody_barred_is_reached_too_nothing_is_posted()
    {
        var (request, writer, checker) = await AFamilyOf(
            app,
            "Shared",
            Leena,
            Omar with
            {
                Address = LeenasHome.Replace("\n", ", ", StringComparison.Ordinal),
                NotToBeTold = "A court order",
            }
        );
        var letter = (await Write(app, request)).Single();
        (await checker.Open($"/letters/{letter.Id}/check")).Main.ShouldContain("Omar Rivers must not be told anything");
        await Checked(checker, letter);

        (await writer.Fill($"/letters/{letter.Id}/send", ("How", "Posted")))
            .Beside("How")
            .ShouldBe("Somebody who must not be told anything is reached there too: hand it over in person");
        (await Now(app, letter)).SentAt.ShouldBeNull();
    }

    [Fact]
    public async Task An_unsent_letter_stops_when_its_person_is_barred_and_all_stop_when_the_family_stops_sharing()
    {
        var (request, writer, checker) = await AFamilyOf(app, "Stopped", Leena, Omar);
        var letters = await Write(app, request);
        await Checked(checker, letters[1]);
        var sending = await writer.Open($"/letters/{letters[1].Id}/send");
        var child = await app.InStore(async s => (await ChildOf(s, request)).Id);

        await writer.Fill($"/children/{child}/carers/{Omar.Key}", ("NotToBeTold", "A court order"));

        var stopped = await Now(app, letters[1]);
        (stopped.Status, stopped.WhyDropped).ShouldBe((LetterStatus.Dropped, "this person is no longer to be told"));
        (await writer.Press(sending, "", ("How", "HandedOver"))).Problems.ShouldBe(["This cannot be done now: the letter is not sent."]);
        (await Now(app, letters[0])).Status.ShouldBe(LetterStatus.Draft);

        var senco = await app.SignedIn("senco@demo.example");
        await senco.Fill($"{request}/family", ("What", "all"), ("By", "Leena"), ("Reason", "Changed her mind"));
        (await Now(app, letters[0])).WhyDropped.ShouldBe("the family stopped sharing");
        (await writer.Open($"/letters/{letters[0].Id}")).Status.ShouldBe(404);
        await Should.ThrowAsync<InvalidOperationException>(() => Write(app, request));
        await app.InStore(async s =>
        {
            var asked = await s.Requests.SingleAsync(r => r.Id == AskingForSupport.IdOf(request));
            Should
                .Throw<RuleBroken>(() =>
                    Letter.Write(
                        asked,
                        s.Children.Single(c => c.Id == child),
                        Leena,
                        LetterKind.General,
                        null,
                        1,
                        "x",
                        "x",
                        null,
                        null,
                        null,
                        default,
                        "x",
                        s.Now
                    )
                )
                .Message.ShouldStartWith("The family has stopped sharing");
            return 0;
        });
    }

    [Fact]
    public async Task Even_a_letter_that_nobody_stopped_does_not_go_to_somebody_barred()
    {
        var (request, writer, checker) = await AFamilyOf(app, "Quietly", Omar);
        var letter = (await Write(app, request)).Single();
        await Checked(checker, letter);
        await app.Save(async s => (await ChildOf(s, request)).CarerIs(Omar with { NotToBeTold = "A refuge" }, s.Now));

        (await writer.Fill($"/letters/{letter.Id}/send", ("How", "HandedOver"))).Problems.ShouldBe([
            "Omar Rivers is not to be told: no letter goes to them.",
        ]);
    }

    [Fact]
    public async Task The_two_weeks_are_shown_as_a_warning_and_then_as_late()
    {
        await using var alone = new TestApp();
        var (request, _, checker) = await AFamilyOf(alone, "Clocked", Leena);
        var letter = (
            await Write(
                alone,
                request,
                due: new(new(2026, 12, 7), "two weeks after the place was confirmed on 23 November 2026"),
                warnOn: new(2026, 12, 2)
            )
        ).Single();
        (await Row()).ShouldContain("Mon 7 Dec 2026");
        (await Row()).ShouldNotContain("Due soon");
        (await checker.Open("/")).Main.ShouldContain("letters to check");

        foreach (var (day, tag) in new[] { (9, "Due soon"), (14, "Due soon"), (15, "Late") })
        {
            alone.Clock.Now = FixedClock.Monday.AddDays(day);
            checker = await alone.SignedIn("thanet.coordinator@demo.example");
            (await Row()).ShouldContain(tag, customMessage: $"day {day}");
        }
        (await checker.Open($"/letters/{letter.Id}")).Main.ShouldContain("This letter is late: it was to be sent by 7 December 2026.");
        (await checker.Open("/")).Main.ShouldContain("letters late");
        await Checked(checker, letter);
        var writer = await alone.SignedIn("coordinator@demo.example");
        await writer.Fill($"/letters/{letter.Id}/send", ("How", "HandedOver"));
        (await Row("?view=Sent")).ShouldContain("Sent late");
        (await Row("")).ShouldBe("");

        async Task<string> Row(string view = "") =>
            (await checker.Open($"/letters{view}"))
                .Document.QuerySelectorAll("main tbody tr")
                .SingleOrDefault(r => r.TextContent.Contains("Clocked Rivers", StringComparison.Ordinal))
                ?.TextContent
            ?? "";
    }

    [Fact]
    public async Task Sending_twice_sends_once_and_the_message_and_the_log_say_nothing_of_the_child()
    {
        await using var alone = new TestApp();
        var (request, writer, checker) = await AFamilyOf(alone, "Canarychild", Leena, Omar);
        var letters = await Write(alone, request);
        await Checked(checker, letters[0]);
        await Checked(checker, letters[1]);
        (await writer.Open($"/letters/{letters[0].Id}/send")).Main.ShouldContain(SendLetter.NoLink);
        (await writer.Fill($"/letters/{letters[0].Id}/send", ("How", "EmailLink"))).Beside("How").ShouldBe(SendLetter.NoLink);
        (
            await writer.Fill($"{request}/links/new", ("Carer", Omar.Key.ToString()), ("Means", "Email"), ("CodeMeans", "InPerson"))
        ).Status.ShouldBe(200);
        (await writer.Fill($"/letters/{letters[0].Id}/send", ("How", "EmailLink")))
            .Beside("How")
            .ShouldBe(SendLetter.NoLink, "Omar’s link is not Leena’s");
        (
            await writer.Fill($"{request}/links/new", ("Carer", Leena.Key.ToString()), ("Means", "Email"), ("CodeMeans", "InPerson"))
        ).Status.ShouldBe(200);
        var before = (await alone.SendPost()).Count;

        var (one, two) = (await writer.Open($"/letters/{letters[0].Id}/send"), await writer.Open($"/letters/{letters[0].Id}/send"));
        (await writer.Press(one, "", ("How", "EmailLink"))).Status.ShouldBe(302);
        (await writer.Press(one, "", ("How", "EmailLink"))).Status.ShouldBe(302);
        (await writer.Press(two, "", ("How", "EmailLink"))).Problems.ShouldBe(["This cannot be done now: the letter is sent."]);

        var message = (await alone.SendPost()).Skip(before).ShouldHaveSingleItem();
        message.Wording.To.ShouldBe("leena@example.com");
        var words = $"{message.Wording.Subject} {message.Wording.Text}";
        foreach (var secret in new[] { "Canarychild", "Rivers", "Leena", "Harbour", "place", "12 January" })
        {
            words.ShouldNotContain(secret);
        }
        var sent = await Now(alone, letters[0]);
        (sent.Status, sent.SentAt, sent.How, sent.SenderName).ShouldBe(
            (LetterStatus.Sent, alone.Clock.Now, HowSent.EmailLink, "Helen Marsh")
        );
        alone
            .Log.Lines.Where(l =>
                new[] { "Canarychild", "Leena", "Harbour Lane", "leena@example.com" }.Any(x => l.Contains(x, StringComparison.Ordinal))
                && !l.StartsWith("Debug", StringComparison.Ordinal)
                && !l.StartsWith("Trace", StringComparison.Ordinal)
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_people_who_press_send_at_the_same_moment_send_one_message()
    {
        await using var alone = new TestApp();
        var (request, writer, checker) = await AFamilyOf(alone, "Atonce", Leena);
        var letter = (await Write(alone, request)).Single();
        await Checked(checker, letter);
        await writer.Fill($"{request}/links/new", ("Carer", Leena.Key.ToString()), ("Means", "Email"), ("CodeMeans", "InPerson"));
        var before = (await alone.SendPost()).Count;
        Visitor[] both = [writer, checker];
        var forms = await Task.WhenAll(both.Select(v => v.Open($"/letters/{letter.Id}/send")));

        var pages = await Task.WhenAll(both.Zip(forms).Select(x => Task.Run(() => x.First.Press(x.Second, "", ("How", "EmailLink")))));

        pages.Select(p => p.Status).Order().ShouldBe([302, 422]);
        (await alone.SendPost()).Count.ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_letter_posted_on_friday_was_sent_on_friday()
    {
        await using var alone = new TestApp();
        var (request, writer, checker) = await AFamilyOf(alone, "Posted", Leena);
        var letter = (await Write(alone, request)).Single();
        await Checked(checker, letter);
        alone.Clock.Now = FixedClock.Monday.AddDays(7);
        writer = await alone.SignedIn("coordinator@demo.example");

        (await writer.Fill($"/letters/{letter.Id}/send", ("How", "Posted"), ("On.Day", "22"), ("On.Month", "11"), ("On.Year", "2026")))
            .Beside("On")
            .ShouldBe("The date must be between the check, on 23 November 2026, and today");
        (await writer.Fill($"/letters/{letter.Id}/send", ("How", "Posted"), ("On.Day", "1"), ("On.Month", "12"), ("On.Year", "2026")))
            .Beside("On")
            .ShouldNotBeNull();
        (
            await writer.Fill($"/letters/{letter.Id}/send", ("How", "Posted"), ("On.Day", "27"), ("On.Month", "11"), ("On.Year", "2026"))
        ).Status.ShouldBe(302);

        (await Now(alone, letter)).SentAt!.Value.CountyDay.ShouldBe(new(2026, 11, 27));
    }

    [Fact]
    public async Task As_PDF_and_as_Word_it_says_who_writes_when_to_whom_what_and_who_signs_in_that_order()
    {
        var (request, writer, checker) = await AFamilyOf(app, "Paper", Leena);
        var letter = (await Write(app, request)).Single();
        await Checked(checker, letter);
        string[] order =
        [
            "Kent County Council",
            "23 November 2026",
            letter.Reference,
            "Leena Rivers",
            "1 Harbour Lane",
            "Dover CT16 1AA",
            "A place for Paper",
            "Dear Leena Rivers",
            "What we offer",
            "Harbour House",
            "12 January 2027",
            "Yours sincerely",
            "Helen Marsh",
        ];

        var pdf = await writer.Open($"/letters/{letter.Id}.pdf");
        var word = await writer.Open($"/letters/{letter.Id}.docx");

        pdf.Response.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{letter.Reference}-letter.pdf");
        InOrder(Papers.Poppler("pdftotext", pdf.Bytes, "-layout"));
        var structure = Papers.Poppler("pdfinfo", pdf.Bytes, "-struct-text");
        InOrder(structure);
        structure
            .Split('\n')
            .Select(l => l.Trim().Split(' ', ':')[0])
            .Where(p => p is "H1" or "H2" or "L")
            .ShouldBe(["H1", "H2", "L", "H2", "H2"]);
        using var opened = WordprocessingDocument.Open(new MemoryStream(word.Bytes), isEditable: false);
        InOrder(opened.MainDocumentPart!.Document!.Body!.InnerText);
        new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(opened).ShouldBeEmpty();

        void InOrder(string text)
        {
            var at = 0;
            foreach (var words in order)
            {
                var found = text.IndexOf(words, at, StringComparison.Ordinal);
                found.ShouldBeGreaterThanOrEqualTo(0, $"{words} after {at} in {text}");
                at = found + words.Length;
            }
        }
    }

    [Fact]
    public async Task A_parent_reads_their_own_letters_and_never_the_others()
    {
        var (request, writer, checker) = await AFamilyOf(app, "Mine", Leena, Omar);
        var letters = await Write(app, request);
        var (_, address, code) = await AFamily.OnPaper(writer, request, Leena.Key.ToString());
        var leena = await AFamily.Inside(app, address, code);
        (await leena.Open("/my-child")).Document.QuerySelectorAll("a[href='/my-child/letters']").ShouldBeEmpty();
        foreach (var letter in letters)
        {
            await Checked(checker, letter);
        }
        (await leena.Open("/my-child/letters")).Main.ShouldContain("No letter was sent to you yet");
        (await leena.Open($"/my-child/letters/{letters[0].Id}.pdf")).Status.ShouldBe(404);
        foreach (var letter in letters)
        {
            await writer.Fill($"/letters/{letter.Id}/send", ("How", "HandedOver"));
        }

        (await leena.Open("/my-child")).Document.QuerySelectorAll("a[href='/my-child/letters']").Length.ShouldBe(1);
        var page = await leena.Open("/my-child/letters");
        page.Main.ShouldContain("Dear Leena Rivers");
        page.Text.ShouldNotContain("Omar");
        page.Text.ShouldNotContain("Far Street");
        Papers.Poppler("pdftotext", (await leena.Open($"/my-child/letters/{letters[0].Id}.pdf")).Bytes).ShouldContain("A place for Mine");
        (await leena.Open($"/my-child/letters/{letters[1].Id}.pdf")).Status.ShouldBe(404);
        (await leena.Open($"/letters/{letters[0].Id}.pdf")).Status.ShouldNotBe(200);
        var link = await app.InStore(s =>
            s.FamilyLinks.Where(l => l.Carer == Leena.Key && l.RequestId == AskingForSupport.IdOf(request)).Select(l => l.Id).SingleAsync()
        );
        (
            await app.InStore(
                s => s.Letters.Select(l => l.Id).ToListAsync(),
                new Actor
                {
                    PersonId = new(Leena.Key),
                    Name = "Leena Rivers",
                    Family = link,
                }
            )
        ).ShouldBe([letters[0].Id]);
    }

    [Fact]
    public async Task Only_those_who_work_with_the_request_reach_its_letters()
    {
        var (request, writer, _) = await AFamilyOf(app, "Reached", Leena);
        var letter = (await Write(app, request)).Single();
        (await writer.Fill($"{request}/letters/new", ("Subject", "Your visit"), ("Words", "Thank you."))).Status.ShouldBe(302);

        foreach (
            var email in new[]
            {
                "teacher@demo.example",
                "county@demo.example",
                "psychologist@demo.example",
                "senco@demo.example",
                "administrator@demo.example",
                "helpdesk@demo.example",
                "dpo@demo.example",
            }
        )
        {
            var visitor = await app.SignedIn(email);
            (await visitor.Open($"/letters/{letter.Id}")).Status.ShouldBe(404, email);
            (await visitor.Open($"{request}/letters/new")).Status.ShouldBe(404, email);
            var list = await visitor.Open("/letters");
            (list.Status is 404 || !list.Main.Contains("Reached Rivers", StringComparison.Ordinal)).ShouldBeTrue(email);
        }
        await app.Save(async s =>
            (await s.People.Include(p => p.Roles).SingleAsync(p => p.Email == "thanet.senco@demo.example")).Give(
                Role.SpecialistTeacher,
                (await s.Districts.SingleAsync(d => d.Name == "Thanet")).Scope,
                "Thanet",
                s.Now
            )
        );
        await app.Save(async s =>
            (await s.People.Include(p => p.Roles).SingleAsync(p => p.Email == "thanet.senco@demo.example")).Give(
                Role.SettingStaff,
                (await s.Settings.SingleAsync(x => x.Name == "Holmwood Primary School")).Scope,
                "Holmwood Primary School",
                s.Now
            )
        );
        (await (await app.SignedIn("thanet.senco@demo.example")).Open($"/letters/{letter.Id}")).Status.ShouldBe(
            404,
            "one role’s permission is not used within another’s reach"
        );
    }

    [Fact]
    public async Task A_letter_that_is_not_to_be_sent_says_why_and_stays()
    {
        var (request, writer, checker) = await AFamilyOf(app, "Unsent", Leena);
        var letter = (await Write(app, request)).Single();

        (await writer.Fill($"/letters/{letter.Id}/drop", ("Why", ""))).Beside("Why").ShouldBe("Say why the letter is not sent");
        (await writer.Follow(await writer.Fill($"/letters/{letter.Id}/drop", ("Why", "The place was given back")))).Main.ShouldContain(
            "The place was given back"
        );
        (await checker.Open($"/letters/{letter.Id}/check")).Status.ShouldBe(404);
        (await Now(app, letter)).Status.ShouldBe(LetterStatus.Dropped);
    }
}
