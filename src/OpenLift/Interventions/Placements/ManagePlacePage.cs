namespace OpenLift.Interventions.Placements;

/// <summary>A page on which the hub's manager does the next thing.</summary>
public abstract class ManagePlacePage(Store store) : PlacementPage(store)
{
    protected override async Task<bool> Find() => await base.Find() && Manages;
}
