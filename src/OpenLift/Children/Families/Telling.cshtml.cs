using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Platform.Govuk;
using OpenLift.Requests;

namespace OpenLift.Children.Families;

public sealed record TellingRow(
    Id<Telling> Id,
    Id<Request> RequestId,
    string Reference,
    Id<Child> ChildId,
    string Carer,
    string Setting,
    DateOnly Since,
    string? What,
    int Total
);

/// <summary>Decisions that somebody entitled has not been shown to know, with their age. An empty list is the aim (L3, S3).</summary>
[Needs(Permission.TellFamily)]
public sealed class UntoldPage(Store store) : ListPage(store)
{
    public IReadOnlyList<TellingRow> Rows { get; private set; } = [];

    protected override Task Load() => AsOne(Read);

    private async Task Read()
    {
        var untold = Store.Tellings.Untold.For(Actor);
        await Turn(untold);
        Rows = await untold
            .OrderBy(t => t.Since)
            .ThenBy(t => t.Reference)
            .ThenBy(t => t.Id)
            .Skip(Skip)
            .Take(PageSize)
            .Select(t => new TellingRow(
                t.Id,
                t.RequestId,
                t.Reference,
                t.ChildId,
                t.CarerName,
                t.SettingName,
                t.Since,
                t.What,
                untold.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
        await Store.Looked([.. Rows.Select(r => r.ChildId).Distinct()], Request.Path);
    }
}

/// <summary>Somebody told a parent: how, who and when.</summary>
[Needs(Permission.TellFamily)]
public sealed class TellFamily(Store store) : RecordPage<Telling>(store)
{
    [BindProperty, Display(Name = "How were they told?")]
    public HowTold? How { get; set; }

    [BindProperty, Display(Name = "When?"), Required(ErrorMessage = "Enter the date")]
    public DateOnly? On { get; set; }

    [BindProperty, Display(Name = "What did they say?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Note { get; set; }

    public static readonly IReadOnlyList<Choice> Ways =
    [
        .. new[] { HowTold.Rung, HowTold.InPerson, HowTold.Posted }.Select(h => new Choice(h.ToString(), h.Words)),
    ];

    protected override async Task<bool> Find() =>
        await base.Find()
        && Record is { ToldOn: null, Dropped: false }
        && (
            Record.TellerId == Actor.PersonId
            || Actor.Settings.Contains(Record.SettingId)
            || Actor.Districts.Contains(Record.DistrictId)
            || Actor.May(Permission.TakeCountyRequest)
        );

    protected override void Fill() => On = Today;

    public async Task<IActionResult> OnPost()
    {
        var how = Needed(How, "Say how they were told", nameof(How));
        if (how is HowTold.Opened)
        {
            throw new RuleBroken("Say how they were told", nameof(How));
        }
        Record.Told(how, Actor.Name, Note, On!.Value, Today);
        await Store.SaveChangesAsync();
        return Go("/telling", $"{Record.CarerName}: recorded as told");
    }
}
