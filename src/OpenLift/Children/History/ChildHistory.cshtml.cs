using Microsoft.EntityFrameworkCore;

namespace OpenLift.Children.History;

/// <summary>Everything that happened to a child's record, as far as the reader may see it (X2).</summary>
[Needs(Permission.SeeChild)]
public sealed class ChildHistory(Store store) : ChildRecordPage(store)
{
    public const int Most = 300;

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    protected override async Task Load()
    {
        var subjects = (await Store.Requests.Where(r => r.ChildId == Id).Select(r => r.Id).ToListAsync()).ConvertAll(Store.SubjectOf);
        subjects.AddRange(Record.MergedFrom.Append(Id).Select(Store.SubjectOf));
        Entries = await Store
            .Audit.AsNoTracking()
            .Where(e => subjects.Contains(e.Subject))
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Version)
            .Take(Most)
            .ToListAsync();
    }
}
