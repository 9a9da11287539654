using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Children.Families;

/// <summary>The visit is over, or there was none: how to come back.</summary>
[AllowAnonymous]
public sealed class FamilyVisitOver(Store store, IConfiguration settings) : CountyPage(store)
{
    [BindProperty(SupportsGet = true)]
    public string? Left { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kept { get; set; }

    /// <summary>Somewhere that says nothing of this service, for whoever must not be seen here (T19).</summary>
    public string? LeadsTo => Left is null ? null : settings["LeaveTo"] ?? "https://www.bbc.co.uk/weather";
}
