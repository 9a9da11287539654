using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Interventions;

namespace OpenLift.Meetings;

/// <summary>A second member of a panel confirms a decision before the minutes can be sealed (S3).</summary>
[Needs(Permission.ConfirmPanelDecision)]
public sealed class ConfirmItem(Store store) : MeetingPage(store)
{
    [FromRoute(Name = "item")]
    public Id<AgendaItem> ItemId { get; set; }

    public AgendaItem Item { get; private set; } = null!;
    public CriteriaSum Sum { get; private set; } = null!;

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?> { ["Decision"] = string.Join('\n', Item.Outcomes.Select(o => o.Words)), ["Why"] = Item.Reason };

    protected override async Task<bool> Find() =>
        await base.Find()
        && Sits
        && Meeting.IsPanel
        && Meeting.Status is MeetingStatus.Published
        && (Item = Items.SingleOrDefault(i => i.Id == ItemId && i.IsDecided)!) is not null;

    protected override async Task Load()
    {
        var id = Item.ReferralId;
        Sum = await Store.SumOf(await Store.Referrals.SingleAsync(r => r.Id == id));
    }

    public async Task<IActionResult> OnPost()
    {
        await Store.Confirm(Item);
        return Go($"/meetings/{Id}", $"{Item.Reference}: confirmed");
    }
}
