using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Interventions;

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
