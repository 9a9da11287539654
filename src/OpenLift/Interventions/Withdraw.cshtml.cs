using Microsoft.AspNetCore.Mvc;
using OpenLift.Correspondence.Messages;
using OpenLift.Interventions.Proposals;

namespace OpenLift.Interventions;

/// <summary>Takes a referral back, with the reason: by whoever made it, or by the hub for a child who waits.</summary>
[Needs(Permission.SeeReferrals)]
public sealed class WithdrawReferral(Store store) : ReferralPage(store), IStops
{
    [BindProperty]
    public StopForm Stop { get; set; } = new();

    protected override async Task<bool> Find() =>
        await base.Find() && (Mine || Manages) && Record.Status.Allows(ReferralStep.Withdraw) && Record.StartedOn is null;

    public async Task<IActionResult> OnPost([FromServices] Outbox outbox)
    {
        var grounds = Stop.Read(Today);
        if (!grounds.Stand && Record.Status.IsWithHub)
        {
            await Store.Propose(ProposalKind.Withdraw, Record, grounds);
            return Go($"/referrals/{Id}", "A manager of the hub is asked to agree. Until then the referral stands.");
        }
        await Store.Withdraw(Record, grounds, outbox);
        return Go("/referrals", $"{Record.Reference} is withdrawn");
    }
}
