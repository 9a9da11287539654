using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using static OpenLift.Interventions.Hubs.StayActs;

namespace OpenLift.Interventions.Hubs;

/// <summary>
/// Taking, keeping and giving back what a hub has (S6). Whoever takes holds the hub until the transaction ends, so that two
/// managers come one after the other; the second reads what the first left. Nothing is taken unless all of it is there.
/// A POST has its transaction already; elsewhere begin one. The caller saves.
/// </summary>
public static class SeatActs
{
    extension(Store store)
    {
        /// <summary>Takes a place in each of these half-days, in every term of the span.</summary>
        public Task TakeSeats(
            Id<Hub> hub,
            Guid holder,
            IReadOnlyList<(DayOfWeek Day, HalfDay Half)> sessions,
            DateOnly from,
            DateOnly until,
            DateTimeOffset? heldUntil
        ) => Sit(store, hub, holder, sessions, from, until, heldUntil);

        /// <summary>What was reserved is now firm. A reservation that ran out is kept only where nobody else came meanwhile.</summary>
        public async Task KeepSeats(Guid holder)
        {
            await HoldHubs(
                store,
                await store
                    .Seats.Where(s => s.HolderId == holder)
                    .SelectMany(s => store.HubSessions.Where(x => x.Id == s.HubSessionId).Select(x => x.HubId))
                    .Distinct()
                    .ToListAsync()
            );
            var reserved = (await Own<Seat>(store, holder)).Where(s => s.HeldUntil is not null && s.LastDay >= s.From).ToList();
            var ids = reserved.ConvertAll(s => s.HubSessionId);
            var sessions = await store.HubSessions.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id);
            var others = (await Stored<Seat>(store, s => ids.Contains(s.HubSessionId))).Where(s => s.HolderId != holder).ToList();
            var terms = (await store.Terms.AsNoTracking().ToListAsync()).ToDictionary(t => t.Id);
            await StillOpen(store, reserved, sessions.Values.Select(s => s.HubId));
            Refuse(
                reserved
                    .Where(seat =>
                    {
                        var (first, last) = terms[sessions[seat.HubSessionId].TermId].Within(Later(seat.From, store.Today), seat.LastDay);
                        return first <= last && Capacity.Free(sessions[seat.HubSessionId], others, first, last, store.Now) < 1;
                    })
                    .Select(seat => (sessions[seat.HubSessionId], terms[sessions[seat.HubSessionId].TermId]))
            );
            reserved.ForEach(s => s.HeldUntil = null);
        }

        /// <summary>Gives back every seat from this day on.</summary>
        public async Task ReleaseSeats(Guid holder, DateOnly on)
        {
            await HoldHubs(
                store,
                await store
                    .Seats.Where(s => s.HolderId == holder)
                    .SelectMany(s => store.HubSessions.Where(x => x.Id == s.HubSessionId).Select(x => x.HubId))
                    .Distinct()
                    .ToListAsync()
            );
            GiveBack(await Own<Seat>(store, holder), on, store.Now);
        }
    }

    private static async Task Sit(
        Store store,
        Id<Hub> hub,
        Guid holder,
        IReadOnlyList<(DayOfWeek Day, HalfDay Half)> wanted,
        DateOnly from,
        DateOnly until,
        DateTimeOffset? heldUntil
    )
    {
        if (wanted.Count is 0)
        {
            throw new RuleBroken("Choose at least one session");
        }
        if (wanted.Distinct().Count() != wanted.Count)
        {
            throw new RuleBroken("The same half-day is chosen twice");
        }
        await HoldHubs(
            store,
            [
                hub,
                .. await store
                    .Seats.Where(s => s.HolderId == holder)
                    .SelectMany(s => store.HubSessions.Where(x => x.Id == s.HubSessionId).Select(x => x.HubId))
                    .Distinct()
                    .ToListAsync(),
            ]
        );
        var terms = await OpenTerms(store, hub, from, until);
        var own = await Own<Seat>(store, holder);
        Drop(own, store.Now);
        var ids = own.Where(s => s.CountsWithin(from, until, store.Now)).Select(s => s.HubSessionId).ToList();
        var sits = await store.HubSessions.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync();
        if (sits.FirstOrDefault(s => wanted.Contains((s.Day, s.Half))) is { } twice)
        {
            throw new RuleBroken($"There is a place on {twice.Name} already in this time: nobody sits twice in one half-day");
        }
        var termIds = terms.Select(t => t.Id).ToList();
        var held = (await store.HubSessions.AsNoTracking().Where(s => s.HubId == hub && termIds.Contains(s.TermId)).ToListAsync())
            .Where(s => s.IsHeld && wanted.Contains((s.Day, s.Half)))
            .ToDictionary(s => (s.TermId, s.Day, s.Half));
        foreach (var (term, half) in terms.SelectMany(t => wanted.Select(w => (t, w))))
        {
            if (!held.ContainsKey((term.Id, half.Day, half.Half)))
            {
                throw new RuleBroken(
                    $"There is no session on {HubSession.NameOf(half.Day, half.Half)} in "
                        + $"Term {term.Number}: choose another, or plan it first"
                );
            }
        }
        var sessionIds = held.Values.Select(s => s.Id).ToList();
        var others = (await Stored<Seat>(store, s => sessionIds.Contains(s.HubSessionId))).Where(s => s.HolderId != holder).ToList();
        Refuse(
            from term in terms
            from half in wanted
            let session = held[(term.Id, half.Day, half.Half)]
            let span = term.Within(@from, until)
            where Capacity.Free(session, others, span.From, span.Until, store.Now) < 1
            select (session, term)
        );
        store.AddRange(
            held.Values.Select(s => new Seat
            {
                Id = Id<Seat>.New(store.Now),
                HubSessionId = s.Id,
                HolderId = holder,
                From = from,
                Until = until,
                HeldUntil = heldUntil,
            })
        );
    }

    private static void Refuse(IEnumerable<(HubSession Session, Term Term)> full)
    {
        if (full.Select(f => $"{f.Session.Name} in Term {f.Term.Number} is full").Distinct().ToList() is { Count: > 0 } said)
        {
            throw new RuleBroken($"{string.Join(", ", said)}: somebody else took the last place");
        }
    }
}
