using Microsoft.EntityFrameworkCore;
using OpenLift.Settings.Practice;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Settings.Practice;

/// <summary>A setting looks at its Core Standards, then again later (L12).</summary>
public sealed class LookingAtOurselves(TestApp app) : IClassFixture<TestApp>
{
    private const string Senco = "thanet.senco@demo.example";

    [Fact]
    public async Task An_audit_is_answered_bit_by_bit_finished_and_shown_beside_the_one_before()
    {
        var senco = await app.SignedIn(Senco);
        (await senco.Open("/provision/audit")).Main.ShouldContain("No audit is finished yet");
        (await senco.Open("/provision/audit/answer?area=CI")).Status.ShouldBe(404);
        await senco.Fill("/provision/audit", "Start");

        await Answer(senco, "CI", Standing.NotYet, "No room for it");
        var started = await senco.Open("/provision/audit");
        started.Main.ShouldContain("Communication and interactionAnswered");
        started.Main.ShouldContain("0 of 8 answered");
        (await senco.Press(started, "Finish")).Problems.ShouldBe(["Answer every standard before finishing: 24 are still open."]);
        foreach (var area in new[] { "whole", "CL", "SEMH", "SP" })
        {
            await Answer(senco, area, Standing.InPlace);
        }
        var first = await senco.Follow(await senco.Press(await senco.Open("/provision/audit"), "Finish"));
        first.Main.ShouldContain("Not yet 6");
        first.Main.ShouldContain("Communication and interaction: 6 standards. Settings that can show you");
        first.Main.ShouldContain("No room for it");
        first.Document.QuerySelectorAll("main caption").Select(c => c.TextContent).ShouldBe(["Standard by standard"]);

        app.Clock.Now = app.Clock.Now.AddDays(60);
        try
        {
            senco = await app.SignedIn(Senco);
            await senco.Fill("/provision/audit", "Start");
            foreach (var area in new[] { "CI", "CL", "SEMH", "SP" })
            {
                await Answer(senco, area, Standing.Partly);
            }
            await Answer(senco, "whole", Standing.InPlace);
            var second = await senco.Follow(await senco.Press(await senco.Open("/provision/audit"), "Finish"));
            second.Main.ShouldContain("Partly 22 (0 on 23 November 2026)");
            second.Document.QuerySelectorAll("main td .govuk-tag").Count(t => t.TextContent is "Better").ShouldBe(6);
            second.Document.QuerySelectorAll("main td .govuk-tag").Count(t => t.TextContent is "Less than before").ShouldBe(16);

            (await (await app.SignedIn("thanet.coordinator@demo.example")).Open(second.Path)).Main.ShouldContain("Before and after");
            foreach (
                var other in new[]
                {
                    "coordinator@demo.example",
                    "senco@demo.example",
                    "teacher@demo.example",
                    "administrator@demo.example",
                    "county@demo.example",
                }
            )
            {
                (await (await app.SignedIn(other)).Open(second.Path)).Status.ShouldBe(404, other);
            }
        }
        finally
        {
            app.Clock.Now = FixedClock.Monday;
        }
    }

    [Fact]
    public async Task A_note_without_an_answer_comes_back_with_what_was_typed()
    {
        var nursery = await app.SignedIn("nursery@demo.example");
        var page = await nursery.Open($"/provision/audit/answer?area=SP&setting={await Wrens()}");
        var standard = page.Document.QuerySelector("input[type=radio]")!.GetAttribute("name")![9..^1];

        var refused = await nursery.Press(page, "", ($"Note[{standard}]", "The ramp comes in spring"));

        refused.Status.ShouldBe(422);
        refused.Problems.ShouldBe(["Choose an answer to go with your note"]);
        refused.Value($"Note[{standard}]").ShouldBe("The ramp comes in spring");
        refused
            .Document.GetElementById(refused.Document.QuerySelector(".govuk-error-summary a")!.GetAttribute("href")![1..])
            .ShouldNotBeNull();
        (
            await nursery.Press(refused, "", ($"Standing[{standard}]", "Partly"), ($"Note[{standard}]", new string('x', 1001)))
        ).Problems.ShouldBe(["Write 1,000 characters or fewer in the note"]);
    }

    [Fact]
    public async Task Two_colleagues_who_answer_the_same_area_are_told()
    {
        var (one, two) = (await app.SignedIn("nursery@demo.example"), await app.SignedIn("nursery@demo.example"));
        var stale = await two.Open($"/provision/audit/answer?area=SEMH&setting={await Wrens()}");
        var standard = stale.Document.QuerySelector("input[type=radio]")!.GetAttribute("name")!;

        (await one.Fill($"/provision/audit/answer?area=SEMH&setting={await Wrens()}", (standard, "InPlace"))).Status.ShouldBe(302);
        var clash = await two.Press(stale, "", (standard, "NotYet"));

        clash.Status.ShouldBe(422);
        clash.Main.ShouldContain("Somebody else changed this while you were working");
        clash.Document.GetElementById("theirs")!.TextContent.ShouldContain("In place");
        clash.Document.QuerySelector($"input[name='{standard}'][value=NotYet]")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task A_setting_has_one_audit_open_however_often_it_is_started()
    {
        var visitors = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => app.SignedIn("nursery@demo.example")));
        var foxglove = await app.InStore(s => s.Settings.Where(x => x.Name == "Foxglove Pre-school").Select(x => x.Id).SingleAsync());
        var forms = await Task.WhenAll(visitors.Select(v => v.Open($"/provision/audit?setting={foxglove}")));

        var done = await Task.WhenAll(visitors.Zip(forms).Select(x => Task.Run(() => x.First.Press(x.Second, "Start"))));

        done.Select(d => d.Status).Distinct().ShouldBe([302]);
        (await app.InStore(s => s.StandardsAudits.CountAsync(a => a.SettingId == foxglove))).ShouldBe(1);
    }

    [Fact]
    public async Task An_unfinished_audit_is_the_settings_alone()
    {
        var open = await app.InStore(s =>
            s.StandardsAudits.Where(a => a.SettingName == "Little Wrens Nursery" && a.FinishedOn == null).Select(a => a.Id).SingleAsync()
        );

        (await (await app.SignedIn("coordinator@demo.example")).Open($"/provision/audits/{open}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_administrator_adds_and_retires_standards_and_an_audit_asks_about_those_of_its_day()
    {
        var administrator = await app.SignedIn("administrator@demo.example");
        (await administrator.Fill("/county/standards", ("Words", ""))).Problems.ShouldBe([
            "Choose schools or early years",
            "Choose the column",
            "Enter the standard",
            "Enter from when it is asked about",
        ]);
        (string, string?)[] next =
        [
            ("Phase", "EarlyYears"),
            ("Area", "CI"),
            ("Column", "B"),
            ("Words", "Families borrow picture cards for home."),
            ("From.Day", "1"),
            ("From.Month", "12"),
            ("From.Year", "2026"),
        ];
        (await administrator.Fill("/county/standards", next)).Status.ShouldBe(302);
        (await administrator.Fill("/county/standards", next)).Beside("Words").ShouldBe("This standard is there already");
        var id = await app.InStore(s => s.CoreStandards.Where(c => c.Words.StartsWith("Families borrow")).Select(c => c.Id).SingleAsync());
        (
            await administrator.Fill($"/county/standards/{id}", ("Until.Day", "30"), ("Until.Month", "11"), ("Until.Year", "2026"))
        ).Problems.ShouldBe(["The last day cannot be before the standard began"]);
        await administrator.Fill($"/county/standards/{id}", ("Until.Day", "31"), ("Until.Month", "12"), ("Until.Year", "2026"));

        Task<bool> AskedOn(int month, int day) =>
            app.InStore(async s => (await s.StandardsOn(Phase.EarlyYears, new(2026, month, day))).Any(c => c.Id == id));
        (await AskedOn(11, 30), await AskedOn(12, 1), await AskedOn(12, 31)).ShouldBe((false, true, true));
        (await app.InStore(async s => (await s.StandardsOn(Phase.EarlyYears, new(2027, 1, 1))).Any(c => c.Id == id))).ShouldBeFalse();
        (await (await app.SignedIn("senco@demo.example")).Open("/county/standards")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_new_county_begins_with_standards_for_every_area_and_column_of_both_phases()
    {
        var standards = await app.InStore(s => s.CoreStandards.Where(c => c.From < new DateOnly(2020, 1, 1)).ToListAsync());

        foreach (var phase in Enum.GetValues<Phase>())
        {
            foreach (var area in new[] { null, "CI", "CL", "SEMH", "SP" })
            {
                standards
                    .Where(s => s.Phase == phase && s.Area == area)
                    .Select(s => s.Column)
                    .Distinct()
                    .Count()
                    .ShouldBe(3, $"{phase} {area}");
            }
        }
        standards.Select(s => s.Words.ForMatching).Distinct().Count().ShouldBe(standards.Count);
    }

    private Task<Id<OpenLift.County.Setting>> Wrens() =>
        app.InStore(s => s.Settings.Where(x => x.Name == "Little Wrens Nursery").Select(x => x.Id).SingleAsync());

    private static async Task Answer(Visitor senco, string area, Standing standing, string? note = null)
    {
        var page = await senco.Open($"/provision/audit/answer?area={area}");
        var standards = page.Document.QuerySelectorAll("input[type=radio]").Select(r => r.GetAttribute("name")!).Distinct().ToList();
        (
            await senco.Press(page, "", [.. standards.Select(s => (s, (string?)standing.ToString())), ($"Note{standards[0][8..]}", note)])
        ).Status.ShouldBe(302);
    }
}
