using OpenLift.Interventions;
using OpenLift.Interventions.Placements;
using OpenLift.Requests;

namespace OpenLift.Tests.Interventions;

/// <summary>Ages, delays and criteria: pure, and the same on every later day (S2).</summary>
[Trait("Needs", "nothing")]
public sealed class DevelopmentTests
{
    private static readonly InterventionRules Rules = KentRules.From(new(2023, 7, 1), new(2023, 7, 1, 9, 0, 0, TimeSpan.Zero));

    private static AspectEvidence Found(string aspect, int from, int to, Stage? stage, DateOnly on) =>
        new(Guid.NewGuid(), aspect, "Bands", from, to, stage, on, "A practitioner");

    [Fact]
    public void A_band_is_read_three_ways()
    {
        DateOnly born = new(2023, 1, 15),
            on = new(2026, 9, 15);

        Development.DelayOf(Found("Speaking", 16, 26, Stage.Developing, on), born).ShouldBe(new Delay(44, 18, 23, 23));
        var secure = Development.DelayOf(Found("Speaking", 22, 36, Stage.Secure, on), born);
        (secure.Age, secure.Cautious, Math.Round(secure.Graded, 1)).ShouldBe((44, 8m, 10.3m));
        Development.DelayOf(Found("Speaking", 20, 20, null, on), born).ShouldBe(new Delay(44, 24, 24, 24));
    }

    [Theory]
    [InlineData("2024-02-29", "2026-02-28", 24)]
    [InlineData("2024-02-29", "2028-02-29", 48)]
    [InlineData("2023-01-31", "2023-02-28", 1)]
    [InlineData("2023-03-15", "2026-03-14", 35)]
    [InlineData("2023-03-15", "2026-03-15", 36)]
    public void Months_are_completed_months_over_leap_days_too(string from, string to, int months) =>
        Development.MonthsBetween(DateOnly.Parse(from), DateOnly.Parse(to)).ShouldBe(months);

    [Fact]
    public void No_child_falls_further_behind_on_the_same_assessment_by_waiting()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var born = new DateOnly(2021, 1, 1).AddDays(random.Next(1500));
            var on = born.AddMonths(20 + random.Next(28)).AddDays(random.Next(28));
            var aspects = Rules
                .Aspects.OrderBy(_ => random.Next())
                .Take(random.Next(1, 10))
                .Select(a =>
                {
                    var low = random.Next(0, 30);
                    return Found(a, low, low + random.Next(0, 14), (Stage?)random.Next(3), on);
                })
                .ToList();
            var first = Criteria.Of(Rules, born, aspects, [], on);
            foreach (var later in new[] { 30, 200, 500 })
            {
                var then = Criteria.Of(Rules, born, aspects, [], on.AddDays(later));
                then.States[0].Shown.ShouldBe(first.States[0].Shown);
                then.States[0].Why.ShouldBe(first.States[0].Why);
            }
        }
    }

    [Fact]
    public void Criteria_are_met_not_met_or_not_shown_and_say_why()
    {
        DateOnly born = new(2022, 10, 1),
            on = new(2026, 10, 1),
            today = new(2026, 11, 23);
        var four = Rules.Aspects.Take(4).Select(a => Found(a, 16, 26, Stage.Secure, on)).ToList();

        Criteria
            .Of(Rules, born, four, [], today)
            .States[0]
            .ShouldSatisfyAllConditions(
                s => s.Shown.ShouldBe(Shown.Met),
                s => s.Why.ShouldBe("4 of the 4 aspects assessed are 18 months or more behind; 4 are needed"),
                s => s.Stale.ShouldBeFalse()
            );
        Criteria.Of(Rules, born, four.Take(3), [], today).States[0].Shown.ShouldBe(Shown.NotShown);
        Criteria
            .Of(Rules, born, [.. four.Take(3), Found(Rules.Aspects[5], 40, 50, null, on)], [], today)
            .States[0]
            .ShouldSatisfyAllConditions(
                s => s.Shown.ShouldBe(Shown.NotShown, "thirteen aspects were not looked at"),
                s =>
                    s.Why.ShouldBe(
                        "3 of the 4 aspects assessed are 18 months or more behind; 4 are needed, and 13 of 17 were not looked at"
                    )
            );
        Criteria
            .Of(Rules, born, [.. four.Take(3), .. Rules.Aspects.Skip(3).Select(a => Found(a, 40, 50, null, on))], [], today)
            .States[0]
            .Shown.ShouldBe(Shown.NotMet, "all were looked at");
        // A newer assessment of the same aspect counts, the older does not.
        Criteria
            .Of(Rules, born, [.. four, Found(Rules.Aspects[0], 40, 50, null, today)], [], today)
            .States[0]
            .Shown.ShouldBe(Shown.NotShown);

        CriterionAnswer[] answers =
        [
            new("GRADUATED", true, "Three plans, reviewed", "The nursery", on),
            new("ADULT", true, "One adult at all times", null, on),
            new("PORTAGE", false, "Never asked", null, null),
        ];
        var sum = Criteria.Of(Rules, born, four, answers, today);
        sum.States.Select(s => s.Shown).ShouldBe([Shown.Met, Shown.Met, Shown.NotShown, Shown.NotMet, Shown.NotShown]);
        (sum.MustsMet, sum.MustFails, sum.Words).ShouldBe((false, false, "2 of 3 that must be met are; likely: 0 of 1; may: 0 of 1"));
        Criteria.Of(Rules, born, four, answers, on.AddMonths(6).AddDays(1)).States[1].Stale.ShouldBeTrue();
        Criteria.Of(Rules, born, four, answers, on.AddMonths(6)).States[1].Stale.ShouldBeFalse();
    }

    [Theory]
    [InlineData("22 to 36 months, developing", 22, 36, Stage.Developing)]
    [InlineData("8-20 months", 8, 20, null)]
    [InlineData(" 16 months ", 16, 16, null)]
    public void What_a_request_wrote_is_read_where_it_can_be(string text, int from, int to, Stage? stage) =>
        Development.Read(text).ShouldBe((from, to, stage));

    [Theory]
    [InlineData("about two years")]
    [InlineData("36 to 22 months")]
    [InlineData("22 to 36 months, not yet developing")]
    [InlineData("110")]
    public void And_left_alone_where_it_says_something_else(string text) => Development.Read(text).ShouldBeNull();

    [Theory]
    [InlineData("2022-08-31", "2026-09-01")]
    [InlineData("2022-09-01", "2027-09-01")]
    [InlineData("2024-02-29", "2028-09-01")]
    public void A_child_starts_school_in_the_September_after_the_fourth_birthday(string born, string starts) =>
        SchoolStart.Of(DateOnly.Parse(born)).ShouldBe(DateOnly.Parse(starts));

    [Fact]
    public void Every_stage_of_a_referral_and_of_a_place_can_be_reached_and_no_step_leads_two_ways()
    {
        HashSet<ReferralStatus> reached = [ReferralStatus.Draft];
        while (ReferralLifecycle.Paths.Any(p => reached.Contains(p.From) && reached.Add(p.To))) { }
        reached.ShouldBe(Enum.GetValues<ReferralStatus>(), ignoreOrder: true);
        ReferralLifecycle.Paths.Select(p => p.By).Distinct().ShouldBe(Enum.GetValues<ReferralStep>(), ignoreOrder: true);
        ReferralLifecycle.Paths.GroupBy(p => (p.From, p.By)).ShouldAllBe(g => g.Count() == 1);

        HashSet<PlacementStatus> places = [PlacementStatus.Proposed];
        while (PlacementLifecycle.Paths.Any(p => places.Contains(p.From) && places.Add(p.To))) { }
        places.ShouldBe(Enum.GetValues<PlacementStatus>(), ignoreOrder: true);
        PlacementLifecycle.Paths.Select(p => p.By).Distinct().ShouldBe(Enum.GetValues<PlacementStep>(), ignoreOrder: true);
        PlacementLifecycle.Paths.GroupBy(p => (p.From, p.By)).ShouldAllBe(g => g.Count() == 1);
    }
}
