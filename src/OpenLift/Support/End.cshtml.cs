using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.County;

namespace OpenLift.Support;

/// <summary>Ends a case, hands it back, or opens it again, with the reason.</summary>
[Needs(Permission.CloseCase)]
public sealed class EndCase(Store store) : CasePage(store)
{
    [BindProperty, Display(Name = "Why does it end?")]
    public EndReason? Reason { get; set; }

    [
        BindProperty,
        Display(Name = "In words, for the setting and the family"),
        StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")
    ]
    public string? Words { get; set; }

    [BindProperty, Display(Name = "Why?"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? Why { get; set; }

    protected override async Task<bool> Find() => await base.Find() && (Has || Runs);

    public async Task<IActionResult> OnPost()
    {
        await Store.End(Record, Needed(Reason, "Choose why it ends", nameof(Reason)), Sentence.Of(Words, nameof(Words)));
        return await Save("", "The case has ended");
    }

    public async Task<IActionResult> OnPostBack()
    {
        Record.HandBack(Needed(Why, "Say why", nameof(Why)), await Store.Calendar(), Today);
        await Store.SaveChangesAsync();
        return Go(Runs ? $"/cases/{Id}" : "/cases", "The case is handed back, to be allocated anew");
    }

    public async Task<IActionResult> OnPostAgain()
    {
        Record.OpenAgain(Needed(Why, "Say why", nameof(Why)), await Store.Calendar(), Today);
        await Store.SaveChangesAsync();
        return Go(Runs ? $"/cases/{Id}" : "/cases", "The case is open again, to be allocated");
    }
}
