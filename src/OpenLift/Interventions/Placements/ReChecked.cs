namespace OpenLift.Interventions.Placements;

/// <summary>What the referrer says of one criterion when a place comes free: still true, changed, or shown anew (S7).</summary>
public enum StillTrue
{
    [Said("Still true")]
    Still,

    [Said("Changed")]
    Changed,

    [Said("There is new evidence")]
    New,
}

public sealed record ReCheckAnswer(string Code, StillTrue Answer, string? Words);

/// <summary>The referrer's answer to the re-check, once given, and what the criteria said then.</summary>
public sealed record ReCheck(DateTimeOffset At, string By, IReadOnlyList<ReCheckAnswer> Answers, bool MustsMet, bool MustFails, string Sum);

/// <summary>What the referrer says at the re-check of one criterion that was claimed, with the evidence where it is new.</summary>
/// <param name="Field">Where it stands on the form.</param>
public sealed record StillSaid(
    CriterionState State,
    StillTrue Answer,
    string? Words = null,
    string? Source = null,
    DateOnly? On = null,
    string Field = ""
)
{
    public CriterionAnswer Renewed => new(State.Criterion.Code, Answer is StillTrue.New, Words, Source, On);

    /// <summary>
    /// What is old is renewed, or it is said why not: the manager then reads it with a second person. What is new is of these months and
    /// says where it is from.
    /// </summary>
    public void MustBeCurrent(InterventionRules rules, DateOnly today)
    {
        if (Answer is StillTrue.Still && Words is null && State.Stale && State.Criterion.Kind is CriterionKind.Must)
        {
            throw new RuleBroken(
                $"This evidence is of {State.EvidenceOn!.Value.InFull}, more than "
                    + $"{rules.StaleAfterMonths} months ago: give new evidence, or say why there is none",
                $"{Field}.Answer"
            );
        }
        if (Answer is not StillTrue.Still && On > today)
        {
            throw new RuleBroken("The date must be today or in the past", $"{Field}.On");
        }
        if (Answer is StillTrue.New && On?.AddMonths(rules.StaleAfterMonths) < today)
        {
            throw new RuleBroken($"New evidence must be at most {rules.StaleAfterMonths} months old", $"{Field}.On");
        }
        if (Answer is StillTrue.New && string.IsNullOrEmpty(Source))
        {
            throw new RuleBroken("Say where it is from", $"{Field}.Source");
        }
    }
}
