using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Families;
using OpenLift.Correspondence.Messages;
using OpenLift.Interventions.Placements;
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

        /// <summary>
        /// The family stopped sharing: the referral leaves every agenda, and a place not yet taken up goes to others. Where it rests, the
        /// time waited is kept.
        /// </summary>
        public async Task StopReferrals(Request request, string what, bool rests)
        {
#pragma warning disable RS0030 // docs/decisions/0014: stops what the family no longer shares, whoever took down its word, and shows nothing
            var referrals = await store.Referrals.IgnoreQueryFilters().Where(r => r.RequestId == request.Id).ToListAsync();
            var placements = await store.Placements.IgnoreQueryFilters().Where(p => p.RequestId == request.Id).ToListAsync();
#pragma warning restore RS0030
            foreach (var referral in referrals.Where(r => !r.Status.IsOver))
            {
                foreach (var placement in placements.Where(p => p.ReferralId == referral.Id))
                {
                    if (placement.Status.Allows(PlacementStep.Release))
                    {
                        placement.Release("The family stopped sharing");
                        await store.GiveBack(placement, store.Today);
                    }
                    else if (placement.Status is PlacementStatus.Started && !rests)
                    {
                        placement.End(store.Today, "The family withdrew", store.Today);
                        await store.GiveBack(placement, store.Today);
                    }
                }
                referral.FamilyStopsSharing(what, rests, store.Now);
            }
        }
    }
}
