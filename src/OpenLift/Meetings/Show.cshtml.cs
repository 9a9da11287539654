using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Meetings;

/// <summary>One meeting: its agenda, as far as the reader may see it, and what the coordinator does with it (L6).</summary>
[Needs(Permission.SeeMeetings)]
public sealed class ShowMeeting(Store store) : MeetingPage(store)
{
    public async Task<IActionResult> OnPostUp(Id<AgendaItem> item)
    {
        var at = Items.ToList().FindIndex(i => i.Id == item);
        if (!Runs || at < 0 || Meeting.Status is not MeetingStatus.Planned)
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
