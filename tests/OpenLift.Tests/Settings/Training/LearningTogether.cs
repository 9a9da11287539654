using Microsoft.EntityFrameworkCore;
using OpenLift.Settings.Training;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Settings.Training;

/// <summary>Training is planned, booked, attended and judged (L11).</summary>
public sealed class LearningTogether(TestApp app) : IClassFixture<TestApp>
{
    private const string Coordinator = "coordinator@demo.example";

    private static (string, string?)[] Event(string title, int places, bool county = false, string day = "30") =>
        [
            ("Event.Title", title),
            ("Event.About", "What it is about"),
            ("Event.Area", "CI"),
            ("Event.Day.Day", day),
            ("Event.Day.Month", "11"),
            ("Event.Day.Year", "2026"),
            ("Event.Time", "15:45"),
            ("Event.Place", "Town hall"),
            ("Event.Places", $"{places}"),
            ("Event.ForWhom", "Everybody"),
            ("Event.ForCounty", county ? "true" : null),
        ];

    [Fact]
    public async Task A_place_is_booked_by_name_given_back_and_booked_again()
    {
        var (coordinator, senco) = (await app.SignedIn(Coordinator), await app.SignedIn("senco@demo.example"));
        var address = (await coordinator.Fill("/training/new", Event("Signing for beginners", 1))).GoesTo!;

        var open = await senco.Open(address);
        open.Value("Name").ShouldBe("Amara Okafor");
        (await senco.Press(open, "Book", ("Name", ""))).Beside("Name").ShouldBe("Enter who comes");
        (await senco.Press(await senco.Open(address), "Book")).Status.ShouldBe(302);
        (await senco.Press(open, "Book", ("Name", "amara okafor "))).Problems.ShouldBe(["amara okafor has a place already"]);
        (await senco.Press(open, "Book", ("Name", "Lewis Grant"))).Problems.Single().ShouldStartWith("This training is full");
        (await senco.Open("/training")).Main.ShouldContain("Full 1 booked by you");

        await senco.Fill(address, "GiveBack");
        (await senco.Fill(address, "Book", ("Name", "Lewis Grant"))).Status.ShouldBe(302);
        (await app.InStore(s => s.TrainingEvents.SingleAsync(e => e.Title == "Signing for beginners"))).Taken.ShouldBe(1);
    }

    /// <summary>Real requests at the same moment, on whichever database the tests run: nobody is lost and none is one too many.</summary>
    [Fact]
    public async Task When_many_book_the_last_places_at_the_same_moment_the_rest_are_told_it_is_full()
    {
        var coordinator = await app.SignedIn(Coordinator);
        var address = (await coordinator.Fill("/training/new", Event("A small room", 3))).GoesTo!;
        var visitors = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.SignedIn("senco@demo.example")));
        var forms = await Task.WhenAll(visitors.Select(v => v.Open(address)));

        var pages = await Task.WhenAll(
            visitors.Zip(forms).Select((x, i) => Task.Run(() => x.First.Press(x.Second, "Book", ("Name", $"Person {(char)('A' + i)}"))))
        );

        pages.Count(p => p.Status is 302).ShouldBe(3, string.Join("; ", pages.Select(p => $"{p.Status} {string.Join(", ", p.Problems)}")));
        pages.Where(p => p.Status is not 302).ShouldAllBe(p => p.Status == 422 && p.Problems.Single().StartsWith("This training is full"));
        var (taken, booked) = await app.InStore(async s =>
            (
                await s.TrainingEvents.SingleAsync(e => e.Title == "A small room"),
                await s.Bookings.CountAsync(b => s.TrainingEvents.Any(e => e.Id == b.EventId && e.Title == "A small room"))
            )
        );
        (taken.Taken, booked).ShouldBe((3, 3));
    }

    [Fact]
    public async Task Training_of_a_district_is_for_its_settings_and_training_of_the_county_for_all()
    {
        var (coordinator, thanet) = (await app.SignedIn(Coordinator), await app.SignedIn("thanet.senco@demo.example"));
        var ours = (await coordinator.Fill("/training/new", Event("Dover only", 5))).GoesTo!;
        var everyones = (await coordinator.Fill("/training/new", Event("For all of Kent", 5, county: true))).GoesTo!;

        (await thanet.Open(ours)).Status.ShouldBe(404);
        (await thanet.Open("/training")).Main.ShouldNotContain("Dover only");
        (await thanet.Fill(everyones, "Book")).Status.ShouldBe(302);
        (await (await app.SignedIn("senco@demo.example")).Open(everyones)).Main.ShouldNotContain("Priya Raman");
        foreach (var email in new[] { "thanet.coordinator@demo.example", "teacher@demo.example", "senco@demo.example" })
        {
            var visitor = await app.SignedIn(email);
            (await visitor.Open($"{everyones}/change")).Status.ShouldBe(404, email);
            (await visitor.Open($"{everyones}/attendance")).Status.ShouldBe(404, email);
        }
        (await (await app.SignedIn("teacher@demo.example")).Open(everyones)).Main.ShouldNotContain("Priya Raman");
        (await (await app.SignedIn("administrator@demo.example")).Open("/training")).Status.ShouldBe(404);
        var teacher = await app.SignedIn("teacher@demo.example");
        var form = await thanet.Open(everyones);
        (await teacher.Press(form, "Book", ("Name", "Ruth Carver"), ("__RequestVerificationToken", "x"))).Status.ShouldNotBe(302);
    }

    [Fact]
    public async Task Who_came_is_marked_after_the_day_and_those_who_came_say_what_it_was_worth()
    {
        var (coordinator, senco) = (await app.SignedIn(Coordinator), await app.SignedIn("senco@demo.example"));
        var address = (await coordinator.Fill("/training/new", Event("Worth it", 5, day: "24"))).GoesTo!;
        await senco.Fill(address, "Book", ("Name", "Amara Okafor"));
        await senco.Fill(address, "Book", ("Name", "Lewis Grant"));
        var places = await app.InStore(async s =>
            (await s.Bookings.Where(b => s.TrainingEvents.Any(e => e.Id == b.EventId && e.Title == "Worth it")).ToListAsync()).ToDictionary(
                b => b.Name,
                b => b.Id
            )
        );
        (string, string?)[] came = [($"Came[{places["Amara Okafor"]}]", "true"), ($"Came[{places["Lewis Grant"]}]", "false")];

        (await coordinator.Fill($"{address}/attendance", came)).Problems.ShouldBe([
            "The training is on 24 November 2026: say then who came.",
        ]);
        app.Clock.Now = FixedClock.Monday.AddDays(2);
        (coordinator, senco) = (await app.SignedIn(Coordinator), await app.SignedIn("senco@demo.example"));
        try
        {
            (await senco.Fill($"/training/places/{places["Amara Okafor"]}/evaluation", ("Useful", "4"), ("WillChange", "x")))
                .Problems.Single()
                .ShouldStartWith("Only somebody who came");
            (await coordinator.Fill($"{address}/attendance", came)).Status.ShouldBe(302);
            (await senco.Open("/")).Main.ShouldContain("training to judge");
            (await senco.Fill($"/training/places/{places["Lewis Grant"]}/evaluation", ("Useful", "4"), ("WillChange", "x")))
                .Problems.Single()
                .ShouldStartWith("Only somebody who came");
            var refused = await senco.Fill($"/training/places/{places["Amara Okafor"]}/evaluation", ("Useful", "4"));
            refused.Beside("WillChange").ShouldBe("Say what will change, even if it is ‘nothing yet’");
            (
                await senco.Fill(
                    $"/training/places/{places["Amara Okafor"]}/evaluation",
                    ("Useful", "4"),
                    ("WillChange", "I wait longer for answers")
                )
            ).Status.ShouldBe(302);
            (
                await (await app.SignedIn("nursery@demo.example")).Open($"/training/places/{places["Amara Okafor"]}/evaluation")
            ).Status.ShouldBe(404);

            var figures = await coordinator.Open(address);
            figures
                .Document.QuerySelectorAll("main .lift-cards li")
                .Select(c => c.TextContent)
                .ShouldBe(["2booked of 5", "1came", "1said what it was worth", "4.0useful, of 5"]);
            figures.Main.ShouldContain("I wait longer for answers");
            (await senco.Open(address)).Main.ShouldNotContain("said what it was worth");
            (await senco.Open(address)).Document.QuerySelectorAll("form[action*=Book], form[action*=GiveBack]").ShouldBeEmpty();
            (await coordinator.Fill($"{address}/attendance", ($"Came[{places["Amara Okafor"]}]", "false")))
                .Problems.Single()
                .ShouldContain("and so was there");
        }
        finally
        {
            app.Clock.Now = FixedClock.Monday;
        }
    }

    [Fact]
    public async Task A_change_never_drops_anybody_who_has_a_place_and_cancelling_says_why()
    {
        var (coordinator, senco) = (await app.SignedIn(Coordinator), await app.SignedIn("senco@demo.example"));
        var address = (await coordinator.Fill("/training/new", Event("Changing", 5))).GoesTo!;
        await senco.Fill(address, "Book", ("Name", "One"));
        await senco.Fill(address, "Book", ("Name", "Two"));

        var refused = await coordinator.Fill($"{address}/change", ("Event.Places", "1"), ("Event.Title", "Changed"));
        (refused.Beside("Event.Places"), refused.Value("Event.Title")).ShouldBe(
            ("2 places are booked already: there cannot be fewer", "Changed")
        );
        (await coordinator.Fill("/training/new", Event("Too late", 5, day: "20")))
            .Beside("Event.Day")
            .ShouldBe("The day must be today or later");
        (await coordinator.Fill("/training/new", Event("None", 0))).Beside("Event.Places").ShouldBe("Places must be from 1 to 500");
        var stale = await coordinator.Open($"{address}/change");
        await coordinator.Fill($"{address}/change", ("Event.Place", "Library"));
        (await coordinator.Press(stale, "", ("Event.Place", "Pub"))).Main.ShouldContain(
            "Somebody else changed this while you were working"
        );
        (await coordinator.Fill($"{address}/cancel", ("Because", ""))).Beside("Because").ShouldBe("Say why it is cancelled");
        var form = await senco.Open(address);
        await coordinator.Fill($"{address}/cancel", ("Because", "The hall is flooded"));

        (await senco.Press(form, "Book", ("Name", "Three"))).Problems.ShouldBe(["This training is cancelled."]);
        (await senco.Open(address)).Main.ShouldContain("Cancelled: The hall is flooded");
    }
}
