using Microsoft.AspNetCore.Mvc;
using OpenLift.County;
using OpenLift.Requests;

namespace OpenLift.Children.Consent;

/// <summary>The family's form with what is recorded already, to print or fill in in Word (L3, X7).</summary>
[Needs(Permission.RecordViews)]
public sealed class ViewsFormFile(Store store) : RequestPage(store)
{
    protected override async Task<bool> Find() => await base.Find() && MayWrite;

    public async Task<FileContentResult> OnGet() =>
        Download(ViewsForm.Paper(Record, Child, Consent, new(await Store.CodeLabels(), Now)), $"{Record.Reference}-views-form.docx");
}
