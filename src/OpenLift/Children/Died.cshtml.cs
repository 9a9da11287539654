using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Children;

/// <summary>That the child has died: one person says it, a second makes sure, and either can say that it was wrong (C3).</summary>
[Needs(Permission.CorrectIdentity)]
public sealed class ChildDiedPage(Store store, IEnumerable<IEndsWithTheChild> wings) : ChildWritePage(store)
{
    [BindProperty, Display(Name = "When did the child die?")]
    public DateOnly? On { get; set; }

    [BindProperty, Display(Name = "How is it known?"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? HowKnown { get; set; }

    [BindProperty, Display(Name = "What happened?"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? Why { get; set; }

    public bool MayConfirm => Record.Death?.SaidBy != Actor.PersonId;

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?> { ["Died on"] = Record.DiedOn?.InFull, ["Confirmed by"] = Record.Death?.ConfirmedBy };

    public async Task<IActionResult> OnPost()
    {
        await Store.HasDied(Record, Needed(On, "Enter the day", nameof(On)), Needed(HowKnown, "Say how it is known", nameof(HowKnown)));
        return await Keep("Saved. A second person makes sure of it");
    }

    public async Task<IActionResult> OnPostConfirm()
    {
        await Store.ConfirmDeath(Record, wings);
        return await Keep("Confirmed. Everything that was planned for this child has ended");
    }

    public async Task<IActionResult> OnPostWrong()
    {
        await Store.HasNotDied(Record, Needed(Why, "Say what happened", nameof(Why)), wings);
        return await Keep("Taken back: the child has not died");
    }

    private async Task<IActionResult> Keep(string said)
    {
        await Store.SaveChangesAsync();
        return Go($"/children/{Id}", said);
    }
}
