using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Families;
using OpenLift.Correspondence.Messages;
using OpenLift.County;
using OpenLift.Interventions.Placements;
using OpenLift.People;
using OpenLift.Requests;
using OpenLift.Support;

namespace OpenLift.Interventions;

/// <summary>What a referral sets going beyond itself.</summary>
public static class InterventionActs
{
    extension(Store store)
    {
        /// <summary>Everyone who holds responsibility is to be told, by whoever referred (S3).</summary>
        public async Task ToBeTold(Referral referral, string what, Outbox? outbox)
        {
            var request = await store.Requests.SingleAsync(r => r.Id == referral.RequestId);
            await store.ToBeTold(request, outbox, what, referral.ReferrerId, referral.Reference);
        }

        /// <summary>A place is held or confirmed only while the family shares what it rests on (L3).</summary>
        public async Task MustShare(Referral referral)
        {
            if (!await store.Shares(referral))
            {
                throw new RuleBroken("The family does not share it now: speak with them first.");
            }
        }

        /// <summary>Starts a referral for a child on one's own caseload. One child is referred once (S1).</summary>
        public async Task<Referral> Refer(Case about, Child child, District home, Role role)
        {
            var me = store.Actor.PersonId;
            await store.Hold(child.Id);
            if (await store.HasLiveReferral(child.Id))
            {
                throw new RuleBroken("This child has a referral that is not over yet.");
            }
            var request = await store.Requests.SingleAsync(r => r.Id == about.RequestId);
            var referral = Referral.Start(
                about,
                child,
                home,
                await store.People.SingleAsync(p => p.Id == me),
                role,
                await store.KnownAspects(request, await store.RulesToday()),
                store.Now
            );
            store.Add(referral);
            await store.SaveChangesAsync();
            return referral;
        }

        /// <summary>A parked wait goes on, with the time waited before.</summary>
        public async Task Return(Referral referral)
        {
            if ((await store.Requests.SingleAsync(r => r.Id == referral.RequestId)).SharingStopped)
            {
                throw new RuleBroken("The family does not share it for now.");
            }
            referral.Return(store.Actor.Name, store.Now);
            await store.SaveChangesAsync();
        }

        /// <summary>
        /// The family stopped sharing: the referral leaves every agenda, and a place not yet taken up goes to others. Where it rests, the
        /// time waited is kept. Letters stop with all others of the request, in the act that this is a part of.
        /// </summary>
        public async Task StopReferrals(Request request, string what, bool rests)
        {
#pragma warning disable RS0030 // docs/decisions/0014: stops what the family no longer shares, whoever took down its word, and shows nothing
            var referrals = await store.Referrals.IgnoreQueryFilters().Where(r => r.RequestId == request.Id).ToListAsync();
            var started = await store
                .Placements.IgnoreQueryFilters()
                .Where(p => p.RequestId == request.Id && p.Status == PlacementStatus.Started)
                .ToListAsync();
#pragma warning restore RS0030
            foreach (var referral in referrals.Where(r => !r.Status.IsOver))
            {
                await store.ReleasePlaces(referral, "The family stopped sharing", null);
                foreach (var place in started.Where(p => p.ReferralId == referral.Id && !rests))
                {
                    place.FamilyWithdrew(store.Today);
                    await store.GiveUp(place, null);
                }
                referral.FamilyStopsSharing(what, rests, store.Now);
            }
        }

        /// <summary>Sets the county's rules from a day on.</summary>
        public async Task SetRules(InterventionRules draft)
        {
            store.Add(InterventionRules.Set(draft, await store.InterventionRules.AsNoTracking().ToListAsync(), store.Today));
            await store.SaveChangesAsync();
        }
    }
}
