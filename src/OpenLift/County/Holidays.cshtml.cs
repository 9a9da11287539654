using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.County;

[Needs(Permission.ManageCounty)]
public sealed class HolidaysPage(Store store) : CountyPage(store)
{
    public IReadOnlyList<BankHoliday> Rows { get; private set; } = [];

    [BindProperty, Required(ErrorMessage = "Enter the day")]
    public DateOnly? Day { get; set; }

    [
        BindProperty,
        Required(ErrorMessage = "Enter what the day is called"),
        StringLength(100, ErrorMessage = "Write 100 characters or fewer")
    ]
    public string? Name { get; set; }

    protected override async Task Load() => Rows = await Store.BankHolidays.AsNoTracking().OrderByDescending(h => h.Day).ToListAsync();

    public async Task<IActionResult> OnPost()
    {
        if (Rows.Any(h => h.Day == Day))
        {
            throw new RuleBroken("This day is there already", nameof(Day));
        }
        Store.Add(BankHoliday.Add(Day!.Value, Name!, Now));
        await Store.SaveChangesAsync();
        return Go("/county/holidays", "The bank holiday is added");
    }
}
