using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Features.Requests;

[Needs(Permission.WithdrawRequest)]
public sealed class WithdrawRequest(Store store) : RequestPage(store)
{
    [BindProperty, Display(Name = "Why do you withdraw it?"), Required(ErrorMessage = "Say why you withdraw the request"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnPost()
    {
        foreach (var item in await Store.AgendaItems.Where(i => i.RequestId == Id && !i.Sealed && !i.TakenOff).ToListAsync())
        {
            item.TakeOff("The setting withdrew the request");
        }
        Record.Withdraw(Reason!, Now);
        await Store.SaveChangesAsync();
        return Go($"/requests/{Id}", "The request is withdrawn");
    }
}
