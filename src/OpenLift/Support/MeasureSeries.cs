namespace OpenLift.Support;

/// <summary>One instrument over time for one child: its chart and its table.</summary>
public sealed record MeasureSeries(Instrument Instrument, string Subject, IReadOnlyList<Measure> Values)
{
    public decimal? Change => Values.Count > 1 ? Values[^1].Value - Values[0].Value : null;

    public string InWords =>
        Change is not { } change ? "One value so far."
        : change is 0 ? "No change."
        : $"{Math.Abs(change):0.##} {(change > 0 ? "up" : "down")} since {Values[0].On.InFull}: "
            + $"{((change > 0) == Instrument.HigherIsBetter ? "better" : "worse")}.";
}
