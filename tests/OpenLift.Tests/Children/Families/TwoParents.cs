using Microsoft.EntityFrameworkCore;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Children.Families;

/// <summary>What parents say over their own links, together or apart (L3, d.2).</summary>
public sealed class TwoParents(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task One_parent_reads_speaks_decides_and_signs_and_staff_see_it()
    {
        var (senco, coordinator) = (await app.SignedIn("senco@demo.example"), await app.SignedIn("coordinator@demo.example"));
        var request = await AskingForSupport.Draft(senco, "Signed", "Online");
        await senco.Fill($"{request}/need", ("Needs", "Cannot yet settle at circle time."));
        var parent = await AFamily.WithLink(app, senco, request, "Leena Online");

        (await parent.Open("/my-child")).Main.ShouldContain("Holmwood Primary School is writing a request for support.");
        await parent.Fill("/my-child/views", ("Words", "He settles with music."));
        (await parent.Fill("/my-child/child-views", ("AtSetting", "<script>"))).Problems.ShouldBe(["Choose or write at least one thing"]);
        await parent.Fill("/my-child/child-views", ("AtSetting", "Worried"), ("Likes", "Trains"));
        var missing = await parent.Fill("/my-child/permission", ("Agreement", "Given"), ("Sharing[0].Parent", "Given"));
        missing.Beside("Sharing[1].Parent").ShouldBe("Say yes or no for each");
        missing.Document.QuerySelector("[name='Sharing[0].Parent'][value=Given]")!.HasAttribute("checked").ShouldBeTrue();
        (
            await parent.Fill(
                "/my-child/permission",
                ("Agreement", "Given"),
                ("Sharing[0].Parent", "Given"),
                ("Sharing[1].Parent", "Refused"),
                ("Sharing[2].Parent", "Given")
            )
        )
            .Beside("Signature")
            .ShouldBe("Write your full name to sign");
        (
            await parent.Follow(
                await parent.Fill(
                    "/my-child/permission",
                    ("Agreement", "Given"),
                    ("Sharing[0].Parent", "Given"),
                    ("Sharing[1].Parent", "Refused"),
                    ("Sharing[2].Parent", "Given"),
                    ("Signature", "Leena Online")
                )
            )
        ).Main.ShouldContain("signed and saved");
        await parent.Fill("/my-child/language", ("Language", "Polish"), ("Interpreter", "true"));
        (await senco.Fill($"{request}/check", ("Declared", "true"))).GoesTo.ShouldBe($"{request}/sent");

        var read = (await coordinator.Open($"{request}/read")).Main;
        read.ShouldContain("He settles with music.");
        read.ShouldContain("How do you feel at school or nursery most days?: Worried");
        read.ShouldContain("Yes, signed Leena Online on 23 November 2026");
        read.ShouldContain("Children’s social care, parent or carer: no");
        (await coordinator.Open(request)).Main.ShouldContain("Polish, with an interpreter asked for");
        (await coordinator.Open(request)).Main.ShouldContain("Do not share with social care");
        (await coordinator.Open(request)).Main.ShouldNotContain("No family agreement");
    }

    [Fact]
    public async Task Where_parents_differ_the_stricter_answer_holds_and_nothing_of_one_reaches_the_other()
    {
        await using var alone = new TestApp();
        var (senco, coordinator) = (await alone.SignedIn("senco@demo.example"), await alone.SignedIn("coordinator@demo.example"));
        var request = await AskingForSupport.Sent(senco, "Torn", "Between");
        var (leenaKey, omarKey) = (
            await AFamily.Parent(alone, senco, request, "Leena Yes", "leena@example.com", "07700 900111"),
            await AFamily.Parent(alone, senco, request, "Omar Refuses", "omar@example.com", "07700 900222")
        );
        var (_, leenaAt, leenaCode) = await AFamily.OnPaper(senco, request, leenaKey);
        var (_, omarAt, omarCode) = await AFamily.OnPaper(senco, request, omarKey);
        var (leena, omar) = (await AFamily.Inside(alone, leenaAt, leenaCode), await AFamily.Inside(alone, omarAt, omarCode));
        await leena.Fill("/my-child/views", ("Words", "Leenas private words"));
        await leena.Fill("/my-child/child-views", ("Likes", "Leenas record of the child"));
        await leena.Fill(
            "/my-child/permission",
            ("Agreement", "Given"),
            ("Sharing[0].Parent", "Given"),
            ("Sharing[1].Parent", "Given"),
            ("Sharing[2].Parent", "Given"),
            ("Signature", "Leena Yes")
        );
        (await coordinator.Open(request)).Status.ShouldBe(200);

        await omar.Fill("/my-child/views", ("Words", "Omars private words"));
        await omar.Fill("/my-child/permission", ("Agreement", "Refused"), ("Signature", "Omar Refuses"));

        (await coordinator.Open(request)).Status.ShouldBe(404, "the stricter answer holds at once");
        (await senco.Open($"{request}/family")).Main.ShouldContain("The parents do not agree");
        foreach (
            var (mine, of, others) in new[]
            {
                (leena, "Leena", new[] { "Omar", "07700 900222", omarAt }),
                (omar, "Omar", ["Leena", "07700 900111", leenaAt, "record of the child"]),
            }
        )
        {
            foreach (var path in new[] { "", "/request", "/views", "/child-views", "/permission", "/withdraw", "/looks", "/language" })
            {
                var page = await mine.Open($"/my-child{path}");
                page.Status.ShouldBe(200);
                foreach (var other in others)
                {
                    System.Text.Encoding.UTF8.GetString(page.Bytes).ShouldNotContain(other, Case.Sensitive, $"{of} {path}");
                }
            }
        }

        (await senco.Fill($"{request}/family", "Settle", ("Why", ""))).Beside("Why").ShouldBe("Say why the request goes on");
        await senco.Fill($"{request}/family", "Settle", ("Why", "The court gave Leena the decision about school"));
        (await coordinator.Open(request)).Status.ShouldBe(200);
        (await coordinator.Open(request)).Main.ShouldContain("Parents differ: decided");
        var set = (await omar.Open("/my-child")).Main;
        set.ShouldContain("You said no, and the request goes on");
        set.ShouldContain("The court gave Leena the decision about school", Case.Sensitive, "he is told why, and by whom");
        (await leena.Open("/my-child")).Main.ShouldNotContain("You said no");
        await omar.Fill("/my-child/withdraw", ("What", "all"));
        (await coordinator.Open(request)).Status.ShouldBe(404, "a new answer is a new question");
        alone
            .Log.Lines.Where(l =>
                new[] { "Leena", "Omar", "07700" }.Any(s => l.Contains(s, StringComparison.Ordinal))
                && !l.StartsWith("Debug", StringComparison.Ordinal)
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task A_parent_who_signed_the_form_withdraws_over_the_link_and_it_holds_at_once()
    {
        var (senco, coordinator) = (await app.SignedIn("senco@demo.example"), await app.SignedIn("coordinator@demo.example"));
        var request = await AskingForSupport.Sent(senco, "Withdrawn", "Online");
        var parent = await AFamily.WithLink(app, senco, request, "A Parent");
        (await parent.Open("/my-child/withdraw")).Main.ShouldContain("Version 1 of the request, with the Dover coordinator’s team");
        (await parent.Fill("/my-child/withdraw")).Beside("What").ShouldBe("Choose what you take back");

        var said = await parent.Follow(await parent.Fill("/my-child/withdraw", ("What", "all")));

        said.Main.ShouldContain("from this moment");
        said.Main.ShouldContain("Version 1 of the request");
        (await coordinator.Open(request)).Status.ShouldBe(404);
        (await senco.Open(request)).Main.ShouldContain("Family withdrew");
        (await senco.Open($"{request}/family")).Main.ShouldNotContain("The parents do not agree");
        (await parent.Open("/my-child")).Main.ShouldContain("It is not shared with anybody outside Holmwood Primary School.");
    }

    [Fact]
    public async Task A_request_on_an_agenda_rests_when_a_second_parent_objects_and_goes_on_when_decided()
    {
        var (senco, coordinator) = (await app.SignedIn("senco@demo.example"), await app.SignedIn("coordinator@demo.example"));
        var request = await AskingForSupport.Sent(senco, "Rests", "Awhile");
        var meeting = (
            await coordinator.Fill(
                "/meetings/new",
                ("Name", "Restful"),
                ("Kind", "Schools"),
                ("Day.Day", "8"),
                ("Day.Month", "12"),
                ("Day.Year", "2026")
            )
        ).GoesTo!;
        await coordinator.Fill($"{request}/screen", "Agenda", ("MeetingId", meeting.Split('/')[^1]), ("AllowedBecause", "It fits"));
        var second = await AFamily.WithLink(app, senco, request, "Second Parent");

        await second.Fill("/my-child/permission", ("Agreement", "Refused"), ("Signature", "Second Parent"));

        (await coordinator.Open(request)).Status.ShouldBe(404);
        (await coordinator.Open(meeting)).Main.ShouldNotContain("Rests Awhile");
        await senco.Fill($"{request}/family", "Settle", ("Why", "Advice was taken"));
        (await coordinator.Open(request)).Main.ShouldContain("With the coordinator");
    }

    [Fact]
    public async Task Before_sending_an_objection_must_be_decided_first()
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Draft(senco, "Not", "Yet");
        await senco.Fill($"{request}/need", ("Needs", "Help"));
        await senco.Fill(
            $"{request}/permission",
            ("Answer", "Given"),
            ("By", "Leena"),
            ("How", "OnScreen"),
            ("On.Day", "20"),
            ("On.Month", "11"),
            ("On.Year", "2026"),
            ("Sharing[0].Parent", "Given")
        );
        var second = await AFamily.WithLink(app, senco, request, "Omar");
        await second.Fill("/my-child/permission", ("Agreement", "Refused"), ("Signature", "Omar"));

        (await senco.Fill($"{request}/check", ("Declared", "true"))).Problems.ShouldBe([
            "A parent does not agree. Decide on the family’s page what follows, and why, before sending.",
        ]);
    }

    [Fact]
    public async Task A_decision_is_told_when_it_was_opened_or_somebody_says_how()
    {
        var (senco, coordinator) = (await app.SignedIn("senco@demo.example"), await app.SignedIn("coordinator@demo.example"));
        var request = await AskingForSupport.Sent(senco, "Told", "Properly");
        var reference = await app.InStore(s =>
            s.Requests.Where(r => r.Id == AskingForSupport.IdOf(request)).Select(r => r.Reference).SingleAsync()
        );
        var leena = await AFamily.WithLink(app, senco, request, "Leena Told");
        await AFamily.Parent(app, senco, request, "Omar Untold");
        await leena.Open("/my-child");
        await coordinator.Fill($"{request}/screen", "Advise", ("Advice", "Try a visual timetable first."));
        (await coordinator.Open("/telling")).Main.ShouldContain("Leena Told");

        var news = await leena.Open("/my-child");
        news.Main.ShouldContain("There is news");
        news.Main.ShouldNotContain("Try a visual timetable first.");
        (await coordinator.Open("/telling")).Main.ShouldContain("Leena Told", customMessage: "looking changes nothing");
        (await leena.Follow(await leena.Press(news, "Read"))).Main.ShouldContain("Try a visual timetable first.");

        var untold = await coordinator.Open("/telling");
        untold.Main.ShouldNotContain("Leena Told");
        untold.Main.ShouldContain("Omar Untold");
        untold.Main.ShouldContain(reference);
        var tell = untold
            .Document.QuerySelectorAll("a[href^='/telling/']")
            .Single(a => a.TextContent.Contains("Omar Untold", StringComparison.Ordinal))
            .GetAttribute("href")!;
        (await coordinator.Fill(tell, ("How", ""))).Beside("How").ShouldBe("Say how they were told");
        (await coordinator.Fill(tell, ("How", "Opened"))).Beside("How").ShouldBe("Say how they were told");
        (await coordinator.Fill(tell, ("How", "Rung"), ("On.Day", "22")))
            .Beside("On")
            .ShouldBe("The date must be between the decision and today");
        await coordinator.Follow(await coordinator.Fill(tell, ("How", "Rung"), ("Note", "Glad to hear")));
        (await coordinator.Open("/telling")).Main.ShouldNotContain("Omar Untold");
        (await (await app.SignedIn("thanet.coordinator@demo.example")).Open(tell)).Status.ShouldBe(404);
    }
}
