using Microsoft.EntityFrameworkCore;
using OpenLift.People;

namespace OpenLift.Support;

/// <summary>How much one member of staff carries.</summary>
public sealed record CaseLoad(Id<Person> Person, int Cases, decimal Hours);

/// <summary>Counts over cases for those who share them out: how many each carries, whoever's children they are. No case is shown.</summary>
public static class LoadQueries
{
    extension(Store store)
    {
        public async Task<IReadOnlyList<CaseLoad>> CaseLoads(IReadOnlyList<Id<Person>?> people) =>
#pragma warning disable RS0030 // docs/decisions/0003: counts and hours of a colleague's cases, nothing of any child
            await store
                .Cases.IgnoreQueryFilters()
                .Where(c => c.Status == CaseStatus.Allocated && people.Contains(c.PersonId))
                .GroupBy(c => c.PersonId!.Value)
                .Select(g => new CaseLoad(g.Key, g.Count(), g.Sum(c => c.HoursAWeek)))
                .ToListAsync();
#pragma warning restore RS0030
    }
}
