using Microsoft.AspNetCore.Mvc;

namespace OpenLift.County;

/// <summary>A day that is no bank holiday after all is taken away, once, after a second look (C5).</summary>
[Needs(Permission.ManageCounty)]
public sealed class RemoveHoliday(Store store) : RecordPage<BankHoliday>(store)
{
    public async Task<IActionResult> OnPost()
    {
        Record.Remove();
        Store.Remove(Record);
        await Store.SaveChangesAsync();
        return Go("/county/holidays", $"{Record.Day.InFull} is a working day again");
    }
}
