using Microsoft.AspNetCore.Mvc;
using OpenLift.Interventions.Proposals;

namespace OpenLift.Interventions.Placements;

/// <summary>A child who waits is parked, at the family's wish or by two people, or put back, with the time waited before (S5).</summary>
[Needs(Permission.OfferPlace)]
public sealed class ParkReferral(Store store) : ReferralPage(store), IStops
{
    [BindProperty]
    public StopForm Stop { get; set; } = new();

    protected override async Task<bool> Find() =>
        await base.Find() && Manages && Record.Status is ReferralStatus.Waiting or ReferralStatus.Parked;

    public async Task<IActionResult> OnPost()
    {
        var grounds = Stop.Read(Today);
        if (!grounds.Stand)
        {
            await Store.Propose(ProposalKind.Park, Record, grounds);
            return Go($"/referrals/{Id}", "A second person of the hub is asked to agree. Until then the child waits on.");
        }
        Record.Park(grounds, Actor.Name, Now);
        return await Save("", "Parked. The time waited is kept.");
    }

    public async Task<IActionResult> OnPostReturn()
    {
        await Store.Return(Record);
        return await Save("", "Back on the list, with the time waited before");
    }
}
