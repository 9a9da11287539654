using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Interventions.Placements;

/// <summary>A second person agrees, or not, that a place is given out of turn (S5).</summary>
[Needs(Permission.AgreeOutOfTurn)]
public sealed class SecondPerson(Store store) : PlacementPage(store)
{
    protected override async Task<bool> Find() => await base.Find() && Record.Status is PlacementStatus.Proposed && Manages;

    public async Task<IActionResult> OnPost()
    {
        await Store.Agree(Record);
        return Done($"Agreed. {Referral.ReferrerName} is asked to look at the evidence again.");
    }

    public async Task<IActionResult> OnPostNo()
    {
        await Store.Disagree(Record);
        return Done("The place is given back, and the child waits on");
    }
}
