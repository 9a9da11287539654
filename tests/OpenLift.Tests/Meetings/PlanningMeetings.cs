using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Meetings;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Meetings;

/// <summary>When meetings are held, who comes and who hears of it (L6).</summary>
public sealed class PlanningMeetings
{
    private const string Coordinator = "coordinator@demo.example";

    [Fact]
    public async Task A_published_meeting_moves_with_notice_or_by_a_name_and_a_reason_and_everybody_hears()
    {
        await using var app = new TestApp();
        var coordinator = await app.SignedIn(Coordinator);
        var meeting = await Extra(app);
        await app.InStore(async s => await s.Messages.ExecuteDeleteAsync());
        (string, string?)[] tomorrow = [("Day.Day", "26"), ("Day.Month", "11"), ("Day.Year", "2026"), ("Time", "10:15")];

        (await coordinator.Fill($"/meetings/{meeting.Id}/move", tomorrow))
            .Beside("Why")!
            .ShouldStartWith("The papers are published, and a meeting moves with 5 working days’ notice.");
        (await app.InStore(s => s.Messages.CountAsync())).ShouldBe(0);
        (await coordinator.Fill($"/meetings/{meeting.Id}/move", [.. tomorrow, ("Why", "The hall is flooded")])).Status.ShouldBe(302);

        (await app.InStore(s => s.Meetings.SingleAsync(m => m.Id == meeting.Id))).InWords.ShouldBe("26 November 2026 at 10:15");
        (
            await app.InStore(s =>
                s.Audit.AnyAsync(a => a.Sentence.EndsWith("at short notice, allowed by Helen Marsh: The hall is flooded"))
            )
        ).ShouldBeTrue();
        (await app.InStore(s => s.Messages.CountAsync(m => m.Purpose == "A meeting has moved"))).ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public async Task Saying_the_room_of_a_published_meeting_needs_no_notice_and_writes_to_nobody()
    {
        await using var app = new TestApp();
        var meeting = await Extra(app);
        await app.InStore(async s => await s.Messages.ExecuteDeleteAsync());

        (await (await app.SignedIn(Coordinator)).Fill($"/meetings/{meeting.Id}/move", ("Place", "Room 3"))).Status.ShouldBe(302);

        (await app.InStore(s => s.Meetings.SingleAsync(m => m.Id == meeting.Id))).Place.ShouldBe("Room 3");
        (await app.InStore(s => s.Messages.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_due_after_the_meeting_moves_with_it_and_a_date_that_was_chosen_stays()
    {
        await using var app = new TestApp();
        var meeting = await Extra(app);
        var due = await app.InStore(async s =>
        {
            var item = await s.AgendaItems.OrderBy(i => i.Position).FirstAsync(i => i.MeetingId == meeting.Id);
            var held = await s.Meetings.SingleAsync(m => m.Id == meeting.Id);
            await s.RecordOutcome(held, item, null, [Outcome.Intervention], "It helps");
            await s.AddAction(held, item, "Ring", "SENCO", new(2026, 12, 30));
            await s.Move(held, new(new(2026, 12, 7), null, null), "The hall is flooded", null);
            return await s.MeetingActions.Where(a => a.ItemId == item.Id).OrderBy(a => a.DueOn).ToListAsync();
        });

        due.Select(a => (a.DueOn, a.DueWhy))
            .ShouldBe([
                (new(2026, 12, 9), "2 working days after the meeting on 7 December 2026"),
                (new(2026, 12, 14), "5 working days after the meeting on 7 December 2026"),
                (new(2026, 12, 30), MeetingAction.Chosen),
            ]);
    }

    [Fact]
    public async Task An_agenda_never_closes_in_the_holidays_and_each_term_another_group_is_first()
    {
        await using var app = new TestApp();
        var coordinator = await app.SignedIn(Coordinator);
        var terms = await app.InStore(s =>
            s.Terms.Where(t => t.SchoolYear == "2026-27" && t.Number > 3).OrderBy(t => t.Start).ToListAsync()
        );
        foreach (var term in terms)
        {
            (await coordinator.Fill("/meetings/plan", ("Term", $"{term.Id}"), ("Time", "13:30"), ("Place", "Town Hall"))).Status.ShouldBe(
                302
            );
        }

        var (calendar, meetings) = await app.InStore(async s =>
            (await s.Calendar(), await s.Meetings.Where(m => m.GroupId != null).OrderBy(m => m.Day).ToListAsync())
        );

        meetings.ShouldAllBe(m => calendar.TermOn(m.DeadlineOn) != null);
        meetings
            .Where(m => terms.Any(t => t.Name == m.TermName))
            .ShouldAllBe(m => m.Time == new TimeOnly(13, 30) && m.Place == "Town Hall");
        terms.Select(t => meetings.First(m => m.TermName == t.Name).Title).Distinct().Count().ShouldBe(3);
        (await coordinator.Open("/meetings/year?Year=2026-27")).Main.ShouldContain(meetings[^1].Day.InShort);
    }

    [Fact]
    public async Task Nobody_was_there_before_the_day()
    {
        await using var app = new TestApp();
        var meeting = await Extra(app);
        var page = await (await app.SignedIn(Coordinator)).Open($"/meetings/{meeting.Id}/attendance");
        page.Main.ShouldNotContain("Present");

        var early = Should.Throw<RuleBroken>(() =>
            meeting.Attends(meeting.Attendees[0] with { Attendance = Attendance.Present }, meeting.Day.AddDays(-1))
        );
        early.Message.ShouldEndWith("nobody was there yet");
    }

    [Fact]
    public async Task A_psychologist_sends_apologies_and_names_who_comes_in_his_place()
    {
        await using var app = new TestApp();
        var meeting = await Extra(app);
        var psychologist = await app.SignedIn("psychologist@demo.example");

        (await psychologist.Fill($"/meetings/{meeting.Id}/coming", ("Coming", "StandIn")))
            .Beside("StandIn")
            .ShouldBe("Say who comes in your place");
        (await psychologist.Fill($"/meetings/{meeting.Id}/coming", ("Coming", "StandIn"), ("StandIn", "Dr Ann Bell"))).Status.ShouldBe(302);

        var people = (await app.InStore(s => s.Meetings.SingleAsync(m => m.Id == meeting.Id))).Attendees;
        people.Single(a => a.Name == "Dr Sam Whitlock").Attendance.ShouldBe(Attendance.Apologies);
        people.Single(a => a.InPlaceOf == "Dr Sam Whitlock").Name.ShouldBe("Dr Ann Bell");
    }

    [Fact]
    public async Task Every_setting_of_the_group_is_expected_whether_it_brings_a_request_or_not()
    {
        await using var app = new TestApp();
        var (meeting, settings) = await app.InStore(async s =>
        {
            var planned = await s.Meetings.OrderBy(m => m.Day).FirstAsync(m => m.GroupId != null && m.Status == MeetingStatus.Planned);
            var request = await s.Requests.FirstAsync(r =>
                r.Status == OpenLift.Requests.RequestStatus.Sent && r.DistrictId == planned.DistrictId
            );
            var district = await s.Districts.SingleAsync(d => d.Id == planned.DistrictId);
            s.Add(Agenda.Add(planned, request, district, [], planned.GroupId, "It fits", "Helen Marsh", await s.Calendar(), s.Now));
            await s.SaveChangesAsync();
            await s.Publish(planned);
            return (
                planned,
                await s.Settings.Where(x => x.GroupId == planned.GroupId && x.ClosedOn == null).Select(x => x.Name).ToListAsync()
            );
        });

        settings.ShouldNotBeEmpty();
        settings.ShouldAllBe(name => meeting.Attendees.Any(a => a.Organisation == name));
    }

    /// <summary>The demo county's published meeting, three working days ahead.</summary>
    private static Task<Meeting> Extra(TestApp app) => app.InStore(s => s.Meetings.SingleAsync(m => m.Title == "Dover, extra meeting"));
}
