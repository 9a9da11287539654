using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Children;

/// <summary>The children known to one's own setting.</summary>
[Needs(Permission.AddChild)]
public sealed class ChildrenPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true), StringLength(100, ErrorMessage = "Write 100 characters or fewer")]
    public string? Name { get; set; }

    public IReadOnlyList<ChildRow> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        var wanted = (Name ?? "").ForMatching;
        var (mine, today) = (Actor.Settings, Today);
        var children = Store.Children.Where(c => wanted == "" || c.MatchName.Contains(wanted));
        await Turn(children);
        Rows = await children
            .OrderBy(c => c.LastName)
            .ThenBy(c => c.FirstName)
            .ThenBy(c => c.Id)
            .Skip(Skip)
            .Take(PageSize)
            .Select(c => new ChildRow(
                c.Id,
                c.FirstName,
                c.LastName,
                c.Born,
                Store.Requests.Count(r => r.ChildId == c.Id),
                children.Count(),
                c.Enrolments.Where(e => mine.Contains(e.SettingId)).Any(e => e.Until == null || e.Until >= today)
                    ? null
                    : c.Enrolments.Where(e => mine.Contains(e.SettingId)).Max(e => e.Until)
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
        Store.Looked([.. Rows.Select(r => r.Id)], Request.Path);
    }
}

public sealed record ChildRow(Id<Child> Id, string First, string Last, DateOnly Born, int Requests, int Total, DateOnly? Left);
