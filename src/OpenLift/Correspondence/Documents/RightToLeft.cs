using System.Globalization;

namespace OpenLift.Correspondence.Documents;

/// <summary>
/// Which way words run: Arabic, Persian, Urdu and Hebrew from the right; numbers and words of other scripts among them, and what
/// stands between two of those, from the left (X7).
/// </summary>
internal static class RightToLeft
{
    /// <summary>The words are read from the right: their first letter is of such a script.</summary>
    public static bool Leads(string words) => words.FirstOrDefault(char.IsLetter) is var first && IsRtl(first);

    public static bool HasAny(string words) => words.Any(IsRtl);

    /// <summary>The runs of one line in the order in which they are drawn; its paragraph may be read from the right.</summary>
    public static IEnumerable<(string Words, bool FromRight)> Runs(string line, bool fromRight)
    {
        var at = 0;
        while (at < line.Length)
        {
            var end =
                fromRight ? line.Length
                : IsRtl(line[at]) ? Back(line, at, Until(line, at, c => char.IsLetter(c) && !IsRtl(c)), IsRtl)
                : at;
            if (end > at)
            {
                foreach (var part in Parts(line[at..end]).Reverse())
                {
                    yield return part;
                }
            }
            else
            {
                end = Until(line, at, IsRtl);
                yield return (line[at..end], false);
            }
            at = end;
        }
    }

    private static IEnumerable<(string Words, bool FromRight)> Parts(string run)
    {
        var at = 0;
        while (at < run.Length)
        {
            var forward = IsForward(run[at]);
            var end = forward ? Back(run, at, Until(run, at, IsRtl), IsForward) : Until(run, at, IsForward);
            yield return (run[at..end], !forward);
            at = end;
        }
    }

    /// <summary>Where the next such character stands, or the end.</summary>
    private static int Until(string line, int at, Func<char, bool> such)
    {
        while (at < line.Length && !such(line[at]))
        {
            at++;
        }
        return at;
    }

    /// <summary>Behind the last such character before the end.</summary>
    private static int Back(string line, int at, int end, Func<char, bool> such)
    {
        while (end > at && !such(line[end - 1]))
        {
            end--;
        }
        return end;
    }

    private static bool IsForward(char c) =>
        !IsRtl(c)
        && (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark);

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
}
