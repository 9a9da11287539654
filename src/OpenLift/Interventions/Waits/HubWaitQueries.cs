using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Interventions.Hubs;
using OpenLift.Interventions.Placements;

namespace OpenLift.Interventions.Waits;

/// <summary>A hub, how its places stand and end, and how many terms one may last by the rules of today.</summary>
public sealed record HubHistory(
    Hub Hub,
    IReadOnlyList<(PlacementStatus Status, DateOnly Until, int Terms, bool Extended)> Places,
    int LongestTerms
);

/// <summary>The waits of hubs and districts, as pages ask for them.</summary>
public static class HubWaitQueries
{
    extension(Store store)
    {
        /// <summary>The waits of a district for anybody: as counted in the newest term that was (S14).</summary>
        public async Task<IReadOnlyList<Wait>> WaitsIn(Id<District> district)
        {
            var rows = await store.PublishedWaits.AsNoTracking().Where(w => w.DistrictId == district).ToListAsync();
            return WaitQueries.Published(rows);
        }

        /// <summary>The waits of one hub to this day.</summary>
        public async Task<IReadOnlyList<Wait>> WaitsOf(Id<Hub> hub)
        {
            var ids = store.WaitingEvents.Where(e => e.HubId == hub).Select(e => e.ReferralId);
            var events = await store.WaitingEvents.AsNoTracking().Where(e => ids.Contains(e.ReferralId)).ToListAsync();
            return WaitQueries.Of(
                events.GroupBy(e => e.ReferralId).Where(g => g.MaxBy(e => e.Number)!.HubId == hub).SelectMany(g => g),
                store.Today
            );
        }

        /// <summary>
        /// These hubs by name, each with how its places stand and end. No child is named.
        /// </summary>
        public async Task<IReadOnlyList<HubHistory>> HubHistories(IReadOnlyList<Id<Hub>> hubs)
        {
            var today = store.Today;
#pragma warning disable RS0030 // docs/decisions/0014: a hub's history counts all its places, also of children it no longer sees
            var found = await store
                .Hubs.AsNoTracking()
                .IgnoreQueryFilters()
                .Where(h => hubs.Contains(h.Id))
                .OrderBy(h => h.Name)
                .Select(h => new
                {
                    Hub = h,
                    Places = store
                        .Placements.Where(p => p.HubId == h.Id)
                        .Select(p => new
                        {
                            p.Status,
                            p.Until,
                            p.TermCount,
                            p.Extended,
                        })
                        .ToList(),
                    Longest = store
                        .InterventionRules.Where(r => r.From <= today)
                        .OrderByDescending(r => r.From)
                        .Select(r => r.MostTerms + r.ExtensionTerms)
                        .FirstOrDefault(),
                })
                .ToListAsync();
#pragma warning restore RS0030
            return
            [
                .. found.Select(f => new HubHistory(
                    f.Hub,
                    [.. f.Places.Select(p => (p.Status, p.Until, p.TermCount, p.Extended))],
                    f.Longest
                )),
            ];
        }
    }
}
