using static OpenLift.Support.CaseStatus;
using static OpenLift.Support.CaseStep;

namespace OpenLift.Support;

public enum CaseStatus
{
    [Said("To be allocated")]
    ToAllocate,

    [Said("Under way")]
    Allocated,
    Ended,
}

public enum CaseStep
{
    Allocate,
    HandBack,
    End,
    OpenAgain,
}

/// <summary>The whole life of a case (L9, L11). Read each line as: from, by, to.</summary>
public static class CaseLifecycle
{
    public static readonly IReadOnlyList<(CaseStatus From, CaseStep By, CaseStatus To)> Paths =
    [
        (ToAllocate, Allocate, Allocated),
        (Allocated, Allocate, Allocated),
        (Allocated, HandBack, ToAllocate),
        (ToAllocate, End, Ended),
        (Allocated, End, Ended),
        (Ended, OpenAgain, ToAllocate),
    ];

    extension(CaseStatus status)
    {
        public bool Allows(CaseStep step) => Paths.Allow(status, step);

        /// <exception cref="RuleBroken">The step is not open from here.</exception>
        public CaseStatus After(CaseStep step) => Paths.Follow(status, step, "the case is {0}");
    }
}
