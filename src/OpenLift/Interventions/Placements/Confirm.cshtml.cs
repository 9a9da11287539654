using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.County;
using OpenLift.Meetings;
using OpenLift.Platform.Govuk;

namespace OpenLift.Interventions.Placements;

/// <summary>The manager reads what the referrer said. Still met: the place is confirmed. Not met: something else is offered (S7).</summary>
[Needs(Permission.OfferPlace)]
public sealed class ConfirmPlace(Store store) : ManagePlacePage(store)
{
    [BindProperty, Display(Name = "What is offered instead?")]
    public Outcome? Other { get; set; }

    [BindProperty, Display(Name = "Why, in words for the family"), StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")]
    public string? Why { get; set; }

    public static readonly IReadOnlyList<Choice> Others = [.. Meetings.Outcomes.Others.Select(o => new Choice(o.ToString(), o.Words))];

    protected override async Task<bool> Find() =>
        await base.Find() && Record.Status is PlacementStatus.Reserved && Record.ReCheck is not null;

    public async Task<IActionResult> OnPost()
    {
        await Store.Hold(Record.HubId);
        if (Asked.SharingStopped || !Consent.AllowsSharing)
        {
            throw new RuleBroken("The family does not share it now: speak with them first.");
        }
        if (!Sum.MustsMet || Sum.States.Any(s => s.Stale && s.Criterion.Kind is CriterionKind.Must))
        {
            throw new RuleBroken(
                "By the evidence as it stands today, what must be met is not, or is out of "
                    + "date: ask the referrer to look again, or offer something else."
            );
        }
        Record.Confirm(Rules, Now);
        Referral.Confirm(Actor.Name, Now);
        await Store.Keep(Record);
        return await Save("", $"Confirmed. The family’s letter is due by {Record.LetterDueOn!.Value.InFull}.");
    }

    public async Task<IActionResult> OnPostOther([FromServices] OpenLift.Correspondence.Messages.Outbox outbox)
    {
        var other = Others.Any(o => o.Value == Other.ToString())
            ? Other!.Value
            : throw new RuleBroken("Choose what is offered instead", nameof(Other));
        var why = Needed(Why, "Say why, in words for the family", nameof(Why));
        Record.Release("The criteria are met no longer");
        await Store.GiveBack(Record, Today);
        Referral.OfferOther(other, why, Actor.Name, Now);
        Store.Add(OtherOffer.Of(Referral, other, why, await Store.Calendar(), Now));
        await Store.ToBeTold(Referral, "What is offered instead of a place", outbox);
        return await Save("", $"{other.Words} is offered. The place is free for others.");
    }
}
