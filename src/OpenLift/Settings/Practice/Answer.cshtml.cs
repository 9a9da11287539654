using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Settings.Practice;

/// <summary>Answers the standards of one area. What is answered is saved; what is not can wait (L12).</summary>
[Needs(Permission.KeepProvision)]
public sealed class AnswerStandards(Store store) : OwnAuditPage(store)
{
    private const int LongestNote = 1000;

    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    [BindProperty(Name = "Standing")]
    public Dictionary<Guid, Standing?> Standings { get; set; } = [];

    [BindProperty(Name = "Note")]
    public Dictionary<Guid, string?> Notes { get; set; } = [];

    public IReadOnlyList<CoreStandard> Asked { get; private set; } = [];

    public string AreaName => Labels.AreaOrWhole(Asked[0].Area);

    public override IReadOnlyDictionary<string, string?> Saved =>
        Asked.ToDictionary(s => s.Words, s => Open!.Of(s) is { } answer ? $"{answer.Standing.Words}. {answer.Note}" : null);

    public string? ErrorOf(Guid standard) =>
        ModelState.TryGetValue($"Standing[{standard}]", out var entry) && entry.Errors is [var first, ..] ? first.ErrorMessage : null;

    protected override async Task<bool> Find()
    {
        if (!await base.Find() || Open is null)
        {
            return false;
        }
        Asked = [.. Standards.Where(s => (s.Area ?? Whole) == Area)];
        return Asked.Count > 0;
    }

    protected override void Fill()
    {
        foreach (var answer in Asked.Select(Open!.Of).OfType<StandardAnswer>())
        {
            (Standings[answer.Standard], Notes[answer.Standard]) = (answer.Standing, answer.Note);
        }
    }

    public async Task<IActionResult> OnPost()
    {
        var answers = new List<StandardAnswer>();
        foreach (var standard in Asked)
        {
            var (standing, note) = (Standings.GetValueOrDefault(standard.Id.Value), Notes.GetValueOrDefault(standard.Id.Value));
            if (note is { Length: > LongestNote })
            {
                throw new RuleBroken("Write 1,000 characters or fewer in the note", $"Standing[{standard.Id}]");
            }
            if (standing is null && note is { Length: > 0 })
            {
                throw new RuleBroken("Choose an answer to go with your note", $"Standing[{standard.Id}]");
            }
            if (standing is { } chosen && Open!.Of(standard) != new StandardAnswer(standard.Id.Value, chosen, note))
            {
                answers.Add(new(standard.Id.Value, chosen, note));
            }
        }
        if (answers.Count > 0)
        {
            Open!.Answer(answers);
            await Store.SaveChangesAsync();
        }
        return Go(At("/provision/audit"), "Your answers are saved");
    }
}
