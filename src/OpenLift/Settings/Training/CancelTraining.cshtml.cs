using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Settings.Training;

[Needs(Permission.RunTraining)]
public sealed class CancelTraining(Store store) : RunEventPage(store)
{
    [
        BindProperty,
        Display(Name = "Why is it cancelled?"),
        Required(ErrorMessage = "Say why it is cancelled"),
        StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")
    ]
    public string? Because { get; set; }

    public async Task<IActionResult> OnPost()
    {
        Record.Cancel(Because!, Today);
        await Store.SaveChangesAsync();
        return Go($"/training/{Id}", "The event is cancelled");
    }
}
