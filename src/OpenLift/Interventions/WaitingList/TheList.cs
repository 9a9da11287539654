using OpenLift.Interventions;
using OpenLift.Interventions.Hubs;

namespace OpenLift.Interventions.WaitingList;

/// <summary>What the order looks at of one child who waits.</summary>
public sealed record Waiting(Id<Referral> Referral, string Reference, Id<Hub> Hub, DateOnly Since, DateOnly Born);

/// <summary>One child's place on the list, and why it is that one.</summary>
public sealed record Position(int Number, Waiting Child, string Why)
{
    public DateOnly Starts => SchoolStart.Of(Child.Born);
}

/// <summary>
/// The order of a hub's waiting list: a pure function of recorded facts and the county's published rule of the day, so that
/// nobody's place depends on who looked or in what order children were entered (S5).
/// </summary>
public static class TheList
{
    /// <summary>The list as it stood at the end of a day, made from what was recorded until then and nothing else.</summary>
    public static IReadOnlyList<Position> ListAsOf(
        DateOnly day,
        Id<Hub> hub,
        IEnumerable<WaitingEvent> events,
        IEnumerable<InterventionRules> rules
    ) =>
        Order(
            events
                .Where(e => e.On <= day)
                .GroupBy(e => e.ReferralId)
                .Where(g => Waits(g.Where(e => e.Kind is not (WaitingKind.MovedHub or WaitingKind.Corrected)).MaxBy(e => e.Number)!, day))
                .Select(g => g.MaxBy(e => e.Number)!)
                .Where(last => last.HubId == hub)
                .Select(last => new Waiting(last.ReferralId, last.Reference, last.HubId, last.WaitingSince, last.Born)),
            rules.On(day),
            day
        );

    /// <summary>
    /// Puts those who wait in order, and says of each why it stands there. Who has started school by that day is on it no more: something
    /// else is found for that child.
    /// </summary>
    public static IReadOnlyList<Position> Order(IEnumerable<Waiting> waiting, InterventionRules rules, DateOnly day)
    {
        var ordered = rules
            .Order.Aggregate(
                waiting.Where(w => SchoolStart.Of(w.Born) > day).OrderBy(_ => 0),
                (list, key) =>
                    key switch
                    {
                        OrderKey.SchoolSoon => list.ThenBy(w => StartsSoon(w, day) ? 0 : 1),
                        OrderKey.LongestWait => list.ThenBy(w => w.Since),
                        _ => list.ThenBy(w => w.Born),
                    }
            )
            .ThenBy(w => w.Reference, StringComparer.Ordinal)
            .ToList();
        return [.. ordered.Select((w, i) => new Position(i + 1, w, Why(w, i > 0 ? ordered[i - 1] : null, rules, day)))];
    }

    private static bool Waits(WaitingEvent last, DateOnly day) =>
        last.Kind switch
        {
            WaitingKind.Joined or WaitingKind.Returned or WaitingKind.PlaceReleased => true,
            WaitingKind.PlaceReserved => last.HeldUntil is { } held && held < day.IsOver,
            _ => false,
        };

    /// <summary>Why a child stands after the one before: the first part of the rule by which they differ.</summary>
    private static string Why(Waiting child, Waiting? before, InterventionRules rules, DateOnly day)
    {
        var since = $"Waiting since {child.Since.InFull}";
        var soon = rules.Order.Contains(OrderKey.SchoolSoon) && StartsSoon(child, day) ? " and starts school next September" : "";
        if (before is null)
        {
            return $"{since}{soon}: first by the county’s rule";
        }
        foreach (var key in rules.Order)
        {
            switch (key)
            {
                case OrderKey.SchoolSoon when StartsSoon(before, day) != StartsSoon(child, day):
                    return $"{since}: after those who start school next September";
                case OrderKey.LongestWait when before.Since != child.Since:
                    return $"{since}{soon}: after those who have waited longer";
                case OrderKey.Older when before.Born != child.Born:
                    return $"{since}{soon}: after an older child alike in all else";
            }
        }
        return $"{since}{soon}: alike in all that the rule looks at, so by reference";
    }

    private static bool StartsSoon(Waiting child, DateOnly day) =>
        SchoolStart.Of(child.Born) is var starts && starts > day && starts <= day.AddYears(1);
}
