using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.County;

namespace OpenLift.Settings.Training;

/// <summary>Plans an event for one's district or the whole county (L11).</summary>
[Needs(Permission.RunTraining)]
public sealed class NewTraining(Store store) : CountyPage(store)
{
    [BindProperty, Display(Name = "Which of your districts runs it?")]
    public string? District { get; set; }

    [BindProperty]
    public EventInput Event { get; set; } = new();

    public CodeLabels Labels { get; private set; } = null!;

    protected override async Task Load() => Labels = await Store.CodeLabels();

    public async Task<IActionResult> OnPost()
    {
        var planned = TrainingEvent.Plan(
            ChosenOf(Actor.Districts, District, "Choose which of your districts runs it", nameof(District)),
            Event.Details(Labels, Today),
            Today,
            Now
        );
        Store.Add(planned);
        await Store.SaveChangesAsync();
        return Go($"/training/{planned.Id}", "The event is in the catalogue");
    }
}
