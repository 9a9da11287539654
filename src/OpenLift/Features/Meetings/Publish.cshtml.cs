using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Features.Meetings;

/// <summary>Freezes the papers and opens them to the people of the meeting, after saying what that does (L6).</summary>
[Needs(Permission.ManageMeetings)]
public sealed class PublishAgenda(Store store) : RunMeetingPage(store)
{
    public async Task<IActionResult> OnPost()
    {
        var ids = Items.Select(i => i.RequestId).ToList();
        var requests = await Store.Requests.Include(r => r.Versions).Where(r => ids.Contains(r.Id)).ToListAsync();
        var files = await Store.Attachments.Where(a => ids.Contains(a.RequestId) && a.RemovedAt == null).ToListAsync();
        var (district, area, now) = ($"district/{Meeting.DistrictId}", AreaScope, Now);
        var team = await (from role in Store.HeldRoles where (role.Scope == district || role.Scope == area) && role.From <= now && (role.Until == null || role.Until > now) join person in Store.People on role.PersonId equals person.Id select new { person.Id, person.Name, role.Role }).ToListAsync();
        Agenda.Publish(Meeting, Items, requests, files, [.. team.DistinctBy(t => t.Id).Select(t => (t.Id, t.Name, t.Role))], Now);
        await Store.SaveChangesAsync();
        return Go($"/meetings/{Id}", "The agenda and papers are published. Papers added from now on are marked late.");
    }
}
