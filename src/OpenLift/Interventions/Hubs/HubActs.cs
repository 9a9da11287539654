using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Interventions.Hubs;

/// <summary>Opening, closing and planning a hub, with all that stands or falls with it (S6).</summary>
public static class HubActs
{
    extension(Store store)
    {
        public async Task<Hub> OpenHub(Id<District> district, HubDetails details)
        {
            await store.Hold(district);
            var opened = Hub.Open(
                await store.Districts.SingleAsync(d => d.Id == district),
                details,
                await store.Hubs.Where(h => h.DistrictId == district).ToListAsync(),
                store.Now
            );
            store.Add(opened);
            await store.SaveChangesAsync();
            return opened;
        }

        /// <summary>Closes a hub for which nobody waits and in which nobody has a place any more.</summary>
        public async Task Close(Hub hub, DateOnly on)
        {
            await store.Hold(hub.Id);
            if (await store.AnyWaitsFor(hub.Id))
            {
                throw new RuleBroken($"Children wait for {hub.Name}. Give them places, or move them, before it closes", "ClosedOn");
            }
            hub.Close(on, await store.LastDayOf(hub.Id, on));
            await store.SaveChangesAsync();
        }

        public async Task Reopen(Hub hub)
        {
            await store.Hold(hub.DistrictId);
            hub.Reopen(await store.Hubs.Where(h => h.DistrictId == hub.DistrictId).ToListAsync(), store.Today);
            await store.SaveChangesAsync();
        }

        /// <summary>Fills the next term with this term’s week. What is planned there already stays as it is.</summary>
        /// <returns>Which term that is, how many sessions were copied, and whether some were there already.</returns>
        public async Task<(Term Next, int Copied, bool Planned)> CopyWeek(Hub hub, Term term)
        {
            var next =
                await store.Terms.AsNoTracking().Where(t => t.Start > term.End).OrderBy(t => t.Start).FirstOrDefaultAsync()
                ?? throw new RuleBroken($"The calendar has no term after {term.Name}: ask an administrator to add it.");
            await store.Hold(next.Id);
            await store.Hold(hub.Id);
            var (sessions, hours) = (await store.SessionsOf(hub.Id, [term.Id, next.Id]), await store.HoursOf(hub.Id, [term.Id, next.Id]));
            var there = sessions.Where(s => s.Session.TermId == next.Id).Select(s => (s.Session.Day, s.Session.Half)).ToHashSet();
            var elsewhere = await store.WorkElsewhere(hub.Id, next.Id);
            var copied = sessions
                .Select(s => s.Session)
                .Where(s => s.TermId == term.Id && s.IsHeld && !there.Contains((s.Day, s.Half)))
                .Select(s => HubSession.Plan(hub.Id, next, s.Day, s.Half, s.Places, s.Staff, s.Note, elsewhere, store.Today, store.Now))
                .ToList();
            store.AddRange(copied);
            if (hours.SingleOrDefault(h => h.Hours.TermId == term.Id) is { } used && !hours.Any(h => h.Hours.TermId == next.Id))
            {
                store.Add(OffSiteHours.Plan(hub.Id, next, used.Hours.Hours, store.Today, store.Now));
            }
            await store.SaveChangesAsync();
            return (next, copied.Count, there.Count > 0);
        }
    }
}
