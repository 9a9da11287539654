using OpenLift.County;
using OpenLift.People;

namespace OpenLift.Children;

/// <summary>A row that went from one child's record to another's when they were merged.</summary>
public sealed record MovedRow(string Table, string Column, Guid Id);

/// <summary>
/// What a record knows of a child besides name and date of birth: a merge fills its gaps, and a separation empties them again.
/// </summary>
public sealed record KnownFacts(
    string? KnownAs,
    string? Upn,
    string? NhsNumber,
    string? Address,
    string? HomePostcode,
    Id<District>? HomeDistrictId,
    string? Languages,
    bool InterpreterNeeded,
    LookedAfter LookedAfter,
    LegalStatus? LegalStatus,
    string? ResponsibleAuthority,
    IReadOnlyList<Carer> Carers
)
{
    public KnownFacts FilledFrom(KnownFacts other)
    {
        var filled = this with
        {
            KnownAs = KnownAs ?? other.KnownAs,
            Upn = Upn ?? other.Upn,
            NhsNumber = NhsNumber ?? other.NhsNumber,
            Languages = Languages ?? other.Languages,
            InterpreterNeeded = InterpreterNeeded || other.InterpreterNeeded,
            Carers =
            [
                .. Carers
                    .Concat(other.Carers)
                    .Select(c => c with { NotToBeTold = c.NotToBeTold ?? Same(c, Carers) ?? Same(c, other.Carers) }),
            ],
        };
        var barred = filled.Carers.Any(c => c.NotToBeTold is not null);
        filled =
            Address is null && HomePostcode is null && !barred
                ? filled with
                {
                    Address = other.Address,
                    HomePostcode = other.HomePostcode,
                    HomeDistrictId = other.HomeDistrictId,
                }
                : filled;
        return LookedAfter is LookedAfter.NotKnown
            ? filled with
            {
                LookedAfter = other.LookedAfter,
                LegalStatus = other.LegalStatus,
                ResponsibleAuthority = other.ResponsibleAuthority,
            }
            : filled;

        static string? Same(Carer carer, IReadOnlyList<Carer> among) =>
            among.FirstOrDefault(o => o.NotToBeTold is not null && o.IsNamedAs(carer.Name))?.NotToBeTold;
    }

    /// <summary>These facts as they would be had the merge not filled them. What somebody changed since stays changed.</summary>
    public KnownFacts Without(KnownFacts filled, KnownFacts before)
    {
        var had = before.Carers.ToDictionary(c => c.Key);
        var came = filled.Carers.Where(c => !had.ContainsKey(c.Key)).ToHashSet();
        return new(
            Undo(f => f.KnownAs),
            Undo(f => f.Upn),
            Undo(f => f.NhsNumber),
            Undo(f => f.Address),
            Undo(f => f.HomePostcode),
            Undo(f => f.HomeDistrictId),
            Undo(f => f.Languages),
            Undo(f => f.InterpreterNeeded),
            Undo(f => f.LookedAfter),
            Undo(f => f.LegalStatus),
            Undo(f => f.ResponsibleAuthority),
            [.. Carers.Where(c => !came.Contains(c)).Select(c => filled.Carers.Contains(c) ? had[c.Key] : c)]
        );

        T Undo<T>(Func<KnownFacts, T> of) => Equals(of(this), of(filled)) ? of(before) : of(this);
    }
}

/// <summary>
/// Two records that may be one child's: why, what the coordinator answered, and, where they are the same, who proposed the merge and who
/// confirmed it. An answer is kept, so that the same question is not asked twice. A merge can be undone for 30 days (C4).
/// </summary>
public sealed class Comparison : Recorded
{
    public const int DaysToSeparate = 30;

    public required Id<Comparison> Id { get; init; }

    /// <summary>The two, the lower id first: a pair is asked about once.</summary>
    public required Id<Child> FirstId { get; init; }
    public required Id<Child> SecondId { get; init; }

    public required Likeness Likeness { get; init; }
    public required string Why { get; init; }
    public required DateTimeOffset FoundAt { get; init; }
    public ComparisonStatus Status { get; private set; }

    /// <summary>The record that stays, once a merge is proposed.</summary>
    public Id<Child>? KeptId { get; private set; }

    public Id<Person>? ProposedById { get; private set; }
    public string? ProposedBy { get; private set; }
    public string? Reason { get; private set; }
    public string? ConfirmedBy { get; private set; }
    public DateTimeOffset? MergedAt { get; private set; }

    /// <summary>What the merge moved, and the kept record's facts before it and after: all that a separation needs.</summary>
    public IReadOnlyList<MovedRow> Moved { get; private set; } = [];
    public KnownFacts? Before { get; private set; }
    public KnownFacts? After { get; private set; }

    /// <summary>The record that the merge takes in.</summary>
    public Id<Child>? TakenInId =>
        KeptId is null ? null
        : KeptId == FirstId ? SecondId
        : FirstId;

    public DateOnly? SeparableUntil => MergedAt?.AddDays(DaysToSeparate).CountyDay;

    public static Comparison Find(Id<Child> one, Id<Child> other, Match match, DateTimeOffset now)
    {
        var (first, second) = one.Value.CompareTo(other.Value) < 0 ? (one, other) : (other, one);
        var pair = new Comparison
        {
            Id = Id<Comparison>.New(now),
            FirstId = first,
            SecondId = second,
            Likeness = match.Likeness,
            Why = match.Why,
            FoundAt = now,
        };
        pair.Record($"Found to compare: {match.Why}");
        return pair;
    }

    public void AreNotTheSame() => Step(ComparisonStep.SayNotTheSame, "Compared: not the same child");

    public void ProposeMerge(Id<Child> kept, string reason, Id<Person> by, string name)
    {
        if (kept != FirstId && kept != SecondId)
        {
            throw new RuleBroken("Choose which record stays", "Keep");
        }
        Step(ComparisonStep.Propose, $"Proposed to merge: {reason}");
        (KeptId, Reason, ProposedById, ProposedBy) = (kept, reason, by, name);
    }

    public void Decline(string reason)
    {
        Step(ComparisonStep.Decline, $"Not merged: {reason}");
        (KeptId, Reason, ProposedById, ProposedBy) = (null, null, null, null);
    }

    /// <summary>A second person says yes: nobody merges two records alone.</summary>
    public void Confirm(Id<Person> by, string name, DateTimeOffset now)
    {
        if (by == ProposedById)
        {
            throw new RuleBroken("You proposed this merge: another coordinator or the data protection officer must confirm it");
        }
        Step(ComparisonStep.Confirm, $"Merged: proposed by {ProposedBy}, confirmed by {name}");
        (ConfirmedBy, MergedAt) = (name, now);
    }

    internal void Keep(IReadOnlyList<MovedRow> moved, KnownFacts before, KnownFacts after) =>
        (Moved, Before, After) = (moved, before, after);

    public void Separate(string reason, DateTimeOffset now)
    {
        if (now > MergedAt?.AddDays(DaysToSeparate))
        {
            throw new RuleBroken($"The records were merged more than {DaysToSeparate} days ago: they can no longer be separated.");
        }
        Step(ComparisonStep.Separate, $"Separated again: {reason}");
        (KeptId, Reason, ProposedById, ProposedBy, ConfirmedBy, MergedAt) = (null, null, null, null, null, null);
        (Moved, Before, After) = ([], null, null);
    }

    private void Step(ComparisonStep step, string fact)
    {
        Status = Status.After(step);
        Record(fact);
    }
}
