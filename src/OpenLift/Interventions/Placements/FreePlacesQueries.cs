using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Interventions.Hubs;
using OpenLift.Platform.Govuk;

namespace OpenLift.Interventions.Placements;

/// <summary>What of a hub is free, to choose from.</summary>
public sealed record FreePlaces(
    IReadOnlyList<Choice> Sessions,
    IReadOnlyList<string> Hours,
    IReadOnlyList<Choice> Terms,
    DateOnly? NextStart
);

/// <summary>What a place can be chosen from.</summary>
public static class FreePlacesQueries
{
    extension(Store store)
    {
        public async Task<FreePlaces> FreePlaces(Id<Hub> hub, InterventionRules rules)
        {
            var (today, now) = (store.Today, store.Now);
            var terms = await store.Terms.AsNoTracking().Where(t => t.End >= today).OrderBy(t => t.Start).Take(4).ToListAsync();
            var ids = terms.ConvertAll(t => t.Id);
            var sessions = await store.HubSessions.AsNoTracking().Where(s => s.HubId == hub && ids.Contains(s.TermId)).ToListAsync();
            var sessionIds = sessions.ConvertAll(s => s.Id);
            var seats = await store.Seats.AsNoTracking().Where(s => sessionIds.Contains(s.HubSessionId)).ToListAsync();
            var offered = await store.OffSiteHours.AsNoTracking().Where(h => h.HubId == hub && ids.Contains(h.TermId)).ToListAsync();
            var uses = await store.OffSiteUses.AsNoTracking().Where(u => u.HubId == hub && ids.Contains(u.TermId)).ToListAsync();
            var days = sessions.Select(s => (s.Day, s.Half)).Distinct().OrderBy(s => s.Day).ThenBy(s => s.Half);
            return new(
                [
                    .. days.Select(d => new Choice(
                        $"{d.Day} {d.Half}",
                        $"{d.Day} {d.Half.InWords}",
                        Hint: new(
                            "Free: "
                                + string.Join(
                                    "; ",
                                    terms.Select(t =>
                                        sessions.FirstOrDefault(s => s.TermId == t.Id && s.Day == d.Day && s.Half == d.Half) is { } s
                                            ? $"Term {t.Number}: "
                                                + $"{Math.Max(0, Capacity.Free(s, seats, Begins(t), t.End, now))} of {s.Places}"
                                            : $"Term {t.Number}: no session"
                                    )
                                )
                        )
                    )),
                ],
                [.. terms.Select(t => $"Term {t.Number}: {FreeHours(t):0.#} hours a week free")],
                [.. Enumerable.Range(1, rules.MostTerms).Select(n => new Choice(n.ToString(), n.Of("term")))],
                terms.FirstOrDefault(t => t.Start > today)?.Start
            );

            DateOnly Begins(Term term) => term.Start > today ? term.Start : today;

            decimal FreeHours(Term term) =>
                Capacity.FreeHours(
                    offered.FirstOrDefault(o => o.TermId == term.Id),
                    [.. uses.Where(u => u.TermId == term.Id)],
                    Begins(term),
                    term.End,
                    now
                );
        }
    }
}
