using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Children;

/// <summary>
/// Pairs of records that may be one child's, where one of the two is the coordinator's to see; for the data protection officer, what waits
/// to be confirmed and what was merged (C4).
/// </summary>
[Needs(Permission.CompareChildren)]
public sealed class SameChildren(Store store) : ListPage(store)
{
    /// <summary>What was merged or found not to be the same, in place of what is to answer.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Answered { get; set; }

    public IReadOnlyList<PairRow> Rows { get; private set; } = [];

    protected override Task Load() => AsOne(Read);

    private async Task Read()
    {
        var pairs = SameChild.Rows(
            Store,
            Answered
                ? Store.Comparisons.Where(p => p.Status == ComparisonStatus.Merged || p.Status == ComparisonStatus.NotTheSame)
                : Store.Comparisons.Unanswered
        );
        Total = await pairs.CountAsync();
        Rows = Total is 0 ? [] : await pairs.Skip(Skip).Take(PageSize).ToListAsync();
        await Store.Looked([.. Rows.SelectMany(r => new[] { r.First.Id, r.Second.Id }).Distinct()], Request.Path);
    }
}
