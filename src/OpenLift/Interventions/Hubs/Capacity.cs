using OpenLift.County;

namespace OpenLift.Interventions.Hubs;

/// <summary>
/// What is taken and what is free at a hub, from recorded facts alone. A seat takes a place on a day from its first to its
/// last day, unless it was released by then or its reservation ran out; known ends free places (S6).
/// </summary>
public static class Capacity
{
    public static int TakenOn(IEnumerable<Seat> seats, DateOnly day, DateTimeOffset now) => seats.Count(s => s.CountsOn(day, now));

    /// <summary>The most that is taken on any one day of the span.</summary>
    public static int MostTaken(IReadOnlyCollection<Seat> seats, DateOnly from, DateOnly until, DateTimeOffset now) =>
        from > until ? 0 : Days(seats, from, until).Max(day => TakenOn(seats, day, now));

    /// <summary>How many places of a session are free on a day: later, known ends have freed more.</summary>
    public static int FreeOn(HubSession session, IEnumerable<Seat> seats, DateOnly day, DateTimeOffset now)
    {
        return session.Places - TakenOn(seats.Where(s => s.HubSessionId == session.Id), day, now);
    }

    /// <summary>How many could come for the whole span.</summary>
    public static int Free(HubSession session, IEnumerable<Seat> seats, DateOnly from, DateOnly until, DateTimeOffset now)
    {
        return session.Places - MostTaken([.. seats.Where(s => s.HubSessionId == session.Id)], from, until, now);
    }

    /// <summary>The places that come free within the span because their end is known: each with the first day it is free.</summary>
    public static IEnumerable<DateOnly> ComeFree(IEnumerable<Seat> seats, DateOnly from, DateOnly until, DateTimeOffset now) =>
        seats.Where(s => s.CountsOn(s.LastDay, now)).Select(s => s.LastDay.AddDays(1)).Where(d => from < d && d <= until).Order();

    public static decimal HoursOn(IEnumerable<OffSiteUse> uses, DateOnly day, DateTimeOffset now) =>
        uses.Where(u => u.CountsOn(day, now)).Sum(u => u.HoursAWeek);

    public static decimal MostHours(IReadOnlyCollection<OffSiteUse> uses, DateOnly from, DateOnly until, DateTimeOffset now) =>
        from > until ? 0 : Days(uses, from, until).Max(day => HoursOn(uses, day, now));

    public static decimal FreeHours(
        OffSiteHours? hours,
        IReadOnlyCollection<OffSiteUse> uses,
        DateOnly from,
        DateOnly until,
        DateTimeOffset now
    ) =>
        (hours?.Hours ?? 0)
        - MostHours([.. uses.Where(u => hours is not null && u.HubId == hours.HubId && u.TermId == hours.TermId)], from, until, now);

    extension(Term term)
    {
        /// <summary>The part of a span that lies in this term.</summary>
        public (DateOnly From, DateOnly Until) Within(DateOnly from, DateOnly until) =>
            (from > term.Start ? from : term.Start, until < term.End ? until : term.End);
    }

    /// <summary>
    /// The days of a span on which more can be taken than on the day before: its first, and each on which somebody begins.
    /// </summary>
    internal static IEnumerable<DateOnly> Days(IEnumerable<Stay> stays, DateOnly from, DateOnly until) =>
        stays.Select(s => s.From).Where(d => from < d && d <= until).Append(from).Distinct().Order();
}
