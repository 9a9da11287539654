namespace OpenLift.Correspondence.Letters;

/// <summary>Something that a template may name in double braces, and what is put in its place.</summary>
/// <param name="Means">What it is, as it is said to whoever left it out: "the start date".</param>
/// <param name="Needed">A letter is not made without it. A line that names only things that may be missing, and are, is left out.</param>
public sealed record MergeField(string Name, string Means, string Example, bool Needed = true);

/// <summary>
/// Puts what a letter is about into the words of its template (X7). A template that names something unknown is refused; so is a letter
/// that lacks something it needs. What is put in is text: braces in it mean nothing.
/// </summary>
public static class Merge
{
    private const string Open = "{{",
        Close = "}}";

    /// <summary>What every letter knows by itself.</summary>
    private static readonly MergeField[] Everywhere =
    [
        new("child", "the child’s first name, or the name they are known by", "Robin"),
        new("child_name", "the child’s full name", "Robin Example"),
        new("carer", "the name of the person written to", "Alex Example"),
        new("reference", "the reference of the request", "DOV-7KQ2MX-4"),
        new("setting", "the setting that asked for support", "Example Nursery"),
        new("district", "the district", "Dover"),
        new("writer", "the name of whoever writes", "Chris Writer"),
        new("phone", "the district’s phone number", "01632 960000", false),
        new("email", "the district’s email address", "lift@example.com", false),
    ];

    private static readonly Dictionary<LetterKind, MergeField[]> Own = new()
    {
        [LetterKind.ConfirmedOffer] =
        [
            new("hub", "the place where the sessions are", "Example Hub, 1 High Street, Dover"),
            new("sessions", "the number of sessions", "3 sessions a week"),
            new("times", "the days and times", "Monday, Tuesday and Thursday, 9.15am to 11.45am"),
            new("start", "the start date", "12 January 2027"),
            new("end", "the end date", "25 March 2027"),
            new("manager", "the name of the manager", "Sam Manager"),
            new("manager_phone", "the manager’s phone number", "01632 960001", false),
            new("travel", "what the family must know about travel", "we cannot give lifts or pay for travel", false),
            new("own_setting", "the nursery or school whose place is kept", "Example Nursery", false),
            new("answer_by", "the day by which the family is asked to answer", "18 December 2026", false),
        ],
        [LetterKind.DifferentOffer] =
        [
            new("offer", "what is offered", "A block of six visits from a specialist in the nursery"),
            new("reason", "the reason", "Robin has learned a lot since the panel met."),
            new("start", "the start date", "12 January 2027", false),
            new("next", "what happens next", "The specialist rings you to plan the first visit.", false),
        ],
        [LetterKind.Decision] =
        [
            new("panel", "the name of the panel", "the South panel"),
            new("day", "the day of the panel", "3 December 2026"),
            new("decision", "the decision", "Robin is on the list for a place."),
            new("reason", "the reason", "Robin needs help in four areas."),
            new("next", "what happens next", "We write to you when a place comes free.", false),
        ],
        [LetterKind.ReviewInvitation] =
        [
            new("day", "the day of the meeting", "10 March 2027"),
            new("time", "the time of the meeting", "2pm"),
            new("place", "the place of the meeting", "Example Hub, 1 High Street, Dover"),
            new("who", "who else comes", "Robin’s key person and Sam Manager", false),
        ],
        [LetterKind.General] =
        [
            new("subject", "the subject", "Your visit"),
            new("words", "the words of the letter", "Thank you for coming to see us.\n\nWe were glad to meet you."),
        ],
    };

    private static readonly HashSet<string> Known = [.. Own.Values.Append(Everywhere).SelectMany(f => f).Select(f => f.Name)];

    public static IReadOnlyList<MergeField> FieldsOf(LetterKind kind) => [.. Everywhere, .. Own[kind]];

    /// <summary>Whether a letter of this kind can be made of these words.</summary>
    /// <param name="at">The field of the form, for the message.</param>
    public static void Check(string template, LetterKind kind, string at)
    {
        foreach (var line in Lines(template))
        {
            _ = Parts(line, kind, at);
        }
    }

    /// <summary>The words with everything in its place.</summary>
    /// <param name="values">What the caller knows, by the names of the fields. What this template does not name is passed over.</param>
    public static string Fill(string template, LetterKind kind, IReadOnlyDictionary<string, string> values)
    {
        if (values.Keys.FirstOrDefault(k => !Known.Contains(k)) is { } unknown)
        {
            throw new ArgumentException($"No letter has a field {unknown}.", nameof(values));
        }
        var lines = new List<string>();
        foreach (var line in Lines(template))
        {
            var parts = Parts(line, kind, "");
            var missing = parts.Where(p => p.Field is not null && Value(p.Field) is "").Select(p => p.Field!).ToList();
            if (missing.FirstOrDefault(f => f.Needed) is { } needed)
            {
                throw new RuleBroken($"The letter needs {needed.Means}");
            }
            if (missing is [] || parts.Any(p => p.Field is { Needed: false } field && !missing.Contains(field)))
            {
                lines.Add(string.Concat(parts.Select(p => p.Field is null ? p.Text : Value(p.Field))));
            }
        }
        return string.Join('\n', lines.Where((line, i) => line is not "" || (i > 0 && lines[i - 1] is not ""))).Trim();

        string Value(MergeField field) => (values.GetValueOrDefault(field.Name) ?? "").ReplaceLineEndings("\n").Trim();
    }

    private static string[] Lines(string template) => template.ReplaceLineEndings("\n").Split('\n');

    private static List<(string Text, MergeField? Field)> Parts(string line, LetterKind kind, string at)
    {
        var parts = new List<(string, MergeField?)>();
        var done = 0;
        while (line.IndexOf(Open, done, StringComparison.Ordinal) is var open and >= 0)
        {
            NoneClosed(line[done..open]);
            var close = line.IndexOf(Close, open, StringComparison.Ordinal);
            var next = line.IndexOf(Open, open + Open.Length, StringComparison.Ordinal);
            if (close < 0 || (next >= 0 && next < close))
            {
                throw new RuleBroken(
                    $"“{Start(line[open..])}” is not closed: write }}}} after the name of the field, on the same line",
                    at
                );
            }
            var name = line[(open + Open.Length)..close].Trim();
            parts.Add((line[done..open], null));
            parts.Add(
                (
                    name,
                    FieldsOf(kind).FirstOrDefault(f => f.Name == name)
                        ?? throw new RuleBroken($"“{Start(name)}” is not a field of this letter: choose one from the list", at)
                )
            );
            done = close + Close.Length;
        }
        NoneClosed(line[done..]);
        parts.Add((line[done..], null));
        return parts;

        void NoneClosed(string text)
        {
            if (text.Contains(Close, StringComparison.Ordinal))
            {
                throw new RuleBroken($"There are braces }}}} that nothing opens, in “{Start(line)}”", at);
            }
        }
    }

    private static string Start(string text) => text.Length > 40 ? $"{text[..40]}…" : text;
}
