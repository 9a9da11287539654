using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Interventions.Hubs;

/// <summary>The hubs that one may open, with what they have to give this term (S6).</summary>
[Needs(Permission.SeeHubs)]
public sealed class HubsPage(Store store) : CountyPage(store)
{
    public Term? Term { get; private set; }
    public DateOnly Day { get; private set; }
    public IReadOnlyList<HubRow> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        var today = Today;
        Term = await Store.Terms.AsNoTracking().Where(t => t.End >= today).OrderBy(t => t.Start).FirstOrDefaultAsync();
        Day = Term is null || Term.Start < today ? today : Term.Start;
        var term = Term?.Id;
        var hubs = await Store
            .HubsOpenToMe.AsNoTracking()
            .OrderBy(h => h.Name)
            .ThenBy(h => h.Id)
            .Select(h => new
            {
                h.Id,
                h.Name,
                District = Store.Districts.Where(d => d.Id == h.DistrictId).Select(d => d.Name).First(),
                h.ClosedOn,
            })
            .ToListAsync();
        var (ids, sessions) = (hubs.ConvertAll(h => h.Id), new List<SessionSeats>());
        foreach (
            var row in await Store
                .HubSessions.AsNoTracking()
                .Where(s => s.TermId == term && ids.Contains(s.HubId))
                .Select(s => new { Session = s, Seats = Store.Seats.Where(x => x.HubSessionId == s.Id).ToList() })
                .ToListAsync()
        )
        {
            sessions.Add(new(row.Session, row.Seats));
        }
        Rows = [.. hubs.Select(h => new HubRow(h.Id, h.Name, h.District, h.ClosedOn, [.. sessions.Where(s => s.Session.HubId == h.Id)]))];
    }
}

public sealed record HubRow(Id<Hub> Id, string Name, string District, DateOnly? ClosedOn, IReadOnlyList<SessionSeats> Sessions)
{
    public int Places => Sessions.Sum(s => s.Session.Places);

    public int TakenOn(DateOnly day, DateTimeOffset now) => Sessions.Sum(s => Capacity.TakenOn(s.Seats, day, now));
}
