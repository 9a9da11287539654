using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using static OpenLift.Interventions.Hubs.StayActs;

namespace OpenLift.Interventions.Hubs;

/// <summary>Taking, keeping and giving back a hub’s off-site hours, as <see cref="SeatActs"/> does its seats (S6).</summary>
public static class HourActs
{
    extension(Store store)
    {
        /// <summary>Takes so many off-site hours a week, in every term of the span.</summary>
        public Task TakeHours(Id<Hub> hub, Guid holder, decimal hoursAWeek, DateOnly from, DateOnly until, DateTimeOffset? heldUntil) =>
            Use(store, hub, holder, hoursAWeek, from, until, heldUntil);

        public async Task KeepHours(Guid holder)
        {
            await HoldHubs(store, await store.OffSiteUses.Where(u => u.HolderId == holder).Select(u => u.HubId).Distinct().ToListAsync());
            var reserved = (await Own<OffSiteUse>(store, holder)).Where(u => u.HeldUntil is not null && u.LastDay >= u.From).ToList();
            await StillOpen(store, reserved, reserved.Select(u => u.HubId));
            foreach (var use in reserved)
            {
                var term = await store.Terms.AsNoTracking().SingleAsync(t => t.Id == use.TermId);
                var (first, last) = term.Within(Later(use.From, store.Today), use.LastDay);
                await Enough(store, use.HubId, holder, use.HoursAWeek, term, first, last);
            }
            reserved.ForEach(u => u.HeldUntil = null);
        }

        public async Task ReleaseHours(Guid holder, DateOnly on)
        {
            await HoldHubs(store, await store.OffSiteUses.Where(u => u.HolderId == holder).Select(u => u.HubId).Distinct().ToListAsync());
            GiveBack(await Own<OffSiteUse>(store, holder), on, store.Now);
        }
    }

    private static async Task Use(
        Store store,
        Id<Hub> hub,
        Guid holder,
        decimal hoursAWeek,
        DateOnly from,
        DateOnly until,
        DateTimeOffset? heldUntil
    )
    {
        if (hoursAWeek is <= 0 or > OffSiteHours.MostHours || decimal.Round(hoursAWeek, 2) != hoursAWeek)
        {
            throw new RuleBroken("Enter the hours a week, such as 2 or 1.5");
        }
        await HoldHubs(
            store,
            [hub, .. await store.OffSiteUses.Where(u => u.HolderId == holder).Select(u => u.HubId).Distinct().ToListAsync()]
        );
        var terms = await OpenTerms(store, hub, from, until);
        var own = await Own<OffSiteUse>(store, holder);
        Drop(own, store.Now);
        if (own.Any(u => u.CountsWithin(from, until, store.Now)))
        {
            throw new RuleBroken("There are off-site hours already in this time: change them instead");
        }
        foreach (var term in terms)
        {
            var (first, last) = term.Within(from, until);
            await Enough(store, hub, holder, hoursAWeek, term, first, last);
        }
        store.AddRange(
            terms.Select(t => new OffSiteUse
            {
                Id = Id<OffSiteUse>.New(store.Now),
                HubId = hub,
                TermId = t.Id,
                HolderId = holder,
                HoursAWeek = hoursAWeek,
                From = from,
                Until = until,
                HeldUntil = heldUntil,
            })
        );
    }

    private static async Task Enough(Store store, Id<Hub> hub, Guid holder, decimal hoursAWeek, Term term, DateOnly from, DateOnly until)
    {
        var hours = await store.OffSiteHours.AsNoTracking().SingleOrDefaultAsync(h => h.HubId == hub && h.TermId == term.Id);
        var uses = (await Stored<OffSiteUse>(store, u => u.HubId == hub && u.TermId == term.Id)).Where(u => u.HolderId != holder).ToList();
        if (from <= until && Capacity.FreeHours(hours, uses, from, until, store.Now) is var free && free < hoursAWeek)
        {
            throw new RuleBroken($"{free:0.##} off-site hours a week are free in Term {term.Number}, and {hoursAWeek:0.##} are needed");
        }
    }
}
