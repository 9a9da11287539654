using Microsoft.EntityFrameworkCore;

namespace OpenLift.Settings.Training;

/// <summary>A page about one training event, with the bookings that one may see.</summary>
public abstract class EventPage(Store store) : RecordPage<TrainingEvent>(store)
{
    public IReadOnlyList<Booking> Bookings { get; private set; } = [];

    /// <summary>Coordinates the district that runs it.</summary>
    public bool Runs => Actor.May(Permission.RunTraining) && Actor.Districts.Contains(Record.DistrictId);

    public bool ToCome => Record.CancelledBecause is null && Record.Day >= Today;

    protected override async Task<bool> Find() => await Store.TrainingOpenToMe.AnyAsync(e => e.Id == Id) && await base.Find();

    protected override async Task Load() =>
        Bookings = await Store
            .Bookings.Where(b => b.EventId == Id && b.GivenBackAt == null)
            .OrderBy(b => b.SettingName)
            .ThenBy(b => b.Name)
            .ThenBy(b => b.Id)
            .ToListAsync();

    /// <summary>Waits until nobody else is changing the event, and reads it and its bookings as they are now.</summary>
    protected async Task Hold()
    {
        await Store.Hold(Id);
        await Store.Entry(Record).ReloadAsync();
        await Load();
    }
}
