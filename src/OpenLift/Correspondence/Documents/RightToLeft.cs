using System.Globalization;
using System.Text;

namespace OpenLift.Correspondence.Documents;

/// <summary>
/// Arabic, Persian, Urdu and Hebrew as they are drawn: letters joined, and put from right to left. A PDF draws letters one
/// after another and does neither by itself (X7).
/// </summary>
internal static class RightToLeft
{
    /// <summary>Each joining letter's shapes in Unicode's own order: alone, last, first, middle.</summary>
    private static readonly Dictionary<char, char[]> Shapes = new[] { (0xFB50, 0xFBB1), (0xFBFC, 0xFBFF), (0xFE80, 0xFEF4) }
        .SelectMany(r => Enumerable.Range(r.Item1, r.Item2 - r.Item1 + 1))
        .Select(c => (Shape: (char)c, Letter: ((char)c).ToString().Normalize(NormalizationForm.FormKC)))
        .Where(s => s.Letter.Length is 1)
        .GroupBy(s => s.Letter[0])
        .ToDictionary(g => g.Key, g => g.Select(s => s.Shape).ToArray());

    /// <summary>Lam and alef are one sign: alone and last.</summary>
    private static readonly Dictionary<char, char> LamAlef = new()
    {
        ['\u0622'] = '\uFEF5',
        ['\u0623'] = '\uFEF7',
        ['\u0625'] = '\uFEF9',
        ['\u0627'] = '\uFEFB',
    };

    /// <summary>The words are read from the right: their first letter is of such a script.</summary>
    public static bool Leads(string words) => words.FirstOrDefault(char.IsLetter) is var first && IsRtl(first);

    public static bool HasAny(string words) => words.Any(IsRtl);

    /// <summary>One line in the order in which it is drawn from the left; its paragraph may be read from the right.</summary>
    public static string Drawn(string line, bool fromRight)
    {
        if (!HasAny(line))
        {
            return Plain(line);
        }
        var letters = Plain(Joined(line));
        var drawn = new StringBuilder();
        var at = 0;
        while (at < letters.Length)
        {
            var end = at;
            if (fromRight)
            {
                end = letters.Length;
            }
            else if (IsRtl(letters[at]))
            {
                var last = at;
                for (end = at; end < letters.Length && !(char.IsLetter(letters[end]) && !IsRtl(letters[end])); end++)
                {
                    last = IsRtl(letters[end]) ? end : last;
                }
                end = last + 1;
            }
            drawn.Append(end > at ? Turned(letters[at..end]) : letters[at..++end]);
            at = end;
        }
        return drawn.ToString();
    }

    /// <summary>Backwards, but numbers and words of other scripts stay as they are, and brackets face the other way.</summary>
    private static string Turned(string run)
    {
        var parts = new List<string>();
        for (var at = 0; at < run.Length; )
        {
            var end = at + 1;
            if (IsForward(run[at]))
            {
                for (var next = end; next < run.Length && !IsRtl(run[next]); next++)
                {
                    end = IsForward(run[next]) ? next + 1 : end;
                }
            }
            parts.Add(end - at is 1 ? Mirror(run[at]).ToString() : run[at..end]);
            at = end;
        }
        parts.Reverse();
        return string.Concat(parts);
    }

    /// <summary>The letter that a joined shape stands for. Lam with alef stays one sign: readers turn its letters round.</summary>
    public static string Letter(Rune drawn) =>
        drawn.Value is >= 0xFB50 and <= 0xFEF4 ? drawn.ToString().Normalize(NormalizationForm.FormKC) : drawn.ToString();

    private static string Joined(string line)
    {
        var drawn = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var before = Neighbour(line, i, -1) is { } b && Shapes.TryGetValue(b, out var shapes) && shapes.Length is 4;
            if (line[i] is '\u0644' && i + 1 < line.Length && LamAlef.TryGetValue(line[i + 1], out var both))
            {
                drawn.Append((char)(both + (before ? 1 : 0)));
                i++;
                continue;
            }
            if (!Shapes.TryGetValue(line[i], out var own))
            {
                drawn.Append(line[i]);
                continue;
            }
            var after = own.Length is 4 && Neighbour(line, i, 1) is { } a && Shapes.TryGetValue(a, out var next) && next.Length > 1;
            drawn.Append(
                own[
                    (before && own.Length > 1, after) switch
                    {
                        (false, false) => 0,
                        (true, false) => 1,
                        (false, true) => 2,
                        _ => 3,
                    }
                ]
            );
        }
        return drawn.ToString();
    }

    /// <summary>The next letter on that side, past marks above and below. A zero-width non-joiner is a gap.</summary>
    private static char? Neighbour(string line, int at, int step)
    {
        for (var i = at + step; i >= 0 && i < line.Length; i += step)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(line[i]) is not UnicodeCategory.NonSpacingMark)
            {
                return line[i];
            }
        }
        return null;
    }

    /// <summary>Without the signs that only steer and draw nothing.</summary>
    private static string Plain(string line) =>
        line.Any(c => char.GetUnicodeCategory(c) is UnicodeCategory.Format)
            ? string.Concat(line.Where(c => char.GetUnicodeCategory(c) is not UnicodeCategory.Format))
            : line;

    private static bool IsForward(char c) => char.IsDigit(c) || (char.IsLetter(c) && !IsRtl(c)) || char.IsSurrogate(c);

    private static bool IsRtl(char c) =>
        c
            is >= '\u0590'
                and <= '\u08FF'
                and not (>= '\u0660' and <= '\u0669')
                and not (>= '\u06F0' and <= '\u06F9')
                or >= '\uFB1D'
                and <= '\uFDFF'
                or >= '\uFE70'
                and <= '\uFEFC';

    private static char Mirror(char c) =>
        c switch
        {
            '(' => ')',
            ')' => '(',
            '[' => ']',
            ']' => '[',
            '«' => '»',
            '»' => '«',
            '<' => '>',
            '>' => '<',
            _ => c,
        };
}
