using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Settings.SupportCases;

/// <summary>A page on which the coordinator of the setting's district works on its case.</summary>
public abstract class LeadPage(Store store) : RecordPage<SupportCase>(store)
{
    protected override async Task<bool> Find() => await base.Find() && await ShowSupportCase.LeadsFor(Store, Record.SettingId);

    protected async Task<IActionResult> Keep(string said)
    {
        await Store.SaveChangesAsync();
        return Go($"/support-cases/{Id}", said);
    }
}
