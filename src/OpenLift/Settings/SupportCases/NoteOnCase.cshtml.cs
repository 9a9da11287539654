using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Settings.SupportCases;

[Needs(Permission.LeadSupportCase)]
public sealed class NoteOnCase(Store store) : LeadPage(store)
{
    [
        BindProperty,
        Display(Name = "Note"),
        Required(ErrorMessage = "Enter a note"),
        StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")
    ]
    public string? Words { get; set; }

    public Task<IActionResult> OnPost()
    {
        Record.Note(Words!, Actor.Name, Now);
        return Keep("The note is added");
    }
}
