using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

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
        await Store.TakeOff(Item, Reason!);
        return Go($"/meetings/{Id}", $"{Item.Reference} {Meeting.Rules.WhenTakenOff}");
    }
}
