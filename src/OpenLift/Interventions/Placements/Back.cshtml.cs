using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Support;

namespace OpenLift.Interventions.Placements;

/// <summary>The first day back in full: follow-ups are planned at six weeks and a term (S12).</summary>
[Needs(Permission.EndPlace)]
public sealed class FirstDayBack(Store store) : ManagePlacePage(store)
{
    [BindProperty, Display(Name = "First day back in full"), Required(ErrorMessage = "Enter the first day back")]
    public DateOnly? BackOn { get; set; }

    protected override async Task<bool> Find() =>
        await base.Find() && Record.Status is PlacementStatus.Ended && Record.FirstDayBack is null;

    public async Task<IActionResult> OnPost()
    {
        Record.Back(BackOn!.Value, Today);
        var (request, hub, calendar) = (Record.RequestId, Record.HubId, await Store.Calendar());
        if (
            await Store
                .Cases.Where(c => c.RequestId == request && c.HubId == hub)
                .OrderByDescending(c => c.OpenedOn)
                .FirstOrDefaultAsync() is
            { } found
        )
        {
            var name = (found.Assignments.Count > 0 ? found.Assignments[^1] : null);
            Store.AddRange(
                new[] { (VisitKind.SixWeeks, BackOn.Value.AddDays(42)), (VisitKind.ATerm, calendar.ATermAfter(BackOn.Value)) }.Select(f =>
                    Visit.Plan(
                        found,
                        f.Item1,
                        calendar.IsWorkingDay(f.Item2) ? f.Item2 : calendar.WorkingDays(f.Item2, 1),
                        null,
                        name?.PersonId,
                        name?.Name ?? Actor.Name,
                        Now
                    )
                )
            );
        }
        return await Save("", "Welcome back. Follow-ups are planned at six weeks and a term.");
    }
}
