using Microsoft.EntityFrameworkCore;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Requests.Consultations;

/// <summary>A forum of early-years settings: issues and advice for all who took part, and no child named (L13).</summary>
public sealed class HoldingAForum(TestApp app) : IClassFixture<TestApp>
{
    private const string Coordinator = "coordinator@demo.example";

    [Fact]
    public async Task The_settings_that_took_part_read_it_and_no_other()
    {
        var coordinator = await app.SignedIn(Coordinator);
        var held = (
            await Record(
                coordinator,
                "Little Wrens Nursery",
                ("Forum", "Spring forum"),
                ("What", "Few words at two"),
                ("Advice", "Sing at every change")
            )
        ).GoesTo!;
        (
            await coordinator.Fill(held, ("Area", "SEMH"), ("What", "Biting"), ("Advice", "A quiet corner"), ("NobodyNamed", "true"))
        ).Status.ShouldBe(302);

        var nursery = await app.SignedIn("nursery@demo.example");
        (await nursery.Open("/consultations")).Main.ShouldContain("Spring forum");
        var page = await nursery.Open(held);
        page.Main.ShouldContain("Sing at every change");
        page.Main.ShouldContain("A quiet corner");
        page.Main.ShouldContain("You took part as: Little Wrens Nursery.");
        page.Document.QuerySelectorAll("main form").ShouldBeEmpty();

        foreach (
            var email in new[]
            {
                "senco@demo.example",
                "thanet.senco@demo.example",
                "thanet.coordinator@demo.example",
                "administrator@demo.example",
            }
        )
        {
            (await (await app.SignedIn(email)).Open(held)).Status.ShouldBe(404, email);
        }
        (await (await app.SignedIn("senco@demo.example")).Open("/consultations")).Main.ShouldContain(
            "Your setting has not taken part in a consultation yet"
        );
    }

    [Fact]
    public async Task A_setting_that_took_part_adds_nothing()
    {
        var coordinator = await app.SignedIn(Coordinator);
        var held = (await Record(coordinator, "Little Wrens Nursery")).GoesTo!;
        var form = await coordinator.Open(held);

        (
            await (await app.SignedIn("nursery@demo.example")).Press(
                form,
                "",
                ("Area", "SEMH"),
                ("What", "x"),
                ("Advice", "y"),
                ("NobodyNamed", "true")
            )
        ).Status.ShouldBeOneOf(400, 404);
        (
            await app.InStore(async s =>
                (
                    await s.Consultations.SingleAsync(c =>
                        c.Id == new Id<OpenLift.Requests.Consultations.Consultation>(Guid.Parse(held.Split('/')[2]))
                    )
                ).Issues
            )
        ).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Each_missing_part_is_asked_for_and_what_was_typed_is_kept()
    {
        var coordinator = await app.SignedIn(Coordinator);

        var page = await coordinator.Fill("/consultations/new", ("Forum", "Kept forum"));
        page.Problems.ShouldBe(["Write down the issue", "Write down the advice given"]);
        page.Value("Forum").ShouldBe("Kept forum");
        page = await coordinator.Press(page, "", ("What", "Kept issue"), ("Advice", "Kept advice"));
        page.Beside("Settings").ShouldBe("Choose the settings that took part");
        page = await coordinator.Press(page, "", ("Settings", await SettingId("Little Wrens Nursery")));
        page.Beside("Area").ShouldBe("Choose the area of need");
        page = await coordinator.Press(page, "", ("Area", "CI"));
        page.Beside("NobodyNamed").ShouldBe("Read the words again, then confirm that no child is named");
        (page.Value("What"), page.Value("Advice"), page.Value("Area")).ShouldBe(("Kept issue", "Kept advice", "CI"));
        page = await coordinator.Press(page, "", ("NobodyNamed", "true"), ("Day.Day", "24"));
        page.Beside("Day").ShouldBe("The day must be today or in the past");
    }

    [Theory]
    [InlineData("Astrid Nameless will not eat")]
    [InlineData("we spoke of ASTRID  nameless’s lunch")]
    [InlineData("lunch (Astrid Nameless)")]
    public async Task Words_that_name_a_child_of_these_settings_are_refused(string words)
    {
        var nursery = await app.SignedIn("nursery@demo.example");
        if (!await app.InStore(s => s.Children.AnyAsync(c => c.LastName == "Nameless")))
        {
            await nursery.Fill(
                "/children/new",
                ("SettingId", await SettingId("Little Wrens Nursery")),
                ("FirstName", "Astrid"),
                ("LastName", "Nameless"),
                ("Born.Day", "3"),
                ("Born.Month", "4"),
                ("Born.Year", "2023")
            );
        }
        var coordinator = await app.SignedIn(Coordinator);

        var page = await Record(coordinator, "Little Wrens Nursery", ("What", words));
        page.Status.ShouldBe(422);
        page.Beside("What")
            .ShouldBe("A child of one of these settings is named here. Say what the issue is, and leave the child’s name out");
        page.Value("What").ShouldBe(words);
        (await Record(coordinator, "Little Wrens Nursery", ("Advice", words))).Status.ShouldBe(422);
        (await Record(coordinator, "Foxglove Pre-school", ("What", words))).Status.ShouldBe(302, "the other nursery does not know her");
        (await Record(coordinator, "Little Wrens Nursery", ("What", "Astrids and namelessness; a nastrid nameless one"))).Status.ShouldBe(
            302,
            "only whole words are a name"
        );
    }

    private async Task<Page> Record(Visitor coordinator, string setting, params (string Name, string? Value)[] more)
    {
        (string, string?)[] usual =
        [
            ("Forum", "Dover forum"),
            ("Settings", await SettingId(setting)),
            ("Area", "CI"),
            ("What", "An issue"),
            ("Advice", "Some advice"),
            ("NobodyNamed", "true"),
        ];
        return await coordinator.Fill("/consultations/new", [.. usual.Where(u => !more.Any(m => m.Name == u.Item1)), .. more]);
    }

    private Task<string> SettingId(string name) =>
        app.InStore(async s => (await s.Settings.Where(x => x.Name == name).Select(x => x.Id).SingleAsync()).ToString());
}
