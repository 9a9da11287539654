using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Settings.Practice;

namespace OpenLift.Settings.Strengths;

/// <summary>Changes a strength, or says that it is no longer offered.</summary>
[Needs(Permission.OfferStrength)]
public sealed class ChangeStrength(Store store) : RecordPage<Strength>(store)
{
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

    [BindProperty, Display(Name = "It is no longer offered")]
    public bool Ended { get; set; }

    public CodeLabels Labels { get; private set; } = null!;

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Area"] = Labels.Label(CodeList.Area, Record.Area),
            ["What"] = Record.Words,
            ["Whom to ask"] = Record.Contact,
        };

    protected override async Task<bool> Find() =>
        await base.Find()
        && Record.Until is null
        && (Actor.Settings.Contains(Record.SettingId) || (Record.DistrictId is { } district && Actor.Districts.Contains(district)));

    protected override async Task Load() => Labels = await Store.CodeLabels();

    protected override void Fill() => (Area, Words, Contact) = (Record.Area, Record.Words, Record.Contact);

    public async Task<IActionResult> OnPost()
    {
        if (Ended)
        {
            Record.End(Today);
        }
        else
        {
            Record.Change(Labels.KnownArea(Area, Today, nameof(Area), Record.Area)!, Words!, Contact!);
        }
        await Store.SaveChangesAsync();
        return Go("/strengths", Ended ? "It is no longer in the directory" : "The strength is saved");
    }
}
