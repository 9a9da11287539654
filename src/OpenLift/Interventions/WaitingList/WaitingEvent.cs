using OpenLift.Interventions;
using OpenLift.Interventions.Hubs;

namespace OpenLift.Interventions.WaitingList;

public enum WaitingKind
{
    Joined,
    Parked,
    Returned,
    PlaceReserved,
    PlaceReleased,
    MovedHub,
    Corrected,
    Left,
    Started,
}

/// <summary>
/// Something that happened to a child's place on a hub's waiting list, on a day, for ever: from these alone the list of any
/// past day can be made again (S5). It names no child.
/// </summary>
public sealed class WaitingEvent : IPart
{
    /// <summary>Why a child left the list who has a place: until the first session the family waits still.</summary>
    public const string HasPlace = "Has a place";

    public required Id<WaitingEvent> Id { get; init; }
    public required Id<Referral> ReferralId { get; init; }

    /// <summary>Which of the referral's events it is.</summary>
    public required int Number { get; init; }
    public required WaitingKind Kind { get; init; }
    public required DateOnly On { get; init; }
    public required Id<Hub> HubId { get; init; }
    public required DateOnly WaitingSince { get; init; }
    public required DateOnly Born { get; init; }
    public required string Reference { get; init; }
    public required DateTimeOffset? HeldUntil { get; init; }
    public required string? Why { get; init; }
    public required string? By { get; init; }
}
