using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenLift.Platform;

/// <summary>How a value of one of our lists is said aloud, where its own name will not do.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class SaidAttribute(string words) : Attribute
{
    public string Words { get; } = words;
}

public static partial class WordsOf
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Enum, string> Said = new();

    extension(Enum value)
    {
        /// <summary><c>AwaitingReply</c> as a person would write it: "Awaiting reply".</summary>
        public string Words =>
            Said.GetOrAdd(
                value,
                v =>
                {
                    var name = Capital().Replace(v.ToString(), " ").ToLowerInvariant();
                    return v.GetType().GetField(v.ToString())?.GetCustomAttribute<SaidAttribute>()?.Words
                        ?? char.ToUpperInvariant(name[0]) + name[1..];
                }
            );

        /// <summary>The same in the middle of a sentence.</summary>
        public string InWords =>
            value.Words is { } said && said.Length > 1 && char.IsLower(said[1]) ? char.ToLowerInvariant(said[0]) + said[1..] : value.Words;
    }

    extension(DateOnly day)
    {
        /// <summary>"2 March 2026".</summary>
        public string InFull => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

        /// <summary>"Mon 2 Mar 2026", for tables.</summary>
        public string InShort => day.ToString("ddd d MMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
    }

    extension(DateTimeOffset moment)
    {
        /// <summary>"2 March 2026 at 14:32", on the county's clock.</summary>
        public string InFull => $"{moment.CountyDay.InFull} at {moment.CountyHour:HH\\:mm}";
    }

    extension(string text)
    {
        /// <summary>A name without accents, case, spaces or punctuation, for finding the same person again (C4).</summary>
        public string ForMatching
        {
            get
            {
                var letters = new StringBuilder(text.Length);
                foreach (var c in text.Normalize(NormalizationForm.FormKD))
                {
                    if (char.IsLetterOrDigit(c))
                    {
                        letters.Append(char.ToLowerInvariant(c));
                    }
                }
                return letters.ToString();
            }
        }
    }

    extension(string name)
    {
        /// <summary>
        /// The words of a name as they are compared, split at every space and dash that a keyboard or a copied text has: "Anne-Marie
        /// O’Brien" is anne, marie, obrien (C4).
        /// </summary>
        public IReadOnlyList<string> NameWords =>
            [
                .. string.Concat(name.Select(c => char.IsLetterOrDigit(c) || !Parts(c) ? c : ' '))
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(w => w.InPlainLetters.ForMatching)
                    .Where(w => w is not ""),
            ];

        /// <summary>In small letters, with those that have no accent to take off written as others write them: Łukasz is lukasz.</summary>
        public string InPlainLetters =>
            string.Concat(
                name.ToLowerInvariant()
                    .Select(c =>
                        c switch
                        {
                            'ł' => "l",
                            'đ' or 'ð' => "d",
                            'ø' => "o",
                            'æ' => "ae",
                            'œ' => "oe",
                            'ß' => "ss",
                            'þ' => "th",
                            'ı' => "i",
                            _ => c.ToString(),
                        }
                    )
            );

        private static bool Parts(char c) =>
            char.IsWhiteSpace(c)
            || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation
            || c is '.' or ',' or '/' or '_' or '\u2212';
    }

    extension(int count)
    {
        /// <summary>"1 request", "3 requests".</summary>
        public string Of(string one, string? many = null) => $"{count} {(count is 1 ? one : many ?? one + "s")}";
    }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Capital();
}
