using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Settings.Practice;

/// <summary>The settings of one's districts: where each stands and whether it is being helped (L12, Q8).</summary>
[Needs(Permission.SeePractice)]
public sealed class PracticePage(Store store) : ListPage(store)
{
    [
        BindProperty(SupportsGet = true),
        Display(Name = "Name of the setting"),
        StringLength(100, ErrorMessage = "Write 100 characters or fewer")
    ]
    public string? Search { get; set; }

    public IReadOnlyList<PracticeRow> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        var wanted = (Search ?? "").Trim().ToUpperInvariant();
        var settings = Store
            .SettingsOpenToMe.AsNoTracking()
            .Where(s => s.ClosedOn == null && (wanted == "" || s.Name.ToUpper().Contains(wanted)));
        await Turn(settings);
        Rows = await settings
            .OrderBy(s => s.Name)
            .ThenBy(s => s.Number)
            .Skip(Skip)
            .Take(PageSize)
            .Select(s => new PracticeRow(
                s.Id,
                s.Name,
                s.Kind,
                Store
                    .StandardsAudits.Where(a => a.SettingId == s.Id && a.FinishedOn != null)
                    .OrderByDescending(a => a.FinishedOn)
                    .ThenByDescending(a => a.StartedOn)
                    .Select(a => a.Answers)
                    .FirstOrDefault(),
                Store.StandardsAudits.Where(a => a.SettingId == s.Id).Max(a => a.FinishedOn),
                Store.SupportCases.Count(c => c.SettingId == s.Id && c.ClosedOn == null),
                settings.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
    }
}

public sealed record PracticeRow(
    Id<Setting> Id,
    string Name,
    SettingKind Kind,
    IReadOnlyList<StandardAnswer>? LastAnswers,
    DateOnly? LastFinished,
    int OpenCases,
    int Total
)
{
    public int NotYet => LastAnswers?.Count(a => a.Standing is Standing.NotYet) ?? 0;
}
