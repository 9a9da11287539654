using System.ComponentModel.DataAnnotations;
using System.Reflection;
using OpenLift.Correspondence.Documents;
using OpenLift.County;
using OpenLift.Platform.Govuk;

namespace OpenLift.Requests;

/// <summary>What a form needs to know beside the request: the county's words, the day, and when the child was born.</summary>
public sealed record FormContext(CodeLabels Labels, DateTimeOffset Now, DateOnly? Born = null)
{
    public DateOnly Today => Now.CountyDay;
}

/// <summary>
/// One question as a page asks it, so that a form on paper asks in the same words and keeps the same limits. The page's own
/// property is the only place where both are written (X7).
/// </summary>
public sealed class Asked
{
    private readonly PropertyInfo _property;

    private Asked(PropertyInfo property) => _property = property;

    public static Asked On<TPage>(string property) => new(typeof(TPage).GetProperty(property)!);

    public string Words => _property.GetCustomAttribute<DisplayAttribute>()!.Name!;

    /// <returns>What the page would say to it, or nothing.</returns>
    public string? Refusal(string answer) =>
        _property.GetCustomAttributes<ValidationAttribute>().FirstOrDefault(a => !a.IsValid(answer))?.ErrorMessage;
}

/// <summary>A question of the request form: how its answer is written for people, and read back.</summary>
public abstract class FormQuestion(string words, string? hint)
{
    public string Words { get; } = words;
    public string? Hint { get; } = hint;

    /// <summary>What stands in the box, and what a blank form has there.</summary>
    public abstract string? Box(Request? request, FormContext context);

    /// <summary>What the draft says now, in words.</summary>
    public abstract string? Now(Request request, FormContext context);

    /// <summary>Reads the box into the reading, or says there why it cannot.</summary>
    public abstract void Read(string box, Request request, FormContext context, FormReading into);
}

/// <param name="now">The draft's value; the empty value where it has none.</param>
/// <param name="said">A value in words.</param>
/// <param name="parse">The value of what is in the box; null where nothing is; a <see cref="RuleBroken"/> where it makes no sense.</param>
public class FormQuestion<T>(
    string words,
    string? hint,
    Func<Request, T> now,
    Func<T, FormContext, string?> said,
    Func<string, Request, FormContext, object?> parse,
    Func<Request?, FormContext, string?>? box = null
) : FormQuestion(words, hint)
{
    public T Of(Request request) => now(request);

    public override string? Now(Request request, FormContext context) => said(now(request), context);

    public override string? Box(Request? request, FormContext context) =>
        box is not null ? box(request, context)
        : request is null ? null
        : Now(request, context);

    public override void Read(string box, Request request, FormContext context, FormReading into)
    {
        try
        {
            if (parse(box, request, context) is T value)
            {
                into.Understood(Words, box, value as DateOnly?);
                into.Take(this, value, Now(request, context), said(value, context));
            }
        }
        catch (RuleBroken problem)
        {
            into.Miss(Words, box, problem.Message);
        }
    }
}

/// <summary>The kinds of box that a form has, and how each is understood however it was typed.</summary>
internal static partial class FormBox
{
    private const string Ticks = "✓✔☑☒✗✘×";

    public static FormQuestion<string?> Text(Asked asked, Func<Request, string?> now, string? hint = null) =>
        new(
            asked.Words,
            hint,
            now,
            (value, _) => value,
            (box, _, _) =>
                box.Length is 0 ? null
                : asked.Refusal(box) is { } refusal ? throw new RuleBroken(refusal)
                : box
        );

    public static FormQuestion<DateOnly?> Day(Asked asked, Func<Request, DateOnly?> now) =>
        new(asked.Words, "Such as 8 September 2026", now, (value, _) => value?.InFull, (box, _, context) => PastDay(box, context));

    public static FormQuestion<string?> One(Asked asked, CodeList list, Func<Request, string?> now) =>
        new(
            asked.Words,
            "Type X in the brackets of one",
            now,
            (value, context) => context.Labels.Label(list, value),
            (box, request, context) =>
                Marked(box, [.. context.Labels.Choices(list, context.Today, now(request))]) switch
                {
                    [] => null,
                    [var only] => only,
                    var several => throw new RuleBroken($"{several.Count} are marked: mark one"),
                },
            (request, context) =>
                List(
                    [.. context.Labels.Choices(list, context.Today, request is null ? null : now(request))],
                    request is null ? [] : [now(request)]
                )
        );

    public static FormQuestion<IReadOnlyList<string>> Many(Asked asked, CodeList list, Func<Request, IReadOnlyList<string>> now) =>
        new(
            asked.Words,
            "Type X in the brackets of each that applies",
            now,
            (value, context) => string.Join(", ", value.Select(v => context.Labels.Label(list, v))),
            (box, request, context) =>
                Marked(box, [.. context.Labels.Choices(list, context.Today, now(request))]) is { Count: > 0 } marked ? marked : null,
            (request, context) =>
                List(
                    [.. context.Labels.Choices(list, context.Today, request is null ? [] : now(request))],
                    request is null ? [] : now(request)
                )
        );

    public static FormQuestion<bool> Tick(Asked asked, Func<Request, bool> now) =>
        new(
            asked.Words,
            "Type X in the brackets if so",
            now,
            (value, _) => value ? "Yes" : "No",
            (box, _, _) =>
                IsTicked(box)
                    ? true
                    : box.ForMatching switch
                    {
                        "" => null,
                        "x" or "yes" or "xyes" or "yesx" => box.Contains('[') && box.ForMatching is "yes" ? null : true,
                        "no" => false,
                        _ => throw new RuleBroken("Write X or yes, or leave it empty"),
                    },
            (request, _) => List([new("yes", "Yes")], request is not null && now(request) ? ["yes"] : [])
        );

    /// <summary>The choices, one a line, with brackets to type in.</summary>
    public static string List(IReadOnlyList<Choice> choices, IReadOnlyList<string?> chosen) =>
        string.Join('\n', choices.Select(c => $"[{(chosen.Contains(c.Value) ? "X" : "  ")}] {c.Text}"));

    /// <summary>Which lines carry a mark. Where somebody wrote the words in place of the list, those lines count.</summary>
    public static IReadOnlyList<string> Marked(string box, IReadOnlyList<Choice> choices)
    {
        var marked = new List<string>();
        var isList = box.Contains('[') || IsTicked(box);
        foreach (var line in box.Split('\n').Where(l => l.ForMatching.Length > 0))
        {
            var typed = line.ForMatching;
            var plain = Find(typed);
            var crossed = plain is null
                ? (typed.StartsWith('x') ? Find(typed[1..]) : null) ?? (typed.EndsWith('x') ? Find(typed[..^1]) : null)
                : null;
            if ((plain ?? crossed) is not { } choice)
            {
                if (EmptyBrackets().IsMatch(line))
                {
                    continue;
                }
                throw new RuleBroken(
                    typed is "x"
                        ? "An X stands alone: put it beside one of the choices"
                        : $"‘{(line.Length > 80 ? line[..80] + "…" : line.Trim())}’ is not one of the choices"
                );
            }
            if (crossed is not null || !isList || IsTicked(line))
            {
                marked.Add(choice.Value!);
            }
        }
        return !isList && marked.Count == choices.Count ? [] : [.. marked.Distinct()];

        Choice? Find(string words) => choices.FirstOrDefault(c => c.Text!.ForMatching == words || c.Value!.ForMatching == words);
    }

    /// <summary>A choice left alone counts for nothing, though the county may call it otherwise by now.</summary>
    [System.Text.RegularExpressions.GeneratedRegex(@"^\s*(\[\s*\]|☐)")]
    private static partial System.Text.RegularExpressions.Regex EmptyBrackets();

    private static bool IsTicked(string text) => text.Any(Ticks.Contains);

    /// <summary>A day as people write it in a form: whole, or only its month, its year, or a feast or season.</summary>
    public static DateOnly? PastDay(string box, FormContext context)
    {
        var (read, rough) = Day(box);
        if (rough && read is { } month && context.Born is { } born && (born.Year, born.Month) == (month.Year, month.Month))
        {
            read = born;
        }
        return box.Length is 0 ? null
            : read is null ? throw new RuleBroken("The date could not be read: write it like 8 September 2026")
            : read > context.Today ? throw new RuleBroken("The date must be today or in the past")
            : read < context.Born ? throw new RuleBroken("The date must be after the child was born")
            : read;
    }

    /// <summary>It names no day, so the first that it can mean was taken.</summary>
    public static bool IsRough(string box) => Day(box).Rough;

    private static (DateOnly? On, bool Rough) Day(string box)
    {
        var parts = box.Split(
                [' ', '.', '/', '-', ',', '\n', '\u00A0', '\u2013'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
            .Where(p => !Fillers.Contains(p.ToLowerInvariant()))
            .ToArray();
        if (parts is [{ Length: 4 } first, var m, var d] && first.All(char.IsAsciiDigit))
        {
            parts = [d, m, first];
        }
        return parts switch
        {
            [var day, var month, var year] => (DateBinder.Real(day.TrimEnd('s', 't', 'n', 'd', 'r', 'h'), month, InFull(year)), false),
            [var word, var year] when Feast(word, InFull(year)) is { } feast => (feast, true),
            [var month, var year] => (DateBinder.Real("1", month, InFull(year)), true),
            [{ Length: 4 } year] => (DateBinder.Real("1", "1", year), true),
            _ => (null, false),
        };

        static string InFull(string year) => year.Length is 2 && year.All(char.IsAsciiDigit) ? "20" + year : year;
    }

    private static readonly HashSet<string> Fillers =
    [
        "since",
        "from",
        "about",
        "approx",
        "around",
        "early",
        "mid",
        "late",
        "end",
        "start",
        "of",
        "term",
        "the",
        "in",
    ];

    private static DateOnly? Feast(string word, string year) =>
        !int.TryParse(year, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var y)
        || y is < 1990 or > 2100
            ? null
            : word.ToLowerInvariant() switch
            {
                "easter" => Easter(y),
                "christmas" or "xmas" => new(y, 12, 25),
                "autumn" => new(y, 9, 1),
                "spring" => new(y, 1, 1),
                "summer" => new(y, 4, 1),
                _ => null,
            };

    /// <summary>Easter Sunday, by the rule of the Gregorian calendar.</summary>
    private static DateOnly Easter(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var moon = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var sunday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - moon - (rest % 4)) % 7;
        var days = moon + sunday - (7 * ((golden + (11 * moon) + (22 * sunday)) / 451)) + 114;
        return new(year, days / 31, (days % 31) + 1);
    }
}
