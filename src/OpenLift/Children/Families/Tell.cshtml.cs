using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Platform.Govuk;

namespace OpenLift.Children.Families;

/// <summary>Somebody told a parent: how, who and when.</summary>
[Needs(Permission.TellFamily)]
public sealed class TellFamily(Store store) : RecordPage<Telling>(store)
{
    [BindProperty, Display(Name = "How were they told?")]
    public HowTold? How { get; set; }

    [BindProperty, Display(Name = "When?"), Required(ErrorMessage = "Enter the date")]
    public DateOnly? On { get; set; }

    [BindProperty, Display(Name = "What did they say?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Note { get; set; }

    public static readonly IReadOnlyList<Choice> Ways =
    [
        .. new[] { HowTold.Rung, HowTold.InPerson, HowTold.Posted }.Select(h => new Choice(h.ToString(), h.Words)),
    ];

    protected override async Task<bool> Find() =>
        await base.Find()
        && Record is { ToldOn: null, Dropped: false }
        && (
            Record.TellerId == Actor.PersonId
            || Actor.Settings.Contains(Record.SettingId)
            || Actor.Districts.Contains(Record.DistrictId)
            || Actor.May(Permission.TakeCountyRequest)
        );

    protected override void Fill() => On = Today;

    public async Task<IActionResult> OnPost()
    {
        var how = Needed(How, "Say how they were told", nameof(How));
        if (how is HowTold.Opened)
        {
            throw new RuleBroken("Say how they were told", nameof(How));
        }
        await Store.Told(Record, how, Note, On!.Value);
        return Go("/telling", $"{Record.CarerName}: recorded as told");
    }
}
