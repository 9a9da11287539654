using Microsoft.EntityFrameworkCore;
using OpenLift.Meetings;
using OpenLift.Requests;

namespace OpenLift.Oversight.Home;

/// <summary>What waits for me, what comes next, what I touched last: by the roles I hold.</summary>
[Needs(Permission.UseService)]
public sealed class HomePage(Store store) : CountyPage(store)
{
    private const int Few = 8;

    public IReadOnlyList<Card> Cards { get; private set; } = [];
    public IReadOnlyList<RequestRow> Waiting { get; private set; } = [];
    public IReadOnlyList<MeetingRow> Meetings { get; private set; } = [];
    public IReadOnlyList<(string Href, string Text, DateTimeOffset At)> Recent { get; private set; } = [];

    /// <summary>Works for a setting, and so sees only its own.</summary>
    public bool Mine => Actor.Settings.Count > 0;

    protected override async Task Load()
    {
        var today = Today;
        if (Actor.May(Permission.SeeRequest))
        {
            var wait =
                Mine ? Store.Requests.Where(r => r.Status == RequestStatus.Draft || r.Status == RequestStatus.WaitingForInformation)
                : Actor.May(Permission.ScreenRequest) ? Store.Requests.Where(r => r.Status == RequestStatus.Sent)
                : Actor.May(Permission.TakeCountyRequest) ? Store.Requests.Where(r => r.Status == RequestStatus.WithCounty)
                : Store.Requests.Where(r => r.Status == RequestStatus.OnAgenda);
            Waiting = await wait.OrderBy(r => r.DueOn == null)
                .ThenBy(r => r.DueOn)
                .ThenBy(r => r.Reference)
                .Take(Few)
                .Rows(Store.Children)
                .ToListAsync();
            Store.Looked([.. Waiting.Select(r => r.ChildId).Distinct()], Request.Path);
        }
        Cards = await Store.WaitingWork();
        if (Actor.May(Permission.SeeMeetings))
        {
            var open = Store.MeetingsOpenToMe().Where(m => m.Day >= today && m.Status != MeetingStatus.Cancelled);
            Meetings = await open.OrderBy(m => m.Day)
                .ThenBy(m => m.Time)
                .Take(5)
                .Select(m => new MeetingRow(
                    m.Id,
                    m.Title,
                    m.TermName,
                    m.Day,
                    m.Time,
                    m.DeadlineOn,
                    m.Status,
                    Store.AgendaItems.Count(i => i.MeetingId == m.Id && !i.TakenOff),
                    0
                ))
                .ToListAsync();
        }
        await LoadRecent();
    }

    private async Task LoadRecent()
    {
        var me = Actor.PersonId;
        var last = await Store
            .Audit.AsNoTracking()
            .Where(e => e.PersonId == me)
            .OrderByDescending(e => e.At)
            .Take(60)
            .Select(e => new
            {
                e.Subject,
                e.Sentence,
                e.At,
            })
            .ToListAsync();
        var paths = last.DistinctBy(e => e.Subject).Select(e => (Subject: e.Subject.Split('/'), e.Sentence, e.At)).ToList();
        var requests = Ids<Request>("Request");
        var children = Ids<Children.Child>("Child");
        var meetings = Ids<Meeting>("Meeting");
        var names = new Dictionary<string, string>();
        foreach (var r in await Store.Requests.Where(r => requests.Contains(r.Id)).Select(r => new { r.Id, r.Reference }).ToListAsync())
        {
            names[$"/requests/{r.Id}"] = r.Reference;
        }
        foreach (var m in await Store.Meetings.Where(m => meetings.Contains(m.Id)).Select(m => new { m.Id, m.Title }).ToListAsync())
        {
            names[$"/meetings/{m.Id}"] = m.Title;
        }
        foreach (var c in await Store.Children.Where(c => children.Contains(c.Id)).Select(c => c.Id).ToListAsync())
        {
            names[$"/children/{c}"] = "A child’s record";
        }
        Recent =
        [
            .. paths
                .Select(p =>
                    (
                        $"/{p.Subject[0] switch { "Request" => "requests", "Meeting" => "meetings", _ => "children" }}/{p.Subject[1]}",
                        p.Sentence,
                        p.At
                    )
                )
                .Where(p => names.ContainsKey(p.Item1))
                .Select(p => (p.Item1, $"{names[p.Item1]}: {p.Sentence}", p.At))
                .Take(5),
        ];

        List<Id<T>> Ids<T>(string kind) => [.. paths.Where(p => p.Subject[0] == kind).Select(p => new Id<T>(Guid.Parse(p.Subject[1])))];
    }
}
