using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Settings.Training;

/// <summary>Marks who came (L11).</summary>
[Needs(Permission.RunTraining)]
public sealed class TrainingAttendance(Store store) : RunEventPage(store)
{
    [BindProperty(Name = "Came")]
    public Dictionary<Guid, bool?> Came { get; set; } = [];

    protected override void Fill() => Came = Bookings.ToDictionary(b => b.Id.Value, b => b.Came);

    public async Task<IActionResult> OnPost()
    {
        foreach (var booking in Bookings)
        {
            if (Came.GetValueOrDefault(booking.Id.Value) is { } came && came != booking.Came)
            {
                booking.Attended(came, Record, Today);
            }
        }
        await Store.SaveChangesAsync();
        return Go($"/training/{Id}", "Who came is saved");
    }
}
