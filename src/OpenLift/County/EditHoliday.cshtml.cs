using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.County;

/// <summary>A bank holiday is moved for a year, or was a slip and is taken away (C5).</summary>
[Needs(Permission.ManageCounty)]
public sealed class EditHoliday(Store store) : RecordPage<BankHoliday>(store)
{
    [BindProperty, Required(ErrorMessage = "Enter the day")]
    public DateOnly? Day { get; set; }

    [
        BindProperty,
        Required(ErrorMessage = "Enter what the day is called"),
        StringLength(100, ErrorMessage = "Write 100 characters or fewer")
    ]
    public string? Name { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?> { ["Day"] = Record.Day.InFull, ["Name"] = Record.Name };

    protected override void Fill() => (Day, Name) = (Record.Day, Record.Name);

    public async Task<IActionResult> OnPost()
    {
        if (await Store.BankHolidays.AnyAsync(h => h.Day == Day && h.Id != Id))
        {
            throw new RuleBroken("This day is there already", nameof(Day));
        }
        Record.Move(Day!.Value, Name!);
        await Store.SaveChangesAsync();
        return Go("/county/holidays", $"{Name} is saved");
    }
}
