namespace OpenLift.Interventions.Waits;

/// <summary>
/// One child’s wait (S13). It ended if the child started; if not, the child waits still or left for another reason, and all we know is that
/// it is at least this long.
/// </summary>
public readonly record struct Wait(int Days, bool Ended);

/// <summary>
/// One day of the curve: how many had waited at least until then, what came of them that day, and the share who wait longer.
/// </summary>
/// <param name="Error">Greenwood’s standard error of the share; nothing once nobody is left.</param>
public sealed record WaitStep(int Day, int AtRisk, int Started, int Censored, double StillWaiting, double? Error);

/// <summary>
/// How long children wait, with those who wait still counted for as long as they have waited (S13): the product-limit curve of
/// Kaplan and Meier (1958). On one day, those who start go before those who leave. A child who left for another reason counts until that
/// day,
/// so the curve says how long the wait is for a child who stays on the list.
/// </summary>
public sealed class KaplanMeier
{
    /// <summary>Shares are products of fractions: 0.9 × 8/9 is meant to be 0.8.</summary>
    private const double Hair = 1e-9;

    private KaplanMeier(int number, IReadOnlyList<WaitStep> steps) => (Number, Steps) = (number, steps);

    public int Number { get; }

    /// <summary>Every day on which somebody started or was last seen waiting, in order.</summary>
    public IReadOnlyList<WaitStep> Steps { get; }

    public static KaplanMeier Of(IEnumerable<Wait> waits)
    {
        var days = waits
            .GroupBy(w => w.Days)
            .OrderBy(g => g.Key)
            .Select(g => (Day: g.Key, Started: g.Count(w => w.Ended), All: g.Count()))
            .ToList();
        if (days is [{ Day: < 0 }, ..])
        {
            throw new ArgumentOutOfRangeException(nameof(waits), "Nobody waits fewer than 0 days.");
        }
        var (number, steps) = (days.Sum(d => d.All), new List<WaitStep>(days.Count));
        var (atRisk, share, spread) = (number, 1.0, 0.0);
        foreach (var (day, started, all) in days)
        {
            share *= (double)(atRisk - started) / atRisk;
            spread += started == atRisk ? 0 : (double)started / ((double)atRisk * (atRisk - started));
            steps.Add(new(day, atRisk, started, all - started, share, started == atRisk ? null : share * Math.Sqrt(spread)));
            atRisk -= all;
        }
        return new(number, steps);
    }

    /// <summary>The share who wait longer than this many days, as far as the curve goes.</summary>
    public double StillWaitingAfter(int day) => Last(day)?.StillWaiting ?? 1;

    /// <summary>How many are known to have waited at least this many days.</summary>
    public int AtRiskOn(int day) => Steps.FirstOrDefault(s => s.Day >= day)?.AtRisk ?? 0;

    /// <summary>How many had started after this many days.</summary>
    public int StartedBy(int day) => Steps.TakeWhile(s => s.Day <= day).Sum(s => s.Started);

    /// <summary>
    /// The number of days within which this share starts. Nothing when the curve does not come down so far: we do not know yet.
    /// </summary>
    public int? DaysWithin(double share) => Steps.FirstOrDefault(s => s.Started > 0 && s.StillWaiting <= 1 - share + Hair)?.Day;

    private WaitStep? Last(int day)
    {
        var (low, high) = (0, Steps.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Steps[middle].Day <= day ? (middle + 1, high) : (low, middle);
        }
        return low is 0 ? null : Steps[low - 1];
    }
}
