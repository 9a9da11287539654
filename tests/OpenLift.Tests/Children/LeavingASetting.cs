using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Tests.Children.Families;
using OpenLift.Tests.Interventions;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Children;

/// <summary>A child leaves a setting: it asks and writes no more from the day after, and sees the record for 60 days (C3).</summary>
public sealed class LeavingASetting
{
    private const string Senco = "senco@demo.example";

    [Fact]
    public async Task A_setting_sees_a_child_who_left_for_sixty_days_and_not_a_day_longer_though_nobody_saves_anything()
    {
        using var app = new TestApp();
        var (senco, child) = await Attending(app, "Gone", "After");

        var left = await senco.Fill($"{child}/leaves", AReferral.Date("LastDay", new(2026, 11, 23)));
        left.GoesTo.ShouldBe(child, left.Main);

        (await senco.Open(child)).Main.ShouldContain("since 23 November 2026 until 23 November 2026");
        app.Clock.SetUtcNow(new(2027, 1, 22, 23, 0, 0, TimeSpan.Zero));
        (await (await app.SignedIn(Senco)).Open(child)).Status.ShouldBe(200, "the sixtieth day");
        app.Clock.SetUtcNow(new(2027, 1, 23, 0, 1, 0, TimeSpan.Zero));
        var after = await app.SignedIn(Senco);
        (await after.Open(child)).Status.ShouldBe(404);
        (await after.Open($"{child}/leaves")).Status.ShouldBe(404);
        (await after.Open("/children?name=After")).Main.ShouldNotContain("Gone After");
    }

    [Fact]
    public async Task From_the_day_after_it_changes_nothing_starts_nothing_and_sends_no_draft()
    {
        using var app = new TestApp();
        var (senco, child) = await Attending(app, "Moved", "Away");
        var id = child.Split('/')[^1];
        var request = (await senco.Fill($"/requests/new?child={id}", ("Child", id))).GoesTo![..^"/tasks".Length];
        await senco.Fill($"{request}/need", ("Needs", "Cannot yet settle at circle time."));
        (await senco.Fill($"{child}/leaves", AReferral.Date("LastDay", new(2026, 11, 24)))).Status.ShouldBe(302);
        (await senco.Open($"{child}/identity")).Status.ShouldBe(200, "until the last day");

        app.Clock.SetUtcNow(new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));
        senco = await app.SignedIn(Senco);

        (await senco.Open($"{child}/identity")).Status.ShouldBe(404);
        (await senco.Open($"{child}/home")).Status.ShouldBe(404);
        (await senco.Open(child)).Document.QuerySelector($"a[href^='/requests/start']").ShouldBeNull();
        (await senco.Open("/children")).Main.ShouldContain("Moved Away Left on 24 November 2026");
        (await senco.Open(request)).Main.ShouldContain("Left Holmwood Primary School on 24 November 2026");
        (await senco.Fill($"/requests/new?child={id}", ("Child", id), ("Another", "true"))).Problems.ShouldBe([
            "The child has left your setting: the setting that the child attends now asks",
        ]);
        (await senco.Fill($"{request}/check", ("Declared", "true"), ("WhyNot", "Later"))).Problems.ShouldBe([
            "The child left Holmwood Primary School on 24 November 2026: the setting that the child attends now asks",
        ]);
    }

    [Fact]
    public async Task It_answers_for_nobody_any_more_neither_for_the_family_nor_with_files_and_links()
    {
        using var app = new TestApp();
        var senco = await app.SignedIn(Senco);
        var request = await AskingForSupport.Sent(senco, "Answers", "Fornobody");
        var id = AskingForSupport.IdOf(request);
        var child = await app.InStore(s => s.Requests.Where(r => r.Id == id).Select(r => r.ChildId).SingleAsync());
        await AFamily.Parent(app, senco, request, "Pat Fornobody");
        var pages = new[] { $"{request}/permission", $"{request}/parent-views", $"{request}/links/new", $"{request}/files" };
        foreach (var page in pages)
        {
            (await senco.Open(page)).Document.QuerySelector("main form[method=post]").ShouldNotBeNull(page);
        }
        await senco.Fill($"/children/{child}/leaves", AReferral.Date("LastDay", new(2026, 11, 23)));

        app.Clock.SetUtcNow(new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        senco = await app.SignedIn(Senco);

        foreach (var page in pages)
        {
            (await senco.Open(page)).Document.QuerySelector("main form[method=post]").ShouldBeNull(page);
        }
        (await senco.Open(request)).Status.ShouldBe(200, "what it asked it may still read");
    }

    [Fact]
    public async Task Said_late_it_still_leaves_sixty_days_to_hand_over()
    {
        using var app = new TestApp();
        var (_, child) = await Attending(app, "Said", "Late");
        app.Clock.SetUtcNow(new(2027, 4, 20, 9, 0, 0, TimeSpan.Zero));
        var senco = await app.SignedIn(Senco);

        (await senco.Fill($"{child}/leaves", AReferral.Date("LastDay", new(2026, 12, 1)))).Status.ShouldBe(302);

        (await senco.Open(child)).Main.ShouldContain("until 1 December 2026");
        app.Clock.SetUtcNow(new(2027, 6, 20, 9, 0, 0, TimeSpan.Zero));
        (await (await app.SignedIn(Senco)).Open(child)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_slip_is_taken_back_also_by_the_setting_that_was_left()
    {
        using var app = new TestApp();
        var (senco, child) = await Attending(app, "Still", "Here");
        (await senco.Fill($"{child}/leaves", AReferral.Date("LastDay", new(2026, 11, 23)))).Status.ShouldBe(302);
        app.Clock.SetUtcNow(new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        senco = await app.SignedIn(Senco);
        (await senco.Open($"{child}/identity")).Status.ShouldBe(404);

        (await senco.Fill($"{child}/leaves", "Stays")).Status.ShouldBe(302);

        (await senco.Open($"{child}/identity")).Status.ShouldBe(200);
        var id = new Id<Child>(Guid.Parse(child.Split('/')[^1]));
        (await app.InStore(s => s.ChildScopes.CountAsync(c => c.ChildId == id && c.Until == null))).ShouldBe(1);
        (await senco.Open($"{child}/history")).Main.ShouldContain("Has not left Holmwood Primary School after all");
    }

    [Fact]
    public async Task A_last_day_that_cannot_be_is_refused_in_its_place_and_nobody_elses_child_leaves()
    {
        using var app = new TestApp();
        var (senco, child) = await Attending(app, "Wrong", "Day");

        (await senco.Fill($"{child}/leaves", ("LastDay.Day", ""))).Beside("LastDay").ShouldBe("Enter the last day");
        (await senco.Fill($"{child}/leaves", AReferral.Date("LastDay", new(2026, 11, 22))))
            .Beside("LastDay")
            .ShouldBe("The last day must be between 23 November 2026, when the child was added, and a year from today");
        foreach (var other in new[] { "thanet.senco@demo.example", "thanet.coordinator@demo.example", "teacher@demo.example" })
        {
            (await (await app.SignedIn(other)).Open($"{child}/leaves")).Status.ShouldBe(404, other);
        }
    }

    private static async Task<(Visitor Senco, string Child)> Attending(TestApp app, string first, string last)
    {
        var senco = await app.SignedIn(Senco);
        return (senco, await AskingForSupport.AddChild(senco, first, last));
    }
}
