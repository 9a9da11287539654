using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.People;

namespace OpenLift.Interventions.Hubs;

/// <summary>One session of a hub with everything that was ever taken of it.</summary>
public sealed record SessionSeats(HubSession Session, IReadOnlyList<Seat> Seats);

/// <summary>A hub’s off-site hours in a term with everything that was ever taken of them.</summary>
public sealed record HoursUsed(OffSiteHours Hours, IReadOnlyList<OffSiteUse> Uses);

/// <summary>A half-day of the week with the places that are free in it over a whole span, in every term it touches.</summary>
public sealed record FreeHalfDay(DayOfWeek Day, HalfDay Half, int Free)
{
    public string Name => HubSession.NameOf(Day, Half);
}

/// <summary>Which hubs a person may open, and what they have to give (S6).</summary>
public static class HubQueries
{
    extension(Store store)
    {
        /// <summary>Those one works at; an administrator opens all, and so sees which are missing.</summary>
        public IQueryable<Hub> HubsOpenToMe
        {
            get
            {
                var (actor, all) = (store.Actor, store.Actor.SeesEveryChild || store.Actor.Is(Role.Administrator));
                return store.Hubs.Where(h => all || actor.Hubs.Contains(h.Id));
            }
        }

        /// <summary>Every hub that is open today, to choose from.</summary>
        public async Task<IReadOnlyList<Platform.Govuk.Choice>> HubChoices()
        {
            var today = store.Today;
            return
            [
                .. (
                    await store
                        .Hubs.AsNoTracking()
                        .Where(h => h.ClosedOn == null || h.ClosedOn > today)
                        .OrderBy(h => h.Name)
                        .Select(h => new { h.Id, h.Name })
                        .ToListAsync()
                ).Select(h => new Platform.Govuk.Choice(h.Id.ToString(), h.Name)),
            ];
        }

        /// <summary>The hub that serves this district today.</summary>
        public Task<Hub?> HubOf(Id<District> district)
        {
            var today = store.Today;
            return store
                .Hubs.AsNoTracking()
                .SingleOrDefaultAsync(h => h.DistrictId == district && (h.ClosedOn == null || h.ClosedOn > today));
        }

        /// <summary>A hub’s sessions in these terms, each with its seats, Monday morning first.</summary>
        public async Task<IReadOnlyList<SessionSeats>> SessionsOf(Id<Hub> hub, IReadOnlyList<Id<Term>> terms)
        {
            var rows = await store
                .HubSessions.AsNoTracking()
                .Where(s => s.HubId == hub && terms.Contains(s.TermId))
                .Select(s => new { Session = s, Seats = store.Seats.Where(x => x.HubSessionId == s.Id).ToList() })
                .ToListAsync();
            return [.. rows.Select(r => new SessionSeats(r.Session, r.Seats)).OrderBy(r => r.Session.Day).ThenBy(r => r.Session.Half)];
        }

        public async Task<IReadOnlyList<HoursUsed>> HoursOf(Id<Hub> hub, IReadOnlyList<Id<Term>> terms)
        {
            var rows = await store
                .OffSiteHours.AsNoTracking()
                .Where(h => h.HubId == hub && terms.Contains(h.TermId))
                .Select(h => new { Hours = h, Uses = store.OffSiteUses.Where(u => u.HubId == h.HubId && u.TermId == h.TermId).ToList() })
                .ToListAsync();
            return [.. rows.Select(r => new HoursUsed(r.Hours, r.Uses))];
        }

        /// <summary>
        /// The half-days that are held in every term of the span, with the places free on each of its days: what can be offered.
        /// </summary>
        public async Task<IReadOnlyList<FreeHalfDay>> FreeHalfDays(Id<Hub> hub, DateOnly from, DateOnly until)
        {
            var terms = await store.TermsWithin(from, until);
            var sessions = await store.SessionsOf(hub, [.. terms.Select(t => t.Id)]);
            return
            [
                .. sessions
                    .Where(s => s.Session.IsHeld)
                    .GroupBy(s => (s.Session.Day, s.Session.Half))
                    .Where(g => g.Count() == terms.Count)
                    .Select(g => new FreeHalfDay(
                        g.Key.Day,
                        g.Key.Half,
                        g.Min(s =>
                        {
                            var (first, last) = terms.Single(t => t.Id == s.Session.TermId).Within(from, until);
                            return Capacity.Free(s.Session, s.Seats, first, last, store.Now);
                        })
                    )),
            ];
        }

        /// <summary>The off-site hours a week that are free on each day of the span.</summary>
        public async Task<decimal> FreeHours(Id<Hub> hub, DateOnly from, DateOnly until)
        {
            var terms = await store.TermsWithin(from, until);
            var hours = await store.HoursOf(hub, [.. terms.Select(t => t.Id)]);
            return terms.Count is 0
                ? 0
                : terms.Min(t =>
                {
                    var (first, last) = t.Within(from, until);
                    return hours.FirstOrDefault(h => h.Hours.TermId == t.Id) is { } used
                        ? Capacity.FreeHours(used.Hours, used.Uses, first, last, store.Now)
                        : 0;
                });
        }

        internal async Task<IReadOnlyList<Term>> TermsWithin(DateOnly from, DateOnly until) =>
            await store.Terms.AsNoTracking().Where(t => t.Start <= until && t.End >= from).OrderBy(t => t.Start).ToListAsync();

        /// <summary>Who works at other hubs in this term.</summary>
        internal async Task<IReadOnlyList<StaffElsewhere>> WorkElsewhere(Id<Hub> hub, Id<Term> term) =>
            await store
                .HubSessions.AsNoTracking()
                .Where(s => s.TermId == term && s.HubId != hub && s.Places > 0)
                .Select(s => new StaffElsewhere(store.Hubs.Where(h => h.Id == s.HubId).Select(h => h.Name).First(), s.Day, s.Half, s.Staff))
                .ToListAsync();

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
}
