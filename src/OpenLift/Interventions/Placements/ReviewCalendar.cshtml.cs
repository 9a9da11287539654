using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Interventions.Hubs;

namespace OpenLift.Interventions.Placements;

/// <summary>The review meeting as a calendar file. It names no child and no need (S11, T19).</summary>
[Needs(Permission.SeePlacements)]
public sealed class ReviewCalendar(Store store) : PlacementPage(store)
{
    public async Task<IActionResult> OnGet()
    {
        var (request, hub) = (Record.RequestId, Record.HubId);
        if (
            await Store
                .Reviews.Where(r => r.RequestId == request && r.HeldOn == null && Store.Cases.Any(c => c.Id == r.CaseId && c.HubId == hub))
                .Select(r => (DateOnly?)r.PlannedOn)
                .FirstOrDefaultAsync()
            is not { } on
        )
        {
            return NotFound();
        }
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return File(
            Encoding.UTF8.GetBytes(CalendarFile.Day(Record.Id.Value, on, "Review meeting", Hub.Name, Now)),
            "text/calendar",
            "review-meeting.ics"
        );
    }
}
