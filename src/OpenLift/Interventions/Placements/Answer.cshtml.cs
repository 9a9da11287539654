using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Interventions.Placements;

/// <summary>What the family answers, as they told the hub. Over their own link they answer themselves (S9).</summary>
[Needs(Permission.OfferPlace)]
public sealed class AnswerPlace(Store store) : ManagePlacePage(store)
{
    [BindProperty, Display(Name = "What does the family say?")]
    public bool? Yes { get; set; }

    [BindProperty, Display(Name = "Who said so?"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? By { get; set; }

    [BindProperty, Display(Name = "When?")]
    public DateOnly? AnsweredOn { get; set; }

    [BindProperty, Display(Name = "In their words"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? AnswerWords { get; set; }

    [BindProperty, Display(Name = "They wish to stay on the waiting list for another place")]
    public bool WaitsOn { get; set; }

    protected override async Task<bool> Find() => await base.Find() && Record.Status is PlacementStatus.Offered or PlacementStatus.Accepted;

    protected override void Fill() => AnsweredOn = Today;

    public async Task<IActionResult> OnPost()
    {
        var yes = Needed(Yes, "Choose what the family says", nameof(Yes));
        await Store.Answer(
            Record,
            yes,
            Needed(By, "Enter who said so", nameof(By)),
            AnswerWords,
            Needed(AnsweredOn, "Enter the date", nameof(AnsweredOn)),
            WaitsOn
        );
        return Done(
            yes ? "The family accepts"
            : WaitsOn ? "Declined. The child waits on, with the time waited before."
            : "Declined. The place is free for others."
        );
    }
}
