using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Children.Families;

/// <summary>Another language or an interpreter.</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyLanguage(Store store) : FamilyPages(store)
{
    [
        BindProperty,
        Display(Name = "Which language, or what else would help?"),
        StringLength(200, ErrorMessage = "Write 200 characters or fewer")
    ]
    public string? Language { get; set; }

    [BindProperty, Display(Name = "I would like an interpreter when we talk")]
    public bool Interpreter { get; set; }

    public async Task<IActionResult> OnPost()
    {
        var language = Needed(Language, "Write which language, or what would help", nameof(Language));
        Consent.AsksForLanguage(Link.Carer, Link.CarerName, Interpreter ? $"{language}, with an interpreter" : language);
        return await Save("Thank you. The people who work with you see this.");
    }
}
