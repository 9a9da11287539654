using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Interventions;
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
        var id = new Id<District>(Guid.Parse(chosen.Value!));
        await Store.Hold(id);
        var opened = Hubs.Hub.Open(
            await Store.Districts.SingleAsync(d => d.Id == id),
            Hub.Details,
            await Store.Hubs.Where(h => h.DistrictId == id).ToListAsync(),
            Now
        );
        Store.Add(opened);
        await Store.SaveChangesAsync();
        return Go("/county/hubs", $"{opened.Name} is open. Give somebody the role of its manager next");
    }
}

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

/// <summary>Closes a hub, which nobody may lose a place by, or keeps it open after all (S6).</summary>
[Needs(Permission.ManageCounty)]
public sealed class CloseHub(Store store) : RecordPage<Hub>(store)
{
    [BindProperty, Display(Name = "First day on which it is closed")]
    public DateOnly? ClosedOn { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?> { ["Closed on"] = Record.ClosedOn?.InFull };

    protected override void Fill() => ClosedOn = Record.ClosedOn;

    public async Task<IActionResult> OnPost()
    {
        var on = Needed(ClosedOn, "Enter the day", nameof(ClosedOn));
        await Store.Hold(Id);
        if (await Store.AnyWaitsFor(Id))
        {
            throw new RuleBroken($"Children wait for {Record.Name}. Give them places, or move them, before it closes", nameof(ClosedOn));
        }
        Record.Close(on, await Store.LastDayOf(Id, on));
        await Store.SaveChangesAsync();
        return Go("/county/hubs", $"{Record.Name} closes on {on.InFull}");
    }

    public async Task<IActionResult> OnPostReopen()
    {
        await Store.Hold(Record.DistrictId);
        Record.Reopen(await Store.Hubs.Where(h => h.DistrictId == Record.DistrictId).ToListAsync(), Today);
        await Store.SaveChangesAsync();
        return Go("/county/hubs", $"{Record.Name} stays open");
    }
}
