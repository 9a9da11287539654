using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Meetings;

namespace OpenLift.Interventions;

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

/// <summary>What was offered in the place of a hub's, each until it has started, oldest first (S4).</summary>
[Needs(Permission.FollowOtherOffers)]
public sealed class OtherOffersPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true)]
    public bool Settled { get; set; }

    public IReadOnlyList<OtherOfferRow> Rows { get; private set; } = [];

    protected override Task Load() => AsOne(Read);

    private async Task Read()
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
        await Store.Looked([.. Rows.Select(r => r.ChildId).Distinct()], Request.Path);
    }
}

/// <summary>What came of it: it started, or it did not and why (S4).</summary>
[Needs(Permission.FollowOtherOffers)]
public sealed class OtherOfferPage(Store store) : RecordPage<OtherOffer>(store)
{
    [BindProperty, Display(Name = "What came of it?")]
    public bool? Began { get; set; }

    [BindProperty, Display(Name = "Day of the start")]
    public DateOnly? On { get; set; }

    [
        BindProperty,
        Display(Name = "With whom, how often; or why it did not come about"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? Words { get; set; }

    /// <summary>Whoever referred follows it up, or the hub's manager who offered it.</summary>
    protected override async Task<bool> Find()
    {
        if (!await base.Find() || Record.ClosedOn is not null)
        {
            return false;
        }
        var (referral, me, manages) = (Record.ReferralId, Actor.PersonId, Actor.Manages);
        return await Store.Referrals.AnyAsync(r =>
            r.Id == referral && (r.ReferrerId == me || (r.HubId != null && manages.Contains(r.HubId.Value)))
        );
    }

    public async Task<IActionResult> OnPost()
    {
        if (Needed(Began, "Choose what came of it", nameof(Began)))
        {
            Record.Started(Needed(On, "Enter the day of the start", nameof(On)), Words, Today);
        }
        else
        {
            Record.DidNotStart(Needed(Words, "Say why it did not come about", nameof(Words)), Today);
        }
        await Store.SaveChangesAsync();
        return Go("/other-offers", "Saved");
    }
}
