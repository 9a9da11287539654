using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Interventions.Placements;

/// <summary>A child who waits is parked at the family's wish, or put back, with the time waited before (S5).</summary>
[Needs(Permission.OfferPlace)]
public sealed class ParkReferral(Store store) : ReferralPage(store)
{
    [BindProperty, Display(Name = "Why is it parked?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Why { get; set; }

    protected override async Task<bool> Find() =>
        await base.Find() && Manages && Record.Status is ReferralStatus.Waiting or ReferralStatus.Parked;

    public async Task<IActionResult> OnPost()
    {
        Record.Park(Needed(Why, "Say why it is parked", nameof(Why)), Actor.Name, Now);
        return await Save("", "Parked. The time waited is kept.");
    }

    public async Task<IActionResult> OnPostReturn()
    {
        await Store.Return(Record);
        return await Save("", "Back on the list, with the time waited before");
    }
}
