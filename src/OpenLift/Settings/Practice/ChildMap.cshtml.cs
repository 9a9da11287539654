using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.County;
using OpenLift.Requests;

namespace OpenLift.Settings.Practice;

/// <summary>What one child gets, from whom and since when; and the strategies of its requests that could be put on the map (Q8).</summary>
[Needs(Permission.SeePractice)]
public sealed class ChildMap(Store store) : RecordPage<Child>(store)
{
    public CodeLabels Labels { get; private set; } = null!;
    public IReadOnlyList<ChildProvision> Rows { get; private set; } = [];
    public IReadOnlyList<Strategy> Strategies { get; private set; } = [];

    /// <summary>The child attends one of this person's settings.</summary>
    public bool Mine => Actor.May(Permission.KeepProvision) && Actor.Settings.Any(s => Record.Attends(s, Today));

    protected override async Task Load()
    {
        Labels = await Store.CodeLabels();
        Rows = await Store
            .ChildProvisions.AsNoTracking()
            .Where(p => p.ChildId == Id)
            .OrderBy(p => p.Until != null)
            .ThenBy(p => p.Column)
            .ThenBy(p => p.From)
            .ThenBy(p => p.Id)
            .ToListAsync();
        var taken = Rows.Select(r => r.Strategy).ToList();
        Strategies = Mine
            ?
            [
                .. (
                    await Store
                        .Requests.Where(r => r.ChildId == Id && Actor.Settings.Contains(r.SettingId))
                        .OrderByDescending(r => r.StartedAt)
                        .Select(r => r.Strategies)
                        .ToListAsync()
                )
                    .SelectMany(s => s)
                    .Where(s => !taken.Contains(s.Key))
                    .DistinctBy(s => s.Key),
            ]
            : [];
    }
}
