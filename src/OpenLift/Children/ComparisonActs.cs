using Microsoft.EntityFrameworkCore;

namespace OpenLift.Children;

/// <summary>Puts two records that look alike before the coordinators, and takes the mark from them again.</summary>
internal static class ComparisonActs
{
    extension(Store store)
    {
        /// <summary>Puts these pairs before the coordinators, unless they were asked about already, and marks the child.</summary>
        public async Task Compare(Child child, IReadOnlyList<Alike> alike)
        {
            var ids = alike.Select(a => a.Id).ToList();
            var asked = ids.Count is 0
                ? []
                : await SameChild
                    .Pairs(store)
                    .Where(p => (p.FirstId == child.Id && ids.Contains(p.SecondId)) || (p.SecondId == child.Id && ids.Contains(p.FirstId)))
                    .Select(p => p.FirstId == child.Id ? p.SecondId : p.FirstId)
                    .ToListAsync();
            var found = alike.Where(a => !asked.Contains(a.Id)).Select(a => Comparison.Find(child.Id, a.Id, a.Match, store.Now)).ToList();
            if (found.Count > 0)
            {
                store.AddRange(found);
                child.LooksLikeAnother();
            }
        }

        /// <summary>Takes the mark from a child about whom no question is open any more.</summary>
        public async Task Settle(Comparison answered)
        {
            var (first, second) = await SameChild.Both(store, answered.FirstId, answered.SecondId);
            foreach (var child in new[] { first, second }.Where(c => c.MayBeKnownElsewhere))
            {
                if (
                    !await SameChild
                        .Pairs(store)
                        .AnyAsync(p =>
                            p.Id != answered.Id
                            && (p.FirstId == child.Id || p.SecondId == child.Id)
                            && (p.Status == ComparisonStatus.ToCompare || p.Status == ComparisonStatus.Proposed)
                        )
                )
                {
                    child.IsNoOther();
                }
            }
        }
    }
}
