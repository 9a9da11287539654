using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Requests;

namespace OpenLift.Correspondence.Letters;

/// <summary>A letter in one's own words to the family of a request: one for each person who is to be told.</summary>
[Needs(Permission.WriteLetter)]
public sealed class NewLetter(Store store) : RequestPage(store)
{
    [BindProperty, Required(ErrorMessage = "Enter the subject"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? Subject { get; set; }

    [
        BindProperty,
        Display(Name = "What do you want to say?"),
        Required(ErrorMessage = "Write what you want to say"),
        StringLength(10_000, ErrorMessage = WriteNeed.TooLong)
    ]
    public string? Words { get; set; }

    protected override async Task<bool> Find() => await Store.MayWriteLetters(Id) && await base.Find();

    public async Task<IActionResult> OnPost()
    {
        var letters = await Store.WriteLetters(
            Record,
            Child,
            LetterKind.General,
            null,
            new Dictionary<string, string> { ["subject"] = Subject!, ["words"] = Words! },
            null,
            null
        );
        await Store.SaveChangesAsync();
        return Go(
            letters.Count is 1 ? $"/letters/{letters[0].Id}" : "/letters",
            $"Written: {letters.Count.Of("letter")}, to be checked by somebody else"
        );
    }
}
