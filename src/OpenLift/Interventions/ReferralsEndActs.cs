using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Interventions.Placements;

namespace OpenLift.Interventions;

/// <summary>A child who has died waits for no place and holds none: it is free for another. It cannot be given back.</summary>
public sealed class ReferralsEnd : IEndsWithTheChild
{
    public async Task End(Store store, Child child, string why)
    {
#pragma warning disable RS0030 // docs/decisions/0003: ends what nobody may go on with, and shows nothing
        var referrals = await store.Referrals.IgnoreQueryFilters().Where(r => r.ChildId == child.Id).ToListAsync();
        var started = await store
            .Placements.IgnoreQueryFilters()
            .Where(p => p.ChildId == child.Id && p.Status == PlacementStatus.Started)
            .ToListAsync();
        var offers = await store.OtherOffers.IgnoreQueryFilters().Where(o => o.ChildId == child.Id && o.ClosedOn == null).ToListAsync();
#pragma warning restore RS0030
        var grounds = new Grounds(why, "Two people made sure of it.", null, child.Death?.ConfirmedBy);
        offers.ForEach(o => o.DidNotStart(why, store.Today));
        foreach (var referral in referrals.Where(r => !r.Status.IsOver))
        {
            await store.ReleasePlaces(referral, why, null);
            foreach (var place in started.Where(p => p.ReferralId == referral.Id))
            {
                place.End(store.Today, why, grounds, store.Today);
                await store.GiveUp(place, null);
            }
            referral.Withdraw(grounds, store.Actor.Name, store.Now);
        }
    }

    public Task GoOn(Store store, Child child, string why) => Task.CompletedTask;
}
