using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Correspondence.Messages;
using OpenLift.Platform.Govuk;
using OpenLift.Requests;

namespace OpenLift.Meetings;

/// <summary>Corrects sealed minutes: by words beside them, or, where the decision is recorded wrongly, by deciding it anew (L6).</summary>
[Needs(Permission.RecordOutcome)]
public sealed class CorrectItem(Store store, Outbox outbox) : RunMeetingPage(store)
{
    [FromRoute(Name = "item")]
    public Id<AgendaItem> ItemId { get; set; }

    [
        BindProperty,
        Display(Name = "What is wrong, and what is right?"),
        Required(ErrorMessage = "Write the correction"),
        StringLength(10_000, ErrorMessage = WriteNeed.TooLong)
    ]
    public string? Correction { get; set; }

    [BindProperty, Display(Name = "The decision itself is recorded wrongly: it was as I choose here")]
    public bool Wrong { get; set; }

    [BindProperty, Display(Name = "What was decided")]
    public List<string> Outcomes { get; set; } = [];

    [BindProperty, Display(Name = "Why, in plain words"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Reason { get; set; }

    public AgendaItem Item { get; private set; } = null!;
    public IEnumerable<Choice> AllOutcomes => Meeting.Rules.Outcomes.Select(o => new Choice(o.ToString(), o.Words));

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?> { ["What was decided"] = Item.InWords, ["Why"] = Item.Reason };

    protected override async Task<bool> Find() =>
        await base.Find() && (Item = Items.SingleOrDefault(i => i.Id == ItemId && i.Sealed)!) is not null;

    protected override void Fill() => (Outcomes, Reason) = ([.. Item.Outcomes.Select(o => o.ToString())], Item.Reason);

    public async Task<IActionResult> OnPost()
    {
        if (!Wrong)
        {
            Item.Correct(Correction!, Actor.Name, Now);
            await Store.SaveChangesAsync();
            return Go($"/meetings/{Id}/minutes", "The correction stands beside the minutes");
        }
        var outcomes = Meeting.Rules.Outcomes.Where(o => Outcomes.Contains(o.ToString())).ToList();
        var reason = Needed(Reason, "Give the reason in words for the family", nameof(Reason));
        await Store.Amend(Meeting, Item, new(Correction!, outcomes, reason, Actor.PersonId.Value, Actor.Name), outbox);
        return Go(
            $"/meetings/{Id}",
            Meeting.Rules.ByTwo
                ? $"{Item.Reference}: the correction waits for a second member to confirm it"
                : $"{Item.Reference}: the decision is corrected, and the family is to be told again"
        );
    }
}
