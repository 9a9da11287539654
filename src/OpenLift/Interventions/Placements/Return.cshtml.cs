using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Interventions.Placements;

/// <summary>The return to the child's own setting, step by step with dates, planned with family and setting (S11).</summary>
[Needs(Permission.OfferPlace)]
public sealed class PlanReturn(Store store) : ManagePlacePage(store)
{
    public const int Most = 6;

    [BindProperty]
    public List<StepForm> Steps { get; set; } = [];

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?> { ["Plan"] = string.Join('\n', Record.Return.Select(s => $"{s.From.InFull}: {s.Words}")) };

    protected override async Task<bool> Find() => await base.Find() && Record.Status is PlacementStatus.Started or PlacementStatus.Ended;

    protected override void Fill() =>
        Steps = [
            .. Record
                .Return.Select(s => new StepForm { From = s.From, Words = s.Words })
                .Concat(Enumerable.Repeat(0, Most).Select(_ => new StepForm()))
                .Take(Most),
        ];

    public async Task<IActionResult> OnPost()
    {
        var steps = new List<ReturnStep>();
        for (var i = 0; i < Steps.Count; i++)
        {
            if (Steps[i].From is not null || Steps[i].Words is not null)
            {
                steps.Add(
                    new(
                        Needed(Steps[i].From, "Enter the date of this step", $"Steps[{i}].From"),
                        Needed(Steps[i].Words, "Say what happens", $"Steps[{i}].Words")
                    )
                );
            }
        }
        Record.PlanReturn(steps);
        return await Save("", "The plan for the return is saved");
    }
}

public sealed class StepForm
{
    public DateOnly? From { get; set; }

    [StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Words { get; set; }
}
