using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.County;
using OpenLift.Support;

namespace OpenLift.Interventions.Placements;

/// <summary>A place ends, or goes on for another term; then the child is back in full at the setting (S11, S12).</summary>
[Needs(Permission.EndPlace)]
public sealed class EndPlace(Store store) : ManagePlacePage(store)
{
    [BindProperty, Display(Name = "Last day")]
    public DateOnly? EndedOn { get; set; }

    [BindProperty, Display(Name = "Why does it end?"), Required(ErrorMessage = "Choose why it ends")]
    public EndReason? Reason { get; set; }

    [
        BindProperty,
        Display(Name = "How did it end, in words for the family?"),
        StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")
    ]
    public string? Why { get; set; }

    [BindProperty, Display(Name = "Why does it go on?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? ExtendWhy { get; set; }

    public bool ReviewHeld { get; private set; }
    public Case? HubCase { get; private set; }

    protected override async Task<bool> Find() => await base.Find() && Record.Status is PlacementStatus.Started;

    protected override async Task Load()
    {
        await base.Load();
        var (request, hub) = (Record.RequestId, Record.HubId);
        HubCase = await Store
            .Cases.Where(c => c.RequestId == request && c.HubId == hub)
            .OrderByDescending(c => c.OpenedOn)
            .FirstOrDefaultAsync();
        ReviewHeld = HubCase is not null && await Store.Reviews.AnyAsync(r => r.CaseId == HubCase.Id && r.HeldOn != null);
    }

    protected override void Fill() => (EndedOn, Reason) = (Record.Until < Today ? Record.Until : Today, EndReason.CriteriaMet);

    public async Task<IActionResult> OnPost()
    {
        var on = Needed(EndedOn, "Enter the last day", nameof(EndedOn));
        var why = Needed(Why, "Say how it ended", nameof(Why));
        Record.End(on, why, Today);
        Referral.End(why, Actor.Name, Now);
        await Store.GiveBack(Record, on.AddDays(1));
        if (HubCase is { Status: CaseStatus.Allocated } found)
        {
            found.End(Reason!.Value, why, Today);
        }
        return await Save("", "The place has ended. Record the first day back when the child is at the setting in full.");
    }

    public async Task<IActionResult> OnPostExtend()
    {
        var why = Needed(ExtendWhy, "Say why it goes on", nameof(ExtendWhy));
        var was = Record.Until;
        Record.Extend(1, why, await Store.Calendar(), Rules);
        if (Interventions.SchoolStart.Of(Child.Born) <= Record.Until)
        {
            throw new RuleBroken("The child starts school before that term ends", nameof(ExtendWhy));
        }
        await Store.TakeMore(Record, was.AddDays(1));
        return await Save("", $"Extended to {Record.Until.InFull}");
    }
}
