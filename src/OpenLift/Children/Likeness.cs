using System.Globalization;
using System.Text;
using FuzzySharp;

namespace OpenLift.Children;

/// <summary>How sure it is that two records are one child's. A twin is somebody else.</summary>
public enum Likeness
{
    [Said("May be a twin")]
    Twin,
    Possible,
    Likely,

    [Said("Very likely")]
    Strong,

    [Said("Same number")]
    Certain,
}

/// <summary>That two records may be one child's: how sure, and why in words.</summary>
public sealed record Match(Likeness Likeness, string Why);

/// <summary>
/// A child as one record describes it, to be held against another (C4). The ladder: the same number; the same name and date of
/// birth; then one or two small differences such as a pet name, another spelling, part of a double name, names the other way round,
/// day and month swapped or one digit wrong. Each difference is a doubt, and three doubts are two children.
/// </summary>
public sealed record Described(
    string FirstName,
    string LastName,
    string? KnownAs,
    DateOnly Born,
    string? Upn = null,
    string? NhsNumber = null
)
{
    private sealed record Clue(int Doubts, string? Words);

    private static readonly Clue Same = new(0, null);

    private static readonly (string From, string To)[] Spellings =
    [
        ("tch", "ch"),
        ("cz", "ch"),
        ("sz", "sh"),
        ("ph", "f"),
        ("ck", "k"),
        ("kh", "k"),
        ("gh", "g"),
        ("th", "t"),
        ("dh", "d"),
        ("bh", "b"),
        ("x", "ks"),
        ("q", "k"),
        ("w", "v"),
        ("y", "i"),
        ("z", "s"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
    ];

    public static Described Of(Child child)
    {
        return new(child.FirstName, child.LastName, child.KnownAs, child.Born, child.Upn, child.NhsNumber);
    }

    /// <summary>
    /// Every date of birth that a record of the same child may show: this one, day and month swapped, or one digit wrong.
    /// </summary>
    public IReadOnlyList<DateOnly> BirthDays
    {
        get
        {
            var digits = Digits(Born);
            var wrong =
                from place in Enumerable.Range(0, digits.Length)
                from digit in "0123456789"
                select Read($"{digits[..place]}{digit}{digits[(place + 1)..]}");
            return [.. wrong.Append(Swapped(Born)).OfType<DateOnly>().Append(Born).Distinct()];
        }
    }

    public Match? Against(Described other)
    {
        if (Upn is not null && Upn == other.Upn)
        {
            return new(Likeness.Certain, "the same unique pupil number");
        }
        if (NhsNumber is not null && other.NhsNumber is not null)
        {
            return NhsNumber == other.NhsNumber ? new(Likeness.Certain, "the same NHS number") : null;
        }
        if (BornLike(other.Born) is not { } born)
        {
            return null;
        }
        var last = LastLike(LastName, other.LastName);
        if ((last is null ? null : FirstLike(this, other)) is { } first)
        {
            return Weigh([first, last!, born]);
        }
        if (
            FirstLike(this, other with { FirstName = other.LastName, KnownAs = null }) is { Doubts: <= 1 } turnedFirst
            && LastLike(LastName, other.FirstName) is { } turnedLast
        )
        {
            return Weigh([turnedFirst, turnedLast, born, new(1, "the first and last names are the other way round")]);
        }
        return last == Same && born == Same ? new(Likeness.Twin, "the same last name and date of birth, and another first name") : null;
    }

    private static Match? Weigh(IReadOnlyList<Clue> clues) =>
        clues.Sum(c => c.Doubts) switch
        {
            0 => new(Likeness.Strong, "the same name and date of birth"),
            var doubts and <= 2 => new(
                doubts is 1 ? Likeness.Likely : Likeness.Possible,
                string.Join("; ", clues.Select(c => c.Words).OfType<string>())
            ),
            _ => null,
        };

    private Clue? BornLike(DateOnly other) =>
        Born == other ? Same
        : Swapped(Born) == other ? new(1, "day and month of birth are swapped")
        : Digits(Born).Zip(Digits(other)).Count(d => d.First != d.Second) is 1 ? new(1, "one digit of the date of birth differs")
        : null;

    private static Clue? FirstLike(Described a, Described b)
    {
        var (first, other) = (Words(a.FirstName), Words(b.FirstName));
        if (a.FirstName.ForMatching == b.FirstName.ForMatching)
        {
            return Same;
        }
        if (first is [] || other is [])
        {
            return null;
        }
        if (
            (a.KnownAs is { } known && known.ForMatching == b.FirstName.ForMatching)
            || (b.KnownAs is { } alias && alias.ForMatching == a.FirstName.ForMatching)
        )
        {
            return new(1, "one is known by the other’s first name");
        }
        if (first.All(other.Contains) || other.All(first.Contains))
        {
            return new(1, "one record has more first names");
        }
        if (Nicknames.AreOne(first[0], other[0]) && (first.Count is 1 || other.Count is 1 || first.Skip(1).SequenceEqual(other.Skip(1))))
        {
            return new(1, $"{a.FirstName} and {b.FirstName} are forms of one name");
        }
        return EachWord(Alike) ? new(1, "the first name is spelt in another way")
            : EachWord((one, two) => Alike(one, two) || Near(one, two, 5, 85))
                ? new(2, "the first names are nearly alike, as a twin’s may be")
            : null;

        bool EachWord(Func<string, string, bool> like) =>
            first.Count == other.Count
                ? first.Zip(other).All(w => w.First == w.Second || like(w.First, w.Second))
                : like(a.FirstName, b.FirstName);
    }

    private static Clue? LastLike(string a, string b) =>
        a.ForMatching == b.ForMatching ? Same
        : Words(a).Intersect(Words(b)).Any(w => w.Length >= 3) ? new(1, "the last names share a part")
        : Alike(a, b) || Near(a, b, 4, 80) ? new(1, "the last name is spelt in another way")
        : null;

    private static bool Near(string a, string b, int least, int percent) =>
        Sound(a) is { } one && Sound(b) is { } two && one.Length >= least && two.Length >= least && Fuzz.Ratio(one, two) >= percent;

    /// <summary>One name written by two people: Muhammad and Mohammed, Kowalczyk and Kovalchik, Sarah and Sara.</summary>
    private static bool Alike(string a, string b) =>
        Sound(a) is { Length: > 1 } one
        && Sound(b) is { Length: > 1 } two
        && (one == two || (one.Length >= 5 && Vowels(one) == Vowels(two)));

    /// <summary>In plain letters, each sound written in one way.</summary>
    private static string Sound(string name)
    {
        var plain = name.InPlainLetters.ForMatching;
        foreach (var (from, to) in Spellings)
        {
            plain = plain.Replace(from, to, StringComparison.Ordinal);
        }
        var sound = new StringBuilder();
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i] is 'c' && (i + 1 == plain.Length || plain[i + 1] is not 'h') ? 'k' : plain[i];
            if (sound.Length is 0 || sound[^1] != c)
            {
                sound.Append(c);
            }
        }
        return sound.ToString().TrimEnd('h');
    }

    /// <summary>Unstressed vowels are heard in many ways; the first letter is not.</summary>
    private static string Vowels(string sound) =>
        sound[0] + sound[1..].Replace('e', 'a').Replace('o', 'u').Replace("aa", "a", StringComparison.Ordinal);

    private static IReadOnlyList<string> Words(string name) => name.NameWords;

    private static string Digits(DateOnly day) => day.ToString("ddMMyyyy", CultureInfo.InvariantCulture);

    private static DateOnly? Read(string digits) =>
        DateOnly.TryParseExact(digits, "ddMMyyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateOnly? Swapped(DateOnly day) => day.Day <= 12 ? new DateOnly(day.Year, day.Day, day.Month) : null;
}
