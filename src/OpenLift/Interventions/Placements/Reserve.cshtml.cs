using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Interventions.Placements;

/// <summary>
/// Reserves a place for a child who waits, while the evidence is looked at again. Out of turn needs a reason and a second person (S5, S6).
/// </summary>
[Needs(Permission.OfferPlace)]
public sealed class ReservePlace(Store store) : ReferralPage(store), IChoosesPlace
{
    [BindProperty]
    public PlaceForm Place { get; set; } = new();

    [
        BindProperty,
        Display(Name = "Why does the place not go to the first on the list?"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? SkipWhy { get; set; }

    public FreePlaces Free { get; private set; } = null!;
    public int Position { get; private set; }

    protected override async Task<bool> Find() =>
        await base.Find()
        && Manages
        && (Record.Status is ReferralStatus.Waiting || (Record.Status is ReferralStatus.PlaceReserved && Record.HeldUntil <= Now));

    protected override async Task Load()
    {
        await base.Load();
        Free = await Store.FreePlaces(Record.HubId!.Value, Rules);
        Position = await Store.TurnOf(Record);
    }

    protected override void Fill() => (Place.Terms, Place.From) = (Rules.MostTerms, Free.NextStart);

    public async Task<IActionResult> OnPost()
    {
        var place = await Store.Reserve(Record, Place.Read(Today), SkipWhy);
        return Go(
            $"/places/{place.Id}",
            place.SkipWhy is null
                ? $"The place is reserved. {Record.ReferrerName} is asked to look at the evidence again."
                : "The place is held. A second person must agree that it is given out of turn."
        );
    }
}
