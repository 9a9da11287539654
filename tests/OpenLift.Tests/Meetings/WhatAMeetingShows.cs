using Microsoft.EntityFrameworkCore;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Meetings;

/// <summary>What the people of a meeting see of a child, from when and until when.</summary>
[Trait("FoundBy", "fresh eyes")]
public sealed class WhatAMeetingShows(TestApp app) : IClassFixture<TestApp>
{
    private const string Senco = "senco@demo.example";
    private const string Coordinator = "coordinator@demo.example";

    [Fact]
    public async Task After_the_seal_a_withdrawal_shuts_out_the_people_of_the_meeting_and_takes_its_part_from_the_minutes()
    {
        await using var alone = new TestApp();
        alone.Clock.Now = new(2026, 11, 5, 11, 0, 0, TimeSpan.Zero);
        var meeting = await alone.InStore(s => s.Meetings.SingleAsync(m => m.Title == "Dover, autumn meeting"));
        alone.Clock.Now = new(meeting.Day.AddDays(1).ToDateTime(new(11, 0)), TimeSpan.Zero);
        var (senco, teacher, coordinator) = (
            await alone.SignedIn(Senco),
            await alone.SignedIn("teacher@demo.example"),
            await alone.SignedIn(Coordinator)
        );
        var item = await alone.InStore(s => s.AgendaItems.OrderBy(i => i.Position).FirstAsync(i => i.MeetingId == meeting.Id));
        (await teacher.Open($"/requests/{item.RequestId}/read")).Status.ShouldBe(200);
        (await teacher.Open($"/meetings/{meeting.Id}/minutes")).Main.ShouldContain(item.Notes!);

        await senco.Fill($"/requests/{item.RequestId}/family", ("What", "all"), ("By", "A Parent"), ("Reason", "No more"));

        (await teacher.Open($"/requests/{item.RequestId}/read")).Status.ShouldBe(404);
        foreach (var reader in new[] { teacher, coordinator })
        {
            var minutes = (await reader.Open($"/meetings/{meeting.Id}/minutes")).Main;
            minutes.ShouldNotContain(item.Notes!);
            minutes.ShouldContain("are left out");
        }
    }

    [Fact]
    public async Task Moving_a_meeting_moves_when_its_people_see_the_child()
    {
        var (coordinator, teacher) = (await app.SignedIn(Coordinator), await app.SignedIn("teacher@demo.example"));
        var request = await AskingForSupport.Sent(await app.SignedIn(Senco), "Window", "Moves");
        var meeting = (
            await coordinator.Fill(
                "/meetings/new",
                ("Name", "Soon"),
                ("Kind", "Schools"),
                ("Day.Day", "30"),
                ("Day.Month", "11"),
                ("Day.Year", "2026")
            )
        ).GoesTo!;
        await coordinator.Fill($"{request}/screen", "Agenda", ("MeetingId", meeting.Split('/')[^1]), ("AllowedBecause", "x"));
        (await teacher.Open(request)).Status.ShouldBe(200);

        await coordinator.Fill($"{meeting}/move", ("Day.Day", "1"), ("Day.Month", "3"), ("Day.Year", "2027"));
        (await teacher.Open(request)).Status.ShouldBe(404);
        await coordinator.Fill($"{meeting}/move", ("Day.Day", "27"), ("Day.Month", "11"), ("Day.Year", "2026"));
        (await teacher.Open(request)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_a_meeting_records_is_not_in_the_history_before_the_seal()
    {
        var (senco, coordinator) = (await app.SignedIn(Senco), await app.SignedIn(Coordinator));
        var item = await app.InStore(s => s.AgendaItems.FirstAsync(i => i.SettingName == "Holmwood Primary School" && !i.Sealed));
        await coordinator.Fill($"/meetings/{item.MeetingId}/items/{item.Id}", ("Notes", "n"), ("Outcomes", "NotAgreed"), ("Reason", "r"));

        (await coordinator.Open($"/requests/{item.RequestId}/history")).Main.ShouldContain("Outcome recorded");
        var setting = (await senco.Open($"/requests/{item.RequestId}/history")).Main;
        setting.ShouldNotContain("Outcome recorded");
        setting.ShouldNotContain("how to disagree");
    }
}
