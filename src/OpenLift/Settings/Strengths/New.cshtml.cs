using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.People;
using OpenLift.Platform.Govuk;
using OpenLift.Settings.Practice;

namespace OpenLift.Settings.Strengths;

/// <summary>Offers a strength: the setting its own, or the coordinator after asking the setting (L11).</summary>
[Needs(Permission.OfferStrength)]
public sealed class OfferStrength(Store store) : CountyPage(store)
{
    [BindProperty, Required(ErrorMessage = "Choose the setting")]
    public string? Setting { get; set; }

    [BindProperty, Display(Name = "Area of need"), Required(ErrorMessage = "Choose the area of need")]
    public string? Area { get; set; }

    [
        BindProperty,
        Display(Name = "What can the setting show to others?"),
        Required(ErrorMessage = "Enter what the setting can show"),
        StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")
    ]
    public string? Words { get; set; }

    [
        BindProperty,
        Display(Name = "Whom to ask, and how"),
        Required(ErrorMessage = "Enter whom to ask"),
        StringLength(300, ErrorMessage = "Write 300 characters or fewer")
    ]
    public string? Contact { get; set; }

    [BindProperty, Display(Name = "The setting was asked and agrees")]
    public bool Asked { get; set; }

    public CodeLabels Labels { get; private set; } = null!;
    public IReadOnlyList<Choice> Settings { get; private set; } = [];

    protected override async Task Load()
    {
        Labels = await Store.CodeLabels();
        Settings = [.. Own(Role.SettingStaff), .. await Store.SettingChoices()];
    }

    protected override void Fill() => Setting = Settings.Count is 1 ? Settings[0].Value : null;

    public async Task<IActionResult> OnPost()
    {
        var id = new Id<Setting>(
            Guid.Parse(
                (Settings.FirstOrDefault(s => s.Value == Setting) ?? throw new RuleBroken("Choose the setting", nameof(Setting))).Value!
            )
        );
        var own = Actor.Settings.Contains(id);
        if (!own && !Asked)
        {
            throw new RuleBroken("Ask the setting first, then say that it agrees", nameof(Asked));
        }
        Store.Add(
            Strength.Offer(
                await Store.Settings.SingleAsync(s => s.Id == id),
                Labels.KnownArea(Area, Today, nameof(Area))!,
                Words!,
                Contact!,
                !own,
                Today,
                Now
            )
        );
        await Store.SaveChangesAsync();
        return Go("/strengths", "The strength is in the directory");
    }
}
