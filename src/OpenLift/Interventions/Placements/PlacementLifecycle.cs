using static OpenLift.Interventions.Placements.PlacementStatus;
using static OpenLift.Interventions.Placements.PlacementStep;

namespace OpenLift.Interventions.Placements;

public enum PlacementStatus
{
    [Said("Waiting for a second person")]
    Proposed,

    [Said("Reserved while evidence is looked at again")]
    Reserved,

    [Said("Confirmed, to be offered")]
    Confirmed,

    [Said("Offered to the family")]
    Offered,

    [Said("Accepted")]
    Accepted,

    [Said("Under way")]
    Started,
    Ended,

    [Said("Given back")]
    Released,

    [Said("Declined by the family")]
    Declined,
}

public enum PlacementStep
{
    AgreeToIt,
    Confirm,
    Offer,
    Accept,
    Decline,
    Start,
    End,
    Release,
}

/// <summary>The whole life of a place, from its reservation to its end (S6 to S12). Read each line as: from, by, to.</summary>
public static class PlacementLifecycle
{
    public static readonly IReadOnlyList<(PlacementStatus From, PlacementStep By, PlacementStatus To)> Paths =
    [
        (Proposed, AgreeToIt, Reserved),
        (Proposed, Release, Released),
        (Reserved, Confirm, Confirmed),
        (Reserved, Release, Released),
        (Confirmed, Offer, Offered),
        (Confirmed, Release, Released),
        (Offered, Accept, Accepted),
        (Offered, Decline, Declined),
        (Offered, Release, Released),
        (Accepted, Start, Started),
        (Accepted, Decline, Declined),
        (Accepted, Release, Released),
        (Started, End, Ended),
    ];

    extension(PlacementStatus status)
    {
        public bool Allows(PlacementStep step) => Paths.Allow(status, step);

        /// <summary>Holds a place now, or may come to hold one.</summary>
        public bool IsLive => status is not (Ended or Released or Declined);

        /// <exception cref="RuleBroken">The step is not open from here.</exception>
        public PlacementStatus After(PlacementStep step) => Paths.Follow(status, step, "the place is {0}");
    }
}
