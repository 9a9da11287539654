using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Platform.Govuk;

namespace OpenLift.Settings.Practice;

/// <summary>A page of the audit that one's own setting has open, if it has.</summary>
public abstract class OwnAuditPage(Store store) : OwnSettingPage(store)
{
    public const string Whole = "whole";

    public StandardsAudit? Open { get; private set; }
    public IReadOnlyList<CoreStandard> Standards { get; private set; } = [];
    public CodeLabels Labels { get; private set; } = null!;

    protected override async Task<bool> Find()
    {
        if (!await base.Find())
        {
            return false;
        }
        Open = await Store
            .StandardsAudits.Where(a => a.SettingId == SettingId && a.FinishedOn == null)
            .OrderBy(a => a.StartedOn)
            .FirstOrDefaultAsync();
        Standards = Open is null ? [] : await Store.StandardsOn(Open.Phase, Open.StartedOn);
        Labels = await Store.CodeLabels();
        return true;
    }
}

/// <summary>Where a setting stands against the Core Standards: starts an audit, shows what is answered, finishes it (L12).</summary>
[Needs(Permission.KeepProvision)]
public sealed class AuditPage(Store store) : OwnAuditPage(store)
{
    public IReadOnlyList<StandardsAudit> Finished { get; private set; } = [];

    /// <summary>The areas as tasks: how many of each area's standards are answered.</summary>
    public TaskList Tasks =>
        new()
        {
            IdPrefix = "areas",
            Items =
            [
                .. Standards
                    .GroupBy(s => s.Area)
                    .OrderBy(g => g.Key is not null)
                    .ThenBy(g => Labels.AreaOrWhole(g.Key))
                    .Select(area => (area, Done: area.Count(s => Open!.Of(s) is not null), All: area.Count()))
                    .Select(a => new TaskItem(
                        new(Labels.AreaOrWhole(a.area.Key)),
                        Status: a.Done == a.All
                            ? new("Answered")
                            : new(Tag: new() { Text = $"{a.Done} of {a.All} answered", Classes = "govuk-tag--blue" }),
                        Href: At($"/provision/audit/answer?area={a.area.Key ?? Whole}")
                    )),
            ],
        };

    protected override async Task Load() =>
        Finished = await Store
            .StandardsAudits.AsNoTracking()
            .Where(a => a.SettingId == SettingId && a.FinishedOn != null)
            .OrderByDescending(a => a.FinishedOn)
            .ThenByDescending(a => a.Id)
            .ToListAsync();

    public async Task<IActionResult> OnPostStart()
    {
        await Store.Hold(SettingId);
        if (!await Store.StandardsAudits.AnyAsync(a => a.SettingId == SettingId && a.FinishedOn == null))
        {
            Store.Add(StandardsAudit.Start(await TheSetting(), Today, Now));
            await Store.SaveChangesAsync();
        }
        return Go(At("/provision/audit"), "The audit is started. Answer in any order, and come back when you like: every answer is kept.");
    }

    public async Task<IActionResult> OnPostFinish()
    {
        var audit = Open ?? throw new RuleBroken("No audit is open: start one first.");
        audit.Finish(Standards, Actor.Name, Today);
        await Store.SaveChangesAsync();
        return Go($"/provision/audits/{audit.Id}", "The audit is finished");
    }
}

/// <summary>Answers the standards of one area. What is answered is saved; what is not can wait (L12).</summary>
[Needs(Permission.KeepProvision)]
public sealed class AnswerStandards(Store store) : OwnAuditPage(store)
{
    private const int LongestNote = 1000;

    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    [BindProperty(Name = "Standing")]
    public Dictionary<Guid, Standing?> Standings { get; set; } = [];

    [BindProperty(Name = "Note")]
    public Dictionary<Guid, string?> Notes { get; set; } = [];

    public IReadOnlyList<CoreStandard> Asked { get; private set; } = [];

    public string AreaName => Labels.AreaOrWhole(Asked[0].Area);

    public override IReadOnlyDictionary<string, string?> Saved =>
        Asked.ToDictionary(s => s.Words, s => Open!.Of(s) is { } answer ? $"{answer.Standing.Words}. {answer.Note}" : null);

    public string? ErrorOf(Guid standard) =>
        ModelState.TryGetValue($"Standing[{standard}]", out var entry) && entry.Errors is [var first, ..] ? first.ErrorMessage : null;

    protected override async Task<bool> Find()
    {
        if (!await base.Find() || Open is null)
        {
            return false;
        }
        Asked = [.. Standards.Where(s => (s.Area ?? Whole) == Area)];
        return Asked.Count > 0;
    }

    protected override void Fill()
    {
        foreach (var answer in Asked.Select(Open!.Of).OfType<StandardAnswer>())
        {
            (Standings[answer.Standard], Notes[answer.Standard]) = (answer.Standing, answer.Note);
        }
    }

    public async Task<IActionResult> OnPost()
    {
        var answers = new List<StandardAnswer>();
        foreach (var standard in Asked)
        {
            var (standing, note) = (Standings.GetValueOrDefault(standard.Id.Value), Notes.GetValueOrDefault(standard.Id.Value));
            if (note is { Length: > LongestNote })
            {
                throw new RuleBroken("Write 1,000 characters or fewer in the note", $"Standing[{standard.Id}]");
            }
            if (standing is null && note is { Length: > 0 })
            {
                throw new RuleBroken("Choose an answer to go with your note", $"Standing[{standard.Id}]");
            }
            if (standing is { } chosen && Open!.Of(standard) != new StandardAnswer(standard.Id.Value, chosen, note))
            {
                answers.Add(new(standard.Id.Value, chosen, note));
            }
        }
        if (answers.Count > 0)
        {
            Open!.Answer(answers);
            await Store.SaveChangesAsync();
        }
        return Go(At("/provision/audit"), "Your answers are saved");
    }
}

/// <summary>A finished audit beside the one before it: what is in place, what has changed, and where help is to be found (L12).</summary>
[Needs(Permission.SeePractice)]
public sealed class ShowAudit(Store store) : RecordPage<StandardsAudit>(store)
{
    public StandardsAudit? Earlier { get; private set; }
    public IReadOnlyList<Compared> Rows { get; private set; } = [];
    public CodeLabels Labels { get; private set; } = null!;

    public IEnumerable<Compared> NotYet => Rows.Where(r => r.After?.Standing is Standing.NotYet);

    protected override async Task<bool> Find() => await base.Find() && Record.FinishedOn is not null;

    protected override async Task Load()
    {
        var (setting, finished, id) = (Record.SettingId, Record.FinishedOn, Id);
        Earlier = await Store
            .StandardsAudits.AsNoTracking()
            .Where(a => a.SettingId == setting && a.FinishedOn <= finished && a.Id != id && a.StartedOn <= Record.StartedOn)
            .OrderByDescending(a => a.FinishedOn)
            .ThenByDescending(a => a.StartedOn)
            .FirstOrDefaultAsync();
        Rows = Record.Beside(
            Earlier,
            await Store.CoreStandards.AsNoTracking().Where(s => s.Phase == Record.Phase).OrderBy(s => s.Position).ToListAsync()
        );
        Labels = await Store.CodeLabels();
    }
}
