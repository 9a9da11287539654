using Microsoft.EntityFrameworkCore;
using OpenLift.Requests;
using OpenLift.Settings.Practice;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Settings.Practice;

/// <summary>What a setting provides, for everyone, for groups and for single children (Q8).</summary>
public sealed class MappingProvision(TestApp app) : IClassFixture<TestApp>
{
    private const string Senco = "senco@demo.example";

    private static (string, string?)[] Row(string what, string column = "B", string area = "CI") =>
        [
            ("Offer.What", what),
            ("Offer.Area", area),
            ("Offer.Column", column),
            ("Offer.HowOften", "Daily"),
            ("Offer.Lead", "Teaching assistant"),
            ("Offer.From.Day", "2"),
            ("Offer.From.Month", "11"),
            ("Offer.From.Year", "2026"),
        ];

    [Fact]
    public async Task A_row_is_added_for_a_group_changed_and_ended()
    {
        var senco = await app.SignedIn(Senco);

        await senco.Fill("/provision/row", [.. Row("Talking partners"), ("GroupName", "Year 4 listeners")]);
        var map = await senco.Open("/provision");
        map.Main.ShouldContain("Talking partners (Year 4 listeners) Daily, Teaching assistant, since 2 November 2026");
        var change = map
            .Document.QuerySelectorAll("main a")
            .Single(a => a.TextContent.EndsWith("Talking partners", StringComparison.Ordinal))
            .GetAttribute("href")!;
        (await senco.Fill(change, ("Offer.Until.Day", "1"), ("Offer.Until.Month", "11"), ("Offer.Until.Year", "2026")))
            .Beside("Offer.Until")
            .ShouldBe("The last day cannot be before the first");
        await senco.Fill(change, ("Offer.Until.Day", "20"), ("Offer.Until.Month", "11"), ("Offer.Until.Year", "2026"));

        (await senco.Open("/provision")).Main.ShouldNotContain("Talking partners");
        (await senco.Open("/provision?Ended=true")).Main.ShouldContain("until 20 November 2026");
    }

    [Fact]
    public async Task What_is_missing_is_told_beside_its_question_and_what_was_typed_stays()
    {
        var page = await (await app.SignedIn(Senco)).Fill(
            "/provision/row",
            ("Offer.What", ""),
            ("Offer.Lead", "Miss Typed"),
            ("Offer.From.Day", "31"),
            ("Offer.From.Month", "2"),
            ("Offer.From.Year", "2026")
        );

        page.Status.ShouldBe(422);
        page.Beside("Offer.What").ShouldBe("Enter what is provided");
        page.Beside("Offer.Column").ShouldBe("Choose the column");
        page.Beside("Offer.From").ShouldBe("First day must be a real date");
        page.Value("Offer.Lead").ShouldBe("Miss Typed");
        (await (await app.SignedIn(Senco)).Fill("/provision/row", Row("Made up", area: "XX")))
            .Beside("Offer.Area")
            .ShouldBe("Choose an area from the list");
    }

    [Fact]
    public async Task A_strategy_of_the_childs_request_becomes_a_row_without_being_typed_again()
    {
        var senco = await app.SignedIn(Senco);
        var request = await Requests.AskingForSupport.Draft(senco, "Map", "Straight");
        await senco.Fill(
            $"{request}/strategies",
            ("What", "Now and next board at every change"),
            ("Area", "SEMH"),
            ("Column", "C"),
            ("HowOften", "All day"),
            ("Since.Day", "5"),
            ("Since.Month", "10"),
            ("Since.Year", "2026")
        );
        var child = await ChildOf(request);

        var offered = await senco.Open($"/children/{child}/provision");
        var use = offered
            .Document.QuerySelectorAll("main a")
            .Single(a => a.TextContent.StartsWith("Use this", StringComparison.Ordinal))
            .GetAttribute("href")!;
        var saved = await senco.Follow(await senco.Fill(use, []));

        saved.Main.ShouldContain("Now and next board at every change");
        saved.Main.ShouldContain("Mon 5 Oct 2026");
        saved.Main.ShouldContain("All day");
        saved.Main.ShouldNotContain("Use this");
        (await senco.Open("/provision")).Main.ShouldContain("Map Straight");
    }

    [Fact]
    public async Task A_childs_rows_are_seen_only_by_those_who_may_see_the_child_and_by_no_other_setting()
    {
        var senco = await app.SignedIn(Senco);
        var request = await Requests.AskingForSupport.Draft(senco, "Rows", "Hidden");
        var child = await ChildOf(request);
        await senco.Fill($"/children/{child}/provision/row", Row("A quiet start to the day", "C"));
        var row = await app.InStore(s => s.ChildProvisions.SingleAsync(p => p.What == "A quiet start to the day"));

        foreach (
            var email in new[]
            {
                "coordinator@demo.example",
                "thanet.senco@demo.example",
                "nursery@demo.example",
                "teacher@demo.example",
                "administrator@demo.example",
            }
        )
        {
            var visitor = await app.SignedIn(email);
            (await visitor.Open($"/children/{child}/provision")).Status.ShouldBe(404, email);
            (await visitor.Open($"/children/{child}/provision/row?row={row.Id}")).Status.ShouldBe(404, email);
            (await app.InStore(s => s.ChildProvisions.CountAsync(p => p.Id == row.Id), await app.ActorOf(email))).ShouldBe(0, email);
        }
        await senco.Fill($"{request}/need", ("Needs", "Mornings are hard."));
        await senco.Fill($"{request}/check", ("Declared", "true"), ("WhyNot", "Asked, no answer yet"));
        var coordinator = await app.SignedIn("coordinator@demo.example");
        (await coordinator.Open($"/children/{child}/provision")).Main.ShouldContain("A quiet start to the day");
        (await coordinator.Open($"/children/{child}/provision/row")).Status.ShouldBe(404);
        await app.Save(async s =>
            (await s.Requests.SingleAsync(r => r.ChildId == child)).FamilyStopsSharing("everything", rests: false, s.Now)
        );
        (await coordinator.Open($"/children/{child}/provision")).Status.ShouldBe(404);

        await app.Save(async s =>
        {
            var wrens = await s.Settings.SingleAsync(x => x.Name == "Little Wrens Nursery");
            s.Add(
                new ChildScope
                {
                    Id = Id<ChildScope>.New(s.Now),
                    ChildId = child,
                    Scope = wrens.Scope,
                    From = s.Now,
                    Because = "attends Little Wrens Nursery",
                    Source = "test",
                }
            );
        });
        (await (await app.SignedIn("nursery@demo.example")).Open($"/children/{child}/provision")).Main.ShouldContain(
            "Nothing is recorded for this child alone"
        );
    }

    [Fact]
    public async Task The_settings_page_prints_without_any_childs_name()
    {
        var senco = await app.SignedIn(Senco);
        var request = await Requests.AskingForSupport.Draft(senco, "Nameless", "Onpaper");
        await senco.Fill($"/children/{await ChildOf(request)}/provision/row", Row("Own picture cards", "C", "SP"));
        var holmwood = await Holmwood();

        var print = (await senco.Open($"/provision/settings/{holmwood}")).Main;

        print.ShouldContain("Sensory and physical, C: 1 child");
        print.ShouldNotContain("Onpaper");
        print.ShouldContain("Picture timetable in every room");
        (await (await app.SignedIn("coordinator@demo.example")).Open($"/provision/settings/{holmwood}")).Main.ShouldContain(
            "on that child’s own page"
        );
    }

    [Fact]
    public async Task Every_look_at_a_childs_provision_is_written_down()
    {
        var senco = await app.SignedIn(Senco);
        var me = (await app.Person(Senco)).Id;
        var child = await app.InStore(s => s.ChildProvisions.Select(p => p.ChildId).FirstAsync());
        Task<int> Looks() => app.InStore(s => s.Looks.CountAsync(l => l.PersonId == me && l.ChildId == child));
        var before = await Looks();

        await senco.Open($"/children/{child}/provision");
        await senco.Open("/provision");

        (await Looks()).ShouldBe(before + 2);
    }

    [Fact]
    public async Task Nobody_sees_or_writes_the_map_of_a_setting_that_is_not_theirs_to_see()
    {
        var holmwood = await Holmwood();
        var row = await app.InStore(s => s.Provisions.Where(p => p.SettingId == holmwood).Select(p => p.Id).FirstAsync());

        foreach (
            var email in new[]
            {
                "thanet.senco@demo.example",
                "nursery@demo.example",
                "thanet.coordinator@demo.example",
                "administrator@demo.example",
                "psychologist@demo.example",
            }
        )
        {
            var visitor = await app.SignedIn(email);
            (await visitor.Open($"/provision/settings/{holmwood}")).Status.ShouldBe(404, email);
            (await visitor.Open($"/provision/row?row={row}")).Status.ShouldBe(404, email);
            (await visitor.Open($"/provision?setting={holmwood}")).Status.ShouldBe(404, email);
            if (email is not "psychologist@demo.example")
            {
                (await app.InStore(s => s.Provisions.CountAsync(p => p.SettingId == holmwood), await app.ActorOf(email))).ShouldBe(
                    0,
                    email
                );
            }
        }
        var thanet = await app.SignedIn("thanet.senco@demo.example");
        await thanet.Fill("/provision/row", Row("Ours"));
        var form = await thanet.Open(
            $"/provision/row?row={await app.InStore(s => s.Provisions.Where(p => p.What == "Ours").Select(p => p.Id).SingleAsync())}"
        );
        (await thanet.Press(form, "", ("Row", row.ToString()), ("Offer.What", "Theirs"))).Status.ShouldBe(404);
        (await (await app.SignedIn("teacher@demo.example")).Open($"/provision/settings/{holmwood}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Two_who_change_the_same_row_are_told()
    {
        var (one, two) = (await app.SignedIn(Senco), await app.SignedIn(Senco));
        await one.Fill("/provision/row", Row("Shared row"));
        var address =
            $"/provision/row?row={await app.InStore(s => s.Provisions.Where(p => p.What == "Shared row").Select(p => p.Id).SingleAsync())}";
        var stale = await two.Open(address);
        await one.Fill(address, ("Offer.Lead", "The first"));

        var clash = await two.Press(stale, "", ("Offer.Lead", "The second"));

        clash.Status.ShouldBe(422);
        clash.Document.GetElementById("theirs")!.TextContent.ShouldContain("The first");
        clash.Value("Offer.Lead").ShouldBe("The second");
    }

    private Task<Id<OpenLift.County.Setting>> Holmwood() =>
        app.InStore(s => s.Settings.Where(x => x.Name == "Holmwood Primary School").Select(x => x.Id).SingleAsync());

    private Task<Id<OpenLift.Children.Child>> ChildOf(string request) =>
        app.InStore(s => s.Requests.Where(r => r.Id == Requests.AskingForSupport.IdOf(request)).Select(r => r.ChildId).SingleAsync());
}
