using static OpenLift.Children.ComparisonStatus;
using static OpenLift.Children.ComparisonStep;

namespace OpenLift.Children;

public enum ComparisonStatus
{
    ToCompare,

    [Said("Not the same")]
    NotTheSame,

    [Said("Merge proposed")]
    Proposed,
    Merged,
}

public enum ComparisonStep
{
    SayNotTheSame,
    Propose,
    Confirm,
    Decline,
    Separate,
}

/// <summary>The whole life of a comparison (C4). Read each line as: from, by, to.</summary>
public static class ComparisonLifecycle
{
    public static readonly IReadOnlyList<(ComparisonStatus From, ComparisonStep By, ComparisonStatus To)> Paths =
    [
        (ToCompare, SayNotTheSame, NotTheSame),
        (ToCompare, Propose, Proposed),
        (Proposed, Confirm, Merged),
        (Proposed, Decline, ToCompare),
        (Merged, Separate, ToCompare),
    ];

    extension(ComparisonStatus status)
    {
        /// <exception cref="RuleBroken">The step is not open from here.</exception>
        public ComparisonStatus After(ComparisonStep step) => Paths.Follow(status, step, "the answer is ‘{0}’");
    }
}
