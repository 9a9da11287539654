using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Interventions.Placements;

/// <summary>Changes what is offered, until the family has been told.</summary>
[Needs(Permission.OfferPlace)]
public sealed class ChangePlace(Store store) : ManagePlacePage(store), IChoosesPlace
{
    [BindProperty]
    public PlaceForm Place { get; set; } = new();

    [
        BindProperty,
        Display(Name = "Times of day, and anything else to know"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? Timing { get; set; }

    public FreePlaces Free { get; private set; } = null!;

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Place"] = $"{Record.When}, {Record.From.InFull} to {Record.Until.InFull}",
            ["Times"] = Record.Timing,
        };

    protected override async Task<bool> Find() =>
        await base.Find() && Record.Status is PlacementStatus.Reserved or PlacementStatus.Confirmed;

    protected override async Task Load()
    {
        await base.Load();
        Free = await Store.FreePlaces(Record.HubId, Rules);
    }

    protected override void Fill() =>
        (Place, Timing) = (
            new()
            {
                Kind = Record.Kind,
                Sessions = [.. Record.Sessions.Select(s => $"{s.Day} {s.Half}")],
                Hours = Record.OffSiteHours,
                From = Record.From,
                Terms = Record.TermCount,
            },
            Record.Timing
        );

    public async Task<IActionResult> OnPost()
    {
        var again = await Store.Change(Record, Place.Read(Today < Record.From ? Today : Record.From), Timing);
        return Done(again ? "The place is changed. The letters that said otherwise are dropped: write them anew." : "The place is changed");
    }
}
