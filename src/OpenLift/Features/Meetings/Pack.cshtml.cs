using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Features.Meetings;

/// <summary>The papers of a meeting, as they were frozen, for the people of the meeting while it is near (L6, T14).</summary>
[Needs(Permission.SeePack)]
public sealed class MeetingPack(Store store) : MeetingPage(store)
{
    public IReadOnlySet<Id<AgendaItem>> NewPapers { get; private set; } = new HashSet<Id<AgendaItem>>();

    protected override async Task<bool> Find() => await base.Find() && Meeting.Status is MeetingStatus.Published or MeetingStatus.Sealed;

    protected override async Task Load()
    {
        if (Runs)
        {
            var fresh = await Fresh();
            NewPapers = Items.Where(i => fresh(i).Count > i.Papers.Count).Select(i => i.Id).ToHashSet();
        }
    }

    public async Task<IActionResult> OnPostLate(Id<AgendaItem> item)
    {
        if (!Runs || Items.SingleOrDefault(i => i.Id == item) is not { } found)
        {
            return NotFound();
        }
        found.Freeze((await Fresh())(found), "Late papers added");
        await Store.SaveChangesAsync();
        return Go($"/meetings/{Id}/pack", "The new papers are added and marked late");
    }

    private async Task<Func<AgendaItem, IReadOnlyList<Paper>>> Fresh()
    {
        var ids = Items.Select(i => i.RequestId).ToList();
        var requests = await Store.Requests.Include(r => r.Versions).Where(r => ids.Contains(r.Id)).ToListAsync();
        var files = await Store.Attachments.Where(a => ids.Contains(a.RequestId) && a.RemovedAt == null).ToListAsync();
        return item => requests.SingleOrDefault(r => r.Id == item.RequestId) is { } request ? Agenda.Papers(item, request, files.Where(f => f.RequestId == item.RequestId), Now, afterPublication: true) : item.Papers;
    }
}
