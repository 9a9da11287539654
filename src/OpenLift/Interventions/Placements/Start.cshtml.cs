using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Platform.Govuk;

namespace OpenLift.Interventions.Placements;

/// <summary>The first session: from now on the hub's team has a case of its own, with a day for the review (S10, S11).</summary>
[Needs(Permission.OfferPlace)]
public sealed class StartPlace(Store store) : ManagePlacePage(store)
{
    [BindProperty, Display(Name = "Day of the first session"), Required(ErrorMessage = "Enter the day of the first session")]
    public DateOnly? StartedOn { get; set; }

    [BindProperty, Display(Name = "Who leads the work with the child?")]
    public string? Lead { get; set; }

    [BindProperty, Display(Name = "Day of the review meeting"), Required(ErrorMessage = "Enter the day of the review meeting")]
    public DateOnly? ReviewOn { get; set; }

    public IReadOnlyList<Choice> Team { get; private set; } = [];

    protected override async Task<bool> Find() => await base.Find() && Record.Status is PlacementStatus.Accepted;

    protected override async Task Load()
    {
        await base.Load();
        var (scope, now) = (Hub.Scope, Now);
        Team =
        [
            .. (
                await Store
                    .People.Where(p =>
                        p.ClosedAt == null && p.Roles.Any(r => r.Scope == scope && r.From <= now && (r.Until == null || r.Until > now))
                    )
                    .OrderBy(p => p.Name)
                    .Select(p => new { p.Id, p.Name })
                    .ToListAsync()
            ).Select(p => new Choice(p.Id.ToString(), p.Name)),
        ];
    }

    protected override void Fill() => (StartedOn, ReviewOn) = (Today < Record.From ? null : Today, Record.Until.AddDays(-21));

    public async Task<IActionResult> OnPost()
    {
        var lead = Team.Any(t => t.Value == Lead)
            ? new Id<People.Person>(Guid.Parse(Lead!))
            : throw new RuleBroken("Choose who leads the work", nameof(Lead));
        await Store.Start(Record, await Store.People.SingleAsync(p => p.Id == lead), StartedOn!.Value, ReviewOn!.Value);
        return Done("Started. Sessions, targets and measures are recorded with the hub’s case.");
    }
}
