using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Interventions.Placements;

/// <summary>A second person agrees, or not, that a place is given out of turn (S5).</summary>
[Needs(Permission.AgreeOutOfTurn)]
public sealed class SecondPerson(Store store) : PlacementPage(store)
{
    protected override async Task<bool> Find() => await base.Find() && Record.Status is PlacementStatus.Proposed && Manages;

    public async Task<IActionResult> OnPost()
    {
        Record.Agree(await Store.People.SingleAsync(p => p.Id == Actor.PersonId), Now);
        return await Save("", $"Agreed. {Referral.ReferrerName} is asked to look at the evidence again.");
    }

    public async Task<IActionResult> OnPostNo()
    {
        Record.Release($"{Actor.Name} does not agree that it is given out of turn");
        await Store.GiveBack(Record, Today);
        Referral.Release("It was not agreed that the place is given out of turn", Actor.Name, Now);
        return await Save("", "The place is given back, and the child waits on");
    }
}
