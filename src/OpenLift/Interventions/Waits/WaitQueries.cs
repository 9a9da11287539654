using OpenLift.County;
using OpenLift.Interventions.WaitingList;

namespace OpenLift.Interventions.Waits;

/// <summary>
/// One wait as it is published: whose it is, nobody can tell. Written once a term, so that no child’s start is read off the difference of
/// two looks (P6).
/// </summary>
public sealed class PublishedWait
{
    public required Id<PublishedWait> Id { get; init; }
    public required Id<District> DistrictId { get; init; }
    public required string Term { get; init; }
    public required int Days { get; init; }
    public required bool Ended { get; init; }
}

/// <summary>How long families wait, read from the events of the waiting list (S13). They name no child.</summary>
public static class WaitQueries
{
    /// <summary>
    /// Figures look back over this many years, chosen by the day of joining, never by that of starting: that would favour short waits.
    /// </summary>
    public const int Years = 3;

    /// <summary>
    /// One wait for each child: from joining to the first session; to the day of leaving for another reason or of starting school; or to
    /// today. Who has a place and has
    /// not begun waits still, and so does who is parked.
    /// </summary>
    public static IReadOnlyList<Wait> Of(IEnumerable<WaitingEvent> events, DateOnly today)
    {
        return
        [
            .. from story in events.GroupBy(e => e.ReferralId)
            let last = story.MaxBy(e => e.Number)!
            where last.WaitingSince >= today.AddYears(-Years)
            let started = story.FirstOrDefault(e => e.Kind is WaitingKind.Started)?.On
            let left = last is { Kind: WaitingKind.Left, Why: not WaitingEvent.HasPlace } ? (DateOnly?)last.On : null
            let school = SchoolStart.Of(last.Born)
            let until = (left ?? today) < school ? left ?? today : school
            select new Wait(Math.Max(0, (started ?? until).DayNumber - last.WaitingSince.DayNumber), started is not null),
        ];
    }

    /// <summary>What anybody may read of a district, as it was counted this term.</summary>
    public static IReadOnlyList<Wait> Published(IEnumerable<PublishedWait> waits) => [.. waits.Select(w => new Wait(w.Days, w.Ended))];
}
