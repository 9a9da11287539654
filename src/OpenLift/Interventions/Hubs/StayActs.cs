using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Interventions.Hubs;

/// <summary>
/// What taking seats and taking hours have in common: the hub is held, the terms are open, and what is stored is read anew.
/// </summary>
internal static class StayActs
{
    /// <summary>The terms of the span, if the hub is open in all of it and the calendar knows all of it.</summary>
    public static async Task<IReadOnlyList<Term>> OpenTerms(Store store, Id<Hub> hub, DateOnly from, DateOnly until)
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

    public static Task StillOpen(Store store, IReadOnlyCollection<Stay> reserved, IEnumerable<Id<Hub>> hubs) =>
        reserved.Count is 0 ? Task.CompletedTask : StillOpen(store, reserved.Max(r => r.LastDay), [.. hubs]);

    public static async Task StillOpen(Store store, DateOnly until, IReadOnlyCollection<Id<Hub>> hubs)
    {
        if (await store.Hubs.AsNoTracking().FirstOrDefaultAsync(h => hubs.Contains(h.Id) && h.ClosedOn <= until) is { } closed)
        {
            throw new RuleBroken($"{closed.Name} closes on {closed.ClosedOn!.Value.InFull}");
        }
    }

    public static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>Always in the same order, so that nobody waits for somebody who waits for them.</summary>
    public static async Task HoldHubs(Store store, IEnumerable<Id<Hub>> hubs)
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
    public static async Task<List<T>> Own<T>(Store store, Guid holder)
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
    public static async Task<IReadOnlyList<T>> Stored<T>(Store store, System.Linq.Expressions.Expression<Func<T, bool>> which)
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

    public static Guid Key<T>(Store store, T row)
        where T : Stay =>
        row switch
        {
            Seat seat => seat.Id.Value,
            OffSiteUse use => use.Id.Value,
            _ => throw new InvalidOperationException(),
        };

    /// <summary>Reservations that ran out took nothing, and can no longer be kept once others are made.</summary>
    public static void Drop<T>(IEnumerable<T> own, DateTimeOffset now)
        where T : Stay
    {
        foreach (var stay in own.Where(s => s.RanOut(now) && s.LastDay >= s.From))
        {
            stay.ReleasedOn = stay.From;
        }
    }

    public static void GiveBack<T>(IEnumerable<T> own, DateOnly on, DateTimeOffset now)
        where T : Stay
    {
        Drop(own, now);
        foreach (var stay in own.Where(s => s.LastDay >= on && s.LastDay >= s.From))
        {
            stay.ReleasedOn = on;
        }
    }
}
