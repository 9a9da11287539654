using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Meetings;

/// <summary>Changes an action before the minutes are sealed: its words, who does it, by when.</summary>
[Needs(Permission.RecordOutcome)]
public sealed class ChangeAction(Store store) : RecordPage<MeetingAction>(store)
{
    [
        BindProperty,
        Display(Name = "What is to be done"),
        Required(ErrorMessage = "Enter what is to be done"),
        StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")
    ]
    public string? What { get; set; }

    [
        BindProperty,
        Display(Name = "Who does it"),
        Required(ErrorMessage = "Enter who does it"),
        StringLength(300, ErrorMessage = "Write 300 characters or fewer")
    ]
    public string? Owner { get; set; }

    [BindProperty, Display(Name = "By when"), Required(ErrorMessage = "Enter by when")]
    public DateOnly? DueOn { get; set; }

    public AgendaItem Item { get; private set; } = null!;

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["What"] = Record.What,
            ["Who"] = Record.Owner,
            ["By when"] = Record.DueOn.InFull,
        };

    protected override async Task<bool> Find()
    {
        if (!await base.Find())
        {
            return false;
        }
        Item = await Store.AgendaItems.SingleAsync(i => i.Id == Record.ItemId);
        var meeting = await Store.Meetings.SingleAsync(m => m.Id == Item.MeetingId);
        return !Item.Sealed && Actor.Holds(meeting.Rules.RunBy, meeting.Scope);
    }

    protected override void Fill() => (What, Owner, DueOn) = (Record.What, Record.Owner, Record.DueOn);

    public async Task<IActionResult> OnPost()
    {
        await Store.ChangeAction(Record, What!, Owner!, DueOn!.Value);
        return Go($"/meetings/{Item.MeetingId}/items/{Item.Id}", "The action is changed");
    }
}
