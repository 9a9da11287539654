using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Children.Families;

/// <summary>Ends the visit and leads away, for whoever must not be seen here (T19).</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class LeaveMyChild(Store store) : CountyPage(store)
{
    public IActionResult OnGet() => Go("/my-child");

    public async Task<IActionResult> OnPost()
    {
        await FamilySessions.End(HttpContext, Store);
        TempData.Clear();
        return Go("/family?left=yes");
    }
}
