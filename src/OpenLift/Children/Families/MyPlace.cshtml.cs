using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Interventions.Hubs;
using OpenLift.Interventions.Placements;

namespace OpenLift.Children.Families;

/// <summary>
/// What was offered, read by the parent, who accepts or declines for themselves (S8, S9). A parent's no never undoes another's yes: the hub
/// then speaks with both.
/// </summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyPlace(Store store) : FamilyPages(store)
{
    [BindProperty, Display(Name = "Do you want this place?")]
    public bool? Yes { get; set; }

    [BindProperty, Display(Name = "If not, why?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? AnswerWords { get; set; }

    [BindProperty, Display(Name = "We wish to stay on the waiting list for another place")]
    public bool WaitsOn { get; set; }

    public Placement Place { get; private set; } = null!;
    public Hub Hub { get; private set; } = null!;

    protected override async Task<bool> Find()
    {
        if (!await base.Find())
        {
            return false;
        }
        var request = Asked.Id;
        Place = (
            await Store
                .Placements.Where(p =>
                    p.RequestId == request
                    && (p.Status == PlacementStatus.Offered || p.Status == PlacementStatus.Accepted || p.Status == PlacementStatus.Started)
                )
                .FirstOrDefaultAsync()
        )!;
        return Place is not null;
    }

    protected override async Task Load() => Hub = await Store.Hubs.SingleAsync(h => h.Id == Place.HubId);

    public async Task<IActionResult> OnPost()
    {
        var yes = Needed(Yes, "Choose yes or no", nameof(Yes));
        var holds = await Store.AnswerOverLink(Place, Hub, Link.CarerName, yes, AnswerWords, WaitsOn);
        return Go(
            "/my-child",
            yes ? "Thank you. The place is yours."
                : holds ? "Thank you for telling us."
                : "Thank you for telling us. The hub speaks with each of you before the place goes to others."
        );
    }
}
