using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Features.Meetings;

/// <summary>One meeting: its agenda, as far as the reader may see it, and what the coordinator does with it (L6).</summary>
[Needs(Permission.SeeMeetings)]
public sealed class ShowMeeting(Store store) : MeetingPage(store)
{
    public async Task<IActionResult> OnPostPublish()
    {
        if (!Runs)
        {
            return NotFound();
        }
        var ids = Items.Select(i => i.RequestId).ToList();
        var requests = await Store.Requests.Include(r => r.Versions).Where(r => ids.Contains(r.Id)).ToListAsync();
        var files = await Store.Attachments.Where(a => ids.Contains(a.RequestId) && a.RemovedAt == null).ToListAsync();
        var area = await Store.Districts.Where(d => d.Id == Meeting.DistrictId).Select(d => $"area/{d.Area}").SingleAsync();
        var (district, now) = ($"district/{Meeting.DistrictId}", Now);
        var team = await (from role in Store.HeldRoles where (role.Scope == district || role.Scope == area) && role.From <= now && (role.Until == null || role.Until > now) join person in Store.People on role.PersonId equals person.Id select new { person.Id, person.Name, role.Role }).ToListAsync();
        Agenda.Publish(Meeting, Items, requests, files, [.. team.DistinctBy(t => t.Id).Select(t => (t.Id, t.Name, t.Role))], Now);
        await Store.SaveChangesAsync();
        return Go($"/meetings/{Id}", "The agenda and papers are published. Papers added from now on are marked late.");
    }

    public async Task<IActionResult> OnPostUp(Id<AgendaItem> item)
    {
        var at = Items.ToList().FindIndex(i => i.Id == item);
        if (!Runs || at < 0)
        {
            return NotFound();
        }
        if (at > 0)
        {
            var order = Items.ToList();
            (order[at - 1], order[at]) = (order[at], order[at - 1]);
            for (var i = 0; i < order.Count; i++)
            {
                if (order[i].Position != i + 1)
                {
                    order[i].MoveTo(i + 1);
                }
            }
            await Store.SaveChangesAsync();
        }
        return Go($"/meetings/{Id}", "The order is changed");
    }
}
