using Microsoft.AspNetCore.Mvc;
using OpenLift.Correspondence.Messages;
using OpenLift.Interventions.Placements;

namespace OpenLift.Interventions;

/// <summary>A child who waited has started school: the wait closes with something else that helps there (S4).</summary>
[Needs(Permission.OfferPlace)]
public sealed class OfferOtherPage(Store store) : ReferralPage(store)
{
    [BindProperty]
    public OtherForm Other { get; set; } = new();

    protected override async Task<bool> Find() =>
        await base.Find()
        && Manages
        && Record.Status is ReferralStatus.Waiting or ReferralStatus.Parked
        && SchoolStart.Of(Record.Born) <= Today;

    public async Task<IActionResult> OnPost([FromServices] Outbox outbox)
    {
        var other = Other.Read();
        await Store.OfferOther(Record, other, outbox);
        return Go("/waiting-list", $"{other.Words} is offered, and {Record.Reference} waits no more");
    }
}
