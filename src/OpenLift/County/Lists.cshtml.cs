using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.County;

[Needs(Permission.ManageCounty)]
public sealed class ListsPage(Store store) : CountyPage(store)
{
    public IReadOnlyList<Code> Rows { get; private set; } = [];

    [BindProperty, Required(ErrorMessage = "Choose a list")]
    public CodeList? List { get; set; }

    [
        BindProperty,
        Display(Name = "Code"),
        Required(ErrorMessage = "Enter a code"),
        StringLength(20, ErrorMessage = "Write 20 characters or fewer")
    ]
    public string? Value { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a label"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? Label { get; set; }

    protected override async Task Load() => Rows = await Store.Codes.AsNoTracking().OrderBy(c => c.Position).ToListAsync();

    public async Task<IActionResult> OnPost()
    {
        if (Rows.Any(c => c.List == List && string.Equals(c.Value, Value, StringComparison.OrdinalIgnoreCase)))
        {
            throw new RuleBroken("This code is in the list already", nameof(Value));
        }
        Store.Add(Code.Add(List!.Value, Value!, Label!, Rows.Count, Now));
        await Store.SaveChangesAsync();
        return Go("/county/lists", $"{Label} is added");
    }
}
