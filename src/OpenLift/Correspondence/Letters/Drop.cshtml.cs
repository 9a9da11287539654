using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Correspondence.Letters;

/// <summary>A letter that is not to be sent after all, and why.</summary>
[Needs(Permission.WriteLetter)]
public sealed class DropLetter(Store store) : LetterPage(store)
{
    [
        BindProperty,
        Display(Name = "Why is it not sent?"),
        Required(ErrorMessage = "Say why the letter is not sent"),
        StringLength(500, ErrorMessage = "Write 500 characters or fewer")
    ]
    public string? Why { get; set; }

    protected override async Task<bool> Find() =>
        await base.Find() && (Record.Status.Allows(LetterStep.Drop) || HttpMethods.IsPost(Request.Method));

    public async Task<IActionResult> OnPost()
    {
        Record.Drop(Why!);
        return await Save("The letter will not be sent");
    }
}
