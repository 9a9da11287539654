using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;

namespace OpenLift.Interventions.Placements;

/// <summary>The places of one's hubs: those whose letter is due first, then by what comes next (S9, S10).</summary>
[Needs(Permission.SeePlacements)]
public sealed class PlacementsPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true)]
    public bool Over { get; set; }

    public IReadOnlyList<PlacementRow> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        var places = Store.Placements.Where(p =>
            (p.Status == PlacementStatus.Ended || p.Status == PlacementStatus.Released || p.Status == PlacementStatus.Declined) == Over
        );
        await Turn(places);
        Rows = await places
            .OrderBy(p => p.LetterSentOn != null || p.LetterDueOn == null)
            .ThenBy(p => p.LetterDueOn)
            .ThenBy(p => p.From)
            .ThenBy(p => p.Reference)
            .Skip(Skip)
            .Take(PageSize)
            .Select(p => new PlacementRow(
                p.Id,
                p.Reference,
                p.ChildId,
                Store.Children.Where(c => c.Id == p.ChildId).Select(c => c.FirstName + " " + c.LastName).FirstOrDefault(),
                p.Status,
                p.Kind,
                p.From,
                p.Until,
                p.HeldUntil,
                p.LetterDueOn,
                p.LetterWarnOn,
                p.LetterSentOn,
                places.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
        Store.Looked([.. Rows.Select(r => r.ChildId).Distinct()], Request.Path);
    }
}

public sealed record PlacementRow(
    Id<Placement> Id,
    string Reference,
    Id<Child> ChildId,
    string? Child,
    PlacementStatus Status,
    PlaceKind Kind,
    DateOnly From,
    DateOnly Until,
    DateTimeOffset? HeldUntil,
    DateOnly? LetterDueOn,
    DateOnly? LetterWarnOn,
    DateOnly? LetterSentOn,
    int Total
)
{
    public bool IsLate(DateOnly today) => LetterSentOn is null && LetterDueOn < today;

    public bool Warns(DateOnly today) => LetterSentOn is null && LetterWarnOn <= today && !IsLate(today);
}
