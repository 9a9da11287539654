using OpenLift.County;

namespace OpenLift.Interventions.Hubs;

/// <summary>
/// What one placement has of a hub for a time. It says nothing of a child: the placement does. While it is only reserved
/// it has a moment after which it counts for nothing, by itself (S6).
/// </summary>
public abstract class Stay
{
    /// <summary>The placement’s id.</summary>
    public required Guid HolderId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Reserved until then, unless it is kept. None: firm.</summary>
    public DateTimeOffset? HeldUntil { get; internal set; }

    /// <summary>The first day on which it is free again, where that is before its end.</summary>
    public DateOnly? ReleasedOn { get; internal set; }

    /// <summary>The last day on which it takes anything. Before <see cref="From"/>: it never does.</summary>
    public DateOnly LastDay => ReleasedOn is { } released && released <= Until ? released.AddDays(-1) : Until;

    public bool RanOut(DateTimeOffset now) => HeldUntil <= now;

    public bool Counts(DateTimeOffset now) => !RanOut(now) && LastDay >= From;

    public bool CountsOn(DateOnly day, DateTimeOffset now) => !RanOut(now) && From <= day && day <= LastDay;

    public bool CountsWithin(DateOnly from, DateOnly until, DateTimeOffset now) => Counts(now) && From <= until && from <= LastDay;
}

/// <summary>A place in one session of a hub, taken for a time (S6).</summary>
public sealed class Seat : Stay
{
    public required Id<Seat> Id { get; init; }
    public required Id<HubSession> HubSessionId { get; init; }
}

/// <summary>Hours a week of a hub’s off-site work in one term, taken for a time (S6, S8).</summary>
public sealed class OffSiteUse : Stay
{
    public required Id<OffSiteUse> Id { get; init; }
    public required Id<Hub> HubId { get; init; }
    public required Id<Term> TermId { get; init; }
    public required decimal HoursAWeek { get; init; }
}
