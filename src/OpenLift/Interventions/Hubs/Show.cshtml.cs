using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Interventions.Hubs;

/// <summary>A hub’s week in one term: places, who works there, what is taken, what is free, and what known ends will free (S6).</summary>
[Needs(Permission.SeeHubs)]
public sealed class ShowHub(Store store) : HubPage(store)
{
    [BindProperty(SupportsGet = true)]
    public string? Term { get; set; }

    public string District { get; private set; } = "";
    public IReadOnlyList<Term> Terms { get; private set; } = [];
    public Term? Shown { get; private set; }

    /// <summary>Today, or the nearest day of the term to it.</summary>
    public DateOnly Day { get; private set; }

    public IReadOnlyList<HubCell> Cells { get; private set; } = [];
    public IReadOnlyList<LaterTerm> Later { get; private set; } = [];
    public decimal? Hours { get; private set; }
    public decimal HoursUsed { get; private set; }
    public decimal HoursFree { get; private set; }

    public bool IsOver => Shown is null || Shown.End < Today;

    public Term? Next => Terms.FirstOrDefault(t => Shown is { } shown && t.Start > shown.End);

    public IEnumerable<Platform.Govuk.Choice> TermChoices =>
        Terms.Select(t => new Platform.Govuk.Choice(t.Id.ToString(), $"{t.Name}{(t.Start <= Today && Today <= t.End ? " (now)" : "")}"));

    protected override async Task Load()
    {
        District = await Store.Districts.Where(d => d.Id == Record.DistrictId).Select(d => d.Name).SingleAsync();
        Terms = await Store.Terms.AsNoTracking().OrderBy(t => t.Start).ToListAsync();
        Shown =
            Terms.FirstOrDefault(t => t.Id.ToString() == Term)
            ?? Terms.FirstOrDefault(t => t.End >= Today)
            ?? (Terms.Count > 0 ? Terms[^1] : null);
        if (Shown is not { } shown)
        {
            return;
        }
        Term = shown.Id.ToString();
        (Day, _) = shown.Within(Today < shown.End ? Today : shown.End, shown.End);
        var ids = Terms.Where(t => t.Start >= shown.Start).Select(t => t.Id).ToList();
        var (sessions, hours) = (await Store.SessionsOf(Id, ids), await Store.HoursOf(Id, ids));
        Cells =
        [
            .. from half in Enum.GetValues<HalfDay>()
            from day in HubSession.Weekdays
            select Cell(
                day,
                half,
                sessions.SingleOrDefault(s => s.Session.TermId == shown.Id && s.Session.Day == day && s.Session.Half == half),
                shown
            ),
        ];
        var own = hours.SingleOrDefault(h => h.Hours.TermId == shown.Id);
        (Hours, HoursUsed, HoursFree) = (
            own?.Hours.Hours,
            Capacity.HoursOn(own?.Uses ?? [], Day, Now),
            Capacity.FreeHours(own?.Hours, own?.Uses ?? [], Day, shown.End, Now)
        );
        var now = sessions.Where(s => s.Session.TermId == shown.Id).SelectMany(s => s.Seats).Where(s => s.CountsOn(Day, Now)).ToList();
        Later =
        [
            .. Terms
                .Where(t => t.Start > shown.End)
                .Select(t =>
                {
                    var (then, used) = (
                        sessions.Where(s => s.Session.TermId == t.Id).ToList(),
                        hours.SingleOrDefault(h => h.Hours.TermId == t.Id)
                    );
                    var seats = then.SelectMany(s => s.Seats).ToList();
                    return new LaterTerm(
                        t,
                        then.Sum(s => s.Session.Places),
                        Capacity.TakenOn(seats, t.Start, Now),
                        now.Count(s => s.LastDay < t.Start),
                        Capacity.ComeFree(seats, t.Start, t.End, Now).Count(),
                        used?.Hours.Hours ?? 0,
                        Capacity.HoursOn(used?.Uses ?? [], t.Start, Now)
                    );
                }),
        ];
    }

    /// <summary>Fills the next term with this term’s week. What is planned there already stays as it is.</summary>
    public async Task<IActionResult> OnPostCopy()
    {
        if (!Manages || Shown is not { } shown)
        {
            return NotFound();
        }
        var (next, copied, planned) = await Store.CopyWeek(Record, shown);
        return Go(
            $"/hubs/{Id}?term={next.Id}",
            $"{copied.Of("session")} copied to " + $"{next.Name}{(planned ? "; what was planned there already stays as it is" : "")}"
        );
    }

    private HubCell Cell(DayOfWeek day, HalfDay half, SessionSeats? held, Term term) =>
        held is not { Session: { IsHeld: true } session, Seats: var seats }
            ? new(day, half, null, 0, 0, 0, [])
            : new(
                day,
                half,
                session,
                Capacity.TakenOn(seats, Day, Now),
                seats.Count(s => s.HeldUntil is not null && s.CountsOn(Day, Now)),
                Capacity.Free(session, seats, Day, term.End, Now),
                [.. Capacity.ComeFree(seats, Day, term.End, Now)]
            );
}

/// <summary>One half-day of the week as the grid shows it.</summary>
public sealed record HubCell(
    DayOfWeek Day,
    HalfDay Half,
    HubSession? Session,
    int Taken,
    int Reserved,
    int Free,
    IReadOnlyList<DateOnly> ComeFree
)
{
    public string Name => HubSession.NameOf(Day, Half);
}

/// <summary>A later term: what it has, what is taken when it begins, and what known ends have freed by then and free within it.</summary>
public sealed record LaterTerm(Term Term, int Places, int Taken, int FreedBefore, int FreedWithin, decimal Hours, decimal HoursUsed);
