using static OpenLift.Interventions.ReferralStatus;
using static OpenLift.Interventions.ReferralStep;

namespace OpenLift.Interventions;

public enum ReferralStatus
{
    Draft,

    [Said("With the panel’s chair")]
    Sent,

    [Said("On a panel’s agenda")]
    OnAgenda,

    [Said("Waiting for more evidence")]
    MoreEvidence,

    [Said("On the waiting list")]
    Waiting,

    [Said("Parked, at the family’s wish")]
    Parked,

    [Said("A place is reserved")]
    PlaceReserved,

    [Said("Has a place")]
    Placed,

    [Said("Something else was offered")]
    OfferedOther,
    Ended,
    Withdrawn,
}

public enum ReferralStep
{
    Send,
    PutOnAgenda,
    TakeOffAgenda,
    Agree,
    AskForEvidence,
    OfferOther,
    Reconsider,
    Park,
    Return,
    Reserve,
    Release,
    Confirm,
    End,
    Withdraw,
}

/// <summary>The whole life of a referral to Specialist Intervention (S1 to S12). Read each line as: from, by, to.</summary>
public static class ReferralLifecycle
{
    public static readonly IReadOnlyList<(ReferralStatus From, ReferralStep By, ReferralStatus To)> Paths =
    [
        (Draft, Send, Sent),
        (MoreEvidence, Send, Sent),
        (Sent, PutOnAgenda, OnAgenda),
        (OnAgenda, TakeOffAgenda, Sent),
        (OnAgenda, Agree, Waiting),
        (OnAgenda, AskForEvidence, MoreEvidence),
        (OnAgenda, OfferOther, OfferedOther),
        (Waiting, Reconsider, OnAgenda),
        (Parked, Reconsider, OnAgenda),
        (MoreEvidence, Reconsider, OnAgenda),
        (OfferedOther, Reconsider, OnAgenda),
        (Waiting, Park, Parked),
        (Parked, Return, Waiting),
        (Waiting, OfferOther, OfferedOther),
        (Parked, OfferOther, OfferedOther),
        (Waiting, Reserve, PlaceReserved),
        (PlaceReserved, Release, Waiting),
        (PlaceReserved, Confirm, Placed),
        (PlaceReserved, OfferOther, OfferedOther),
        (Placed, Release, Waiting),
        (Placed, End, Ended),
        (Draft, Withdraw, Withdrawn),
        (Sent, Withdraw, Withdrawn),
        (OnAgenda, Withdraw, Withdrawn),
        (MoreEvidence, Withdraw, Withdrawn),
        (Waiting, Withdraw, Withdrawn),
        (Parked, Withdraw, Withdrawn),
        (PlaceReserved, Withdraw, Withdrawn),
        (Placed, Withdraw, Withdrawn),
    ];

    extension(ReferralStatus status)
    {
        public bool Allows(ReferralStep step) => Paths.Allow(status, step);

        /// <summary>The referrer may change its words: before sending, and when the panel asks for more.</summary>
        public bool IsOpenToReferrer => status is Draft or MoreEvidence;

        /// <summary>Nothing more will come of it.</summary>
        public bool IsOver => status is OfferedOther or Ended or Withdrawn;

        /// <summary>Was agreed by the panel, and the hub answers for it.</summary>
        public bool IsWithHub => status is Waiting or Parked or PlaceReserved or Placed;

        /// <exception cref="RuleBroken">The step is not open from here.</exception>
        public ReferralStatus After(ReferralStep step) => Paths.Follow(status, step, "the referral is {0}");
    }
}
