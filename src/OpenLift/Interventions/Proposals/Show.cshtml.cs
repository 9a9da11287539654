using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Correspondence.Messages;
using OpenLift.Requests;

namespace OpenLift.Interventions.Proposals;

/// <summary>A second person of the hub reads what is proposed, with the evidence where it is about that, and agrees or not.</summary>
[Needs(Permission.AgreeOutOfTurn)]
public sealed class ShowProposal(Store store) : OfRequestPage<Proposal>(store)
{
    [BindProperty, Display(Name = "Why do you not agree?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Why { get; set; }

    /// <summary>How the criteria stand today, where that is what is decided about.</summary>
    public CriteriaSum? Sum { get; private set; }

    protected override async Task<bool> Find() => await base.Find() && Actor.Manages.Contains(Record.HubId);

    protected override async Task Load()
    {
        await base.Load();
        if (Record.Kind is ProposalKind.ConfirmAllTheSame)
        {
            Sum = await Store.SumOf((await Store.Referrals.FindAsync(Record.ReferralId))!);
        }
    }

    public async Task<IActionResult> OnPost([FromServices] Outbox outbox)
    {
        await Store.AgreeTo(Record, outbox);
        return Go("/proposals", "You agreed, and it is done");
    }

    public async Task<IActionResult> OnPostNo()
    {
        await Store.Disagree(Record, Why);
        return Go("/proposals", "You did not agree. Whoever proposed it can read why.");
    }
}
