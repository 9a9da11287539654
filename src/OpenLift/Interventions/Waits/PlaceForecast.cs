using OpenLift.County;

namespace OpenLift.Interventions.Waits;

/// <summary>When a placement is planned to end, and whether it can still be extended.</summary>
public sealed record PlannedEnd(DateOnly On, bool CanBeExtended);

/// <summary>A hub’s own history: of so many placements that could be extended, how many were.</summary>
public sealed record Extensions(int Could, int Were)
{
    public static readonly Extensions None = new(0, 0);
}

/// <summary>What if: so many more practitioners from a day on, each of whom brings so many places.</summary>
public sealed record MorePractitioners(int Number, int PlacesEach, DateOnly From)
{
    public int Places => Number * PlacesEach;
}

/// <summary>
/// How many places come free in one term of one hub, as a range (S13). Known ends are certain unless the placement can still be extended;
/// if it is,
/// its place comes free so many terms later. How often that happens is learnt from the hub’s own history only: before any history every
/// share of extensions is thought
/// equally likely (a uniform prior, Beta(1, 1)), and the number of free places then follows a beta-binomial, worked out exactly, not
/// simulated.
/// The range leaves out the 1 in 10 below and the 1 in 10 above, so it holds about 8 times in 10 and is wide where a hub has little
/// history. Likely is the middle of it.
/// A holiday belongs to the term before it. A what-if brings each place once: when it is first filled.
/// </summary>
public sealed record PlaceForecast(Term Term, int Low, int Likely, int High, int Certain, int IfNotExtended, int IfExtended, int Brought)
{
    /// <summary>How much is left out at each end of the range.</summary>
    public const double Tail = 0.1;

    private const double Hair = 1e-9;

    public string InWords => Low == High ? $"{Low.Of("place")}" : $"{Low} to {High} places, most likely {Likely}";

    /// <param name="terms">The terms to look at, the present one first.</param>
    /// <param name="ends">Of placements that run now. One whose end has passed frees its place in the first of the terms.</param>
    public static IReadOnlyList<PlaceForecast> Of(
        IEnumerable<Term> terms,
        IReadOnlyCollection<PlannedEnd> ends,
        Extensions history,
        int termsLonger = 1,
        MorePractitioners? more = null
    )
    {
        if (history.Were < 0 || history.Were > history.Could || termsLonger < 1 || more is { Number: < 0 } or { PlacesEach: < 0 })
        {
            throw new ArgumentOutOfRangeException(
                nameof(history),
                "Of those that could be extended, no fewer than none and no more than all were; "
                    + "an extension is a term or more; practitioners bring places."
            );
        }
        var ordered = terms.OrderBy(t => t.Start).ToList();
        int Index(DateOnly day) =>
            ordered.FindIndex(t => ordered.IndexOf(t) + 1 is var next && (next < ordered.Count ? day < ordered[next].Start : day <= t.End));
        var placed = ends.Select(e => (e.CanBeExtended, In: Index(e.On))).ToList();
        return
        [
            .. ordered.Select(
                (term, i) =>
                {
                    var certain = placed.Count(p => p.In == i && !p.CanBeExtended);
                    var (leaving, extended) = (
                        placed.Count(p => p.In == i && p.CanBeExtended),
                        placed.Count(p => p.In >= 0 && p.In == i - termsLonger && p.CanBeExtended)
                    );
                    var brought = more is not null && Index(more.From) == i ? more.Places : 0;
                    var shares = Distribution(leaving, extended, history);
                    int At(double share) => certain + brought + Quantile(shares, share);
                    return new PlaceForecast(term, At(Tail), At(0.5), At(1 - Tail), certain, leaving, extended, brought);
                }
            ),
        ];
    }

    /// <summary>
    /// The chance of each number of free places, from none to all, where <paramref name="leaving"/> come free unless extended and
    /// <paramref name="extended"/> only if they were.
    /// </summary>
    public static IReadOnlyList<double> Distribution(int leaving, int extended, Extensions history)
    {
        var (yes, no) = (history.Were, history.Could - history.Were);
        var logs = new double[history.Could + leaving + extended + 2];
        for (var i = 2; i < logs.Length; i++)
        {
            logs[i] = logs[i - 1] + Math.Log(i);
        }
        double Choose(int of, int some) => logs[of] - logs[some] - logs[of - some];
        double Beta(int extensions, int ends) => logs[extensions] + logs[ends] - logs[extensions + ends + 1];
        var shares = new double[leaving + extended + 1];
        for (var left = 0; left <= leaving; left++)
        {
            for (var late = 0; late <= extended; late++)
            {
                shares[left + late] += Math.Exp(
                    Choose(leaving, left)
                        + Choose(extended, late)
                        + Beta(yes + leaving - left + late, no + left + extended - late)
                        - Beta(yes, no)
                );
            }
        }
        return shares;
    }

    private static int Quantile(IReadOnlyList<double> shares, double share)
    {
        var sum = 0.0;
        for (var i = 0; i < shares.Count; i++)
        {
            sum += shares[i];
            if (sum >= share - Hair)
            {
                return i;
            }
        }
        return shares.Count - 1;
    }
}
