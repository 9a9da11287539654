using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Settings.Practice;

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
