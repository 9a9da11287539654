namespace OpenLift.Correspondence.Letters;

/// <summary>The words of one kind of letter as they were from one day on.</summary>
public sealed record TemplateVersion(int Number, string Title, string Body, DateOnly From, string By, DateTimeOffset At);

/// <summary>
/// What one kind of letter says, in the county's words (S9, X7). A change is a new version from a day on: letters written before keep
/// theirs.
/// Blank lines part paragraphs, "## " begins a heading and "- " a point of a list.
/// </summary>
public sealed class LetterTemplate : Recorded
{
    public required Id<LetterTemplate> Id { get; init; }
    public required LetterKind Kind { get; init; }
    public IReadOnlyList<TemplateVersion> Versions { get; private set; } = [];

    /// <summary>The words that hold when all that is planned has come.</summary>
    public TemplateVersion Latest => Versions.OrderBy(v => v.From).ThenBy(v => v.Number).Last();

    public static LetterTemplate Begin(LetterKind kind, string title, string body, DateOnly from, string by, DateTimeOffset now)
    {
        var template = new LetterTemplate { Id = Id<LetterTemplate>.New(now), Kind = kind };
        template.Add(title, body, from, by, now);
        template.Record($"{kind.Words}: template added");
        return template;
    }

    public void Change(string title, string body, DateOnly from, string by, DateTimeOffset now)
    {
        if (from < now.CountyDay)
        {
            throw new RuleBroken("The new words can be used from today or later", "From");
        }
        Add(title, body, from, by, now);
        Record($"{Kind.Words}: new words from {from.InFull}, version {Versions.Count}");
    }

    /// <summary>The words in force on a day.</summary>
    public TemplateVersion On(DateOnly day) =>
        Versions.Where(v => v.From <= day).OrderBy(v => v.From).ThenBy(v => v.Number).LastOrDefault()
        ?? throw new RuleBroken($"No words for this kind of letter ({Kind.InWords}) are in force yet.");

    private void Add(string title, string body, DateOnly from, string by, DateTimeOffset now)
    {
        Merge.Check(title, Kind, nameof(TemplateVersion.Title));
        Merge.Check(body, Kind, nameof(TemplateVersion.Body));
        Versions = [.. Versions, new(Versions.Count + 1, title.Trim(), body.ReplaceLineEndings("\n").Trim(), from, by, now)];
    }
}
