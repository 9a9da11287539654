using Microsoft.EntityFrameworkCore;
using OpenLift.Requests;

namespace OpenLift.Meetings;

/// <summary>
/// The sealed minutes. They speak of every request on the agenda, by reference, so only the people of the meeting's team read them.
/// </summary>
[Needs(Permission.SeePack)]
public class ReadMinutes(Store store) : MeetingPage(store)
{
    /// <summary>What was sealed, less the parts about requests whose families have withdrawn since.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The same in parts, each with its heading.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<(string Label, string? Words)> Lines)> Parts { get; private set; } = [];

    /// <summary>When and by whom they were sealed, and whether they are still those words.</summary>
    public string About =>
        $"Sealed on {Meeting.SealedAt!.Value.InFull} by {Meeting.SealedBy}. Fingerprint {Meeting.MinutesHash![..12]}"
        + (IsWhole ? ": the words are as they were sealed." : ". The words no longer fit it: tell the data protection officer.")
        + (HidesParts ? " Parts about requests that are no longer open to you are left out." : "");

    protected IReadOnlyList<MeetingAction> Actions { get; private set; } = [];

    public bool IsWhole => SentVersion.HashOf(Meeting.Minutes!) == Meeting.MinutesHash;
    public bool HidesParts => Words != Meeting.Minutes;

    protected override async Task Load()
    {
        var ids = Items.Select(i => i.Id).ToList();
        Actions = await Store.MeetingActions.AsNoTracking().Where(a => ids.Contains(a.ItemId)).OrderBy(a => a.Id).ToListAsync();
        Words = Meetings.Minutes.Text(Meeting, Items, Actions);
        Parts = [.. Meetings.Minutes.Parts(Meeting, Items, Actions)];
    }

    protected override async Task<bool> Find() =>
        await base.Find() && Meeting.Status is MeetingStatus.Sealed && (Runs || (Sits && Items.Count > 0));
}
