using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.County;

/// <summary>The county closes a setting that its register has lost, or opens one that was closed by mistake (C2).</summary>
[Needs(Permission.ManageCounty)]
public sealed class CloseSetting(Store store) : RecordPage<Setting>(store)
{
    [BindProperty, Display(Name = "What was, or will be, its last day?")]
    public DateOnly? ClosedOn { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?> { ["Last day"] = Record.ClosedOn?.InFull };

    protected override void Fill() => ClosedOn = Record.ClosedOn;

    public async Task<IActionResult> OnPost()
    {
        Record.Close(Needed(ClosedOn, "Enter the last day", nameof(ClosedOn)));
        await Store.SaveChangesAsync();
        return Go($"/county/settings/{Id}", $"{Record.Name}: the last day is saved");
    }

    public async Task<IActionResult> OnPostOpen()
    {
        Record.Close(null);
        await Store.SaveChangesAsync();
        return Go($"/county/settings/{Id}", $"{Record.Name} is open");
    }
}
