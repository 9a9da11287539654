using static OpenLift.Requests.ContactDesk.CallStatus;
using static OpenLift.Requests.ContactDesk.CallStep;

namespace OpenLift.Requests.ContactDesk;

public enum CallStatus
{
    [Said("To follow up")]
    Open,
    AdviceOnly,

    [Said("Advice after following up")]
    FollowedUp,

    [Said("Became a request")]
    BecameRequest,
}

public enum CallStep
{
    FinishAtOnce,
    Close,
    BecomeRequest,
}

/// <summary>
/// The whole life of a call (L1). Read each line as: from, by, to. Whoever was only advised may ring again, and then it becomes a request.
/// </summary>
public static class CallLifecycle
{
    public static readonly IReadOnlyList<(CallStatus From, CallStep By, CallStatus To)> Paths =
    [
        (Open, FinishAtOnce, AdviceOnly),
        (Open, Close, FollowedUp),
        (Open, BecomeRequest, BecameRequest),
        (AdviceOnly, BecomeRequest, BecameRequest),
        (FollowedUp, BecomeRequest, BecameRequest),
    ];

    extension(CallStatus status)
    {
        public bool Allows(CallStep step) => Paths.Allow(status, step);

        /// <exception cref="RuleBroken">The step is not open from here.</exception>
        public CallStatus After(CallStep step) => Paths.Follow(status, step, "the call stands at ‘{0}’");
    }
}
