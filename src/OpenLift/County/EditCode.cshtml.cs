using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.County;

[Needs(Permission.ManageCounty)]
public sealed class EditCode(Store store) : RecordPage<Code>(store)
{
    [BindProperty, Required(ErrorMessage = "Enter a label"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? Label { get; set; }

    [BindProperty, Display(Name = "Last day it may be chosen")]
    public DateOnly? Until { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?> { ["Label"] = Record.Label, ["Chosen until"] = Record.Until?.InFull };

    protected override void Fill() => (Label, Until) = (Record.Label, Record.Until);

    public async Task<IActionResult> OnPost()
    {
        if (Label != Record.Label)
        {
            Record.Say(Label!);
        }
        if (Until is { } until && until != Record.Until)
        {
            Record.Retire(until);
        }
        await Store.SaveChangesAsync();
        return Go("/county/lists", $"{Record.Label} is saved");
    }
}
