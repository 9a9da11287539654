using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Platform.Govuk;

namespace OpenLift.Settings.SupportCases;

/// <summary>Closes a case: it helped, or it was not needed, and why (L12).</summary>
[Needs(Permission.LeadSupportCase)]
public sealed class CloseCase(Store store) : LeadPage(store)
{
    public static readonly IReadOnlyList<Choice> Ways =
    [
        new("true", "The help was given and made a difference"),
        new("false", "It is not needed, or not any more"),
    ];

    [BindProperty, Display(Name = "How does it end?"), Required(ErrorMessage = "Choose how it ends")]
    public bool? Helped { get; set; }

    [
        BindProperty,
        Display(Name = "Why? What can be seen now?"),
        Required(ErrorMessage = "Say why, in words for the setting"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? Because { get; set; }

    public Task<IActionResult> OnPost()
    {
        Record.Close(Helped!.Value, Because!, Today);
        return Keep("The support case is closed");
    }
}
