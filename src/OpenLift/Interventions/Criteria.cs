namespace OpenLift.Interventions;

/// <summary>What the evidence says about one criterion. The page says it with its reason and never decides (S2).</summary>
public enum Shown
{
    Met,

    [Said("Not met")]
    NotMet,

    [Said("Not shown")]
    NotShown,
}

/// <summary>The referrer's answer to one criterion: yes or no, with the evidence, where it is from and of when.</summary>
public sealed record CriterionAnswer(string Code, bool? Yes, string? Words, string? Source, DateOnly? On);

/// <summary>One criterion as it stands, and why.</summary>
public sealed record CriterionState(Criterion Criterion, Shown Shown, string Why, DateOnly? EvidenceOn, bool Stale);

/// <summary>All criteria as they stand on one day.</summary>
public sealed record CriteriaSum(IReadOnlyList<CriterionState> States)
{
    private IReadOnlyList<CriterionState> Of(CriterionKind kind) => [.. States.Where(s => s.Criterion.Kind == kind)];

    /// <summary>Every criterion that must be met is.</summary>
    public bool MustsMet => Of(CriterionKind.Must).All(s => s.Shown is Shown.Met);

    /// <summary>One that must be met is shown not to be.</summary>
    public bool MustFails => Of(CriterionKind.Must).Any(s => s.Shown is Shown.NotMet);

    /// <summary>The one about delay: worked out, not answered.</summary>
    public CriterionState Delay => States.Single(s => s.Criterion.Code is Criterion.Delay);

    /// <summary>Every criterion that must be met is, by evidence of these months (S7).</summary>
    public bool MustsStand => MustsMet && !States.Any(s => s.Stale && s.Criterion.Kind is CriterionKind.Must);

    /// <summary>Old assessments are renewed, or it is said why there are none newer.</summary>
    public void DelayMustBeCurrent(InterventionRules rules, string? said)
    {
        if (Delay.Stale && said is null)
        {
            throw new RuleBroken(
                $"The assessments are of {Delay.EvidenceOn!.Value.InFull} and older, more than "
                    + $"{rules.StaleAfterMonths} months ago: add current ones first, or say under what has changed why there are none"
            );
        }
    }

    /// <summary>“3 of 3 that must be met are; likely: 1 of 1; may: 0 of 1”.</summary>
    public string Words =>
        $"{Count(CriterionKind.Must)} that must be met are; likely: {Count(CriterionKind.Likely)}; may: {Count(CriterionKind.May)}";

    private string Count(CriterionKind kind) => $"{Of(kind).Count(s => s.Shown is Shown.Met)} of {Of(kind).Count}";
}

/// <summary>
/// Holds the evidence against the county's criteria (S2, S7). A pure calculation: the same evidence gives the same answer on every later
/// day, but for its age.
/// </summary>
public static class Criteria
{
    public static CriteriaSum Of(
        InterventionRules rules,
        DateOnly born,
        IEnumerable<AspectEvidence> aspects,
        IReadOnlyList<CriterionAnswer> answers,
        DateOnly today
    )
    {
        var newest = Development.Newest(aspects.Where(a => rules.Aspects.Contains(a.Aspect)));
        return new([
            .. rules.Criteria.Select(c =>
                c.Code is Criterion.Delay
                    ? OfDelay(rules, c, born, newest, today)
                    : OfAnswer(rules, c, answers.FirstOrDefault(a => a.Code == c.Code), today)
            ),
        ]);
    }

    private static CriterionState OfDelay(
        InterventionRules rules,
        Criterion criterion,
        DateOnly born,
        IReadOnlyList<AspectEvidence> newest,
        DateOnly today
    )
    {
        var behind = newest.Where(a => Development.DelayOf(a, born).By(rules.Estimate) >= rules.MonthsBehind).ToList();
        // It is not met only where no aspect that nobody has looked at could still show it.
        var shown =
            behind.Count >= rules.AspectsNeeded ? Shown.Met
            : behind.Count + rules.Aspects.Count - newest.Count >= rules.AspectsNeeded ? Shown.NotShown
            : Shown.NotMet;
        var why =
            $"{behind.Count} of the {newest.Count.Of("aspect")} assessed {(behind.Count is 1 ? "is" : "are")} "
            + $"{rules.MonthsBehind} months or more behind; {rules.AspectsNeeded} are needed"
            + (shown is Shown.NotShown ? $", and {rules.Aspects.Count - newest.Count} of {rules.Aspects.Count} were not looked at" : "");
        // What carries the answer is the evidence of the delayed aspects; where it is not met, all of it.
        var carrying = shown is Shown.Met ? behind.OrderByDescending(a => a.On).Take(rules.AspectsNeeded) : newest;
        DateOnly? oldest = carrying.Select(a => (DateOnly?)a.On).Min();
        return new(criterion, shown, why, oldest, IsStale(rules, oldest, today));
    }

    private static CriterionState OfAnswer(InterventionRules rules, Criterion criterion, CriterionAnswer? answer, DateOnly today) =>
        answer switch
        {
            null or { Yes: null } => new(criterion, Shown.NotShown, "Not answered yet", null, false),
            { Yes: false } => new(
                criterion,
                Shown.NotMet,
                answer.Words is { Length: > 0 } words ? words : "Answered no",
                answer.On,
                IsStale(rules, answer.On, today)
            ),
            { Words: null or "" } => new(criterion, Shown.NotShown, "Answered yes, without evidence", answer.On, false),
            { Source: null or "" } or { On: null } => new(
                criterion,
                Shown.NotShown,
                "The evidence does not say where it is from, or of when",
                answer.On,
                false
            ),
            _ => new(criterion, Shown.Met, answer.Words, answer.On, IsStale(rules, answer.On, today)),
        };

    private static bool IsStale(InterventionRules rules, DateOnly? on, DateOnly today) =>
        on is { } day && day.AddMonths(rules.StaleAfterMonths) < today;
}
