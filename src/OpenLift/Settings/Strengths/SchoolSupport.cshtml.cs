using Microsoft.EntityFrameworkCore;

namespace OpenLift.Settings.Strengths;

/// <summary>Which settings help which: one's own, or those of one's districts (L11).</summary>
[Needs(Permission.SeePractice)]
public sealed class SchoolSupportPage(Store store) : ListPage(store)
{
    public IReadOnlyList<SchoolSupportRow> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        var supports = Store.SchoolSupportOpenToMe.AsNoTracking();
        await Turn(supports);
        Rows = await supports
            .OrderByDescending(s => s.FirstVisitOn)
            .ThenBy(s => s.Id)
            .Skip(Skip)
            .Take(PageSize)
            .Select(s => new SchoolSupportRow(
                s.Id,
                s.HelperName,
                s.HelpedName,
                s.About,
                s.FirstVisitOn,
                s.Status,
                s.Useful,
                supports.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
    }
}

public sealed record SchoolSupportRow(
    Id<SchoolSupport> Id,
    string Helper,
    string Helped,
    string About,
    DateOnly FirstVisitOn,
    SchoolSupportStatus Status,
    int? Useful,
    int Total
);
