using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Settings.SupportCases;

/// <summary>Plans one kind of help: what, by whom, by when (L12).</summary>
[Needs(Permission.LeadSupportCase)]
public sealed class PlanHelp(Store store) : LeadPage(store)
{
    [
        BindProperty,
        Display(Name = "What help?"),
        Required(ErrorMessage = "Enter what help is planned"),
        StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")
    ]
    public string? What { get; set; }

    [
        BindProperty,
        Display(Name = "Who gives it?"),
        Required(ErrorMessage = "Enter who gives it"),
        StringLength(300, ErrorMessage = "Write 300 characters or fewer")
    ]
    public string? Who { get; set; }

    [BindProperty, Display(Name = "By when"), Required(ErrorMessage = "Enter by when")]
    public DateOnly? By { get; set; }

    public Task<IActionResult> OnPost()
    {
        Record.PlanHelp(
            What!,
            Who!,
            By <= Today.AddYears(2) ? By!.Value : throw new RuleBroken("By when must be within two years", nameof(By)),
            Today,
            Now
        );
        return Keep("The help is planned");
    }
}
