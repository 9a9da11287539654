using OpenLift.County;

namespace OpenLift.Settings.Practice;

/// <summary>What a setting says of one standard. From the best to the least, so that answers compare.</summary>
public enum Standing
{
    InPlace,
    Partly,
    NotYet,
}

/// <summary>A setting's answer to one standard.</summary>
public sealed record StandardAnswer(Guid Standard, Standing Standing, string? Note);

/// <summary>One standard in two audits, side by side.</summary>
public sealed record Compared(CoreStandard Standard, StandardAnswer? Before, StandardAnswer? After)
{
    public string? Change =>
        (Before, After) switch
        {
            (null, _) or (_, null) => null,
            var (before, after) when after.Standing < before.Standing => "Better",
            var (before, after) when after.Standing > before.Standing => "Less",
            _ => "Same",
        };
}

/// <summary>
/// A setting looks at itself: where it stands against each Core Standard, answered bit by bit and finished on a day (L12).
/// </summary>
public sealed class StandardsAudit : Recorded, IOfPractice
{
    public required Id<StandardsAudit> Id { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string SettingName { get; init; }
    public required Phase Phase { get; init; }
    public required DateOnly StartedOn { get; init; }
    public DateOnly? FinishedOn { get; private set; }
    public string? FinishedBy { get; private set; }
    public IReadOnlyList<StandardAnswer> Answers { get; private set; } = [];

    public static StandardsAudit Start(Setting setting, DateOnly today, DateTimeOffset now)
    {
        var audit = new StandardsAudit
        {
            Id = Id<StandardsAudit>.New(now),
            SettingId = setting.Id,
            SettingName = setting.Name,
            Phase = setting.Kind.Phase,
            StartedOn = today,
        };
        audit.Record($"{setting.Name} began to look at its Core Standards");
        return audit;
    }

    /// <summary>The answers to some of the standards; those to others stay.</summary>
    public void Answer(IReadOnlyList<StandardAnswer> answers)
    {
        Unfinished();
        Answers = [.. Answers.Where(a => answers.All(n => n.Standard != a.Standard)), .. answers];
        Record($"{answers.Count.Of("standard")} answered");
    }

    public void Finish(IEnumerable<CoreStandard> asked, string by, DateOnly today)
    {
        Unfinished();
        var open = asked.Count(s => Of(s) is null);
        if (open > 0)
        {
            throw new RuleBroken($"Answer every standard before finishing: {open} {(open is 1 ? "is" : "are")} still open.");
        }
        (FinishedOn, FinishedBy) = (today, by);
        Record($"Finished: {Count(Standing.InPlace)} in place, {Count(Standing.Partly)} partly, {Count(Standing.NotYet)} not yet");
    }

    public StandardAnswer? Of(CoreStandard standard) => Answers.FirstOrDefault(a => a.Standard == standard.Id.Value);

    public int Count(Standing standing) => Answers.Count(a => a.Standing == standing);

    /// <summary>This audit beside an earlier one, standard by standard.</summary>
    public IReadOnlyList<Compared> Beside(StandardsAudit? earlier, IEnumerable<CoreStandard> standards) =>
        [.. standards.Select(s => new Compared(s, earlier?.Of(s), Of(s))).Where(c => c.Before is not null || c.After is not null)];

    /// <summary>
    /// Which of a setting's finished audits show it before and after help that began and perhaps ended on these days. Before is the last
    /// one finished by then, or else the first one finished since; after is the last one that follows it.
    /// </summary>
    public static (StandardsAudit? Before, StandardsAudit? After) Around(
        IEnumerable<StandardsAudit> audits,
        DateOnly began,
        DateOnly? ended
    )
    {
        var finished = audits
            .Where(a => a.FinishedOn is not null && (ended is null || a.FinishedOn <= ended))
            .OrderBy(a => a.FinishedOn)
            .ThenBy(a => a.Version)
            .ToList();
        var before = finished.LastOrDefault(a => a.FinishedOn <= began) ?? finished.FirstOrDefault();
        var after = finished.LastOrDefault();
        return (before, after == before ? null : after);
    }

    private void Unfinished()
    {
        if (FinishedOn is { } on)
        {
            throw new RuleBroken($"This audit was finished on {on.InFull}: start a new one to show what has changed since.");
        }
    }
}
