using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Requests;

[Needs(Permission.DraftRequest)]
public sealed class WriteHopes(Store store) : WritePage(store)
{
    [BindProperty, Display(Name = "What do you hope will come of this request?"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Hopes { get; set; }

    [BindProperty, Display(Name = "Anything else that matters"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? OtherInformation { get; set; }

    [BindProperty, Display(Name = "This is urgent")]
    public bool Urgent { get; set; }

    [BindProperty, Display(Name = "What makes it urgent?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? WhyUrgent { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Hoped for"] = Record.Hopes,
            ["Anything else"] = Record.OtherInformation,
            ["Urgent"] = Record.Urgent ? "Yes" : "No",
            ["Why urgent"] = Record.WhyUrgent,
        };

    protected override void Fill() =>
        (Hopes, OtherInformation, Urgent, WhyUrgent) = (Record.Hopes, Record.OtherInformation, Record.Urgent, Record.WhyUrgent);

    public async Task<IActionResult> OnPost()
    {
        Record.Hope(Hopes, OtherInformation, Urgent, WhyUrgent);
        return await Save("What you hope for is saved.");
    }
}
