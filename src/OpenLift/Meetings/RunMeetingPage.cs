namespace OpenLift.Meetings;

/// <summary>A page on which the coordinator of the district runs the meeting.</summary>
public abstract class RunMeetingPage(Store store) : MeetingPage(store)
{
    protected override async Task<bool> Find() => await base.Find() && Runs;
}
