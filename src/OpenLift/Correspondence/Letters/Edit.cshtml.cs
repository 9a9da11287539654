using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Correspondence.Letters;

/// <summary>
/// Changes the words of a letter that is not sent. It takes the name and address that are recorded now, and is to be checked.
/// </summary>
[Needs(Permission.WriteLetter)]
public sealed class EditLetter(Store store) : LetterPage(store)
{
    [BindProperty, Required(ErrorMessage = "Enter the subject"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? Subject { get; set; }

    [
        BindProperty,
        Display(Name = "The letter"),
        Required(ErrorMessage = "Enter the words of the letter"),
        StringLength(Letter.MostWords, ErrorMessage = "Write 20,000 characters or fewer")
    ]
    public string? Body { get; set; }

    protected override async Task<bool> Find() =>
        await base.Find() && (Record.Status.Allows(LetterStep.Edit) || HttpMethods.IsPost(Request.Method));

    protected override void Fill() => (Subject, Body) = (Record.Subject, Record.Body);

    public async Task<IActionResult> OnPost()
    {
        Record.Edit(Subject!, Body!, Asked, Child, Actor.PersonId);
        return await Save(
            Record.Status is LetterStatus.Draft ? "Saved. The letter is to be checked by somebody else" : "Nothing was changed"
        );
    }
}
