using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.County;

[Needs(Permission.ManageCounty)]
public sealed class EndAgreement(Store store) : RecordPage<ServiceAgreement>(store)
{
    [BindProperty, Display(Name = "Last day"), Required(ErrorMessage = "Enter the last day")]
    public DateOnly? Until { get; set; }

    public async Task<IActionResult> OnPost()
    {
        Record.End(Until!.Value);
        await Store.SaveChangesAsync();
        return Go("/county/agreements", "The agreement is ended");
    }
}
