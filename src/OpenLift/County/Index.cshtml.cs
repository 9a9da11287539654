namespace OpenLift.County;

/// <summary>The county's reference data: all that another county would change (C1, C2, C5).</summary>
[Needs(Permission.ManageCounty)]
public sealed class CountyHome(Store store) : CountyPage(store);
