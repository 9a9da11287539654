using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Meetings;

/// <summary>Somebody who sits says, before or at the meeting, that they are close to this child or family (L6).</summary>
[Needs(Permission.SeePack)]
public sealed class DeclareInterest(Store store) : MeetingPage(store)
{
    [FromRoute(Name = "item")]
    public Id<AgendaItem> ItemId { get; set; }

    [BindProperty, Display(Name = "What is your interest?"), Required(ErrorMessage = "Say what the interest is")]
    [StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? What { get; set; }

    public AgendaItem Item { get; private set; } = null!;

    protected override async Task<bool> Find() =>
        await base.Find()
        && Sits
        && Meeting.Status.IsOpen
        && (Item = Items.SingleOrDefault(i => i.Id == ItemId && !i.HasInterest(Actor.PersonId))!) is not null;

    public async Task<IActionResult> OnPost()
    {
        await Store.Declare(Item, new(Actor.Name, Actor.PersonId.Value, What!, Left: true));
        return Go($"/meetings/{Id}", "Your interest stands in the minutes. The papers of this child are closed to you.");
    }
}
