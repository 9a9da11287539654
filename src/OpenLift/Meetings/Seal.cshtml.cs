using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Families;
using OpenLift.County;
using OpenLift.Interventions;
using OpenLift.Support;

namespace OpenLift.Meetings;

[Needs(Permission.RecordOutcome)]
public sealed class SealMinutes(Store store, OpenLift.Correspondence.Messages.Outbox outbox) : RunMeetingPage(store)
{
    public async Task<IActionResult> OnPost()
    {
        var ids = Items.Select(i => i.Id).ToList();
        if (Meeting.IsPanel)
        {
            return await SealPanel(await Store.MeetingActions.Where(a => ids.Contains(a.ItemId)).ToListAsync());
        }
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

    private async Task<IActionResult> SealPanel(IReadOnlyList<MeetingAction> actions)
    {
        var (items, referrals) = await Store.AllOn(Meeting);
        Store.AddRange(
            Minutes.SealPanel(
                Meeting,
                items,
                referrals,
                await Store.Hubs.ToListAsync(),
                await Store.RulesToday(),
                actions,
                await Store.Calendar(),
                Actor.Name,
                Now
            )
        );
        foreach (var referral in referrals)
        {
            await Store.ToBeTold(referral, "What the panel decided", outbox);
        }
        await Store.SaveChangesAsync();
        return Go($"/meetings/{Id}", "The minutes are sealed. Whoever referred now tells each family.");
    }
}
