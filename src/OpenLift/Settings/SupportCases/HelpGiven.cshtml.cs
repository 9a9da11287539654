using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Settings.SupportCases;

/// <summary>Marks planned help as given.</summary>
[Needs(Permission.LeadSupportCase)]
public sealed class HelpGiven(Store store) : LeadPage(store)
{
    [BindProperty(SupportsGet = true)]
    public Guid Help { get; set; }

    public PlannedHelp? Planned => Record.Plan.FirstOrDefault(h => h.Key == Help);

    protected override async Task<bool> Find() => await base.Find() && Planned is not null;

    public Task<IActionResult> OnPost()
    {
        Record.HelpGiven(Help, Today);
        return Keep("The help is marked as given");
    }
}
