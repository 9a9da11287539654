using OpenLift.Features.Requests;

namespace OpenLift.Features.Meetings;

/// <summary>The sealed minutes. They speak of every request on the agenda, by reference, so only the people of the meeting's team read them.</summary>
[Needs(Permission.SeePack)]
public sealed class ReadMinutes(Store store) : MeetingPage(store)
{
    public bool IsWhole => SentVersion.HashOf(Meeting.Minutes!) == Meeting.MinutesHash;

    protected override async Task<bool> Find() => await base.Find() && Meeting.Status is MeetingStatus.Sealed && (Runs || Actor.MeetingDistricts.Contains(Meeting.DistrictId));
}
