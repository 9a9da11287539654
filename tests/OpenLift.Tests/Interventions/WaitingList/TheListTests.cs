using OpenLift.Children;
using OpenLift.County;
using OpenLift.Demo;
using OpenLift.Interventions;
using OpenLift.Interventions.Hubs;
using OpenLift.Interventions.WaitingList;
using OpenLift.Meetings;
using OpenLift.People;
using OpenLift.Requests;
using OpenLift.Support;
using Case = OpenLift.Support.Case;

namespace OpenLift.Tests.Interventions.WaitingList;

/// <summary>The order of a waiting list is a pure function of recorded facts and the rule of the day (S5).</summary>
[Trait("Needs", "nothing")]
public sealed class TheListTests
{
    private static readonly DateTimeOffset Began = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly InterventionRules Kent = KentRules.From(new(2023, 7, 1), Began);
    private static readonly InterventionRules SoonFirst = With(
        Kent,
        new(2026, 3, 1),
        [OrderKey.SchoolSoon, OrderKey.LongestWait, OrderKey.Older],
        waitMoves: false
    );

    private static InterventionRules With(InterventionRules r, DateOnly from, IReadOnlyList<OrderKey> order, bool waitMoves) =>
        InterventionRules.Set(
            new()
            {
                Id = Id<InterventionRules>.New(Began),
                From = from,
                MonthsBehind = r.MonthsBehind,
                AspectsNeeded = r.AspectsNeeded,
                Estimate = r.Estimate,
                StaleAfterMonths = r.StaleAfterMonths,
                Aspects = r.Aspects,
                Criteria = r.Criteria,
                Order = order,
                WaitMovesAlong = waitMoves,
                KeepInTouchWeeks = r.KeepInTouchWeeks,
                HoldDays = r.HoldDays,
                LetterDays = r.LetterDays,
                LetterWarnDays = r.LetterWarnDays,
                MostTerms = r.MostTerms,
                ExtensionTerms = r.ExtensionTerms,
                FewestShown = r.FewestShown,
            }
        );

    /// <summary>What the pages show now, from the referrals as they stand.</summary>
    private static IReadOnlyList<string> Live(IEnumerable<Referral> referrals, Id<Hub> hub, DateTimeOffset now, InterventionRules rules) =>
        [
            .. TheList
                .Order(
                    referrals
                        .Where(r =>
                            r.HubId == hub
                            && (r.Status is ReferralStatus.Waiting || (r.Status is ReferralStatus.PlaceReserved && r.HeldUntil <= now))
                        )
                        .Select(r => new Waiting(r.Id, r.Reference, hub, r.WaitingSince!.Value, r.Born)),
                    rules,
                    now.CountyDay
                )
                .Select(p => $"{p.Child.Reference}: {p.Why}"),
        ];

    [Fact]
    public void The_list_of_any_past_day_made_from_recorded_events_is_the_list_as_it_was_and_does_not_depend_on_the_order_of_the_rows()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var (dover, thanet) = (
                District.Add("D", "Dover", null, "South", "DOV", Began),
                District.Add("T", "Thanet", null, "East", "THA", Began)
            );
            Hub[] hubs = [AHub(dover), AHub(thanet)];
            var referrals = new List<Referral>();
            var lists = new List<(DateOnly Day, Id<Hub> Hub, IReadOnlyList<string> List)>();
            var rules = new[] { Kent, SoonFirst };
            for (var now = Began; now < Began.AddDays(150); now = now.AddDays(1))
            {
                var inForce = rules.On(now.CountyDay);
                foreach (var referral in referrals)
                {
                    referral.LapseIfDue(now);
                }
                for (var i = random.Next(4); i > 0; i--)
                {
                    if (referrals.Count < 14 && random.Next(3) is 0)
                    {
                        referrals.Add(Agreed(random.Next(2) is 0 ? dover : thanet, hubs, inForce, random, now));
                    }
                    else if (referrals.Count > 0)
                    {
                        Happens(referrals[random.Next(referrals.Count)], random, now, inForce, (dover, hubs[0]), (thanet, hubs[1]));
                    }
                }
                var evening = new DateTimeOffset(now.Date.AddHours(23), TimeSpan.Zero);
                lists.AddRange(hubs.Select(h => (now.CountyDay, h.Id, Live(referrals, h.Id, evening, inForce))));
            }

            var events = referrals.SelectMany(r => r.WaitingEvents).OrderBy(_ => random.Next()).ToList();
            foreach (var (day, hub, list) in lists)
            {
                TheList
                    .ListAsOf(day, hub, events, rules)
                    .Select(p => $"{p.Child.Reference}: {p.Why}")
                    .ShouldBe(list, $"seed {seed}, {day}");
            }
            lists.Count(l => l.List.Count > 1).ShouldBeGreaterThan(20);
        }
    }

    [Fact]
    public void Each_child_is_told_why_it_stands_where_it_does()
    {
        Id<Hub> hub = new(Guid.NewGuid());
        Waiting Child(string name, string since, string born) =>
            new(new(Guid.NewGuid()), name, hub, DateOnly.Parse(since), DateOnly.Parse(born));
        Waiting[] waiting =
        [
            Child("D", "2026-03-10", "2023-05-01"),
            Child("C", "2026-03-10", "2023-05-01"),
            Child("B", "2026-03-10", "2022-11-02"),
            Child("A", "2026-02-01", "2023-09-09"),
        ];

        TheList
            .Order(waiting, Kent, new(2026, 11, 23))
            .Select(p => (p.Number, p.Child.Reference, p.Why))
            .ShouldBe([
                (1, "A", "Waiting since 1 February 2026: first by the county’s rule"),
                (2, "B", "Waiting since 10 March 2026: after those who have waited longer"),
                (3, "C", "Waiting since 10 March 2026: after an older child alike in all else"),
                (4, "D", "Waiting since 10 March 2026: alike in all that the rule looks at, so by reference"),
            ]);
        TheList.Order(waiting, SoonFirst, new(2026, 11, 23)).Select(p => p.Child.Reference).ShouldBe(["B", "C", "D", "A"]);
    }

    private static Hub AHub(District district) => Hub.Open(district, new($"{district.Name} hub", null, null, null, null, null), [], Began);

    private static Referral Agreed(District home, Hub[] hubs, InterventionRules rules, Random random, DateTimeOffset now)
    {
        var setting = Stories.ASetting("A nursery", home, now, SettingKind.EarlyYears);
        var child = Stories.AChild(setting, now, born: now.CountyDay.AddDays(-700 - random.Next(700)));
        var request = Stories.ADraft(child, setting, home, now);
        var teacher = Person.Invite("Ruth Carver", "teacher@demo.example", null, now);
        var calendar = new CountyCalendar([], []);
        var found = Case.Of(request, [Outcome.Intervention], calendar, now)[0];
        found.Allocate(teacher, 1, null, "a coordinator", calendar, now.CountyDay);
        var referral = Referral.Start(found, child, home, teacher, Role.SpecialistTeacher, [], now);
        referral.Explain("Much help is needed", null);
        referral.FamilyAgreed(new("A parent", OpenLift.Children.Consent.HowGiven.OnScreen, now.CountyDay), now.CountyDay);
        referral.Send("[]", now);
        referral.PutOnAgenda("a panel", now.CountyDay);
        referral.Decide(Outcome.PlaceAgreed, "It fits", hubs.Single(h => h.DistrictId == home.Id), rules, now);
        return referral;
    }

    private static void Happens(
        Referral referral,
        Random random,
        DateTimeOffset now,
        InterventionRules rules,
        params (District District, Hub Hub)[] homes
    )
    {
        var open = new List<Action>();
        void May(ReferralStep step, Action act)
        {
            if (referral.Status.Allows(step))
            {
                open.Add(act);
            }
        }
        May(ReferralStep.Park, () => referral.Park(TwoSay("They wish to wait"), "a manager", now));
        May(ReferralStep.Return, () => referral.Return("a manager", now));
        May(
            ReferralStep.Reserve,
            () => referral.Reserve(new DateTimeOffset(now.Date.AddDays(1 + random.Next(12)), TimeSpan.Zero), null, "a manager", now)
        );
        if (referral.Status is ReferralStatus.PlaceReserved)
        {
            open.Add(() => referral.Release("Not taken", "a manager", now));
            open.Add(() => referral.Confirm("a manager", now));
            open.Add(() => referral.OfferOther(Outcome.SenifBlock, "Not met", "a manager", now));
        }
        if (referral.Status.IsWithHub && random.Next(4) is 0)
        {
            open.Add(() =>
            {
                var (district, hub) = homes[random.Next(homes.Length)];
                referral.MovedTo(district, hub, rules, now);
            });
            open.Add(() => referral.Withdraw(TwoSay("They left the county"), "a manager", now));
        }
        if (open.Count > 0)
        {
            open[random.Next(open.Count)]();
        }
    }

    private static Grounds TwoSay(string words) => new(StopReason.Other.Words, words, null, "another manager");
}
