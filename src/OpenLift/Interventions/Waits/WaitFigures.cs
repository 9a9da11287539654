namespace OpenLift.Interventions.Waits;

/// <summary>
/// One line of the curve: after so many months, what share waits still, and how many children are known to have waited that long.
/// </summary>
public sealed record WaitPoint(int Months, int Percent, int AtRisk)
{
    public const double MonthInDays = 365.25 / 12;

    public int Day => DayOf(Months);

    public string After => Months is 0 ? "At the start" : Months.Of("month");

    public static int DayOf(int months) => (int)Math.Round(months * MonthInDays);

    /// <summary>In whole months, never too few: 31 days are 2 months, so that nobody is promised less.</summary>
    public static int MonthsFor(int days) => Math.Max(1, Enumerable.Range(0, (int)(days / MonthInDays) + 2).First(m => DayOf(m) >= days));
}

/// <summary>
/// What a page may say of waits (S13), counted with those who wait still. Two kinds, and the safe one is the plain one:
/// <see cref="Of"/> is for anybody and hides small numbers (P6), <see cref="ForStaff"/> is for those who may see the children themselves.
/// <para>For anybody: nothing at all below the threshold, nor before five have started; children and shares to the nearest 5, times in
/// whole months; each line of the curve has at least five starts since the line before, and the curve stops where fewer than the
/// threshold are left; a time is said only if five had started by then and five were waiting still. So two reports taken from each
/// other show no group of one to four.</para>
/// </summary>
public sealed record WaitFigures
{
    /// <summary>Below this many children no share is shown outside the team (P6).</summary>
    public const int Threshold = 10;

    private const int Cell = 5;
    private const int Base = 5;

    private WaitFigures() { }

    public bool TooFew { get; private init; }

    /// <summary>The number below which nothing is shown; nothing for staff.</summary>
    public int? Fewest { get; private init; }

    public int Number { get; private init; }

    /// <summary>For staff: how many of them have started.</summary>
    public int? Started { get; private init; }

    /// <summary>For staff, in days; nothing while fewer than half have started as far as the curve shows.</summary>
    public int? Median { get; private init; }

    public int? NineInTen { get; private init; }

    public int? MedianMonths { get; private init; }
    public int? NineInTenMonths { get; private init; }

    /// <summary>The curve at round months, and how many it rests on at each.</summary>
    public IReadOnlyList<WaitPoint> Curve { get; private init; } = [];

    /// <summary>For staff: the curve at every day it steps, for the chart.</summary>
    public IReadOnlyList<(int Day, double Percent)> Steps { get; private init; } = [];

    /// <summary>For staff: the mean of finished waits, in days. It leaves out everybody who waits still, so it says too little.</summary>
    public double? MeanOfFinished { get; private init; }

    /// <summary>The curve for the chart, as day:share.</summary>
    public string Drawn =>
        string.Join(
            ' ',
            (Steps.Count > 0 ? Steps : Curve.Select(p => (p.Day, (double)p.Percent))).Select(s =>
                FormattableString.Invariant($"{s.Item1}:{s.Item2}")
            )
        );

    public bool ForAnybody => Fewest is not null;

    public string HalfWithin =>
        Median is { } days ? $"Half of children start within {days.Of("day")}."
        : MedianMonths is { } months ? $"Half of children start within {InMonths(months)}."
        : "We cannot say yet how long it takes until half have started.";

    public string NineInTenWithin =>
        NineInTen is { } days ? $"9 in 10 start within {days.Of("day")}."
        : NineInTenMonths is { } months ? $"9 in 10 start within {InMonths(months)}."
        : "We cannot say yet how long it takes until 9 in 10 have started.";

    public string RestsOn =>
        ForAnybody
            ? $"This counts about {Number} children. It counts those who wait still."
            : $"{Number.Of("child", "children")}, of whom {Started} started; the others wait still or left for another reason.";

    public string? MeanInWords =>
        MeanOfFinished is { } mean
            ? $"Mean of finished waits only: {mean:0} days. It leaves out everybody who waits still, so it says too little."
            : null;

    /// <summary>For anybody: the public page, the board, the other districts.</summary>
    public static WaitFigures Of(IReadOnlyCollection<Wait> waits, int threshold = Threshold)
    {
        var curve = KaplanMeier.Of(waits);
        var started = waits.Count(w => w.Ended);
        if (curve.Number < Math.Max(threshold, Cell) || started < Cell)
        {
            return new() { TooFew = true, Fewest = threshold };
        }
        return new()
        {
            Fewest = threshold,
            Number = Rounded(curve.Number),
            MedianMonths = Months(curve, 0.5),
            NineInTenMonths = Months(curve, 0.9),
            Curve = [.. Coarse(curve, Math.Max(threshold, Cell))],
        };
    }

    /// <summary>For the team that may see the children: to the day and the child.</summary>
    public static WaitFigures ForStaff(IReadOnlyCollection<Wait> waits)
    {
        var curve = KaplanMeier.Of(waits);
        var finished = waits.Where(w => w.Ended).ToList();
        if (curve.Number is 0)
        {
            return new() { TooFew = true };
        }
        return new()
        {
            Number = curve.Number,
            Started = finished.Count,
            Median = curve.DaysWithin(0.5),
            NineInTen = curve.DaysWithin(0.9),
            Curve =
            [
                .. RoundMonths(curve)
                    .TakeWhile(m => m is 0 || curve.AtRiskOn(WaitPoint.DayOf(m)) > 0)
                    .Select(m => new WaitPoint(
                        m,
                        (int)Math.Round(100 * curve.StillWaitingAfter(WaitPoint.DayOf(m))),
                        curve.AtRiskOn(WaitPoint.DayOf(m))
                    )),
            ],
            Steps = [(0, 100), .. curve.Steps.Select(s => (s.Day, Math.Round(100 * s.StillWaiting, 1)))],
            MeanOfFinished = finished.Count > 0 ? finished.Average(w => w.Days) : null,
        };
    }

    private static IEnumerable<WaitPoint> Coarse(KaplanMeier curve, int threshold)
    {
        var before = 0;
        yield return new(0, 100, Rounded(curve.Number));
        foreach (var months in RoundMonths(curve).Skip(1))
        {
            var day = WaitPoint.DayOf(months);
            var (started, atRisk) = (curve.StartedBy(day), curve.AtRiskOn(day));
            if (atRisk < threshold)
            {
                yield break;
            }
            if (started - before >= Cell)
            {
                before = started;
                yield return new(months, Rounded(100 * curve.StillWaitingAfter(day)), Rounded(atRisk));
            }
        }
    }

    /// <summary>Every month of a year, every third of three years, every sixth beyond.</summary>
    private static IEnumerable<int> RoundMonths(KaplanMeier curve)
    {
        var last = curve.Steps.Count is 0 ? 0 : WaitPoint.MonthsFor(curve.Steps[^1].Day);
        var step =
            last <= 12 ? 1
            : last <= 36 ? 3
            : 6;
        return Enumerable.Range(0, ((last + step - 1) / step) + 1).Select(i => i * step);
    }

    private static int? Months(KaplanMeier curve, double share) =>
        curve.DaysWithin(share) is { } day && curve.StartedBy(day) >= Cell && curve.AtRiskOn(day) >= Cell ? WaitPoint.MonthsFor(day) : null;

    private static int Rounded(double value) => Base * (int)Math.Round(value / Base, MidpointRounding.AwayFromZero);

    private static string InMonths(int months) => months is 1 ? "a month" : $"{months} months";
}
