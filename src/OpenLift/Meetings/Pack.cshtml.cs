using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Meetings;

/// <summary>The papers of a meeting, as they were frozen, for the people of the meeting while it is near (L6, T14).</summary>
[Needs(Permission.SeePack)]
public class MeetingPack(Store store) : MeetingPage(store)
{
    /// <summary>What the pack says of itself.</summary>
    public string About =>
        "Frozen when the agenda was published. Each paper has its version and a fingerprint, so that "
        + $"everybody reads the same. Opened by {Actor.Name} on {Now.InFull}: keep it to yourself.";

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
        var referrals = Items.Select(i => i.ReferralId).OfType<Id<Interventions.Referral>>().ToList();
        var sent = await Store.Referrals.Where(r => referrals.Contains(r.Id)).ToListAsync();
        return item =>
            item.IsReferral
                ? sent.SingleOrDefault(r => r.Id == item.ReferralId) is { } referral
                    ? Agenda.Papers(item, referral, Now, afterPublication: true)
                    : item.Papers
                : requests.SingleOrDefault(r => r.Id == item.RequestId) is { } request
                    ? Agenda.Papers(item, request, files.Where(f => f.RequestId == item.RequestId), Now, afterPublication: true)
                    : item.Papers;
    }
}
