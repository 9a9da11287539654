using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.County;
using OpenLift.Interventions.Hubs;

namespace OpenLift.Interventions.Placements;

/// <summary>A hub's register of one week, on one screen: who came, and what was seen (S10).</summary>
[Needs(Permission.RecordSessions)]
public sealed class WeekRegister(Store store) : CountyPage(store)
{
    [BindProperty(SupportsGet = true)]
    public Id<Hub>? Hub { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Week { get; set; }

    [BindProperty(Name = "Came")]
    public Dictionary<string, Came?> CameBy { get; set; } = [];

    [BindProperty(Name = "Note")]
    public Dictionary<string, string?> Notes { get; set; } = [];

    public Id<Hub> HubId { get; private set; }
    public DateOnly Monday { get; private set; }
    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];

    public override IReadOnlyDictionary<string, string?> Saved =>
        Lines.ToDictionary(
            l => $"{l.Name}, {l.Day.InShort}, {l.Half.InWords} ({l.Placement})",
            l => l.Mark is { } mark ? $"{mark.Came.Words} {mark.Note}" : null
        );

    protected override Task<bool> Find() => AsOne(Read);

    private async Task<bool> Read()
    {
        HubId = Hub ?? (Actor.Hubs.Count > 0 ? Actor.Hubs[0] : default);
        if (!Actor.Hubs.Contains(HubId))
        {
            return false;
        }
        var day = Week ?? Today;
        Monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var (monday, friday, hub) = (Monday, Monday.AddDays(4), HubId);
        var places = await Store
            .Placements.Where(p =>
                p.HubId == hub
                && p.Kind == PlaceKind.OnSite
                && (p.Status == PlacementStatus.Started || p.Status == PlacementStatus.Accepted || p.Status == PlacementStatus.Ended)
                && p.From <= friday
                && p.Until >= monday
                && (p.EndedOn == null || p.EndedOn >= monday)
            )
            .Select(p => new
            {
                p.Id,
                p.ChildId,
                p.From,
                p.Until,
                p.EndedOn,
                p.Sessions,
                Marks = Store.SessionMarks.Where(m => m.PlacementId == p.Id && m.Day >= monday && m.Day <= friday).ToList(),
                Name = Store.Children.Where(c => c.Id == p.ChildId).Select(c => c.FirstName + " " + c.LastName).First(),
            })
            .ToListAsync();
        var calendar = await Store.Calendar();
        Lines =
        [
            .. (
                from place in places
                from session in place.Sessions
                let date = monday.AddDays((int)session.Day - 1)
                where
                    date >= place.From
                    && date <= (place.EndedOn ?? place.Until)
                    && calendar.IsWorkingDay(date)
                    && calendar.TermOn(date) is not null
                select new RegisterLine(
                    place.Id,
                    place.ChildId,
                    place.Name,
                    date,
                    session.Half,
                    place.Marks.FirstOrDefault(m => m.Day == date && m.Half == session.Half)
                )
            )
                .OrderBy(l => l.Day)
                .ThenBy(l => l.Half)
                .ThenBy(l => l.Name),
        ];
        await Store.Looked([.. Lines.Select(l => l.ChildId).Distinct()], Request.Path);
        return true;
    }

    protected override void Fill()
    {
        CameBy = Lines.ToDictionary(l => l.Field, l => l.Mark?.Came);
        Notes = Lines.ToDictionary(l => l.Field, l => l.Mark?.Note);
    }

    public async Task<IActionResult> OnPost()
    {
        var ids = Lines.Select(l => l.Placement).Distinct().ToList();
        var places = await Store.Placements.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        var saved = 0;
        foreach (var line in Lines)
        {
            var (came, note) = (CameBy.GetValueOrDefault(line.Field), Notes.GetValueOrDefault(line.Field));
            if (note is { Length: > 2000 })
            {
                throw new RuleBroken("Write 2,000 characters or fewer", $"Note[{line.Field}]");
            }
            if (came is null && note is not null)
            {
                throw new RuleBroken("Say whether the child came", $"Came[{line.Field}]");
            }
            if (came is null || (line.Mark is { } known && known.Came == came && known.Note == note))
            {
                continue;
            }
            if (line.Day > Today)
            {
                throw new RuleBroken($"{line.Day.InFull} has not come yet", $"Came[{line.Field}]");
            }
            var mark = line.Mark ?? SessionMark.Of(places[line.Placement], line.Day, line.Half, Now);
            mark.Marks(came.Value, note, Actor.Name);
            if (line.Mark is null)
            {
                Store.Add(mark);
            }
            saved++;
        }
        await Store.SaveChangesAsync();
        return Go($"/register?hub={HubId}&week={Monday:yyyy-MM-dd}", saved is 0 ? "Nothing had changed" : $"{saved.Of("session")} saved");
    }
}

/// <summary>One line of the week's register: a child, and a session of theirs.</summary>
public sealed record RegisterLine(Id<Placement> Placement, Id<Child> ChildId, string Name, DateOnly Day, HalfDay Half, SessionMark? Mark)
{
    public string Field => $"{Placement}.{Day:yyyyMMdd}.{Half}";
}
