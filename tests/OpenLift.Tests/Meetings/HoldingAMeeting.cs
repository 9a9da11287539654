using Microsoft.EntityFrameworkCore;
using OpenLift.Meetings;
using OpenLift.Requests;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Meetings;

/// <summary>From the queue to sealed minutes (L5, L6, L7).</summary>
public sealed class HoldingAMeeting(TestApp app) : IClassFixture<TestApp>
{
    private const string Senco = "senco@demo.example",
        Coordinator = "coordinator@demo.example";

    [Fact]
    public async Task A_request_is_put_on_discussed_decided_and_sealed_and_the_setting_sees_why()
    {
        await using var alone = new TestApp();
        var (senco, coordinator) = (await alone.SignedIn(Senco), await alone.SignedIn(Coordinator));
        var request = await AskingForSupport.Sent(senco, "Whole", "Journey");
        var meeting = await Extra(coordinator, "4", "12");

        await Put(coordinator, request, meeting);
        (await senco.Open(request)).Main.ShouldContain("By 4 December 2026: the meeting of Extra 4 12 is on 4 December 2026");
        (await coordinator.Fill($"{meeting}/publish")).Status.ShouldBe(302);
        alone.Clock.Now = new(2026, 12, 4, 10, 0, 0, TimeSpan.Zero);
        (senco, coordinator) = (await alone.SignedIn(Senco), await alone.SignedIn(Coordinator));
        var item = await ItemOn(coordinator, meeting);
        (await coordinator.Fill(item, ("Notes", "A good talk"), ("Outcomes", "Intervention")))
            .Beside("Reason")
            .ShouldBe("Give the reason in words for the family");
        (
            await coordinator.Fill(
                item,
                ("Notes", "A good talk"),
                ("Outcomes", "Intervention"),
                ("Reason", "A teacher will show the class team what helps.")
            )
        ).Status.ShouldBe(302);
        (await coordinator.Open(item)).Main.ShouldContain("Name the specialist teacher and agree a first contact");
        (await senco.Open(request)).Main.ShouldNotContain("A teacher will show");
        (await coordinator.Fill($"{meeting}/seal")).Problems.ShouldBe(["Record who was there before sealing the minutes."]);
        await coordinator.Fill(
            $"{meeting}/attendance",
            "Add",
            ("Name", "Ruth Carver"),
            ("Role", "Specialist teacher"),
            ("InPlaceOf", "Pat Moss")
        );
        (await coordinator.Fill($"{meeting}/seal")).Problems.ShouldBeEmpty();

        var told = (await senco.Open(request)).Main;
        told.ShouldContain("Intervention by the specialist team");
        told.ShouldContain("A teacher will show the class team what helps.");
        told.ShouldContain("5 working days after the meeting on 4 December 2026");
        (await coordinator.Open($"{meeting}/minutes")).Main.ShouldContain(
            "Present as a substitute Ruth Carver, Specialist teacher for Pat Moss"
        );
        (await senco.Open($"{meeting}/minutes")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task After_the_seal_only_linked_corrections_are_added()
    {
        var meeting = await app.InStore(s => s.Meetings.SingleAsync(m => m.Status == MeetingStatus.Sealed && m.Area == null));
        var item = await app.InStore(s => s.AgendaItems.FirstAsync(i => i.MeetingId == meeting.Id));
        var coordinator = await app.SignedIn(Coordinator);
        var path = $"/meetings/{meeting.Id}/items/{item.Id}/correct";

        (await coordinator.Fill(path, ("Correction", "The date was the 9th"))).Status.ShouldBe(302);

        (await coordinator.Open($"/meetings/{meeting.Id}/minutes")).Main.ShouldContain("The date was the 9th");
        (await coordinator.Open($"/meetings/{meeting.Id}/minutes")).Main.ShouldContain("the words are as they were sealed");
        Should
            .Throw<RuleBroken>(() => item.RecordOutcome("x", [Outcome.Training], "y", default))
            .Message.ShouldStartWith("The minutes are sealed");
    }

    [Fact]
    public async Task Two_who_record_at_once_never_lose_each_others_words()
    {
        var (first, second) = (await app.SignedIn(Coordinator), await app.SignedIn(Coordinator));
        var request = await AskingForSupport.Sent(await app.SignedIn(Senco), "Two", "Recorders");
        var meeting = await Extra(first, "7", "12");
        await Put(first, request, meeting);
        await first.Fill($"{meeting}/publish");
        var item = await ItemOn(first, meeting);
        var stale = await second.Open(item);

        await first.Fill(item, ("Notes", "The first one’s notes"));
        var clash = await second.Press(stale, "", ("Notes", "The second one’s notes"));

        clash.Status.ShouldBe(422);
        clash.Document.GetElementById("theirs")!.TextContent.ShouldContain("The first one’s notes");
        clash.Value("Notes").ShouldBe("The second one’s notes");
    }

    [Fact]
    public async Task The_deadline_and_the_limit_of_three_hold_until_somebody_allows_it_by_name()
    {
        var (senco, coordinator) = (await app.SignedIn(Senco), await app.SignedIn(Coordinator));
        var soon = await Extra(coordinator, "25", "11");
        var late = await AskingForSupport.Sent(senco, "Late", "Comer");
        (await Put(coordinator, late, soon))
            .Beside("AllowedBecause")
            .ShouldBe("Say why this is allowed: the agenda closed on 18 November 2026, 5 working days of term before the meeting");
        (await Put(coordinator, late, soon, "The head rang: it cannot wait")).Status.ShouldBe(302);
        (await coordinator.Open(soon)).Main.ShouldContain("Allowed by Helen Marsh: The head rang: it cannot wait");

        var meeting = await Extra(coordinator, "14", "12");
        for (var i = 0; i < 3; i++)
        {
            (await Put(coordinator, await AskingForSupport.Sent(senco, "Number", $"{(char)('A' + i)}"), meeting)).Status.ShouldBe(302);
        }
        (await Put(coordinator, await AskingForSupport.Sent(senco, "Number", "Four"), meeting))
            .Beside("AllowedBecause")!
            .ShouldContain("already has 3 requests on this agenda, and the limit is 3");
    }

    [Fact]
    public async Task Papers_are_frozen_and_those_added_later_are_marked_late()
    {
        var (senco, coordinator) = (await app.SignedIn(Senco), await app.SignedIn(Coordinator));
        var request = await AskingForSupport.Sent(senco, "Frozen", "Papers");
        var meeting = await Extra(coordinator, "8", "12");
        await Put(coordinator, request, meeting);
        await coordinator.Fill($"{meeting}/publish");
        var item = await app.InStore(s => s.AgendaItems.SingleAsync(i => i.RequestId == AskingForSupport.IdOf(request)));
        var version = await app.InStore(s => s.SentVersions.SingleAsync(v => v.RequestId == item.RequestId));
        item.Papers.Single().ShouldBe(new("Request", $"Request {item.Reference}", 1, version.Hash, version.Id.Value, app.Clock.Now, false));

        await senco.Upload($"{request}/files", "Upload", "new.pdf", "%PDF-1.4 new %%EOF"u8.ToArray(), ("About", "New report"));
        (await coordinator.Open($"{meeting}/pack")).Main.ShouldContain("Add the new papers, marked late");
        await coordinator.Press(await coordinator.Open($"{meeting}/pack"), "Late");

        (await coordinator.Open($"{meeting}/pack")).Main.ShouldContain("New report Late");
        (await senco.Open($"{meeting}/pack")).Main.ShouldContain("New report");
    }

    [Fact]
    public async Task Whoever_declares_an_interest_does_not_record_the_outcome()
    {
        var coordinator = await app.SignedIn(Coordinator);
        var request = await AskingForSupport.Sent(await app.SignedIn(Senco), "Close", "Kin");
        var meeting = await Extra(coordinator, "9", "12");
        await Put(coordinator, request, meeting);
        await coordinator.Fill($"{meeting}/publish");
        var item = await ItemOn(coordinator, meeting);

        var me = await app.InStore(s => s.People.Where(p => p.Email == Coordinator).Select(p => p.Id).SingleAsync());
        await coordinator.Fill(item, ("InterestOf", me.ToString()), ("Interest", "The child is my nephew"), ("Left", "true"));

        (await coordinator.Fill(item, ("Notes", "x"), ("Outcomes", "Training"), ("Reason", "y"))).Problems.ShouldBe([
            "You declared an interest in this request: somebody else must record its outcome.",
        ]);
    }

    [Fact]
    public async Task Each_setting_sees_only_its_own_requests_on_an_agenda()
    {
        var meeting = await app.InStore(s => s.Meetings.SingleAsync(m => m.Title == "Dover, extra meeting"));
        var references = await app.InStore(s =>
            s.AgendaItems.Where(i => i.MeetingId == meeting.Id).ToDictionaryAsync(i => i.SettingName, i => i.Reference)
        );

        var holmwood = (await (await app.SignedIn(Senco)).Open($"/meetings/{meeting.Id}")).Main;
        holmwood.ShouldContain(references["Holmwood Primary School"]);
        holmwood.ShouldNotContain(references["Foxglove Pre-school"]);
        (await (await app.SignedIn("thanet.senco@demo.example")).Open($"/meetings/{meeting.Id}")).Status.ShouldBe(404);
        (await (await app.SignedIn("thanet.coordinator@demo.example")).Open($"/meetings/{meeting.Id}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_people_of_the_meeting_see_the_child_while_the_meeting_is_near_and_not_before_or_after()
    {
        await using var alone = new TestApp();
        var coordinator = await alone.SignedIn(Coordinator);
        var request = await AskingForSupport.Sent(await alone.SignedIn(Senco), "Near", "Meeting");
        var meeting = await Extra(coordinator, "16", "12");
        await Put(coordinator, request, meeting);

        async Task<int> AsTeacher(int month, int day)
        {
            alone.Clock.Now = new(month is 1 ? 2027 : 2026, month, day, 12, 0, 0, TimeSpan.Zero);
            return (await (await alone.SignedIn("teacher@demo.example")).Open(request)).Status;
        }

        (await AsTeacher(12, 8)).ShouldBe(404);
        (await AsTeacher(12, 9)).ShouldBe(200);
        (await AsTeacher(12, 23)).ShouldBe(200);
        (await AsTeacher(1, 5)).ShouldBe(404);
        (await (await alone.SignedIn("psychologist@demo.example")).Open(request)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_terms_meetings_are_planned_once()
    {
        await using var alone = new TestApp();
        var coordinator = await alone.SignedIn(Coordinator);
        var term = await alone.InStore(s => s.Terms.Where(t => t.SchoolYear == "2026-27" && t.Number == 4).Select(t => t.Id).SingleAsync());

        (await coordinator.Fill("/meetings/plan", ("Term", term.ToString()))).Status.ShouldBe(302);
        (await coordinator.Fill("/meetings/plan", ("Term", term.ToString()))).Problems.ShouldBe([
            "Every group has its meeting in Term 4, 2026-27 already.",
        ]);

        (
            await alone.InStore(s =>
                s.Meetings.Where(m => m.TermName == "Term 4, 2026-27").OrderBy(m => m.Day).Select(m => new { m.Title, m.Day }).ToListAsync()
            )
        )
            .Select(m => (m.Title, m.Day))
            .ShouldBe([("Dover group 1", new(2027, 2, 24)), ("Dover group 2", new(2027, 3, 10)), ("Dover early years", new(2027, 3, 24))]);
    }

    [Fact]
    public async Task Moving_and_cancelling_carry_the_requests_along()
    {
        var coordinator = await app.SignedIn(Coordinator);
        var request = await AskingForSupport.Sent(await app.SignedIn(Senco), "Moved", "Along");
        var meeting = await Extra(coordinator, "10", "12");
        await Put(coordinator, request, meeting);

        (await coordinator.Fill($"{meeting}/move", ("Day.Day", "25"), ("Day.Month", "12"), ("Day.Year", "2026")))
            .Beside("Day")
            .ShouldBe("25 December 2026 is not a working day");
        await coordinator.Fill($"{meeting}/move", ("Day.Day", "11"));
        (await coordinator.Open(request)).Main.ShouldContain("11 December 2026");
        await coordinator.Fill($"{meeting}/move", "Cancel", ("Reason", "Snow"));

        (await coordinator.Open(request)).Main.ShouldContain("is cancelled: Snow");
        (await app.InStore(s => s.Requests.SingleAsync(r => r.Id == AskingForSupport.IdOf(request)))).Status.ShouldBe(RequestStatus.Sent);
    }

    [Theory]
    [InlineData("Ask", "Question", "How often?", "Waiting for information")]
    [InlineData("Advise", "Advice", "Try a visual timetable", "Advice given")]
    [InlineData("Pass", "PassReason", "They know the family", "Passed to another service")]
    [InlineData("County", "x", "x", "With the county coordinator")]
    public async Task Every_route_is_open_and_the_setting_sees_it(string route, string field, string words, string stage)
    {
        var (senco, coordinator) = (await app.SignedIn(Senco), await app.SignedIn(Coordinator));
        var request = await AskingForSupport.Sent(senco, "Route", route);

        (await coordinator.Fill($"{request}/screen", route)).Status.ShouldBe(422);
        (await coordinator.Fill($"{request}/screen", route, (field, words), ("Need", "vi"), ("Service", "Early Support"))).Status.ShouldBe(
            302
        );

        var seen = (await senco.Open(request)).Main;
        seen.ShouldContain(stage);
        if (field is not "x")
        {
            seen.ShouldContain(words);
        }
        else
        {
            var county = await app.SignedIn("county@demo.example");
            (await county.Fill($"{request}/county", ("Step", "take"), ("Words", "We will visit in January"))).Status.ShouldBe(302);
            (await senco.Open(request)).Main.ShouldContain("We will visit in January");
        }
    }

    /// <summary>An extra meeting in December or November 2026; its address.</summary>
    private static async Task<string> Extra(Visitor coordinator, string day, string month) =>
        (
            await coordinator.Fill(
                "/meetings/new",
                ("Name", $"Extra {day} {month}"),
                ("Kind", "Schools"),
                ("Day.Day", day),
                ("Day.Month", month),
                ("Day.Year", "2026")
            )
        ).GoesTo!;

    private static async Task<Page> Put(Visitor coordinator, string request, string meeting, string? because = null) =>
        await coordinator.Fill($"{request}/screen", "Agenda", ("MeetingId", meeting.Split('/')[^1]), ("AllowedBecause", because ?? ""));

    private static async Task<string> ItemOn(Visitor coordinator, string meeting) =>
        (await coordinator.Open(meeting))
            .Document.QuerySelectorAll("a")
            .Select(a => a.GetAttribute("href")!)
            .First(h => h.Contains("/items/", StringComparison.Ordinal) && !h.EndsWith("/remove", StringComparison.Ordinal));
}
