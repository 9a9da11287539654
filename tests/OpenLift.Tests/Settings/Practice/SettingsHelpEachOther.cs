using Microsoft.EntityFrameworkCore;
using OpenLift.Settings.Strengths;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Settings.Practice;

/// <summary>The directory of strengths, and help from one setting to another (L11).</summary>
public sealed class SettingsHelpEachOther(TestApp app) : IClassFixture<TestApp>
{
    private const string Coordinator = "coordinator@demo.example";

    [Fact]
    public void Every_state_can_be_reached_and_no_step_leads_two_ways()
    {
        HashSet<SchoolSupportStatus> reached = [SchoolSupportStatus.Agreed];
        while (SchoolSupportLifecycle.Paths.Any(p => reached.Contains(p.From) && reached.Add(p.To))) { }

        reached.ShouldBe(Enum.GetValues<SchoolSupportStatus>(), ignoreOrder: true);
        SchoolSupportLifecycle.Paths.GroupBy(p => (p.From, p.By)).ShouldAllBe(g => g.Count() == 1);
    }

    [Fact]
    public async Task A_setting_offers_what_it_is_good_at_and_all_settings_find_it_by_area_and_district()
    {
        var (thanet, senco) = (await app.SignedIn("thanet.senco@demo.example"), await app.SignedIn("senco@demo.example"));
        (await thanet.Fill("/strengths/new", ("Words", "Sensory circuits before lessons"))).Problems.ShouldBe([
            "Choose the area of need",
            "Enter whom to ask",
        ]);

        await thanet.Fill(
            "/strengths/new",
            ("Area", "SP"),
            ("Words", "Sensory circuits before lessons"),
            ("Contact", "Priya Raman, 01632 960177")
        );

        var found = await senco.Open("/strengths?area=SP");
        found.Main.ShouldContain("Sensory circuits before lessons");
        found.Main.ShouldContain("Cliff Lane Primary SchoolThanet");
        var district = await app.InStore(s => s.Districts.Where(d => d.Name == "Dover").Select(d => d.Id).SingleAsync());
        (await senco.Open($"/strengths?area=SP&district={district}")).Main.ShouldContain("Nobody has offered this yet");
        (await senco.Open("/strengths?area=CL")).Main.ShouldNotContain("Sensory circuits");
        foreach (var email in new[] { "psychologist@demo.example", "county@demo.example", "teacher@demo.example", Coordinator })
        {
            (await (await app.SignedIn(email)).Open("/strengths")).Main.ShouldContain("Sensory circuits", Case.Sensitive, email);
        }
        (await (await app.SignedIn("administrator@demo.example")).Open("/strengths")).Status.ShouldBe(404);

        var id = await app.InStore(s => s.Strengths.Where(x => x.Words.StartsWith("Sensory circuits")).Select(x => x.Id).SingleAsync());
        (await senco.Open($"/strengths/{id}")).Status.ShouldBe(404);
        (await (await app.SignedIn(Coordinator)).Open($"/strengths/{id}")).Status.ShouldBe(404);
        await thanet.Fill($"/strengths/{id}", ("Ended", "true"));
        (await senco.Open("/strengths?area=SP")).Main.ShouldNotContain("Sensory circuits");
        (await thanet.Open($"/strengths/{id}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_coordinator_notes_a_strength_only_after_asking()
    {
        var coordinator = await app.SignedIn(Coordinator);
        var admiral = await Setting("Admiral’s Walk Academy");
        (string, string?)[] strength =
        [
            ("Setting", admiral),
            ("Area", "SEMH"),
            ("Words", "Older pupils who mentor"),
            ("Contact", "The office"),
        ];

        var refused = await coordinator.Fill("/strengths/new", strength);
        (refused.Beside("Asked"), refused.Value("Words")).ShouldBe(
            ("Ask the setting first, then say that it agrees", "Older pupils who mentor")
        );
        (await coordinator.Fill("/strengths/new", [.. strength, ("Asked", "true")])).Status.ShouldBe(302);
        (
            await coordinator.Fill(
                "/strengths/new",
                [.. strength.Skip(1), ("Asked", "true"), ("Setting", await Setting("Cliff Lane Primary School"))]
            )
        )
            .Beside("Setting")
            .ShouldBe("Choose the setting");
    }

    [Fact]
    public async Task The_helping_setting_learns_what_it_is_about_and_nothing_of_the_child_or_the_request()
    {
        var (coordinator, nursery, senco) = (
            await app.SignedIn(Coordinator),
            await app.SignedIn("nursery@demo.example"),
            await app.SignedIn("senco@demo.example")
        );
        var request = await Requests.AskingForSupport.Sent(senco, "Secret", "Tothem");
        var reference = await app.InStore(s =>
            s.Requests.Where(r => r.Id == Requests.AskingForSupport.IdOf(request)).Select(r => r.Reference).SingleAsync()
        );
        (string, string?)[] visit =
        [
            ("Helper", await Setting("Little Wrens Nursery")),
            ("Helped", await Setting("Holmwood Primary School")),
            ("About", "Language through play"),
            ("FirstVisitOn.Day", "2"),
            ("FirstVisitOn.Month", "12"),
            ("FirstVisitOn.Year", "2026"),
        ];
        (await coordinator.Fill("/school-support/new", [.. visit, ("Reference", "DOV-222222-2")]))
            .Beside("Reference")
            .ShouldBe("No request of the helped setting has this reference");

        var arranged = await coordinator.Follow(
            await coordinator.Fill("/school-support/new", [.. visit, ("Reference", reference.ToLowerInvariant())])
        );

        arranged.Main.ShouldContain(reference);
        (await senco.Open(arranged.Path)).Main.ShouldContain(reference);
        var helper = await nursery.Open(arranged.Path);
        helper.Main.ShouldContain("Language through play");
        foreach (var hidden in new[] { reference, "Secret", "Tothem", request })
        {
            helper.Document.DocumentElement.OuterHtml.ShouldNotContain(hidden);
        }
        helper.Document.QuerySelectorAll("main form").ShouldBeEmpty();
        foreach (
            var email in new[]
            {
                "thanet.senco@demo.example",
                "thanet.coordinator@demo.example",
                "administrator@demo.example",
                "psychologist@demo.example",
            }
        )
        {
            (await (await app.SignedIn(email)).Open(arranged.Path)).Status.ShouldBe(404, email);
        }
    }

    [Fact]
    public async Task The_visit_takes_place_and_the_helped_setting_alone_says_how_useful_it_was()
    {
        var (coordinator, nursery, senco) = (
            await app.SignedIn(Coordinator),
            await app.SignedIn("nursery@demo.example"),
            await app.SignedIn("senco@demo.example")
        );
        (string, string?)[] visit =
        [
            ("Helper", await Setting("Little Wrens Nursery")),
            ("Helped", await Setting("Holmwood Primary School")),
            ("About", "Settling in gently"),
            ("FirstVisitOn.Day", "23"),
            ("FirstVisitOn.Month", "11"),
            ("FirstVisitOn.Year", "2026"),
        ];
        (await coordinator.Fill("/school-support/new", [.. visit.Where(v => v.Item1 is not "Helper"), ("Helper", visit[1].Item2)]))
            .Beside("Helped")
            .ShouldBe("A setting cannot help itself: choose another");
        (
            await coordinator.Fill(
                "/school-support/new",
                [.. visit.SkipLast(3), ("FirstVisitOn.Day", "20"), ("FirstVisitOn.Month", "11"), ("FirstVisitOn.Year", "2026")]
            )
        )
            .Beside("FirstVisitOn")
            .ShouldBe("The first visit must be today or later");
        var address = (await coordinator.Fill("/school-support/new", visit)).GoesTo!;

        var open = await senco.Open(address);
        (
            await nursery.Press(
                open with
                {
                    Path = address,
                },
                "Done",
                ("__RequestVerificationToken", (await nursery.Open("/strengths/new")).Value("__RequestVerificationToken")),
                ("__whose", null),
                ("DoneOn.Day", "23"),
                ("DoneOn.Month", "11"),
                ("DoneOn.Year", "2026")
            )
        ).Status.ShouldBe(404);
        (await senco.Fill(address, "Done", ("DoneOn.Day", "24"), ("DoneOn.Month", "11"), ("DoneOn.Year", "2026")))
            .Beside("DoneOn")
            .ShouldBe("The day must be today or in the past");
        (await senco.Fill(address, "Not", ("WhyNot", ""))).Beside("WhyNot").ShouldBe("Say why it did not happen");
        await senco.Fill(address, "Done", ("DoneOn.Day", "23"), ("DoneOn.Month", "11"), ("DoneOn.Year", "2026"));
        (await coordinator.Open(address)).Document.QuerySelectorAll("main form").ShouldBeEmpty();
        (await senco.Fill(address, "Judge", ("Words", "We greet at the gate"))).Beside("Useful").ShouldBe("Choose how useful it was");
        await senco.Fill(address, "Judge", ("Useful", "5"), ("Words", "We greet at the gate"));

        (await nursery.Open(address)).Main.ShouldContain("5 of 5 We greet at the gate");
        (await coordinator.Open("/school-support")).Main.ShouldContain("Judged, useful 5 of 5");
    }

    [Fact]
    public async Task A_visit_to_a_setting_of_another_district_begins_from_its_strength()
    {
        await app.Save(async s =>
            s.Add(
                Strength.Offer(
                    await s.Settings.SingleAsync(x => x.Name == "Cliff Lane Primary School"),
                    "CL",
                    "Number games",
                    "The office",
                    false,
                    s.Today,
                    s.Now
                )
            )
        );
        var coordinator = await app.SignedIn(Coordinator);
        var id = await app.InStore(s => s.Strengths.Where(x => x.Words == "Number games").Select(x => x.Id).SingleAsync());

        var form = await coordinator.Open($"/school-support/new?strength={id}");
        form.Value("About").ShouldBe("Number games");
        var arranged = await coordinator.Follow(
            await coordinator.Press(
                form,
                "",
                ("Helped", await Setting("Holmwood Primary School")),
                ("FirstVisitOn.Day", "2"),
                ("FirstVisitOn.Month", "12"),
                ("FirstVisitOn.Year", "2026")
            )
        );

        arranged.Main.ShouldContain("Cliff Lane Primary School helps Holmwood Primary School");
        (await (await app.SignedIn("thanet.senco@demo.example")).Open(arranged.Path)).Status.ShouldBe(200);
    }

    private Task<string> Setting(string name) => app.InStore(async s => (await s.Settings.SingleAsync(x => x.Name == name)).Id.ToString());
}
