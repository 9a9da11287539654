using Microsoft.EntityFrameworkCore;
using OpenLift.Support;

namespace OpenLift.Interventions.Placements;

/// <summary>What belongs to a place.</summary>
public static class PlacementQueries
{
    extension(Store store)
    {
        public Task<Referral> ReferralOf(Placement place) => store.Referrals.SingleAsync(r => r.Id == place.ReferralId);

        /// <summary>The case of the hub's team; none until the first session.</summary>
        public Task<Case?> CaseOf(Placement place) =>
            store
                .Cases.Where(c => c.RequestId == place.RequestId && c.HubId == place.HubId)
                .OrderByDescending(c => c.OpenedOn)
                .FirstOrDefaultAsync();
    }
}
