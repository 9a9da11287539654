using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Settings.Practice;

namespace OpenLift.Settings.SupportCases;

/// <summary>One support case: why, what is planned, what was given, how the Core Standards stood before and after (L12).</summary>
[Needs(Permission.SeePractice)]
public class ShowSupportCase(Store store) : RecordPage<SupportCase>(store)
{
    /// <summary>The reference of the request that it came from, for those who may see that request.</summary>
    public string? Reference { get; private set; }

    public StandardsAudit? Before { get; private set; }
    public StandardsAudit? After { get; private set; }

    public bool Mine => Actor.Settings.Contains(Record.SettingId);

    /// <summary>Coordinates the district that serves the setting.</summary>
    public bool Leads { get; private set; }

    public bool IsLate => Record.IsLateOn(Today);

    protected override async Task Load()
    {
        var (request, setting) = (Record.RequestId, Record.SettingId);
        Reference = request is null
            ? null
            : await Store.Requests.Where(r => r.Id == request).Select(r => r.Reference).SingleOrDefaultAsync();
        (Before, After) = StandardsAudit.Around(
            await Store.StandardsAudits.AsNoTracking().Where(a => a.SettingId == setting && a.FinishedOn != null).ToListAsync(),
            Record.OpenedOn,
            Record.ClosedOn
        );
        Leads = await LeadsFor(Store, setting);
    }

    internal static async Task<bool> LeadsFor(Store store, Id<Setting> setting)
    {
        var districts = store.Actor.Districts.Select(d => (Id<District>?)d).ToList();
        return store.Actor.May(Permission.LeadSupportCase)
            && await store.Settings.AnyAsync(s => s.Id == setting && districts.Contains(s.DistrictId));
    }
}
