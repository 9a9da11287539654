using static OpenLift.Requests.RequestStatus;
using static OpenLift.Requests.RequestStep;

namespace OpenLift.Requests;

public enum RequestStatus
{
    Draft,

    [Said("With the coordinator")]
    Sent,

    [Said("Waiting for information")]
    WaitingForInformation,

    [Said("On an agenda")]
    OnAgenda,
    Decided,

    [Said("With the county coordinator")]
    WithCounty,

    [Said("Taken on by the county")]
    TakenOn,

    [Said("Passed to another service")]
    PassedOn,

    [Said("Advice given")]
    AdviceGiven,
    Withdrawn,
}

public enum RequestStep
{
    Send,
    AskForInformation,
    PutOnAgenda,
    TakeOffAgenda,
    Decide,
    SendToCounty,
    TakeOn,
    ReturnToDistrict,
    PassOn,
    GiveAdvice,
    Withdraw,

    /// <summary>What ended it was recorded in error.</summary>
    GoOn,
    WriteOn,
}

/// <summary>The whole life of a request (L4, L5, L7). Read each line as: from, by, to.</summary>
public static class RequestLifecycle
{
    public static readonly IReadOnlyList<(RequestStatus From, RequestStep By, RequestStatus To)> Paths =
    [
        (Draft, Send, Sent),
        (Draft, Withdraw, Withdrawn),
        (Sent, AskForInformation, WaitingForInformation),
        (WaitingForInformation, Send, Sent),
        (Sent, PutOnAgenda, OnAgenda),
        (OnAgenda, TakeOffAgenda, Sent),
        (OnAgenda, Decide, Decided),
        (Sent, SendToCounty, WithCounty),
        (WithCounty, TakeOn, TakenOn),
        (WithCounty, ReturnToDistrict, Sent),
        (WithCounty, GiveAdvice, AdviceGiven),
        (Sent, PassOn, PassedOn),
        (Sent, GiveAdvice, AdviceGiven),
        (Sent, Withdraw, Withdrawn),
        (WaitingForInformation, Withdraw, Withdrawn),
        (OnAgenda, Withdraw, Withdrawn),
        (WithCounty, Withdraw, Withdrawn),
        (Withdrawn, GoOn, Sent),
        (Withdrawn, WriteOn, Draft),
    ];

    extension(RequestStatus status)
    {
        public bool Allows(RequestStep step) => Paths.Allow(status, step);

        /// <summary>The setting may change its words: before sending, and when asked for more.</summary>
        public bool IsOpenToSetting => status is Draft or WaitingForInformation;

        /// <summary>Somebody still owes this request a step. Only these can be late.</summary>
        public bool IsLive => status is Sent or WaitingForInformation or OnAgenda or WithCounty;

        /// <exception cref="RuleBroken">The step is not open from here.</exception>
        public RequestStatus After(RequestStep step) => Paths.Follow(status, step, "the request is {0}");
    }
}
