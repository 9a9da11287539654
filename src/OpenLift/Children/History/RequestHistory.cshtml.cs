using Microsoft.EntityFrameworkCore;
using OpenLift.Meetings;
using OpenLift.Requests;

namespace OpenLift.Children.History;

/// <summary>
/// Everything that happened to one request: its words, its family's answers, its files, its meeting (X2). What a meeting records is its
/// coordinator's until the minutes are sealed.
/// </summary>
[Needs(Permission.SeeRequest)]
public sealed class RequestHistory(Store store) : RequestPage(store)
{
    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    protected override async Task Load()
    {
        await base.Load();
        var files = await Store.Attachments.Where(a => a.RequestId == Id).Select(a => a.Id).ToListAsync();
        var runs = Actor.Districts.Contains(Record.DistrictId);
        var items = runs
            ? await Store.AgendaItems.Where(i => i.RequestId == Id && i.ReferralId == null).Select(i => i.Id).ToListAsync()
            : [];
        var actions = await (runs ? Store.MeetingActions : Store.AgreedActions)
            .Where(a => a.RequestId == Id)
            .Select(a => a.Id)
            .ToListAsync();
        List<string> subjects =
        [
            Store.SubjectOf(Id),
            Store.SubjectOf(Consent.Id),
            .. files.Select(Store.SubjectOf),
            .. items.Select(Store.SubjectOf),
            .. actions.Select(Store.SubjectOf),
        ];
        Entries = await Store
            .Audit.AsNoTracking()
            .Where(e => subjects.Contains(e.Subject))
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Version)
            .Take(ChildHistory.Most)
            .ToListAsync();
    }
}
