namespace OpenLift.Settings.Training;

/// <summary>A page on which the coordinator who runs an event works on it.</summary>
public abstract class RunEventPage(Store store) : EventPage(store)
{
    protected override async Task<bool> Find() => await base.Find() && Runs;
}
