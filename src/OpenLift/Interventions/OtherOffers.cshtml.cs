using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Meetings;

namespace OpenLift.Interventions;

/// <summary>What was offered in the place of a hub's, each until it has started, oldest first (S4).</summary>
[Needs(Permission.FollowOtherOffers)]
public sealed class OtherOffersPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true)]
    public bool Settled { get; set; }

    public IReadOnlyList<OtherOfferRow> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        var offers = Store.OtherOffers.Where(o => (o.ClosedOn != null) == Settled);
        await Turn(offers);
        Rows = await offers
            .OrderBy(o => o.StartBy)
            .ThenBy(o => o.Reference)
            .Skip(Skip)
            .Take(PageSize)
            .Select(o => new OtherOfferRow(
                o.Id,
                o.ReferralId,
                o.Reference,
                o.ChildId,
                Store.Children.Where(c => c.Id == o.ChildId).Select(c => c.FirstName + " " + c.LastName).FirstOrDefault(),
                o.Kind,
                o.OfferedOn,
                o.StartBy,
                o.StartedOn,
                o.NotStartedWhy,
                offers.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
        Store.Looked([.. Rows.Select(r => r.ChildId).Distinct()], Request.Path);
    }
}

public sealed record OtherOfferRow(
    Id<OtherOffer> Id,
    Id<Referral> Referral,
    string Reference,
    Id<Child> ChildId,
    string? Child,
    Outcome Kind,
    DateOnly OfferedOn,
    DateOnly StartBy,
    DateOnly? StartedOn,
    string? NotStartedWhy,
    int Total
);
