using Microsoft.EntityFrameworkCore;
using OpenLift.Interventions;
using OpenLift.Interventions.Placements;
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
        (await manager.Press(refused, "", ("Why", ""))).Problems.ShouldBe(["Enter the last day"]);
    }

    [Fact]
    public async Task A_place_ends_before_its_time_only_with_a_sentence_a_review_or_why_not_a_return_and_a_second_person()
    {
        await using var app = new TestApp();
        var (referral, place) = await UnderWay(app, "Wheatear", "Lydden");
        app.Clock.Now = app.Clock.Now.AddDays(8);
        var manager = await app.SignedIn("hub.manager@demo.example");
        var page = await manager.Open($"{place}/end");
        (string, string?)[] today = Date("EndedOn", app.Clock.Now.CountyDay);

        (await manager.Press(page, "", [("Reason", "Other"), ("Why", "She has come far and is calm."), .. today]))
            .Beside("NoReviewWhy")
            .ShouldBe("No review is recorded. Record it first, or say why it ends without one");
        (string, string?)[] all = [("Reason", "Other"), ("NoReviewWhy", "Nobody could come before the family moves"), .. today];
        (await manager.Fill($"{place}/end", [.. all, ("Why", "x")]))
            .Beside("Why")
            .ShouldBe("Say why in a sentence that the family and a colleague will understand");
        (await manager.Fill($"{place}/end", [.. all, ("Why", "She has come far and is calm.")])).Status.ShouldBe(302);
        (await Place(app, place)).Status.ShouldBe(PlacementStatus.Started, "nobody has agreed yet");

        var proposal = await app.InStore(s => s.Proposals.SingleAsync(p => p.ReferralId == IdOf(referral)));
        (await manager.Open($"/proposals/{proposal.Id}/decide")).Main.ShouldContain("You proposed it");
        var second = await app.SignedIn("hub.manager2@demo.example");
        (await second.Open("/")).Main.ShouldContain("proposals to agree as a second person");
        (await second.Fill($"/proposals/{proposal.Id}/decide")).Status.ShouldBe(302);

        (await Place(app, place)).Status.ShouldBe(PlacementStatus.Ended);
        (await Place(app, place)).EndedWhy!.ShouldContain("Agreed by Tom Ellery, on the proposal of Priya Nair");
        (await (await app.SignedIn("portage@demo.example")).Open("/telling")).Main.ShouldContain("End the place before its time");
    }

    [Fact]
    public async Task A_child_is_parked_or_withdrawn_by_the_family_s_own_wish_or_by_two_people_with_a_sentence()
    {
        await using var app = new TestApp();
        var referral = await Sent(app, "Dipper", "Lydd");
        await Heard(app);
        var (manager, second) = (await app.SignedIn("hub.manager@demo.example"), await app.SignedIn("hub.manager2@demo.example"));

        (await manager.Fill($"{referral}/park", ("Stop.Reason", "Health"), ("Stop.Why", "x")))
            .Beside("Stop.Why")
            .ShouldBe("Say why in a sentence that the family and a colleague will understand");
        (await manager.Fill($"{referral}/park", ("Stop.Reason", "FamilyWish"), ("Stop.Why", "They are away until spring")))
            .Beside("Stop.SaidBy")
            .ShouldBe("Enter who of the family said so, how and when");
        (await manager.Fill($"{referral}/park", FamilyWishes(app))).Status.ShouldBe(302);
        (await Now(app, referral)).Status.ShouldBe(ReferralStatus.Parked);

        (string, string?)[] helped = [("Stop.Reason", "OtherHelp"), ("Stop.Why", "A nursery class of her own took her in")];
        (await manager.Fill($"{referral}/withdraw", helped)).Status.ShouldBe(302);
        (await Now(app, referral)).Status.ShouldBe(ReferralStatus.Parked, "nobody has agreed yet");
        var proposal = await app.InStore(s => s.Proposals.SingleAsync(p => p.ReferralId == IdOf(referral)));
        (await second.Fill($"/proposals/{proposal.Id}/decide", "No", ("Why", "Ask the family first, please"))).Status.ShouldBe(302);
        (await Now(app, referral)).Status.ShouldBe(ReferralStatus.Parked);
        (await manager.Fill($"{referral}/withdraw", FamilyWishes(app))).Status.ShouldBe(302);
        (await Now(app, referral)).Status.ShouldBe(ReferralStatus.Withdrawn);
    }

    [Fact]
    public async Task What_must_be_met_and_is_not_shown_is_decided_by_the_manager_and_a_second_person_never_by_the_page()
    {
        await using var app = new TestApp();
        var referral = await Sent(app, "Siskin", "Ripple");
        await Heard(app);
        var place = await FromReferralToReturn.FirstInLine(app, referral);
        await ReChecked(
            app,
            place,
            [
                ("Answers[1].Answer", "Changed"),
                ("Answers[1].Words", "She needs an adult less often"),
                .. Date("Answers[1].On", app.Clock.Now.CountyDay),
            ]
        );
        var (manager, second) = (await app.SignedIn("hub.manager@demo.example"), await app.SignedIn("hub.manager2@demo.example"));

        var page = await manager.Open($"{place}/confirm");
        page.Main.ShouldContain("That decides nothing");
        (await manager.Press(page, "AllTheSame", ("AllTheSame", "She is close, and the winter will be hard for her."))).Status.ShouldBe(
            302
        );
        (await Place(app, place)).Status.ShouldBe(PlacementStatus.Reserved);
        var proposal = await app.InStore(s => s.Proposals.SingleAsync(p => p.ReferralId == IdOf(referral)));
        (await second.Open($"/proposals/{proposal.Id}/decide")).Main.ShouldContain("She is close, and the winter will be hard for her.");
        (await second.Fill($"/proposals/{proposal.Id}/decide")).Status.ShouldBe(302);

        (await Place(app, place)).ShouldSatisfyAllConditions(
            p => p.Status.ShouldBe(PlacementStatus.Confirmed),
            p => p.ConfirmedSum!.ShouldStartWith("2 of 3 that must be met are"),
            p => p.ConfirmedBecause!.ShouldContain("Agreed by Tom Ellery")
        );
        (await manager.Open(place)).Main.ShouldContain("Confirmed all the same");
    }

    [Fact]
    public async Task A_child_who_has_started_school_is_off_the_order_and_a_person_is_asked_to_offer_something_else()
    {
        await using var app = new TestApp();
        var referral = await Sent(app, "Godwit", "Sholden");
        await Heard(app);
        await app.Save(async s => (await s.Referrals.SingleAsync(r => r.Id == IdOf(referral))).BornOn(new(2022, 9, 1), s.Now));
        var reference = (await Now(app, referral)).Reference;
        var manager = await app.SignedIn("hub.manager@demo.example");
        (await manager.Open("/waiting-list")).Main.ShouldContain(new DateOnly(2027, 9, 1).InShort);
        (await manager.Open($"{referral}/other")).Status.ShouldBe(404, "not before school");
        await app.Save(async s => (await s.Referrals.SingleAsync(r => r.Id == IdOf(referral))).BornOn(new(2022, 8, 31), s.Now));

        var list = await manager.Open("/waiting-list");
        list.Document.QuerySelectorAll("main table tr").ShouldNotContain(r => r.TextContent.Contains(reference));
        list.Main.ShouldContain("started school on");
        (await manager.Open("/")).Main.ShouldContain("children who started school: offer something else");
        (await app.InStore(s => s.WaitingEvents.Where(e => e.ReferralId == IdOf(referral)).ToListAsync())).ShouldSatisfyAllConditions(e =>
            OpenLift.Interventions.Waits.WaitQueries.Of(e, app.Clock.Now.CountyDay.AddDays(100)).ShouldBe([new(0, false)])
        );
        (
            await manager.Fill(
                $"{referral}/other",
                ("Other.Kind", "InclusionFunding"),
                ("Other.Why", "Her school has a place with an adult for her.")
            )
        ).Status.ShouldBe(302);
        (await Now(app, referral)).Status.ShouldBe(ReferralStatus.OfferedOther);
    }

    [Fact]
    public async Task A_day_that_is_none_is_said_and_not_taken_for_today()
    {
        await using var app = new TestApp();
        var manager = await app.SignedIn("hub.manager@demo.example");

        (await manager.Open("/waiting-list?Day.Day=31&Day.Month=2&Day.Year=2026")).Problems.ShouldBe([
            "The day of the list must be a real date",
        ]);
        (await manager.Open("/waiting-list?Day.Day=28&Day.Month=2&Day.Year=2026")).Problems.ShouldBeEmpty();
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
