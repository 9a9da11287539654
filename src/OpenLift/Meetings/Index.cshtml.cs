using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Meetings;

/// <summary>The meetings one may go to (L6).</summary>
[Needs(Permission.SeeMeetings)]
public sealed class MeetingsPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true)]
    public bool Past { get; set; }

    public IReadOnlyList<MeetingRow> Rows { get; private set; } = [];

    /// <summary>What is on it is read once it is published; a setting sees its own before.</summary>
    public bool Hidden(MeetingRow row) =>
        row.Status is MeetingStatus.Planned && Actor.Settings.Count is 0 && !Actor.May(Permission.ManageMeetings);

    protected override async Task Load()
    {
        var open = Store.MeetingsOpenToMe().Where(m => Past ? m.Day < Today : m.Day >= Today);
        var ordered = Past ? open.OrderByDescending(m => m.Day) : open.OrderBy(m => m.Day);
        await Turn(open);
        Rows = await ordered
            .ThenBy(m => m.Time)
            .ThenBy(m => m.Title)
            .Skip(Skip)
            .Take(PageSize)
            .Select(m => new MeetingRow(
                m.Id,
                m.Title,
                m.TermName,
                m.Day,
                m.Time,
                m.DeadlineOn,
                m.Status,
                Store.AgendaItems.Count(i => i.MeetingId == m.Id && !i.TakenOff),
                open.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
    }
}
