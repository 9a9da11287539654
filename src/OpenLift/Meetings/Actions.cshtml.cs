using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Requests;

namespace OpenLift.Meetings;

/// <summary>What was agreed and is still to be done, for the district or the setting (L7).</summary>
[Needs(Permission.SeeMeetings)]
public sealed class ActionsPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true)]
    public ActionView View { get; set; }

    public IReadOnlyList<ActionRow> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        var (today, mine) = (Today, Store.MyActionsToDo());
        var actions = View switch
        {
            ActionView.Mine => mine,
            ActionView.Late => mine.Where(a => a.DueOn < today),
            ActionView.All => Store.ActionsToDo,
            _ => Store.AgreedActions.Where(a => a.DoneOn != null || a.EndedOn != null),
        };
        await Turn(actions);
        Rows = await actions
            .OrderBy(a => a.DueOn)
            .ThenBy(a => a.Reference)
            .ThenBy(a => a.Id)
            .Skip(Skip)
            .Take(PageSize)
            .Select(a => new ActionRow(
                a.Id,
                a.What,
                a.Owner,
                a.DueOn,
                a.DoneOn ?? a.EndedOn,
                a.EndedWhy ?? a.DoneNote,
                mine.Any(m => m.Id == a.Id),
                a.RequestId,
                a.Reference,
                a.ChildId,
                Store.Children.Where(c => c.Id == a.ChildId).Select(c => c.FirstName + " " + c.LastName).FirstOrDefault(),
                actions.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
        Store.Looked([.. Rows.Select(r => r.ChildId).Distinct()], Request.Path);
    }
}

public enum ActionView
{
    Mine,
    Late,
    All,
    Done,
}

public sealed record ActionRow(
    Id<MeetingAction> Id,
    string What,
    string Owner,
    DateOnly DueOn,
    DateOnly? DoneOn,
    string? Note,
    bool Mine,
    Id<Request> RequestId,
    string Reference,
    Id<Child> ChildId,
    string? Child,
    int Total
);
