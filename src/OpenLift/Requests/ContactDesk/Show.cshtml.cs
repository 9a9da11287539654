using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Requests.ContactDesk;

/// <summary>One call: what was said, what was advised, and what comes of it (L1).</summary>
[Needs(Permission.AnswerCalls)]
public sealed class CallPage(Store store) : RecordPage<Call>(store)
{
    [BindProperty, Display(Name = "Note for the desk"), StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")]
    public string? Note { get; set; }

    [BindProperty, Display(Name = "Advice given"), StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")]
    public string? Advice { get; set; }

    [BindProperty, Display(Name = "Nothing more to do: close this call")]
    public bool Done { get; set; }

    /// <summary>The request it became is sent and open to this person. Until it is sent it is its setting's alone.</summary>
    public bool SeesRequest { get; private set; }

    protected override async Task Load() =>
        SeesRequest = Record.RequestId is { } id && Actor.May(Permission.SeeRequest) && await Store.Requests.AnyAsync(r => r.Id == id);

    public async Task<IActionResult> OnPostNote()
    {
        Record.Note(Needed(Note, "Write the note", nameof(Note)), Actor.Name, Now);
        await Store.SaveChangesAsync();
        return Go($"/calls/{Id}", "The note is added");
    }

    public async Task<IActionResult> OnPostAdvice()
    {
        if (!Done || Advice is { Length: > 0 })
        {
            Record.Advise(Needed(Advice, "Write down the advice that was given", nameof(Advice)), Actor.Name, Now);
        }
        if (Done)
        {
            Record.Close(Now);
        }
        await Store.SaveChangesAsync();
        return Go($"/calls/{Id}", Done ? "The call is closed" : "The advice is recorded");
    }
}
