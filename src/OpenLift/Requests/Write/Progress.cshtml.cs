using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.County;

namespace OpenLift.Requests;

/// <summary>Levels with dates over two years, row by row (L2).</summary>
[Needs(Permission.DraftRequest)]
public sealed class WriteProgress(Store store) : WritePage(store)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Row { get; set; }

    [BindProperty, Display(Name = "Area of learning"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? Subject { get; set; }

    [BindProperty, Display(Name = "Kind of level")]
    public string? Level { get; set; }

    [BindProperty, Display(Name = "Level"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? Value { get; set; }

    [BindProperty, Display(Name = "Date")]
    public DateOnly? On { get; set; }

    [BindProperty, Display(Name = "Comment, if any"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? Comment { get; set; }

    /// <summary>Known from before, to be taken over.</summary>
    public IReadOnlyList<Progress> Before { get; private set; } = [];

    protected override async Task Load()
    {
        await base.Load();
        Before = await Store.ProgressBefore(Record);
    }

    public Progress? Changing => Row is null ? null : Record.Progress.FirstOrDefault(p => p.Key == Row);

    public override IReadOnlyDictionary<string, string?>? Saved =>
        Changing is not { } row
            ? null
            : new Dictionary<string, string?>
            {
                ["Area of learning"] = row.Subject,
                ["Kind of level"] = row.Level,
                ["Level"] = row.Value,
                ["Date"] = row.On.InFull,
                ["Comment"] = row.Comment,
            };

    protected override void Fill()
    {
        if (Changing is { } row)
        {
            (Subject, Level, Value, On, Comment) = (row.Subject, row.Level, row.Value, row.On, row.Comment);
        }
    }

    public async Task<IActionResult> OnPost()
    {
        var subject = Needed(Subject, "Enter the area of learning", nameof(Subject));
        var level = Labels.Choices(CodeList.Level, Today, "PSCALE", Changing?.Level).Any(c => c.Value == Level)
            ? Level!
            : throw new RuleBroken("Choose the kind of level", nameof(Level));
        var value = Needed(Value, "Enter the level", nameof(Value));
        var on = Needed(On, "Enter the date of the level", nameof(On));
        if (on > Today || on < Child.Born)
        {
            throw new RuleBroken("Date must be between the child’s birth and today", nameof(On));
        }
        Record.Keep(new Progress(Row ?? Id<Progress>.New(Now).Value, level, subject, value, on, Comment));
        return await Save("The level is saved.", $"/requests/{Id}/progress");
    }

    public async Task<IActionResult> OnPostTake()
    {
        Record.Keep(Before.FirstOrDefault(p => p.Key == Row) ?? throw new RuleBroken("Choose what to take over"));
        return await Save("Taken over.", $"/requests/{Id}/progress");
    }

    public async Task<IActionResult> OnPostRemove()
    {
        Record.RemoveProgress(Row ?? throw new RuleBroken("Choose what to remove"));
        return await Save("The level is removed.", $"/requests/{Id}/progress");
    }
}
