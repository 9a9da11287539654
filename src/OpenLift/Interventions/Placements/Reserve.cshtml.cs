using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Interventions.Hubs;

namespace OpenLift.Interventions.Placements;

/// <summary>
/// Reserves a place for a child who waits, while the evidence is looked at again. Out of turn needs a reason and a second person (S5, S6).
/// </summary>
[Needs(Permission.OfferPlace)]
public sealed class ReservePlace(Store store) : ReferralPage(store), IChoosesPlace
{
    [BindProperty]
    public PlaceForm Place { get; set; } = new();

    [
        BindProperty,
        Display(Name = "Why does the place not go to the first on the list?"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? SkipWhy { get; set; }

    public FreePlaces Free { get; private set; } = null!;
    public int Position { get; private set; }

    protected override async Task<bool> Find() =>
        await base.Find()
        && Manages
        && (Record.Status is ReferralStatus.Waiting || (Record.Status is ReferralStatus.PlaceReserved && Record.HeldUntil <= Now));

    protected override async Task Load()
    {
        await base.Load();
        Free = await Store.FreePlaces(Record.HubId!.Value, Rules);
        Position = await Number(Record.HubId.Value);
    }

    /// <summary>
    /// The child's number on the list. Who parked somebody within two weeks does not give the next place alone: it counts as out of turn.
    /// </summary>
    private async Task<int> Number(Id<Hub> hub)
    {
        var number = (await Store.ListToday(hub)).FirstOrDefault(p => p.Child.Referral == Id)?.Number ?? 0;
        var (me, since) = (Actor.Name, Today.AddDays(-14));
        return
            number is 1
            && await Store.WaitingEvents.AnyAsync(e =>
                e.HubId == hub
                && e.Kind == WaitingList.WaitingKind.Parked
                && e.By == me
                && e.On >= since
                && Store.Referrals.Any(r => r.Id == e.ReferralId && r.Status == ReferralStatus.Parked)
            )
            ? 2
            : number;
    }

    protected override void Fill() => (Place.Terms, Place.From) = (Rules.MostTerms, Free.NextStart);

    public async Task<IActionResult> OnPost()
    {
        var hub = Record.HubId!.Value;
        await Store.Hold(hub);
        await Store.LapseReservations();
        await Store.SaveChangesAsync();
        var (kind, sessions, hours, from, terms) = Place.Read(Today);
        if (Asked.SharingStopped || !Consent.AllowsSharing)
        {
            throw new RuleBroken("The family does not share it now: speak with them first.");
        }
        var position = await Number(hub) is > 0 and var number ? number : throw new RuleBroken("This child does not wait any more.");
        var place = Placement.Reserve(
            Record,
            await Store.Hubs.SingleAsync(h => h.Id == hub),
            kind,
            sessions,
            hours,
            from,
            terms,
            await Store.Calendar(),
            Rules,
            position,
            SkipWhy,
            await Store.People.SingleAsync(p => p.Id == Actor.PersonId),
            Now
        );
        await Store.Take(place);
        Record.Reserve(place.HeldUntil!.Value, place.SkipWhy, Actor.Name, Now);
        Store.Add(place);
        await Store.SaveChangesAsync();
        return Go(
            $"/places/{place.Id}",
            place.SkipWhy is null
                ? $"The place is reserved. {Record.ReferrerName} is asked to look at the evidence again."
                : "The place is held. A second person must agree that it is given out of turn."
        );
    }
}
