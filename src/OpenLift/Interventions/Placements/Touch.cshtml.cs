using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Platform.Govuk;

namespace OpenLift.Interventions.Placements;

/// <summary>Somebody kept in touch with a family that waits, every twelve weeks (S5). Silence takes nobody off the list.</summary>
[Needs(Permission.SeeReferrals)]
public sealed class KeepInTouch(Store store) : ReferralPage(store)
{
    public static readonly IReadOnlyList<Choice> Ways =
    [
        new("rung", "Rung"),
        new("in person", "In person"),
        new("by letter", "By letter"),
        new("tried, no answer", "Tried, without an answer"),
    ];

    [BindProperty, Display(Name = "When?"), Required(ErrorMessage = "Enter the date")]
    public DateOnly? On { get; set; }

    [BindProperty, Display(Name = "How?")]
    public string? How { get; set; }

    [BindProperty, Display(Name = "What was said?"), StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")]
    public string? Words { get; set; }

    protected override async Task<bool> Find() =>
        await base.Find()
        && (Manages || Mine)
        && Record.Status is ReferralStatus.Waiting or ReferralStatus.Parked or ReferralStatus.PlaceReserved;

    protected override void Fill() => On = Today;

    public async Task<IActionResult> OnPost()
    {
        var how = Ways.Any(w => w.Value == How) ? How! : throw new RuleBroken("Say how", nameof(How));
        Record.InTouch(
            new(On!.Value, Actor.Name, how, Needed(Words, "Say what was said, or what you tried", nameof(Words))),
            await Store.RulesToday(),
            Today
        );
        return await Save("", $"Saved. Next by {Record.TouchDueOn!.Value.InFull}.");
    }
}
