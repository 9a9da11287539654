using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.People;

/// <summary>Ends the session on the server: a copy of the cookie opens nothing afterwards.</summary>
[Needs(Permission.UseService)]
public sealed class SignOutPage(Store store) : CountyPage(store)
{
    public async Task<IActionResult> OnPost()
    {
        if (
            Id<Session>.TryParse(User.FindFirstValue(Sessions.Claim), null, out var id)
            && await Store.Sessions.SingleOrDefaultAsync(s => s.Id == id) is { } session
        )
        {
            session.EndedAt = Now;
            await Store.SaveChangesAsync();
        }
        await HttpContext.SignOutAsync();
        TempData.Clear();
        return Go("/sign-in", "You are signed out");
    }
}
