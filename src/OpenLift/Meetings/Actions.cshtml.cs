using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Requests;

namespace OpenLift.Meetings;

public sealed record ActionRow(
    Id<MeetingAction> Id,
    string What,
    string Owner,
    DateOnly DueOn,
    DateOnly? DoneOn,
    Id<Request> RequestId,
    string Reference,
    Id<Child> ChildId,
    string? Child,
    int Total
);

public static class ActionQueries
{
    extension(Store store)
    {
        /// <summary>What was agreed in sealed minutes and still stands. Before the seal it is nobody's task yet.</summary>
        public IQueryable<MeetingAction> AgreedActions =>
            store.MeetingActions.Where(a => !a.Dropped && store.AgendaItems.Any(i => i.Id == a.ItemId && i.Sealed));
    }
}

/// <summary>What was agreed and is still to be done, for the district or the setting (L7).</summary>
[Needs(Permission.SeeMeetings)]
public sealed class ActionsPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true)]
    public bool Done { get; set; }

    public IReadOnlyList<ActionRow> Rows { get; private set; } = [];

    protected override Task Load() => AsOne(Read);

    private async Task Read()
    {
        var actions = Store.AgreedActions.Where(a => (a.DoneOn != null) == Done);
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
                a.DoneOn,
                a.RequestId,
                a.Reference,
                a.ChildId,
                Store.Children.Where(c => c.Id == a.ChildId).Select(c => c.FirstName + " " + c.LastName).FirstOrDefault(),
                actions.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
        await Store.Looked([.. Rows.Select(r => r.ChildId).Distinct()], Request.Path);
    }
}

/// <summary>Changes an action before the minutes are sealed: its words, who does it, by when.</summary>
[Needs(Permission.RecordOutcome)]
public sealed class ChangeAction(Store store) : RecordPage<MeetingAction>(store)
{
    [
        BindProperty,
        Display(Name = "What is to be done"),
        Required(ErrorMessage = "Enter what is to be done"),
        StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")
    ]
    public string? What { get; set; }

    [
        BindProperty,
        Display(Name = "Who does it"),
        Required(ErrorMessage = "Enter who does it"),
        StringLength(300, ErrorMessage = "Write 300 characters or fewer")
    ]
    public string? Owner { get; set; }

    [BindProperty, Display(Name = "By when"), Required(ErrorMessage = "Enter by when")]
    public DateOnly? DueOn { get; set; }

    public AgendaItem Item { get; private set; } = null!;

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["What"] = Record.What,
            ["Who"] = Record.Owner,
            ["By when"] = Record.DueOn.InFull,
        };

    protected override async Task<bool> Find()
    {
        if (!await base.Find())
        {
            return false;
        }
        Item = await Store.AgendaItems.SingleAsync(i => i.Id == Record.ItemId);
        return !Item.Sealed && (Item.IsReferral ? Actor.ChairedAreas.Contains(Item.Area) : Actor.Districts.Contains(Record.DistrictId));
    }

    protected override void Fill() => (What, Owner, DueOn) = (Record.What, Record.Owner, Record.DueOn);

    public async Task<IActionResult> OnPost()
    {
        if (DueOn < Today.AddYears(-1) || DueOn > Today.AddYears(2))
        {
            throw new RuleBroken("By when must be within two years", nameof(DueOn));
        }
        Item.ActionNoted(What!);
        Record.Change(What!, Owner!, DueOn!.Value);
        await Store.SaveChangesAsync();
        return Go($"/meetings/{Item.MeetingId}/items/{Item.Id}", "The action is changed");
    }
}

/// <summary>Says that an action is done, by the setting, the coordinator, or whoever made the referral.</summary>
[Needs(Permission.SeeMeetings)]
public sealed class ActionDone(Store store) : RecordPage<MeetingAction>(store)
{
    [BindProperty, Display(Name = "What was done?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Note { get; set; }

    protected override async Task<bool> Find() =>
        await base.Find()
        && (
            Actor.Settings.Contains(Record.SettingId)
            || Actor.Districts.Contains(Record.DistrictId)
            || await Store.Referrals.AnyAsync(r => r.RequestId == Record.RequestId && r.ReferrerId == Actor.PersonId)
        )
        && await Store.AgreedActions.AnyAsync(a => a.Id == Id);

    public async Task<IActionResult> OnPost()
    {
        Record.Done(Note, Today);
        await Store.SaveChangesAsync();
        return Go(Actor.May(Permission.SeeRequest) ? $"/requests/{Record.RequestId}" : "/actions", "The action is marked as done");
    }
}
