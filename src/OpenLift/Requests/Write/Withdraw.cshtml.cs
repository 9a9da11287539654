using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Meetings;

namespace OpenLift.Requests;

[Needs(Permission.WithdrawRequest)]
public sealed class WithdrawRequest(Store store) : RequestPage(store)
{
    [
        BindProperty,
        Display(Name = "Why do you withdraw it?"),
        Required(ErrorMessage = "Say why you withdraw the request"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? Reason { get; set; }

    protected override async Task<bool> Find() => await base.Find() && Mine;

    public async Task<IActionResult> OnPost()
    {
        Agenda.Leave(await Store.AgendaItems.Where(i => i.RequestId == Id).ToListAsync(), "The setting withdrew the request", Now);
        await Store.EndActions(Store.MeetingActions.Where(a => a.RequestId == Id), "The setting withdrew the request");
        Record.Withdraw(Reason!, Now);
        await Store.SaveChangesAsync();
        return Go($"/requests/{Id}", "The request is withdrawn");
    }
}
