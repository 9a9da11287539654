using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Platform.Govuk;

namespace OpenLift.Support;

/// <summary>Plans a visit, a session or a call (L11).</summary>
[Needs(Permission.RecordVisit)]
public sealed class PlanVisit(Store store) : CasePage(store)
{
    public static readonly IReadOnlyList<Choice> Kinds =
    [
        .. new[] { VisitKind.Visit, VisitKind.Session, VisitKind.Call, VisitKind.Meeting }.Select(k => new Choice(k.ToString(), k.Words)),
    ];

    [BindProperty, Display(Name = "What?")]
    public VisitKind? Kind { get; set; }

    [BindProperty, Display(Name = "Day"), Required(ErrorMessage = "Enter the day")]
    public DateOnly? On { get; set; }

    [BindProperty, Display(Name = "Time")]
    public TimeOnly? At { get; set; }

    protected override async Task<bool> Find() => await base.Find() && Has && Record.Status is CaseStatus.Allocated;

    protected override void Fill() => On = Today;

    public async Task<IActionResult> OnPost()
    {
        var kind = Kinds.Any(k => k.Value == Kind.ToString()) ? Kind!.Value : throw new RuleBroken("Choose what it is", nameof(Kind));
        if (On < Today.AddYears(-1) || On > Today.AddYears(1))
        {
            throw new RuleBroken("The day must be within a year", nameof(On));
        }
        var visit = Visit.Plan(Record, kind, On!.Value, At, Actor.PersonId.Value, Actor.Name, Now);
        Store.Add(visit);
        return await Save(
            On <= Today ? $"/visits/{visit.Id}" : "",
            On <= Today ? "Now record what came of it" : $"Planned for {On!.Value.InFull}"
        );
    }
}
