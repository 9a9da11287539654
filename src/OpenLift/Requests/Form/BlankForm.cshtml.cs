using Microsoft.AspNetCore.Mvc;
using OpenLift.Children.Consent;
using OpenLift.County;

namespace OpenLift.Requests;

[Needs(Permission.DraftRequest)]
public sealed class BlankForm(Store store) : CountyPage(store)
{
    [FromRoute]
    public string Form { get; set; } = "";

    public async Task<FileContentResult> OnGet()
    {
        var context = new FormContext(await Store.CodeLabels(), Now);
        return Download(
            Form is "views" ? ViewsForm.Paper(null, null, null, context) : RequestForm.Paper(null, null, context),
            $"{Form}-form.docx"
        );
    }
}
