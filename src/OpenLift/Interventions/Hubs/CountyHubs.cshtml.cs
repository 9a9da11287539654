using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Platform.Govuk;

namespace OpenLift.Interventions.Hubs;

/// <summary>The county’s hubs, and the districts that have none yet (S6).</summary>
[Needs(Permission.ManageCounty)]
public sealed class CountyHubs(Store store) : CountyPage(store)
{
    [BindProperty, Required(ErrorMessage = "Choose the district")]
    public string? District { get; set; }

    [BindProperty]
    public HubInput Hub { get; set; } = new();

    public IReadOnlyList<Choice> Districts { get; private set; } = [];
    public IReadOnlyList<(Hub Hub, string District)> Rows { get; private set; } = [];

    public IEnumerable<Choice> Without =>
        Districts.Where(d => !Rows.Any(r => r.Hub.DistrictId.ToString() == d.Value && !r.Hub.IsClosedOn(Today)));

    protected override async Task Load()
    {
        Districts = await Store.DistrictChoices();
        var names = Districts.ToDictionary(d => d.Value!, d => d.Text!);
        Rows =
        [
            .. (await Store.Hubs.AsNoTracking().OrderBy(h => h.Name).ThenBy(h => h.Id).ToListAsync()).Select(h =>
                (h, names[h.DistrictId.ToString()])
            ),
        ];
    }

    public async Task<IActionResult> OnPost()
    {
        var chosen = Districts.FirstOrDefault(d => d.Value == District) ?? throw new RuleBroken("Choose the district", nameof(District));
        var opened = await Store.OpenHub(new(Guid.Parse(chosen.Value!)), Hub.Details);
        return Go("/county/hubs", $"{opened.Name} is open. Give somebody the role of its manager next");
    }
}
