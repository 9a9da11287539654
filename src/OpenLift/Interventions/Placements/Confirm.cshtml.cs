using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Interventions.Proposals;

namespace OpenLift.Interventions.Placements;

/// <summary>
/// The manager reads what the referrer said. It is confirmed, with a second person where not all is shown; or something else is offered
/// (S7).
/// </summary>
[Needs(Permission.OfferPlace)]
public sealed class ConfirmPlace(Store store) : ManagePlacePage(store)
{
    [BindProperty]
    public OtherForm Other { get; set; } = new();

    [
        BindProperty,
        Display(Name = "Why is it confirmed all the same?"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? AllTheSame { get; set; }

    protected override async Task<bool> Find() =>
        await base.Find() && Record.Status is PlacementStatus.Reserved && Record.ReCheck is not null;

    public async Task<IActionResult> OnPost()
    {
        await Store.Confirm(Record);
        return Done($"Confirmed. The family’s letter is due by {Record.LetterDueOn!.Value.InFull}.");
    }

    public async Task<IActionResult> OnPostAllTheSame()
    {
        var grounds = new Grounds("Judged by people", Sentence.Of(AllTheSame, nameof(AllTheSame)), null, null);
        await Store.Propose(ProposalKind.ConfirmAllTheSame, Referral, grounds, Record);
        return Done("Another manager of the hub is asked to agree. The place is held meanwhile.");
    }

    public async Task<IActionResult> OnPostOther([FromServices] OpenLift.Correspondence.Messages.Outbox outbox)
    {
        var other = Other.Read();
        await Store.OfferOther(Record, other, outbox);
        return Done($"{other.Words} is offered. The place is free for others.");
    }
}
