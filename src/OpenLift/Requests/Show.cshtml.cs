using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Meetings;

namespace OpenLift.Requests;

/// <summary>Where a request stands: what happens next, by when and why then, and what was decided and why (L5, L7, L8).</summary>
[Needs(Permission.SeeRequest)]
public sealed class ShowRequest(Store store) : RequestPage(store)
{
    public AgendaItem? Item { get; private set; }
    public Meeting? Meeting { get; private set; }
    public IReadOnlyList<MeetingAction> Actions { get; private set; } = [];

    /// <summary>Those that the reader may say are done.</summary>
    public IReadOnlyList<Id<MeetingAction>> MyActions { get; private set; } = [];
    public IReadOnlyList<Support.Case> Cases { get; private set; } = [];
    public IReadOnlyList<RequestClock> Clocks { get; private set; } = [];

    /// <summary>A decision is shown to everybody when its minutes are sealed, not before.</summary>
    public AgendaItem? Decision => Item is { Sealed: true } ? Item : null;

    public bool IsLate => Record.Status.IsLive && Record.DueOn < Today;

    public string NextTitle =>
        Record.Status switch
        {
            RequestStatus.Draft => "Next: finish and send",
            RequestStatus.Sent => "Next: the coordinator reads it",
            RequestStatus.WaitingForInformation => "Next: the setting answers the coordinator’s question",
            RequestStatus.OnAgenda => "Next: the meeting discusses it",
            RequestStatus.WithCounty => "Next: the county coordinator answers",
            RequestStatus.Decided => "Decided: now what was agreed is done",
            _ => "Nothing more is to be done here",
        };

    protected override async Task Load()
    {
        await base.Load();
        Item = await Store
            .AgendaItems.AsNoTracking()
            .Where(i => i.RequestId == Id && i.ReferralId == null && !i.TakenOff)
            .OrderByDescending(i => i.SeenFrom)
            .FirstOrDefaultAsync();
        if (Item is { MeetingId: var meeting })
        {
            Meeting = await Store.Meetings.AsNoTracking().SingleAsync(m => m.Id == meeting);
        }
        if (Decision is not null)
        {
            var mine = Store.MyActionsToDo();
            var found = await Store
                .MeetingActions.AsNoTracking()
                .Where(a => a.RequestId == Id && !a.Dropped)
                .OrderBy(a => a.DueOn)
                .Select(a => new { Action = a, IsMine = mine.Any(m => m.Id == a.Id) })
                .ToListAsync();
            (Actions, MyActions) = (found.ConvertAll(a => a.Action), [.. found.Where(a => a.IsMine).Select(a => a.Action.Id)]);
        }
        Cases = await Store.Cases.AsNoTracking().Where(c => c.RequestId == Id).OrderBy(c => c.OpenedOn).ToListAsync();
        Clocks =
        [
            .. Record.Clocks(
                await TheDistrict(),
                await Store.Calendar(),
                [.. Actions.Select(a => (new County.Due(a.DueOn, a.DueWhy), a.DoneOn ?? a.EndedOn))],
                Cases
            ),
        ];
    }
}
