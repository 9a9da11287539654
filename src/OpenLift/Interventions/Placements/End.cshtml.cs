using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Messages;
using OpenLift.Interventions.Proposals;
using OpenLift.Support;

namespace OpenLift.Interventions.Placements;

/// <summary>A place ends, or goes on for another term; then the child is back in full at the setting (S11, S12).</summary>
[Needs(Permission.EndPlace)]
public sealed class EndPlace(Store store) : ManagePlacePage(store)
{
    [BindProperty, Display(Name = "Last day")]
    public DateOnly? EndedOn { get; set; }

    [BindProperty, Display(Name = "Why does it end?")]
    public EndReason? Reason { get; set; }

    [
        BindProperty,
        Display(Name = "How did it end, in words for the family?"),
        StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")
    ]
    public string? Why { get; set; }

    [BindProperty, Display(Name = "If no review was held: why not?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? NoReviewWhy { get; set; }

    [BindProperty, Display(Name = "Why does it go on?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? ExtendWhy { get; set; }

    /// <summary>The rules of the day: an extension is decided now.</summary>
    public InterventionRules InForce { get; private set; } = null!;
    public string Longest =>
        InForce.MostTerms.Of("term")
        + (InForce.ExtensionTerms > 0 ? $", and an extension may add {InForce.ExtensionTerms.Of("term")}" : "; none goes beyond that");

    public bool ReviewHeld { get; private set; }
    public Case? HubCase { get; private set; }

    protected override async Task<bool> Find() => await base.Find() && Record.Status is PlacementStatus.Started;

    protected override async Task Load()
    {
        await base.Load();
        InForce = await Store.RulesToday();
        HubCase = await Store.CaseOf(Record);
        ReviewHeld = HubCase is not null && await Store.Reviews.AnyAsync(r => r.CaseId == HubCase.Id && r.HeldOn != null);
    }

    protected override void Fill() => (EndedOn, Reason) = (Record.Until < Today ? Record.Until : Today, EndReason.CriteriaMet);

    public async Task<IActionResult> OnPost()
    {
        var on = Needed(EndedOn, "Enter the last day", nameof(EndedOn));
        var why = Needed(Why, "Say how it ended", nameof(Why));
        var reason = Needed(Reason, "Choose why it ends", nameof(Reason));
        if (on < Record.LastSession)
        {
            await Store.ProposeEnd(Record, new(on, reason, why, NoReviewWhy), Attends is not null);
            return Done("It ends before its time: another manager of the hub is asked to agree. Until then it goes on.");
        }
        await Store.End(Record, on, reason, why);
        return Done("The place has ended. Record the first day back when the child is at the setting in full.");
    }

    public async Task<IActionResult> OnPostExtend([FromServices] Outbox outbox)
    {
        await Store.Extend(Record, Needed(ExtendWhy, "Say why it goes on", nameof(ExtendWhy)), outbox);
        return Done($"Extended to {Record.Until.InFull}");
    }
}
