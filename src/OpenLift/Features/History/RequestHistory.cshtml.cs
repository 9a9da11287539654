using Microsoft.EntityFrameworkCore;
using OpenLift.Features.Requests;

namespace OpenLift.Features.History;

/// <summary>Everything that happened to one request: its words, its family's answers, its files, its meeting (X2).</summary>
[Needs(Permission.SeeRequest)]
public sealed class RequestHistory(Store store) : RequestPage(store)
{
    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    protected override async Task Load()
    {
        await base.Load();
        var items = await Store.AgendaItems.Where(i => i.RequestId == Id).Select(i => i.Id).ToListAsync();
        var actions = await Store.MeetingActions.Where(a => a.RequestId == Id).Select(a => a.Id).ToListAsync();
        List<string> subjects = [Store.SubjectOf(Id), Store.SubjectOf(Consent.Id), .. Files.Select(f => Store.SubjectOf(f.Id)), .. items.Select(Store.SubjectOf), .. actions.Select(Store.SubjectOf)];
        Entries = await Store.Audit.AsNoTracking().Where(e => subjects.Contains(e.Subject)).OrderByDescending(e => e.At).ThenByDescending(e => e.Version).Take(ChildHistory.Most).ToListAsync();
    }
}
