using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Features.Families;
using OpenLift.Features.Support;

namespace OpenLift.Features.Meetings;

[Needs(Permission.RecordOutcome)]
public sealed class SealMinutes(Store store, Messages.Outbox outbox) : RunMeetingPage(store)
{
    public async Task<IActionResult> OnPost()
    {
        var ids = Items.Select(i => i.Id).ToList();
        var requestIds = Items.Select(i => i.RequestId).ToList();
        var requests = await Store.Requests.Where(r => requestIds.Contains(r.Id)).ToListAsync();
        var actions = await Store.MeetingActions.Where(a => ids.Contains(a.ItemId)).ToListAsync();
        Minutes.Seal(Meeting, Items, requests, actions, Actor.Name, Now);
        foreach (var request in requests)
        {
            await Store.ToBeTold(request, outbox);
            await Store.OpenCases(request, Items.Single(i => i.RequestId == request.Id).Outcomes);
        }
        await Store.SaveChangesAsync();
        return Go($"/meetings/{Id}", "The minutes are sealed, and the settings see what was decided");
    }
}
