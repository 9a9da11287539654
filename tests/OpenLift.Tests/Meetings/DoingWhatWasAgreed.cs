using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Families;
using OpenLift.Meetings;
using OpenLift.Support;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Meetings;

/// <summary>A done thing ticks its action, whoever's list it is on, and what is over is nobody's task (L7).</summary>
public sealed class DoingWhatWasAgreed
{
    private const string Coordinator = "coordinator@demo.example";

    [Fact]
    public async Task Once_a_teacher_has_the_case_nobody_is_late_with_naming_one()
    {
        await using var app = new TestApp();
        var action = await app.InStore(s => s.MeetingActions.SingleAsync(a => a.Outcome == Outcome.Intervention && !a.Dropped));

        action.DoneOn.ShouldNotBeNull();
        (await (await app.SignedIn(Coordinator)).Open($"/requests/{action.RequestId}")).Main.ShouldContain("With Ruth Carver");
    }

    [Fact]
    public async Task A_decision_has_one_action_to_tell_the_family_within_two_days_and_telling_them_ticks_it()
    {
        await using var app = new TestApp();
        var items = await app.InStore(s => s.AgendaItems.Where(i => i.Sealed).ToListAsync());
        var tell = await app.InStore(s => s.MeetingActions.Where(a => a.Tells && !a.Dropped).ToListAsync());
        items.ShouldAllBe(i => tell.Count(a => a.ItemId == i.Id) == 1);
        tell.ShouldAllBe(a => a.DueWhy.StartsWith("2 working days after the meeting"));
        var telling = await app.InStore(s => s.Tellings.Where(t => t.ToldOn == null && t.TellerId == null).FirstAsync());

        await app.InStore(async s =>
        {
            foreach (var one in await s.Tellings.Untold.Where(t => t.Reference == telling.Reference).ToListAsync())
            {
                await s.Told(one, HowTold.Rung, "Glad", s.Today);
            }
            return 0;
        });

        (await app.InStore(s => s.MeetingActions.SingleAsync(a => a.Reference == telling.Reference && a.Tells))).DoneNote.ShouldBe(
            $"Rung, {(await app.InStore(s => Task.FromResult(s.Today))).InFull}"
        );
    }

    [Fact]
    public async Task Only_what_is_theirs_is_offered_to_a_psychologist_and_it_can_be_marked_as_done()
    {
        await using var app = new TestApp();
        var me = await app.InStore(s => s.People.Where(p => p.Email == "psychologist@demo.example").Select(p => p.Id).SingleAsync());
        await app.InStore(async s =>
        {
            await s.Allocate(await s.Cases.SingleAsync(c => c.Kind == Outcome.EducationalPsychologist), me, 1, null);
            return await s.SaveChangesAsync();
        });
        var psychologist = await app.SignedIn("psychologist@demo.example");

        var page = await psychologist.Open("/actions");
        var links = page.Document.QuerySelectorAll("main a[href$='/done']").Select(a => a.GetAttribute("href")!).ToList();

        links.ShouldHaveSingleItem();
        (await psychologist.Fill(links[0], ("Note", "Rang the school"))).Status.ShouldBe(302);
        (await psychologist.Open("/actions?View=Done")).Main.ShouldContain("Rang the school");
    }

    [Fact]
    public async Task A_senco_is_not_offered_what_the_coordinator_is_to_do()
    {
        await using var app = new TestApp();
        var senco = await app.SignedIn("senco@demo.example");
        var theirs = await app.InStore(s =>
            s.MeetingActions.FirstAsync(a => a.Owner == "District coordinator" && a.DoneOn == null && !a.Dropped)
        );

        (await senco.Open($"/requests/{theirs.RequestId}")).Main.ShouldNotContain($"Mark as done: {theirs.What}");
        (await senco.Open($"/actions/{theirs.Id}/done")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task With_a_case_ends_what_was_agreed_for_it_and_why_stands_with_it()
    {
        await using var app = new TestApp();
        var action = await app.InStore(async s =>
        {
            var found = await s.Cases.SingleAsync(c => c.Kind == Outcome.EducationalPsychologist);
            await s.End(found, EndReason.Moved, "They moved");
            await s.SaveChangesAsync();
            return await s.MeetingActions.SingleAsync(a =>
                a.RequestId == found.RequestId && a.Outcome == Outcome.EducationalPsychologist && !a.Dropped
            );
        });

        (action.DoneOn, action.EndedWhy).ShouldBe((null, "The case ended: the child moved away or left the setting"));
        (await (await app.SignedIn(Coordinator)).Open("/actions?View=All")).Main.ShouldNotContain(action.What);
    }
}
