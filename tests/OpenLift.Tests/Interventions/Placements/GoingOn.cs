using Microsoft.EntityFrameworkCore;
using OpenLift.Interventions;
using OpenLift.Tests.Platform;
using static OpenLift.Tests.Interventions.AReferral;

namespace OpenLift.Tests.Interventions.Placements;

/// <summary>A place goes on for a term, or ends before its time (S11).</summary>
public sealed class GoingOn
{
    [Fact]
    public async Task A_place_of_one_term_goes_on_to_a_second_and_a_third_needs_the_countys_rule_of_the_day()
    {
        await using var app = new TestApp();
        var (_, place) = await UnderWay(app, "Wren", "Ashdown");
        var manager = await app.SignedIn("hub.manager@demo.example");

        (await manager.Fill($"{place}/end", "Extend")).Beside("ExtendWhy").ShouldBe("Say why it goes on");
        var extended = await manager.Fill($"{place}/end", "Extend", ("ExtendWhy", "She has begun to ask with cards."));
        extended.Status.ShouldBe(302, extended.Main);
        (await Place(app, place)).ShouldSatisfyAllConditions(
            p => p.TermCount.ShouldBe(2),
            p => p.Until.ShouldBe(new DateOnly(2027, 3, 25)),
            p => p.Terms.ShouldBe("Term 3, 2026-27; Term 4, 2026-27")
        );
        (await (await app.SignedIn("portage@demo.example")).Open("/telling")).Main.ShouldContain("That the place goes on to 25 March 2027");

        var third = await manager.Open($"{place}/end");
        third.Main.ShouldContain("a place lasts at most 2 terms; none goes beyond that");
        third.Document.QuerySelector("form[action*='handler=Extend']").ShouldBeNull();

        await app.Save(async s =>
        {
            var rules = KentRules.From(s.Today.AddDays(1), s.Now);
            s.Add(Beyond(rules));
            await s.SaveChangesAsync();
        });
        app.Clock.Now = app.Clock.Now.AddDays(1);
        manager = await app.SignedIn("hub.manager@demo.example");
        (await manager.Open($"{place}/end")).Main.ShouldContain("in force since 5 January 2027");
        (await manager.Fill($"{place}/end", "Extend", ("ExtendWhy", "One term more, by the new rule."))).Status.ShouldBe(302);
        (await Place(app, place)).TermCount.ShouldBe(3);
    }

    [Fact]
    public async Task What_was_wrong_in_one_form_of_a_page_is_never_asked_by_the_other()
    {
        await using var app = new TestApp();
        var (_, place) = await UnderWay(app, "Robin", "Elmstead");
        var manager = await app.SignedIn("hub.manager@demo.example");

        var refused = await manager.Fill($"{place}/end", "Extend");
        refused.Document.QuerySelectorAll("main form[method=post]")[0].GetAttribute("action").ShouldBe($"{place}/end");
        (await manager.Press(refused, "", ("Why", ""))).Beside("Why").ShouldBe("Say how it ended");
    }

    private static InterventionRules Beyond(InterventionRules r) =>
        InterventionRules.Set(
            new()
            {
                Id = r.Id,
                From = r.From,
                MonthsBehind = r.MonthsBehind,
                AspectsNeeded = r.AspectsNeeded,
                Estimate = r.Estimate,
                StaleAfterMonths = r.StaleAfterMonths,
                Aspects = r.Aspects,
                Criteria = r.Criteria,
                Order = r.Order,
                WaitMovesAlong = r.WaitMovesAlong,
                KeepInTouchWeeks = r.KeepInTouchWeeks,
                HoldDays = r.HoldDays,
                LetterDays = r.LetterDays,
                LetterWarnDays = r.LetterWarnDays,
                MostTerms = r.MostTerms,
                ExtensionTerms = 1,
                FewestShown = r.FewestShown,
            }
        );
}
