using static OpenLift.Settings.SupportCases.SupportCaseStatus;
using static OpenLift.Settings.SupportCases.SupportCaseStep;

namespace OpenLift.Settings.SupportCases;

public enum SupportCaseStatus
{
    Open,
    Planned,

    [Said("Closed: it helped")]
    ClosedHelped,

    [Said("Closed: not needed")]
    ClosedNotNeeded,
}

public enum SupportCaseStep
{
    Plan,
    CloseAsHelped,
    CloseAsNotNeeded,
}

/// <summary>The whole life of a support case (L12). Read each line as: from, by, to.</summary>
public static class SupportCaseLifecycle
{
    public static readonly IReadOnlyList<(SupportCaseStatus From, SupportCaseStep By, SupportCaseStatus To)> Paths =
    [
        (Open, Plan, Planned),
        (Open, CloseAsNotNeeded, ClosedNotNeeded),
        (Planned, Plan, Planned),
        (Planned, CloseAsHelped, ClosedHelped),
        (Planned, CloseAsNotNeeded, ClosedNotNeeded),
    ];

    extension(SupportCaseStatus status)
    {
        public bool Allows(SupportCaseStep step) => Paths.Allow(status, step);

        public bool IsClosed => status is ClosedHelped or ClosedNotNeeded;

        /// <exception cref="RuleBroken">The step is not open from here.</exception>
        public SupportCaseStatus After(SupportCaseStep step) =>
            step is CloseAsHelped && status is Open
                ? throw new RuleBroken(
                    "Nothing was planned yet, so nothing can have helped: plan the help first, or close it as not needed."
                )
                : Paths.Follow(status, step, "the support case is {0}");
    }
}
