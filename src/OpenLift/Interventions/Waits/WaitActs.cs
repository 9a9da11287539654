using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Interventions.Waits;

/// <summary>Publishes how long families wait, once a term (S14).</summary>
public static class WaitActs
{
    extension(Store store)
    {
        /// <summary>Counts every district's waits anew, once a term.</summary>
        /// <returns>Whether it was done now.</returns>
        public async Task<bool> PublishWaits()
        {
            if ((await CountyQueries.Calendar(store)).TermOn(store.Today) is not { } term)
            {
                return false;
            }
            var published = false;
            await store.AsOne(async () =>
            {
                published = !await store.PublishedWaits.AnyAsync(w => w.Term == term.Name);
                if (published)
                {
                    await CountWaits(store, term.Name);
                }
            });
            return published;
        }
    }

    private static async Task CountWaits(Store store, string term)
    {
        store.RemoveRange(await store.PublishedWaits.ToListAsync());
        foreach (var hub in await store.Hubs.AsNoTracking().Select(h => new { h.Id, h.DistrictId }).ToListAsync())
        {
            store.AddRange(
                (await store.WaitsOf(hub.Id)).Select(w => new PublishedWait
                {
                    Id = Id<PublishedWait>.New(store.Now),
                    DistrictId = hub.DistrictId,
                    Term = term,
                    Days = w.Days,
                    Ended = w.Ended,
                })
            );
        }
    }
}
