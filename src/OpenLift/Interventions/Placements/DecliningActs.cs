using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Letters;
using OpenLift.Interventions.Hubs;

namespace OpenLift.Interventions.Placements;

public static class Declining
{
    extension(Store store)
    {
        /// <summary>The family does not want this place: it goes to others, and the child waits on if the family wishes.</summary>
        public async Task Declined(Placement place, Referral referral, bool waitsOn, string by)
        {
            await store.GiveBack(place, store.Today);
            var about = (Guid?)place.Id.Value;
            await store.StopLetters(store.Letters.Where(l => l.About == about), null, "The family declined the place");
            if (waitsOn)
            {
                referral.Release("The family declined this place and waits on", by, store.Now);
                if (
                    await store.Children.Where(c => c.Id == place.ChildId).Select(c => c.HomeDistrictId).SingleOrDefaultAsync() is { } home
                    && home != referral.DistrictId
                )
                {
                    referral.MovedTo(
                        await store.Districts.SingleAsync(d => d.Id == home),
                        await store.HubOf(home),
                        await store.RulesToday(),
                        store.Now
                    );
                }
            }
            else
            {
                referral.End("The family declined the place", by, store.Now);
            }
        }
    }
}
