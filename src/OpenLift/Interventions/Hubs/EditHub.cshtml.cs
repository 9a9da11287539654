using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Interventions.Hubs;

[Needs(Permission.ManageCounty)]
public sealed class EditHub(Store store) : RecordPage<Hub>(store)
{
    [BindProperty]
    public HubInput Hub { get; set; } = new();

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Name"] = Record.Name,
            ["Address"] = Record.Address,
            ["Postcode"] = Record.Postcode,
            ["Email address"] = Record.Email,
            ["Phone number"] = Record.Phone,
            ["Manager"] = Record.ManagerName,
        };

    protected override void Fill() => Hub = HubInput.Of(Record.Details);

    public async Task<IActionResult> OnPost()
    {
        Record.Change(Hub.Details);
        await Store.SaveChangesAsync();
        return Go("/county/hubs", $"{Record.Name} is saved");
    }
}
