using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Interventions;

namespace OpenLift.Meetings;

/// <summary>Freezes the papers and opens them to the people of the meeting, after saying what that does (L6).</summary>
[Needs(Permission.ManageMeetings)]
public sealed class PublishAgenda(Store store) : RunMeetingPage(store)
{
    public async Task<IActionResult> OnPost()
    {
        if (Meeting.IsPanel)
        {
            return await PublishPanel();
        }
        var ids = Items.Select(i => i.RequestId).ToList();
        var requests = await Store.Requests.Include(r => r.Versions).Where(r => ids.Contains(r.Id)).ToListAsync();
        var files = await Store.Attachments.Where(a => ids.Contains(a.RequestId) && a.RemovedAt == null).ToListAsync();
        var (district, area, now) = ($"district/{Meeting.DistrictId}", AreaScope, Now);
        var team = await (
            from role in Store.HeldRoles
            where
                (role.Scope == district || role.Scope == area)
                && (
                    role.Role == People.Role.Coordinator
                    || role.Role == People.Role.SpecialistTeacher
                    || role.Role == People.Role.EducationalPsychologist
                )
                && role.From <= now
                && (role.Until == null || role.Until > now)
            join person in Store.People on role.PersonId equals person.Id
            select new
            {
                person.Id,
                person.Name,
                role.Role,
            }
        ).ToListAsync();
        Agenda.Publish(Meeting, Items, requests, files, [.. team.DistinctBy(t => t.Id).Select(t => (t.Id, t.Name, t.Role))], Now);
        await Store.SaveChangesAsync();
        return Go($"/meetings/{Id}", "The agenda and papers are published. Papers added from now on are marked late.");
    }

    private async Task<IActionResult> PublishPanel()
    {
        await Store.ListAllFor(Meeting);
        await Store.SaveChangesAsync();
        var (items, referrals) = await Store.AllOn(Meeting);
        var (area, now) = (AreaScope, Now);
        var members = await (
            from role in Store.HeldRoles
            where
                role.Scope == area
                && (role.Role == People.Role.PanelMember || role.Role == People.Role.PanelChair)
                && role.From <= now
                && (role.Until == null || role.Until > now)
            join person in Store.People on role.PersonId equals person.Id
            select new
            {
                person.Id,
                person.Name,
                role.Role,
            }
        ).ToListAsync();
        Agenda.Publish(Meeting, items, referrals, [.. members.DistinctBy(m => m.Id).Select(m => (m.Id, m.Name, m.Role))], Now);
        await Store.SaveChangesAsync();
        return Go($"/meetings/{Id}", "The agenda and papers are published. The panel can read them from five working days before.");
    }
}
