using Microsoft.AspNetCore.Mvc;

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
        Written = await Store.OfferIsWritten(Record);
        Missing = Record.MissingForOffer(Attends is not null);
    }

    public async Task<IActionResult> OnPost()
    {
        await Store.WriteOffer(Record);
        return Done("The letters are written. A second person checks each before it goes.");
    }
}
