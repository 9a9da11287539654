using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Requests;

namespace OpenLift.Support;

/// <summary>
/// Records a visit in two minutes on a phone: who, what was seen, advice, strategies, next step, hours; or why it did not happen (L11).
/// </summary>
[Needs(Permission.RecordVisit)]
public sealed class RecordVisitPage(Store store) : CasePage(store)
{
    [FromRoute(Name = "visit")]
    public Id<Visit> VisitId { get; set; }

    [BindProperty, Display(Name = "When was it?")]
    public DateOnly? DoneOn { get; set; }

    [BindProperty, Display(Name = "Whom did you meet?"), StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Who { get; set; }

    [BindProperty, Display(Name = "What did you see?"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Seen { get; set; }

    [BindProperty, Display(Name = "What did you advise?"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Advice { get; set; }

    [BindProperty, Display(Name = "A strategy to try"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? Strategy { get; set; }

    [BindProperty, Display(Name = "In which column?")]
    public Column? Column { get; set; }

    [BindProperty, Display(Name = "Another strategy"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? Strategy2 { get; set; }

    [BindProperty, Display(Name = "In which column?")]
    public Column? Column2 { get; set; }

    [BindProperty, Display(Name = "Next step, and who does it"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? NextStep { get; set; }

    [BindProperty, Display(Name = "Hours, with travel and writing")]
    public decimal? Hours { get; set; }

    [BindProperty, Display(Name = "Does what was reached still hold?")]
    public bool? Holds { get; set; }

    [BindProperty, Display(Name = "Why did it not happen?"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? MissedWhy { get; set; }

    public Visit Visit { get; private set; } = null!;

    protected override async Task<bool> Find() =>
        await base.Find()
        && (Visit = (await Store.Visits.SingleOrDefaultAsync(v => v.Id == VisitId && v.CaseId == Id))!) is { } visit
        && visit.State is VisitState.Planned
        && (Has || visit.By == Actor.PersonId.Value);

    protected override void Fill() => DoneOn = Visit.PlannedOn <= Today ? Visit.PlannedOn : Today;

    public async Task<IActionResult> OnPost()
    {
        var strategies = new[] { (Strategy, Column, nameof(Column)), (Strategy2, Column2, nameof(Column2)) }
            .Where(s => s.Item1 is { Length: > 0 })
            .Select(s => new Strategy(
                Id<Visit>.New(Now).Value,
                AreaOf(Record.Need),
                Needed(s.Item2, "Choose the column", s.Item3),
                s.Item1!,
                null,
                null,
                null
            ))
            .ToList();
        Visit.Done(
            Needed(DoneOn, "Enter the date", nameof(DoneOn)),
            Needed(Who, "Enter whom you met", nameof(Who)),
            Seen,
            Advice,
            strategies,
            NextStep,
            Needed(Hours, "Enter the hours, such as 1.5", nameof(Hours)),
            Holds,
            Today
        );
        await Store.FirstContact(Record, Visit.DoneOn!.Value);
        return await Save(
            "",
            Visit.Holds is false
                ? "Recorded. What was reached does not hold: open the case again, or ask the setting to bring a new request."
                : "The visit is recorded"
        );
    }

    public async Task<IActionResult> OnPostMissed()
    {
        Visit.Missed(Needed(MissedWhy, "Say why it did not happen", nameof(MissedWhy)));
        return await Save("", "Recorded as not happened. Plan another when you can.");
    }

    private static string AreaOf(string? need) =>
        need switch
        {
            "SLCN" or "ASD" => "CI",
            "SEMH" => "SEMH",
            "HI" or "VI" or "MSI" or "PD" => "SP",
            _ => "CL",
        };
}
