using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.County;
using OpenLift.Requests;

namespace OpenLift.Settings.Practice;

/// <summary>The provision map of one's own setting: by area of need and column, now or ended, and what single children get (Q8).</summary>
[Needs(Permission.KeepProvision)]
public sealed class ProvisionMap(Store store) : OwnSettingPage(store)
{
    [BindProperty(SupportsGet = true)]
    public bool Ended { get; set; }

    public CodeLabels Labels { get; private set; } = null!;
    public IReadOnlyList<ProvisionRow> Rows { get; private set; } = [];
    public IReadOnlyList<ChildProvisionRow> Children { get; private set; } = [];

    protected override async Task Load()
    {
        var (today, setting) = (Today, SettingId);
        Labels = await Store.CodeLabels();
        Rows = await Store
            .Provisions.Where(p => p.SettingId == setting && (p.Until != null && p.Until < today) == Ended)
            .OrderBy(p => p.From)
            .ThenBy(p => p.Id)
            .Select(p => new ProvisionRow(p.Id, p.Area, p.Column, p.What, p.HowOften, p.Lead, p.GroupName, p.From, p.Until))
            .ToListAsync();
        var rows = Store.ChildProvisions.Where(p => p.SettingId == setting && (p.Until != null && p.Until < today) == Ended);
        await Turn(rows);
        Children = await (
            from row in rows
            join child in Store.Children on row.ChildId equals child.Id
            orderby child.LastName, child.FirstName, child.Id, row.From, row.Id
            select new ChildProvisionRow(
                row.Id,
                child.Id,
                child.FirstName,
                child.LastName,
                row.Area,
                row.Column,
                row.What,
                row.From,
                row.Until,
                rows.Count()
            )
        )
            .Skip(Skip)
            .Take(PageSize)
            .ToListAsync();
        Total = Children.Count > 0 ? Children[0].Total : 0;
        Store.Looked([.. Children.Select(c => c.ChildId).Distinct()], Request.Path);
    }
}

public sealed record ChildProvisionRow(
    Id<ChildProvision> Id,
    Id<Child> ChildId,
    string First,
    string Last,
    string? Area,
    Column Column,
    string What,
    DateOnly From,
    DateOnly? Until,
    int Total
);
