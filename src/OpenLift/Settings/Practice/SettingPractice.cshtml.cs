using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Requests;
using OpenLift.Settings.SupportCases;

namespace OpenLift.Settings.Practice;

/// <summary>
/// One setting's practice, for itself and for those who work with it: its map without any name, its audits, its support cases. Printable
/// (L12, Q8).
/// </summary>
[Needs(Permission.SeePractice)]
public sealed class SettingPractice(Store store) : RecordPage<Setting>(store)
{
    public CodeLabels Labels { get; private set; } = null!;
    public IReadOnlyList<ProvisionRow> Rows { get; private set; } = [];
    public IReadOnlyList<StandardsAudit> Audits { get; private set; } = [];
    public IReadOnlyList<SupportCase> Cases { get; private set; } = [];

    /// <summary>How many children get something of their own, by area and column. Only the setting itself can count all of them.</summary>
    public IReadOnlyList<(string? Area, Column Column, int Children)> Personal { get; private set; } = [];

    public bool Mine => Actor.Settings.Contains(Id);

    protected override async Task<bool> Find() => await Store.SettingsOpenToMe.AnyAsync(s => s.Id == Id) && await base.Find();

    protected override async Task Load()
    {
        var today = Today;
        Labels = await Store.CodeLabels();
        Rows = await Store
            .Provisions.Where(p => p.SettingId == Id && (p.Until == null || p.Until >= today))
            .OrderBy(p => p.From)
            .ThenBy(p => p.Id)
            .Select(p => new ProvisionRow(p.Id, p.Area, p.Column, p.What, p.HowOften, p.Lead, p.GroupName, p.From, p.Until))
            .ToListAsync();
        Audits = await Store
            .StandardsAudits.AsNoTracking()
            .Where(a => a.SettingId == Id && a.FinishedOn != null)
            .OrderByDescending(a => a.FinishedOn)
            .ThenByDescending(a => a.StartedOn)
            .ToListAsync();
        Cases = await Store.SupportCases.AsNoTracking().Where(c => c.SettingId == Id).OrderByDescending(c => c.OpenedOn).ToListAsync();
        if (Mine)
        {
            var counts = await Store
                .ChildProvisions.Where(p => p.SettingId == Id && (p.Until == null || p.Until >= today))
                .GroupBy(p => new { p.Area, p.Column })
                .Select(g => new
                {
                    g.Key.Area,
                    g.Key.Column,
                    Children = g.Select(p => p.ChildId).Distinct().Count(),
                })
                .ToListAsync();
            Personal = [.. counts.OrderBy(c => c.Column).ThenBy(c => c.Area).Select(c => (c.Area, c.Column, c.Children))];
        }
    }
}
