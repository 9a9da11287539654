using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Interventions.Proposals;
using OpenLift.Meetings;
using OpenLift.Platform.Govuk;

namespace OpenLift.Interventions.Placements;

/// <summary>The manager reads what the referrer said. It is confirmed, with a second person where not all is shown; or something else is offered (S7).</summary>
[Needs(Permission.OfferPlace)]
public sealed class ConfirmPlace(Store store) : ManagePlacePage(store)
{
    [BindProperty, Display(Name = "What is offered instead?")]
    public Outcome? Other { get; set; }

    [BindProperty, Display(Name = "Why, in words for the family"), StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")]
    public string? Why { get; set; }

    [
        BindProperty,
        Display(Name = "Why is it confirmed all the same?"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? AllTheSame { get; set; }

    public static readonly IReadOnlyList<Choice> Others = [.. Meetings.Outcomes.Others.Select(o => new Choice(o.ToString(), o.Words))];

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
        var other = Needed(Other, "Choose what is offered instead", nameof(Other));
        await Store.OfferOther(Record, other, Needed(Why, "Say why, in words for the family", nameof(Why)), outbox);
        return Done($"{other.Words} is offered. The place is free for others.");
    }
}
