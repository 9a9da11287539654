using OpenLift.Interventions;
using OpenLift.Interventions.Placements;
using OpenLift.Meetings;
using OpenLift.Requests;

namespace OpenLift.Tests.Requests;

[Trait("Needs", "nothing")]
public sealed class LifecycleTests
{
    [Fact]
    public void Every_stage_of_a_request_can_be_reached_from_a_draft()
    {
        HashSet<RequestStatus> reached = [RequestStatus.Draft];
        while (RequestLifecycle.Paths.Any(p => reached.Contains(p.From) && reached.Add(p.To))) { }

        reached.ShouldBe(Enum.GetValues<RequestStatus>(), ignoreOrder: true);
    }

    [Fact]
    public void Every_step_of_a_request_is_somewhere() =>
        RequestLifecycle.Paths.Select(p => p.By).Distinct().ShouldBe(Enum.GetValues<RequestStep>(), ignoreOrder: true);

    [Fact]
    public void No_step_leads_two_ways()
    {
        RequestLifecycle.Paths.GroupBy(p => (p.From, p.By)).ShouldAllBe(g => g.Count() == 1);
        MeetingLifecycle.Paths.GroupBy(p => (p.From, p.By)).ShouldAllBe(g => g.Count() == 1);
    }

    [Fact]
    public void A_closed_request_owes_nobody_a_step() =>
        Enum.GetValues<RequestStatus>()
            .Where(s => s.IsLive)
            .ShouldBe([RequestStatus.Sent, RequestStatus.WaitingForInformation, RequestStatus.OnAgenda, RequestStatus.WithCounty]);

    [Fact]
    public void A_step_that_is_not_open_is_refused_in_plain_words() =>
        Should
            .Throw<RuleBroken>(() => RequestStatus.Draft.After(RequestStep.Decide))
            .Message.ShouldBe("This cannot be done now: the request is draft.");

    [Fact]
    public void Every_stage_of_a_meeting_can_be_reached()
    {
        HashSet<MeetingStatus> reached = [MeetingStatus.Planned];
        while (MeetingLifecycle.Paths.Any(p => reached.Contains(p.From) && reached.Add(p.To))) { }

        reached.ShouldBe(Enum.GetValues<MeetingStatus>(), ignoreOrder: true);
    }

    [Fact]
    public void Every_stage_of_a_referral_and_of_a_place_can_be_reached_by_one_way()
    {
        HashSet<ReferralStatus> reached = [ReferralStatus.Draft];
        while (ReferralLifecycle.Paths.Any(p => reached.Contains(p.From) && reached.Add(p.To))) { }
        HashSet<PlacementStatus> stages = [PlacementStatus.Proposed];
        while (PlacementLifecycle.Paths.Any(p => stages.Contains(p.From) && stages.Add(p.To))) { }

        reached.ShouldBe(Enum.GetValues<ReferralStatus>(), ignoreOrder: true);
        stages.ShouldBe(Enum.GetValues<PlacementStatus>(), ignoreOrder: true);
        ReferralLifecycle.Paths.GroupBy(p => (p.From, p.By)).ShouldAllBe(g => g.Count() == 1);
        PlacementLifecycle.Paths.GroupBy(p => (p.From, p.By)).ShouldAllBe(g => g.Count() == 1);
        Enum.GetValues<ReferralStatus>()
            .Where(s => s.IsOver)
            .ShouldAllBe(s => !ReferralLifecycle.Paths.Any(p => p.From == s && p.By != ReferralStep.Reconsider));
    }

    [Fact]
    public void Every_outcome_starts_an_action() =>
        Enum.GetValues<Outcome>().Where(o => o.UsualAction is { What.Length: 0 } or { WorkingDays: <= 0 }).ShouldBeEmpty();

    [Fact]
    public void Every_fact_has_a_sentence() =>
        typeof(Fact)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Fact)) && t != typeof(Said))
            .ShouldAllBe(t => t.GetProperty("Sentence")!.DeclaringType == t);
}
