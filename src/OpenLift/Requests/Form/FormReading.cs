namespace OpenLift.Requests;

/// <summary>One answer that differs from the draft: what stands there and what the form says.</summary>
public sealed record FormAnswer(string Question, string? Now, string? Form);

/// <summary>
/// What was read from a filled form, and what was not. Nothing is written until somebody who has seen both says so, and an
/// empty box never takes anything away (X7).
/// </summary>
public sealed class FormReading
{
    private readonly Dictionary<FormQuestion, object?> _values = [];
    private readonly List<FormAnswer> _changes = [];
    private readonly List<(string Question, string Typed, string Why)> _missed = [];
    private readonly List<string> _warnings = [];
    private readonly List<(string Question, string Typed, DateOnly On)> _rough = [];
    private readonly List<Strategy> _strategies = [];
    private readonly List<Progress> _progress = [];

    /// <summary>What would change.</summary>
    public IReadOnlyList<FormAnswer> Changes => _changes;

    /// <summary>What stands in the form and cannot be taken, and why.</summary>
    public IReadOnlyList<(string Question, string Typed, string Why)> Missed => _missed;

    /// <summary>Signs that this may be the form of another request or child.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>What named a month, a year or a season, and the day that was taken for it.</summary>
    public IReadOnlyList<(string Question, string Typed, DateOnly On)> Rough => _rough;

    /// <summary>How many answers say what the draft says already.</summary>
    public int Same { get; private set; }

    internal bool HasRead(FormQuestion question) => _values.ContainsKey(question);

    internal T Of<T>(FormQuestion<T> question, Request request) =>
        _values.TryGetValue(question, out var value) ? (T)value! : question.Of(request);

    internal void Take<T>(FormQuestion<T> question, T value, string? now, string? said)
    {
        _values[question] = value;
        Note(question.Words, now, said);
    }

    internal void Take(Strategy strategy, string title, string? now, string said)
    {
        _strategies.Add(strategy);
        Note(title, now, said);
    }

    internal void Take(Progress progress, string title, string? now, string said)
    {
        _progress.Add(progress);
        Note(title, now, said);
    }

    internal void Understood(string question, string typed, DateOnly? on)
    {
        if (on is { } day && FormBox.IsRough(typed))
        {
            _rough.Add((question, typed.Trim(), day));
        }
    }

    internal void Miss(string question, string typed, string why) => _missed.Add((question, typed.Trim(), why));

    internal void Warn(string warning) => _warnings.Add(warning);

    /// <summary>Leaves an answer out that does not go with the others.</summary>
    internal void Drop(FormQuestion question, string why)
    {
        _values.Remove(question);
        var change = _changes.FirstOrDefault(c => c.Question == question.Words);
        if (change is not null)
        {
            _changes.Remove(change);
        }
        Miss(question.Words, change?.Form ?? "", why);
    }

    internal IReadOnlyList<Strategy> Strategies => _strategies;
    internal IReadOnlyList<Progress> Progress => _progress;

    private void Note(string question, string? now, string? said)
    {
        if ((now ?? "") == (said ?? ""))
        {
            Same++;
        }
        else
        {
            _changes.Add(new(question, now, said));
        }
    }
}
