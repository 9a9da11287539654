using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Platform.Govuk;

namespace OpenLift.Support;

/// <summary>Small-steps targets and measures: what was set, what came of it, entered once for everything that reads it (L11, Q1).</summary>
[Needs(Permission.SeeCases)]
public sealed class CaseProgress(Store store) : CasePage(store)
{
    public static readonly IReadOnlyList<Choice> Instruments = [.. Instrument.All.Select(i => new Choice(i.Code, $"{i.Name} ({i.Scale})"))];

    [BindProperty, Display(Name = "The small step"), StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Words { get; set; }

    [BindProperty, Display(Name = "Where the child is now, 0 to 10")]
    public int? Baseline { get; set; }

    [BindProperty, Display(Name = "Where they are expected to be, 0 to 10")]
    public int? Expected { get; set; }

    [BindProperty, Display(Name = "Look again on")]
    public DateOnly? ReviewOn { get; set; }

    [BindProperty]
    public Id<Target> TargetId { get; set; }

    [BindProperty, Display(Name = "Score, 0 to 10")]
    public int? Value { get; set; }

    [BindProperty, Display(Name = "Which target?")]
    public string? Scored { get; set; }

    [BindProperty, Display(Name = "Date")]
    public DateOnly? ScoredOn { get; set; }

    [BindProperty, Display(Name = "What shows it?"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? Note { get; set; }

    [BindProperty, Display(Name = "Measured with")]
    public string? Tool { get; set; }

    [BindProperty, Display(Name = "What was measured?"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? Subject { get; set; }

    [BindProperty, Display(Name = "Value")]
    public decimal? Measured { get; set; }

    [BindProperty, Display(Name = "Date")]
    public DateOnly? On { get; set; }

    [BindProperty, Display(Name = "When in the support?")]
    public MeasuredAt? At { get; set; }

    [BindProperty, Display(Name = "Why is the value wrong?"), StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Why { get; set; }

    public IReadOnlyList<Target> Targets { get; private set; } = [];
    public IReadOnlyList<MeasureSeries> Series { get; private set; } = [];

    /// <summary>Whoever has the case and the setting that asked write here.</summary>
    public bool MayWrite => Actor.May(Permission.SetTargets) && (Has || Mine) && Record.Status is not CaseStatus.Ended;

    protected override async Task Load()
    {
        await base.Load();
        Targets = await Store.Targets.Where(t => t.CaseId == Id).OrderBy(t => t.SetOn).ThenBy(t => t.Id).ToListAsync();
        var child = Record.ChildId;
        Series =
        [
            .. (await Store.Measures.Where(m => m.ChildId == child).OrderBy(m => m.On).ToListAsync())
                .Where(m => m.Struck is null)
                .GroupBy(m => (m.Instrument, m.Subject))
                .Select(g => new MeasureSeries(Instrument.Of(g.Key.Instrument), g.Key.Subject, [.. g])),
        ];
    }

    protected override void Fill() => (On, ScoredOn) = (Today, Today);

    public async Task<IActionResult> OnPostTarget()
    {
        Writes();
        Store.Add(
            Target.Set(
                Record,
                Needed(Words, "Write the small step", nameof(Words)),
                Needed(Baseline, "Enter where the child is now", nameof(Baseline)),
                Needed(Expected, "Enter what is expected", nameof(Expected)),
                Needed(ReviewOn, "Enter when to look again", nameof(ReviewOn)),
                Today,
                Now
            )
        );
        return await Save("/progress", "The target is set");
    }

    public async Task<IActionResult> OnPostScore()
    {
        Writes();
        var target = Targets.FirstOrDefault(t => t.Id.ToString() == Scored) ?? throw new RuleBroken("Choose the target", nameof(Scored));
        target.Scored(
            Needed(Value, "Enter the score", nameof(Value)),
            Needed(ScoredOn, "Enter the date", nameof(ScoredOn)),
            Note,
            Actor.Name,
            Today
        );
        return await Save("/progress", "The score is saved");
    }

    public async Task<IActionResult> OnPostMeasure()
    {
        Writes();
        var with =
            Instrument.All.FirstOrDefault(i => i.Code == Tool) ?? throw new RuleBroken("Choose what it was measured with", nameof(Tool));
        Store.Add(
            Measure.Take(
                Record,
                with,
                Needed(Subject, "Say what was measured, such as attention", nameof(Subject)),
                Needed(Measured, "Enter the value", nameof(Measured)),
                Needed(On, "Enter the date", nameof(On)),
                Needed(At, "Say when in the support", nameof(At)),
                Actor.Name,
                Today,
                Now
            )
        );
        return await Save("/progress", "The measure is saved");
    }

    public async Task<IActionResult> OnPostStrike(Id<Measure> measure)
    {
        Writes();
        var found =
            Series.SelectMany(s => s.Values).FirstOrDefault(m => m.Id == measure && m.RequestId == Record.RequestId)
            ?? throw new RuleBroken("This value is not here.");
        found.Strike(Needed(Why, "Say why the value is wrong", nameof(Why)));
        return await Save("/progress", "The value is struck out");
    }

    private void Writes()
    {
        if (!MayWrite)
        {
            throw new RuleBroken("Only whoever has the case, and the setting, record progress while it is under way.");
        }
    }
}
