using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Letters;

namespace OpenLift.Interventions.Placements;

/// <summary>Writes the confirming letters: one for each parent, to be checked by a second person, within two weeks (S9).</summary>
[Needs(Permission.OfferPlace)]
public sealed class WriteOffer(Store store) : ManagePlacePage(store)
{
    public IReadOnlyList<string> Missing { get; private set; } = [];
    public bool Written { get; private set; }

    protected override async Task<bool> Find() => await base.Find() && Record.Status is PlacementStatus.Confirmed;

    protected override async Task Load()
    {
        await base.Load();
        var about = (Guid?)Id.Value;
        Written = await Store.Letters.AnyAsync(l =>
            l.About == about && l.Kind == LetterKind.ConfirmedOffer && l.Status != LetterStatus.Dropped
        );
        Missing =
        [
            .. Record.StatutoryAssessment is null ? new[] { "how a statutory assessment stands" } : [],
            .. Record.NoTransportToldOn is null && Record.Kind is PlaceKind.OnSite
                ? new[] { "that the family was told there is no transport" }
                : [],
            .. Record.Call is null && Attends is not null ? new[] { "your call to the child’s setting" } : [],
            .. Record.Timing is null ? new[] { "the times of day of the sessions" } : [],
        ];
    }

    public async Task<IActionResult> OnPost()
    {
        await Store.Hold(Id);
        var about = (Guid?)Id.Value;
        if (await Store.Letters.AnyAsync(l => l.About == about && l.Kind == LetterKind.ConfirmedOffer && l.Status != LetterStatus.Dropped))
        {
            throw new RuleBroken("The letters are written already.");
        }
        if (Missing.Count > 0)
        {
            throw new RuleBroken($"Record first {string.Join(", ", Missing)}");
        }
        await Store.WriteOffer(Record, Asked, Child, Hub, Rules);
        return await Save("", "The letters are written. A second person checks each before it goes.");
    }
}
