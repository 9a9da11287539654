using Microsoft.EntityFrameworkCore;
using OpenLift.County;

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
