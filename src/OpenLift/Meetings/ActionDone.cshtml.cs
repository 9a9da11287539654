using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Meetings;

/// <summary>Says that an action is done, by whoever does it or answers for it.</summary>
[Needs(Permission.SeeMeetings)]
public sealed class ActionDone(Store store) : RecordPage<MeetingAction>(store)
{
    [BindProperty, Display(Name = "What was done?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Note { get; set; }

    protected override async Task<bool> Find() => await base.Find() && await Store.MyActionsToDo().AnyAsync(a => a.Id == Id);

    public async Task<IActionResult> OnPost()
    {
        Record.Done(Note, Today);
        await Store.SaveChangesAsync();
        return Go(Actor.May(Permission.SeeRequest) ? $"/requests/{Record.RequestId}" : "/actions", "The action is marked as done");
    }
}
