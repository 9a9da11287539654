using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Platform.Govuk;
using OpenLift.Settings.Practice;

namespace OpenLift.Settings.SupportCases;

/// <summary>Opens a case for a setting of one's district, without any request (L12).</summary>
[Needs(Permission.LeadSupportCase)]
public sealed class NewSupportCase(Store store) : CountyPage(store)
{
    [BindProperty(SupportsGet = true), Display(Name = "Setting"), Required(ErrorMessage = "Choose the setting")]
    public string? Setting { get; set; }

    [
        BindProperty,
        Display(Name = "What does the setting need help with?"),
        Required(ErrorMessage = "Say what the setting needs help with"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? Why { get; set; }

    public IReadOnlyList<Choice> Settings { get; private set; } = [];

    protected override async Task Load() => Settings = await Store.SettingChoices();

    public async Task<IActionResult> OnPost()
    {
        var chosen = Settings.FirstOrDefault(s => s.Value == Setting) ?? throw new RuleBroken("Choose the setting", nameof(Setting));
        var id = new Id<Setting>(Guid.Parse(chosen.Value!));
        var opened = SupportCase.Open(await Store.Settings.SingleAsync(s => s.Id == id), Why!, await Store.Calendar(), Today, Now);
        Store.Add(opened);
        await Store.SaveChangesAsync();
        return Go($"/support-cases/{opened.Id}", "The support case is open");
    }
}
