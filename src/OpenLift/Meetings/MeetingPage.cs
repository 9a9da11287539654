using Microsoft.EntityFrameworkCore;
using OpenLift.People;

namespace OpenLift.Meetings;

/// <summary>A page about one meeting, with the part of its agenda that this person may see.</summary>
public abstract class MeetingPage(Store store) : CountyPage(store)
{
    [Microsoft.AspNetCore.Mvc.FromRoute]
    public Id<Meeting> Id { get; set; }

    private Dictionary<Id<Children.Child>, string> _names = [];

    public Meeting Meeting { get; private set; } = null!;
    public IReadOnlyList<AgendaItem> Items { get; private set; } = [];

    /// <summary>Runs this meeting: coordinates its district, or chairs its area's panel.</summary>
    public bool Runs => Actor.Holds(Meeting.Rules.RunBy, Meeting.Scope);

    public string NameOf(AgendaItem item) => _names.GetValueOrDefault(item.ChildId, "");

    /// <summary>The scope of those who sit in every meeting of the area.</summary>
    protected string AreaScope { get; private set; } = "";

    /// <summary>Is of the meeting's team: runs it, or sits in it as a specialist of its district or area.</summary>
    public bool Sits { get; private set; }

    /// <summary>Is invited: sits, is on the list, or works for a setting that comes.</summary>
    public bool MayAnswer => Meeting.Status.IsOpen && Meeting.Day >= Today && (Sits || Me is not null);

    /// <summary>Their own line on the list of who comes, by name or for their setting.</summary>
    public Attendee? Me =>
        Meeting.Attendees.FirstOrDefault(a => a.Key == Actor.PersonId.Value)
        ?? Meeting.Attendees.FirstOrDefault(a =>
            a.InPlaceOf is null && Actor.Roles.Any(r => r.Role is Role.SettingStaff && r.ScopeName == a.Organisation)
        );

    protected override async Task<bool> Find()
    {
        var id = Id;
        if (await Store.MeetingsOpenToMe().SingleOrDefaultAsync(m => m.Id == id) is not { } meeting)
        {
            return false;
        }
        Meeting = meeting;
        AreaScope = await Store.Districts.Where(d => d.Id == meeting.DistrictId).Select(d => "area/" + d.Area).SingleAsync();
        Sits = Runs || meeting.Rules.Sits.Any(role => Actor.Holds(role, meeting.Scope) || Actor.Holds(role, AreaScope));
        Items = await Store.AgendaItems.Where(i => i.MeetingId == id && !i.TakenOff).OrderBy(i => i.Position).ToListAsync();
        if (!Runs && Actor.Settings.Count is 0 && Meeting.Status is MeetingStatus.Planned)
        {
            Items = [];
        }
        var children = Items.Select(i => i.ChildId).ToList();
        _names = await Store
            .Children.Where(c => children.Contains(c.Id))
            .Select(c => new
            {
                c.Id,
                c.FirstName,
                c.LastName,
            })
            .ToDictionaryAsync(c => c.Id, c => $"{c.FirstName} {c.LastName}");
        Store.Looked([.. Items.Select(i => i.ChildId).Distinct()], Request.Path);
        return true;
    }
}
