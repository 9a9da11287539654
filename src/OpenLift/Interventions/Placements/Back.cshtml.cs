using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Interventions.Placements;

/// <summary>The first day back in full: follow-ups are planned at six weeks and a term (S12).</summary>
[Needs(Permission.EndPlace)]
public sealed class FirstDayBack(Store store) : ManagePlacePage(store)
{
    [BindProperty, Display(Name = "First day back in full"), Required(ErrorMessage = "Enter the first day back")]
    public DateOnly? BackOn { get; set; }

    protected override async Task<bool> Find() =>
        await base.Find() && Record.Status is PlacementStatus.Ended && Record.FirstDayBack is null;

    public async Task<IActionResult> OnPost()
    {
        await Store.Back(Record, BackOn!.Value);
        return Done("Welcome back. Follow-ups are planned at six weeks and a term.");
    }
}
