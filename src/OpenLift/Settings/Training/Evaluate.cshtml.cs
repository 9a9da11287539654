using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Settings.Training;

/// <summary>Somebody who came says how useful it was and what will change in class (L11).</summary>
[Needs(Permission.BookTraining)]
public sealed class EvaluateTraining(Store store) : RecordPage<Booking>(store)
{
    [BindProperty, Display(Name = "How useful was it?"), Required(ErrorMessage = "Choose how useful it was")]
    public int? Useful { get; set; }

    [
        BindProperty,
        Display(Name = "What will change in class?"),
        Required(ErrorMessage = "Say what will change, even if it is ‘nothing yet’"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? WillChange { get; set; }

    public string Title { get; private set; } = "";

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?> { ["How useful"] = Record.Useful?.ToString(), ["What will change"] = Record.WillChange };

    protected override async Task<bool> Find() =>
        await base.Find() && Record.GivenBackAt is null && Actor.Settings.Contains(Record.SettingId);

    protected override async Task Load() =>
        Title = await Store.TrainingEvents.Where(e => e.Id == Record.EventId).Select(e => e.Title).SingleAsync();

    protected override void Fill() => (Useful, WillChange) = (Record.Useful, Record.WillChange);

    public async Task<IActionResult> OnPost()
    {
        Record.Evaluate(Useful!.Value, WillChange!);
        await Store.SaveChangesAsync();
        return Go($"/training/{Record.EventId}", "Thank you: the answer is saved");
    }
}
