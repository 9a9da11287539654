using Microsoft.EntityFrameworkCore;
using OpenLift.Meetings;
using OpenLift.Requests;
using OpenLift.Support;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Meetings;

/// <summary>The live meeting: nothing typed is lost, interests bite, and what was recorded wrongly is put right (L6, L7).</summary>
public sealed class RecordingAMeeting
{
    private const string Coordinator = "coordinator@demo.example",
        Teacher = "teacher@demo.example";

    [Fact]
    public async Task Going_on_to_the_next_child_saves_what_was_typed_with_an_action_and_an_interest()
    {
        await using var alone = new TestApp();
        var (coordinator, items) = (await alone.SignedIn(Coordinator), await Published(alone));
        var teacher = await Person(alone, Teacher);

        var next = await coordinator.Fill(
            Path(items[0]),
            ("Notes", "A long talk"),
            ("What", "Ring the school"),
            ("Owner", "SENCO"),
            ("DueOn.Day", "18"),
            ("DueOn.Month", "12"),
            ("DueOn.Year", "2026"),
            ("InterestOf", $"{teacher}"),
            ("Interest", "The child is her niece"),
            ("Left", "true"),
            ("Then", "next")
        );

        next.GoesTo.ShouldBe(Path(items[1]));
        var saved = await alone.InStore(s => s.AgendaItems.SingleAsync(i => i.Id == items[0].Id));
        saved.Notes.ShouldBe("A long talk");
        saved.Interests.Single().PersonId.ShouldBe(teacher.Value);
        (await alone.InStore(s => s.MeetingActions.SingleAsync(a => a.ItemId == items[0].Id))).What.ShouldBe("Ring the school");
    }

    [Fact]
    public async Task An_action_half_written_loses_no_word_and_leaves_the_next_save_alone()
    {
        await using var alone = new TestApp();
        var (coordinator, items) = (await alone.SignedIn(Coordinator), await Published(alone));

        var again = await coordinator.Fill(Path(items[0]), ("Notes", "Words that matter"), ("Owner", "SENCO"));
        again.Beside("What").ShouldBe("Enter what is to be done");
        again.Value("Notes").ShouldBe("Words that matter");

        (await coordinator.Press(again, "", ("Owner", ""))).Status.ShouldBe(302);
        (await alone.InStore(s => s.AgendaItems.SingleAsync(i => i.Id == items[0].Id))).Notes.ShouldBe("Words that matter");
    }

    [Fact]
    public async Task A_form_that_failed_does_not_take_the_other_form_of_its_page_with_it()
    {
        await using var alone = new TestApp();
        var (coordinator, items) = (await alone.SignedIn(Coordinator), await Published(alone));
        var failed = await coordinator.Fill($"/meetings/{items[0].MeetingId}/attendance", "Add", ("Role", "Teacher"));
        failed.Status.ShouldBe(422);

        failed.Document.QuerySelector("main form")!.GetAttribute("action").ShouldBe($"/meetings/{items[0].MeetingId}/attendance");
    }

    [Fact]
    public async Task Whoever_declares_an_interest_no_longer_reads_the_papers_and_the_minutes_say_so()
    {
        await using var alone = new TestApp();
        var items = await Published(alone);
        var (teacher, path) = (await alone.SignedIn(Teacher), $"/requests/{items[0].RequestId}/read");
        (await teacher.Open(path)).Status.ShouldBe(200);

        (await teacher.Fill($"{Path(items[0])}/interest", ("What", "I know the family"))).Status.ShouldBe(302);

        (await teacher.Open(path)).Status.ShouldBe(404);
        (await teacher.Open($"/meetings/{items[0].MeetingId}/pack")).Main.ShouldNotContain(items[0].Reference);
        (await teacher.Open($"/requests/{items[1].RequestId}/read")).Status.ShouldBe(200);
        (await alone.InStore(s => s.AgendaItems.SingleAsync(i => i.Id == items[0].Id)))
            .Interests.Single()
            .ShouldBe(new("Ruth Carver", (await Person(alone, Teacher)).Value, "I know the family", true));
    }

    [Fact]
    public async Task A_teacher_who_declared_an_interest_is_not_offered_the_case_and_is_refused()
    {
        await using var alone = new TestApp();
        var teacher = await Person(alone, Teacher);
        var id = await alone.InStore(async s =>
        {
            var found = await s.Cases.FirstAsync(c => c.Kind == Outcome.Intervention);
            found.HandBack("Away", await OpenLift.County.CountyQueries.Calendar(s), s.Today);
            var near = await s.AgendaItems.FirstAsync(i => !i.Sealed && i.ReferralId == null);
            await s.SaveChangesAsync();
            await s.Database.ExecuteSqlAsync($"update agenda_item set child_id = {found.ChildId.Value} where id = {near.Id.Value}");
            s.ChangeTracker.Clear();
            await s.Declare(
                await s.AgendaItems.SingleAsync(i => i.Id == near.Id),
                new("Ruth Carver", teacher.Value, "The child is her niece", true)
            );
            return found.Id;
        });

        (await (await alone.SignedIn(Coordinator)).Open($"/cases/{id}/allocate")).Main.ShouldNotContain("Ruth Carver");
        (
            await Should.ThrowAsync<RuleBroken>(() =>
                alone.InStore(async s =>
                {
                    await s.Allocate(await s.Cases.SingleAsync(c => c.Id == id), teacher, 1, "She asked");
                    return 0;
                })
            )
        ).Message.ShouldBe("Ruth Carver declared an interest in this child: choose somebody else");
    }

    [Fact]
    public async Task Minutes_are_not_sealed_before_the_hour_at_which_the_meeting_is_held()
    {
        await using var alone = new TestApp();
        var (coordinator, items) = (await alone.SignedIn(Coordinator), await Published(alone));
        var meeting = await alone.InStore(s => s.Meetings.SingleAsync(m => m.Id == items[0].MeetingId));
        alone.Clock.Now = meeting.Day.At(meeting.Time).AddMinutes(-1);

        (await (await alone.SignedIn(Coordinator)).Fill($"/meetings/{meeting.Id}/seal")).Problems.ShouldBe([
            $"The meeting is on {meeting.Day.InFull} at 09:30: its minutes cannot be sealed before it was held.",
        ]);
    }

    [Fact]
    public async Task A_decision_recorded_wrongly_is_corrected_and_request_actions_case_and_telling_follow()
    {
        await using var alone = new TestApp();
        var coordinator = await alone.SignedIn(Coordinator);
        var item = await alone.InStore(async s =>
            (await s.AgendaItems.Where(i => i.Sealed && i.ReferralId == null).ToListAsync()).Single(i =>
                i.Outcomes.Contains(Outcome.NotAgreed)
            )
        );
        var minutes = (await coordinator.Open($"/meetings/{item.MeetingId}/minutes")).Main;
        minutes.ShouldContain($"Correct {item.Reference}");
        (await coordinator.Open($"/requests/{item.RequestId}")).Main.ShouldContain("Correct what was recorded");

        (
            await coordinator.Fill(
                $"{Path(item)}/correct",
                ("Correction", "A teacher was agreed"),
                ("Wrong", "true"),
                ("Outcomes", "Intervention"),
                ("Reason", "A teacher will come.")
            )
        ).Status.ShouldBe(302);

        var request = await alone.InStore(s => s.Requests.SingleAsync(r => r.Id == item.RequestId));
        (request.Status, request.Message).ShouldBe((RequestStatus.Decided, "A teacher will come."));
        (await alone.InStore(s => s.Cases.SingleAsync(c => c.RequestId == item.RequestId))).Kind.ShouldBe(Outcome.Intervention);
        var actions = await alone.InStore(s => s.MeetingActions.Where(a => a.ItemId == item.Id && !a.Dropped).ToListAsync());
        actions.Where(a => a.Outcome == Outcome.NotAgreed && a.DoneOn == null).ShouldAllBe(a => a.EndedOn != null);
        actions.ShouldContain(a => a.Outcome == Outcome.Intervention && a.EndedOn == null);
        (
            await alone.InStore(s => s.Tellings.AnyAsync(t => t.RequestId == item.RequestId && t.What != null && t.ToldOn == null))
        ).ShouldBeTrue();
        (await coordinator.Open($"/requests/{item.RequestId}")).Main.ShouldContain("Intervention by the specialist team");
        var after = (await coordinator.Open($"/meetings/{item.MeetingId}/minutes")).Main;
        after.ShouldContain("the words are as they were sealed");
        after.ShouldNotContain("are left out");
        after.ShouldContain("Recorded before: Not agreed; Advice and support given at the meeting");
    }

    private static string Path(AgendaItem item) => $"/meetings/{item.MeetingId}/items/{item.Id}";

    private static Task<Id<OpenLift.People.Person>> Person(TestApp app, string email) =>
        app.InStore(s => s.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync());

    /// <summary>What stands on the agenda of the demo county's published meeting, in order.</summary>
    private static Task<List<AgendaItem>> Published(TestApp app) =>
        app.InStore(s =>
            s.AgendaItems.Where(i => s.Meetings.Any(m => m.Id == i.MeetingId && m.Title == "Dover, extra meeting"))
                .OrderBy(i => i.Position)
                .ToListAsync()
        );
}
