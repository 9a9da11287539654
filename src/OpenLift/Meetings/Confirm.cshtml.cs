using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Messages;
using OpenLift.Interventions;

namespace OpenLift.Meetings;

/// <summary>A second member of a panel confirms a decision before the minutes can be sealed (S3).</summary>
[Needs(Permission.ConfirmPanelDecision)]
public sealed class ConfirmItem(Store store, Outbox outbox) : MeetingPage(store)
{
    [FromRoute(Name = "item")]
    public Id<AgendaItem> ItemId { get; set; }

    [BindProperty, Display(Name = "What is not as it was decided?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Why { get; set; }

    public AgendaItem Item { get; private set; } = null!;
    public CriteriaSum Sum { get; private set; } = null!;

    /// <summary>What is to be confirmed: what was recorded, or how it is to be corrected.</summary>
    public Amendment? Proposed => Item.Proposed.Count > 0 ? Item.Proposed[0] : null;
    public IReadOnlyList<Outcome> Decided => Proposed?.Outcomes ?? Item.Outcomes;
    public string? Because => Proposed?.Reason ?? Item.Reason;

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?> { ["Decision"] = string.Join('\n', Decided.Select(o => o.Words)), ["Why"] = Because };

    protected override async Task<bool> Find() =>
        await base.Find()
        && Sits
        && Meeting.Rules.ByTwo
        && Meeting.Status is MeetingStatus.Published or MeetingStatus.Sealed
        && (Item = Items.SingleOrDefault(i => i.Id == ItemId && (i.Sealed ? i.Proposed.Count > 0 : i.IsDecided))!) is not null;

    protected override async Task Load()
    {
        var id = Item.ReferralId;
        Sum = await Store.SumOf(await Store.Referrals.SingleAsync(r => r.Id == id));
    }

    public async Task<IActionResult> OnPost()
    {
        await (Proposed is null ? Store.Confirm(Item) : Store.Agree(Item, outbox));
        return Go($"/meetings/{Id}", $"{Item.Reference}: confirmed");
    }

    public async Task<IActionResult> OnPostNo()
    {
        await Store.SendBack(Item, Needed(Why, "Say what is not as it was decided", nameof(Why)));
        return Go($"/meetings/{Id}", $"{Item.Reference}: back with the chair, who writes it down again");
    }
}
