using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.County;

namespace OpenLift.Requests;

/// <summary>The strategies of a request, row by row: add, change, remove (L2).</summary>
[Needs(Permission.DraftRequest)]
public sealed class WriteStrategies(Store store) : WritePage(store)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Row { get; set; }

    [BindProperty, Display(Name = "What have you tried?"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? What { get; set; }

    [BindProperty, Display(Name = "Area of need")]
    public string? Area { get; set; }

    [BindProperty, Display(Name = "Column of the Core Standards")]
    public Column? Column { get; set; }

    [BindProperty, Display(Name = "How often"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? HowOften { get; set; }

    [BindProperty, Display(Name = "Since when")]
    public DateOnly? Since { get; set; }

    [BindProperty, Display(Name = "What came of it?"), StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")]
    public string? Outcome { get; set; }

    /// <summary>Known from before, to be taken over.</summary>
    public IReadOnlyList<Strategy> Before { get; private set; } = [];

    protected override async Task Load()
    {
        await base.Load();
        Before = await Store.StrategiesBefore(Record);
    }

    public Strategy? Changing => Row is null ? null : Record.Strategies.FirstOrDefault(s => s.Key == Row);

    public string AreaAndColumn(Strategy strategy) =>
        (strategy.Area is null ? "Area not said" : Labels.Label(CodeList.Area, strategy.Area))
        + $". {strategy.Column?.Words ?? "Column not said"}";

    /// <summary>Only the row being changed: two people may add rows side by side.</summary>
    public override IReadOnlyDictionary<string, string?>? Saved =>
        Changing is not { } row
            ? null
            : new Dictionary<string, string?>
            {
                ["What"] = row.What,
                ["Area"] = row.Area,
                ["Column"] = row.Column?.Words,
                ["How often"] = row.HowOften,
                ["Since"] = row.Since?.InFull,
                ["What came of it"] = row.Outcome,
            };

    protected override void Fill()
    {
        if (Changing is { } row)
        {
            (What, Area, Column, HowOften, Since, Outcome) = (row.What, row.Area, row.Column, row.HowOften, row.Since, row.Outcome);
        }
    }

    public async Task<IActionResult> OnPost()
    {
        var what = Needed(What, "Enter what you have tried", nameof(What));
        var area = Labels.Choices(CodeList.Area, Today, Changing?.Area).Any(c => c.Value == Area)
            ? Area!
            : throw new RuleBroken("Choose the area of need", nameof(Area));
        var column = Needed(Column, "Choose the column", nameof(Column));
        if (Since > Today)
        {
            throw new RuleBroken("Since when must be today or in the past", nameof(Since));
        }
        Record.Keep(new Strategy(Row ?? Id<Strategy>.New(Now).Value, area, column, what, HowOften, Since, Outcome));
        return await Save("The strategy is saved.", $"/requests/{Id}/strategies");
    }

    public async Task<IActionResult> OnPostTake()
    {
        Record.Keep(Before.FirstOrDefault(s => s.Key == Row) ?? throw new RuleBroken("Choose what to take over"));
        return await Save("Taken over. Add what came of it.", $"/requests/{Id}/strategies?row={Row}#What");
    }

    public async Task<IActionResult> OnPostRemove()
    {
        Record.RemoveStrategy(Row ?? throw new RuleBroken("Choose what to remove"));
        return await Save("The strategy is removed.", $"/requests/{Id}/strategies");
    }
}
