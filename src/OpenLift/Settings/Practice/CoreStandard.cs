using OpenLift.County;
using OpenLift.Requests;

namespace OpenLift.Settings.Practice;

/// <summary>Schools and early-years settings have Core Standards of their own.</summary>
public enum Phase
{
    [Said("Schools")]
    School,
    EarlyYears,
}

/// <summary>
/// One thing that every setting is expected to have in place from its own resources, in the county's words, dated (L2, L12).
/// </summary>
public sealed class CoreStandard : Recorded
{
    public required Id<CoreStandard> Id { get; init; }
    public required Phase Phase { get; init; }

    /// <summary>A code of the county's areas of need; none where it is about the whole setting.</summary>
    public required string? Area { get; init; }

    public required Column Column { get; init; }
    public required string Words { get; init; }
    public required int Position { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? Until { get; private set; }

    public static CoreStandard Add(Phase phase, string? area, Column column, string words, int position, DateOnly from, DateTimeOffset now)
    {
        var standard = new CoreStandard
        {
            Id = Id<CoreStandard>.New(now),
            Phase = phase,
            Area = area,
            Column = column,
            Words = words.Trim(),
            Position = position,
            From = from,
        };
        standard.Record($"Standard for {phase.InWords} added from {from.InFull}: {standard.Words}");
        return standard;
    }

    /// <summary>It is asked about until this day. Audits that answered it keep their answer.</summary>
    public void Retire(DateOnly on)
    {
        if (on < From)
        {
            throw new RuleBroken("The last day cannot be before the standard began", nameof(Until));
        }
        Until = on;
        Record($"Not asked about after {on.InFull}");
    }
}

public static class Phases
{
    extension(SettingKind kind)
    {
        /// <summary>Which Core Standards a setting of this kind answers.</summary>
        public Phase Phase => kind is SettingKind.School ? Phase.School : Phase.EarlyYears;
    }
}
