using Microsoft.EntityFrameworkCore;
using OpenLift.Features.Requests;

namespace OpenLift.Features.Meetings;

/// <summary>The sealed minutes. They speak of every request on the agenda, by reference, so only the people of the meeting's team read them.</summary>
[Needs(Permission.SeePack)]
public sealed class ReadMinutes(Store store) : MeetingPage(store)
{
    /// <summary>What was sealed, less the parts about requests whose families have withdrawn since.</summary>
    public string Words { get; private set; } = "";

    public bool IsWhole => SentVersion.HashOf(Meeting.Minutes!) == Meeting.MinutesHash;
    public bool HidesParts => Words != Meeting.Minutes;

    protected override async Task Load()
    {
        var ids = Items.Select(i => i.Id).ToList();
        Words = Meetings.Minutes.Text(Meeting, Items, await Store.MeetingActions.AsNoTracking().Where(a => ids.Contains(a.ItemId)).OrderBy(a => a.Id).ToListAsync());
    }

    protected override async Task<bool> Find() => await base.Find() && Meeting.Status is MeetingStatus.Sealed && (Runs || (Sits && Items.Count > 0));
}
