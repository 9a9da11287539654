using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Interventions.Hubs;

/// <summary>
/// Taking, keeping and giving back what a hub has (S6). Whoever takes holds the hub until the transaction ends, so that two
/// managers come one after the other; the second reads what the first left. Nothing is taken unless all of it is there.
/// A POST has its transaction already; elsewhere begin one. The caller saves.
/// </summary>
public static class Seating
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

        /// <summary>The last day on which anybody has something of this hub, from this day on.</summary>
        internal async Task<DateOnly?> LastDayOf(Id<Hub> hub, DateOnly from)
        {
            var seats = await store
                .Seats.AsNoTracking()
                .Where(s => s.Until >= from && store.HubSessions.Any(x => x.Id == s.HubSessionId && x.HubId == hub))
                .ToListAsync();
            var uses = await store.OffSiteUses.AsNoTracking().Where(u => u.Until >= from && u.HubId == hub).ToListAsync();
            return seats.Concat<Stay>(uses).Where(s => s.Counts(store.Now)).Select(s => (DateOnly?)s.LastDay).Max();
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
                    $"There is no session on {HubSession.NameOf(half.Day, half.Half)} in Term {term.Number}: choose another, or plan it first"
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

    /// <summary>The terms of the span, if the hub is open in all of it and the calendar knows all of it.</summary>
    private static async Task<IReadOnlyList<Term>> OpenTerms(Store store, Id<Hub> hub, DateOnly from, DateOnly until)
    {
        if (until < from)
        {
            throw new RuleBroken("The last day must not be before the first");
        }
        await StillOpen(store, until, [hub]);
        var terms = await store.TermsWithin(from, until);
        if (terms.Count is 0)
        {
            throw new RuleBroken("These days lie in no term of the calendar");
        }
        return await store.Terms.AnyAsync(t => t.End >= until)
            ? terms
            : throw new RuleBroken(
                $"The calendar ends on {terms[^1].End.InFull}: choose an earlier last day, or have the next terms added"
            );
    }

    private static Task StillOpen(Store store, IReadOnlyCollection<Stay> reserved, IEnumerable<Id<Hub>> hubs) =>
        reserved.Count is 0 ? Task.CompletedTask : StillOpen(store, reserved.Max(r => r.LastDay), [.. hubs]);

    private static async Task StillOpen(Store store, DateOnly until, IReadOnlyCollection<Id<Hub>> hubs)
    {
        if (await store.Hubs.AsNoTracking().FirstOrDefaultAsync(h => hubs.Contains(h.Id) && h.ClosedOn <= until) is { } closed)
        {
            throw new RuleBroken($"{closed.Name} closes on {closed.ClosedOn!.Value.InFull}");
        }
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static void Refuse(IEnumerable<(HubSession Session, Term Term)> full)
    {
        if (full.Select(f => $"{f.Session.Name} in Term {f.Term.Number} is full").Distinct().ToList() is { Count: > 0 } said)
        {
            throw new RuleBroken($"{string.Join(", ", said)}: somebody else took the last place");
        }
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

    /// <summary>Always in the same order, so that nobody waits for somebody who waits for them.</summary>
    private static async Task HoldHubs(Store store, IEnumerable<Id<Hub>> hubs)
    {
        if (store.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Places are taken and given back in a transaction: without one the hub is not held.");
        }
        foreach (var hub in hubs.Distinct().OrderBy(h => h.Value))
        {
            await store.Hold(hub);
        }
    }

    /// <summary>The holder’s own rows as they are now, not as they were read before the hub was held.</summary>
    private static async Task<List<T>> Own<T>(Store store, Guid holder)
        where T : Stay
    {
        foreach (var entry in store.ChangeTracker.Entries<T>().Where(e => e.State is EntityState.Unchanged).ToList())
        {
            entry.State = EntityState.Detached;
        }
        var stored = await store.Set<T>().Where(s => s.HolderId == holder).ToListAsync();
        return
        [
            .. stored.Union(
                store
                    .ChangeTracker.Entries<T>()
                    .Where(e => e.State is EntityState.Added && e.Entity.HolderId == holder)
                    .Select(e => e.Entity)
            ),
        ];
    }

    /// <summary>Rows as they are stored now, with what this store has changed and not yet saved.</summary>
    private static async Task<IReadOnlyList<T>> Stored<T>(Store store, System.Linq.Expressions.Expression<Func<T, bool>> which)
        where T : Stay
    {
        var rows = await store.Set<T>().AsNoTracking().Where(which).ToListAsync();
        var mine = store
            .ChangeTracker.Entries<T>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified)
            .Select(e => e.Entity)
            .ToList();
        var fits = which.Compile();
        return [.. rows.Where(r => !mine.Any(m => Key(store, m) == Key(store, r))), .. mine.Where(fits)];
    }

    private static Guid Key<T>(Store store, T row)
        where T : Stay =>
        row switch
        {
            Seat seat => seat.Id.Value,
            OffSiteUse use => use.Id.Value,
            _ => throw new InvalidOperationException(),
        };

    /// <summary>Reservations that ran out took nothing, and can no longer be kept once others are made.</summary>
    private static void Drop<T>(IEnumerable<T> own, DateTimeOffset now)
        where T : Stay
    {
        foreach (var stay in own.Where(s => s.RanOut(now) && s.LastDay >= s.From))
        {
            stay.ReleasedOn = stay.From;
        }
    }

    private static void GiveBack<T>(IEnumerable<T> own, DateOnly on, DateTimeOffset now)
        where T : Stay
    {
        Drop(own, now);
        foreach (var stay in own.Where(s => s.LastDay >= on && s.LastDay >= s.From))
        {
            stay.ReleasedOn = on;
        }
    }
}
