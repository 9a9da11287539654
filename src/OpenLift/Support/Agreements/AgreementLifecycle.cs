using static OpenLift.Support.Agreements.AgreementStatus;
using static OpenLift.Support.Agreements.AgreementStep;

namespace OpenLift.Support.Agreements;

public enum AgreementStatus
{
    [Said("Being written")]
    Draft,

    [Said("To be signed")]
    Offered,

    [Said("In force")]
    InForce,
    Ended,
}

public enum AgreementStep
{
    Offer,
    Sign,
    Change,
    End,
}

/// <summary>The whole life of a support agreement (L10). Read each line as: from, by, to.</summary>
public static class AgreementLifecycle
{
    public static readonly IReadOnlyList<(AgreementStatus From, AgreementStep By, AgreementStatus To)> Paths =
    [
        (Draft, Offer, Offered),
        (Offered, Sign, InForce),
        (Offered, Change, Draft),
        (InForce, Change, Draft),
        (InForce, End, Ended),
        (Draft, End, Ended),
        (Offered, End, Ended),
    ];

    extension(AgreementStatus status)
    {
        public bool Allows(AgreementStep step) => Paths.Allow(status, step);

        /// <exception cref="RuleBroken">The step is not open from here.</exception>
        public AgreementStatus After(AgreementStep step) => Paths.Follow(status, step, "the agreement is {0}");
    }
}
