using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Interventions.Hubs;

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
        await Store.Close(Record, on);
        return Go("/county/hubs", $"{Record.Name} closes on {on.InFull}");
    }

    public async Task<IActionResult> OnPostReopen()
    {
        await Store.Reopen(Record);
        return Go("/county/hubs", $"{Record.Name} stays open");
    }
}
