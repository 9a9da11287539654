using Microsoft.EntityFrameworkCore;
using OpenLift.Requests;

namespace OpenLift.Children.Families;

/// <summary>Decisions that somebody entitled has not been shown to know, with their age. An empty list is the aim (L3, S3).</summary>
[Needs(Permission.TellFamily)]
public sealed class UntoldPage(Store store) : ListPage(store)
{
    public IReadOnlyList<TellingRow> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        var untold = Store.Tellings.Untold.For(Actor);
        await Turn(untold);
        Rows = await untold
            .OrderBy(t => t.Since)
            .ThenBy(t => t.Reference)
            .ThenBy(t => t.Id)
            .Skip(Skip)
            .Take(PageSize)
            .Select(t => new TellingRow(
                t.Id,
                t.RequestId,
                t.Reference,
                t.ChildId,
                t.CarerName,
                t.SettingName,
                t.Since,
                t.What,
                untold.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
        Store.Looked([.. Rows.Select(r => r.ChildId).Distinct()], Request.Path);
    }
}

public sealed record TellingRow(
    Id<Telling> Id,
    Id<Request> RequestId,
    string Reference,
    Id<Child> ChildId,
    string Carer,
    string Setting,
    DateOnly Since,
    string? What,
    int Total
);
