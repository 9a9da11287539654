using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Requests;

namespace OpenLift.Meetings;

[Needs(Permission.ManageMeetings)]
public sealed class TakeOffAgenda(Store store) : RunMeetingPage(store)
{
    [FromRoute(Name = "item")]
    public Id<AgendaItem> ItemId { get; set; }

    [BindProperty, Required(ErrorMessage = "Say why it is taken off"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Reason { get; set; }

    public AgendaItem Item { get; private set; } = null!;

    protected override async Task<bool> Find() => await base.Find() && (Item = Items.SingleOrDefault(i => i.Id == ItemId)!) is not null;

    public async Task<IActionResult> OnPost()
    {
        if (Item.ReferralId is { } referral)
        {
            var found = await Store.Referrals.SingleAsync(r => r.Id == referral);
            found.TakeOffAgenda(Reason!);
            Item.TakeOff(Reason!);
            await Store.SaveChangesAsync();
            return Go($"/meetings/{Id}", $"{Item.Reference} is off the agenda. It comes onto the next panel that is planned.");
        }
        var request = await Store.Requests.SingleAsync(r => r.Id == Item.RequestId);
        var district = await Store.Districts.SingleAsync(d => d.Id == Item.DistrictId);
        request.TakeOffAgenda(Reason!, RequestClocks.ToScreen(district, await Store.Calendar(), Today), Now);
        Item.TakeOff(Reason!);
        await Store.SaveChangesAsync();
        return Go($"/meetings/{Id}", $"{Item.Reference} is back in your queue");
    }
}
