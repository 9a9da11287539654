using OpenLift.County;

namespace OpenLift.Interventions;

/// <summary>How strongly a criterion is meant: three must, one is likely, one may (S2).</summary>
public enum CriterionKind
{
    Must,
    Likely,
    May,
}

/// <summary>One criterion in the county's words. The one about delay is worked out from assessments, the others are answered.</summary>
/// <param name="Plain">The same for families, on the public page.</param>
public sealed record Criterion(string Code, CriterionKind Kind, string Words, string? Hint = null, string? Plain = null)
{
    /// <summary>The criterion that is worked out.</summary>
    public const string Delay = "DELAY";
}

/// <summary>How a band of months is read as one age: see <see cref="Development"/>.</summary>
public enum Estimate
{
    [Said("Cautious: the upper end of the band")]
    Cautious,

    [Said("Middle of the band")]
    Middle,

    [Said("Graded: by how secure the child is within the band")]
    Graded,
}

/// <summary>What the order of a waiting list looks at, first things first.</summary>
public enum OrderKey
{
    [Said("Children who start school next September first")]
    SchoolSoon,

    [Said("Longest wait first")]
    LongestWait,

    [Said("Older child first")]
    Older,
}

/// <summary>
/// The county's rules for Specialist Intervention from a day on: criteria, the order of the waiting list, deadlines (S2, S5 to S9).
/// They are published, and what was decided under earlier ones stays as it was.
/// </summary>
public sealed class InterventionRules : Recorded
{
    public required Id<InterventionRules> Id { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>How far behind, in how many aspects.</summary>
    public required int MonthsBehind { get; init; }
    public required int AspectsNeeded { get; init; }
    public required Estimate Estimate { get; init; }

    /// <summary>Evidence older than this is stale, and must be renewed before a place is confirmed.</summary>
    public required int StaleAfterMonths { get; init; }

    public required IReadOnlyList<string> Aspects { get; init; }
    public required IReadOnlyList<Criterion> Criteria { get; init; }
    public required IReadOnlyList<OrderKey> Order { get; init; }

    /// <summary>Whether the time waited counts on when a family moves to another hub's district.</summary>
    public required bool WaitMovesAlong { get; init; }

    public required int KeepInTouchWeeks { get; init; }

    /// <summary>Working days for which a place is held while evidence is looked at again.</summary>
    public required int HoldDays { get; init; }

    /// <summary>Days from confirmation to the family's letter, and after how many the clock warns.</summary>
    public required int LetterDays { get; init; }
    public required int LetterWarnDays { get; init; }

    /// <summary>How many of the county's six terms a place lasts at most, and how many an extension may go beyond them.</summary>
    public required int MostTerms { get; init; }
    public required int ExtensionTerms { get; init; }

    public int LongestTerms => MostTerms + ExtensionTerms;

    /// <summary>Waits of fewer children than this are shown to nobody but the hub (P6).</summary>
    public required int FewestShown { get; init; }

    /// <summary>New rules begin on a day to come, on which no others do.</summary>
    public static InterventionRules Set(InterventionRules draft, IEnumerable<InterventionRules> known, DateOnly today)
    {
        if (draft.From <= today)
        {
            throw new RuleBroken("New rules begin tomorrow or later: what was decided stays as it was", nameof(From));
        }
        if (known.Any(r => r.From == draft.From))
        {
            throw new RuleBroken("Rules from that day are set already", nameof(From));
        }
        return Set(draft);
    }

    public static InterventionRules Set(InterventionRules draft)
    {
        Check(draft.MonthsBehind is >= 1 and <= 60, "Months must be between 1 and 60", nameof(MonthsBehind));
        Check(
            draft.AspectsNeeded >= 1 && draft.AspectsNeeded <= draft.Aspects.Count,
            $"Aspects needed must be between 1 and {draft.Aspects.Count}, the number of aspects",
            nameof(AspectsNeeded)
        );
        Check(draft.StaleAfterMonths is >= 1 and <= 24, "Months must be between 1 and 24", nameof(StaleAfterMonths));
        Check(draft.KeepInTouchWeeks is >= 1 and <= 52, "Weeks must be between 1 and 52", nameof(KeepInTouchWeeks));
        Check(draft.HoldDays is >= 1 and <= 60, "Working days must be between 1 and 60", nameof(HoldDays));
        Check(draft.LetterDays is >= 1 and <= 60, "Days must be between 1 and 60", nameof(LetterDays));
        Check(
            draft.LetterWarnDays >= 0 && draft.LetterWarnDays < draft.LetterDays,
            "The warning must come before the letter is due",
            nameof(LetterWarnDays)
        );
        Check(draft.MostTerms is >= 1 and <= 6, "Terms must be between 1 and 6", nameof(MostTerms));
        Check(draft.ExtensionTerms is 0 or 1, "An extension can go beyond them by 1 term, or by none: 0", nameof(ExtensionTerms));
        Check(draft.FewestShown is >= 10 and <= 50, "The smallest number must be between 10 and 50", nameof(FewestShown));
        Check(
            draft.Order.Count > 0 && draft.Order.Distinct().Count() == draft.Order.Count,
            "Choose each part of the order once",
            nameof(Order)
        );
        draft.Record($"Rules for Specialist Intervention from {draft.From.InFull}");
        return draft;

        static void Check(bool right, string message, string field)
        {
            if (!right)
            {
                throw new RuleBroken(message, field);
            }
        }
    }

    /// <summary>The rule of the order as families read it.</summary>
    public string OrderInWords =>
        string.Join(", then ", Order.Select(o => o.InWords)) + ". Where two are alike, by reference, which is drawn at random.";
}

public static class RulesInForce
{
    extension(IEnumerable<InterventionRules> rules)
    {
        /// <summary>The rules in force on a day: the latest that had begun.</summary>
        public InterventionRules On(DateOnly day) =>
            rules.Where(r => r.From <= day).MaxBy(r => r.From)
            ?? rules.MinBy(r => r.From)
            ?? throw new RuleBroken("The county has not set its rules for Specialist Intervention yet.");
    }
}
