using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Settings.Practice;

[Needs(Permission.ManageCounty)]
public sealed class RetireStandard(Store store) : RecordPage<CoreStandard>(store)
{
    [BindProperty, Display(Name = "Last day it is asked about"), Required(ErrorMessage = "Enter the last day")]
    public DateOnly? Until { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved => new Dictionary<string, string?> { ["Last day"] = Record.Until?.InFull };

    protected override void Fill() => Until = Record.Until;

    public async Task<IActionResult> OnPost()
    {
        Record.Retire(Until!.Value);
        await Store.SaveChangesAsync();
        return Go("/county/standards", "The standard is retired");
    }
}
