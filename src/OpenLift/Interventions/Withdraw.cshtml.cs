using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Letters;
using OpenLift.Interventions.Placements;
using OpenLift.Meetings;
using OpenLift.Requests;

namespace OpenLift.Interventions;

/// <summary>Takes a referral back, with the reason: by whoever made it, or by the hub for a child who waits.</summary>
[Needs(Permission.SeeReferrals)]
public sealed class WithdrawReferral(Store store) : ReferralPage(store)
{
    [
        BindProperty,
        Display(Name = "Why is it withdrawn?"),
        Required(ErrorMessage = "Say why it is withdrawn"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? Reason { get; set; }

    protected override async Task<bool> Find() =>
        await base.Find() && (Mine || Manages) && Record.Status.Allows(ReferralStep.Withdraw) && Record.StartedOn is null;

    public async Task<IActionResult> OnPost()
    {
        Agenda.Leave(await Store.AgendaItems.Where(i => i.ReferralId == Id).ToListAsync(), Reason!, Now);
        foreach (var place in await Store.Placements.Where(p => p.ReferralId == Id).ToListAsync())
        {
            if (place.Status.Allows(PlacementStep.Release))
            {
                place.Release(Reason!);
                await Store.GiveBack(place, Today);
                var about = (Guid?)place.Id.Value;
                await Store.StopLetters(Store.Letters.Where(l => l.About == about), null, "The referral was withdrawn");
            }
        }
        Record.Withdraw(Reason!, Actor.Name, Now);
        await Store.SaveChangesAsync();
        return Go("/referrals", $"{Record.Reference} is withdrawn");
    }
}
