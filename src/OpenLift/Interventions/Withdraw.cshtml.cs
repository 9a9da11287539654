using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Interventions.Placements;

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
        await Store.Withdraw(Record, Reason!);
        return Go("/referrals", $"{Record.Reference} is withdrawn");
    }
}
