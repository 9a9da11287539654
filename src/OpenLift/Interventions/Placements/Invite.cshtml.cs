using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Interventions.Placements;

/// <summary>Invites the family to the review meeting: one letter for each parent, checked by a second person (S11).</summary>
[Needs(Permission.OfferPlace)]
public sealed class InviteToReview(Store store) : ManagePlacePage(store)
{
    [
        BindProperty,
        Display(Name = "Time"),
        Required(ErrorMessage = "Enter the time"),
        StringLength(100, ErrorMessage = "Write 100 characters or fewer")
    ]
    public string? Time { get; set; }

    [
        BindProperty,
        Display(Name = "Place"),
        Required(ErrorMessage = "Enter the place"),
        StringLength(300, ErrorMessage = "Write 300 characters or fewer")
    ]
    public string? Where { get; set; }

    [BindProperty, Display(Name = "Who else comes?"), StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Who { get; set; }

    public DateOnly On { get; private set; }

    protected override async Task<bool> Find()
    {
        if (!await base.Find() || Record.Status is not PlacementStatus.Started)
        {
            return false;
        }
        var (request, hub) = (Record.RequestId, Record.HubId);
        On = await Store
            .Reviews.Where(r => r.RequestId == request && r.HeldOn == null && Store.Cases.Any(c => c.Id == r.CaseId && c.HubId == hub))
            .Select(r => r.PlannedOn)
            .FirstOrDefaultAsync();
        return On != default;
    }

    protected override void Fill() =>
        (Where, Who) = (
            string.Join(", ", new[] { Hub.Name, Hub.Address }.Where(a => a is not null)),
            Attends is { } at ? $"{at.SettingName}, and our team" : "our team"
        );

    public async Task<IActionResult> OnPost()
    {
        await Store.InviteToReview(Record, On, Time!, Where!, Who);
        return Done("The invitations are written. A second person checks each before it goes.");
    }
}
