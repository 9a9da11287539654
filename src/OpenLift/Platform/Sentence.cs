namespace OpenLift.Platform;

/// <summary>Words that somebody else understands later: a sentence, and no mark to get past the field.</summary>
public static class Sentence
{
    private const int Letters = 15;
    private const int Words = 3;

    public static string Of(string? words, string field) =>
        words?.Trim() is { Length: >= Letters } said && said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= Words
            ? said
            : throw new RuleBroken("Say why in a sentence that the family and a colleague will understand", field);
}
