using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Requests;

namespace OpenLift.Settings.SupportCases;

/// <summary>
/// The settings that get help with what is in place: one's own setting's cases, or those of one's districts, setting by setting (L4, L12).
/// </summary>
[Needs(Permission.SeePractice)]
public sealed class SupportCasesPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true)]
    public bool Closed { get; set; }

    public IReadOnlyList<SupportCaseRow> Rows { get; private set; } = [];

    /// <summary>Works for a setting, and so sees only its own.</summary>
    public bool Mine => Actor.Settings.Count > 0;

    protected override async Task Load()
    {
        var cases = Store.SupportCases.Where(c => (c.ClosedOn != null) == Closed);
        await Turn(cases);
        Rows = await cases
            .OrderBy(c => c.SettingName)
            .ThenBy(c => c.SettingId)
            .ThenBy(c => c.DueOn)
            .ThenByDescending(c => c.OpenedOn)
            .ThenBy(c => c.Id)
            .Skip(Skip)
            .Take(PageSize)
            .Select(c => new SupportCaseRow(
                c.Id,
                c.SettingName,
                c.Status,
                c.OpenedOn,
                c.DueOn,
                c.ClosedOn,
                c.Gaps,
                c.Why,
                c.RequestId,
                Store.Requests.Where(r => r.Id == c.RequestId).Select(r => r.Reference).FirstOrDefault(),
                cases.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
    }
}

public sealed record SupportCaseRow(
    Id<SupportCase> Id,
    string Setting,
    SupportCaseStatus Status,
    DateOnly OpenedOn,
    DateOnly? DueOn,
    DateOnly? ClosedOn,
    IReadOnlyList<string> Gaps,
    string? Why,
    Id<Request>? RequestId,
    string? Reference,
    int Total
);
