using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Requests;

/// <summary>The request form with what the draft says already, to fill in in Word (X7).</summary>
[Needs(Permission.DraftRequest)]
public sealed class RequestFormFile(Store store) : WritePage(store)
{
    public FileContentResult OnGet() =>
        Download(RequestForm.Paper(Record, Child, new(Labels, Now, Child.Born)), $"{Record.Reference}-form.docx");
}
