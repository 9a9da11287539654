using System.Globalization;
using System.Text;

namespace OpenLift.Platform;

/// <summary>
/// Text as people paste it from Word, a PDF or a phone, without what nobody can see and no database or paper can hold. What stands for
/// a line break or a hyphen becomes one. Joiners and direction marks stay: some scripts cannot be written without them.
/// </summary>
public static class PlainText
{
    extension(string text)
    {
        public string Plain
        {
            get
            {
                if (!text.Any(IsOdd))
                {
                    return text;
                }
                var plain = new StringBuilder(text.Length);
                for (var at = 0; at < text.Length; at++)
                {
                    var next = at + 1 < text.Length ? text[at + 1] : '\0';
                    if (char.IsSurrogatePair(text[at], next))
                    {
                        plain.Append(text[at++]).Append(next);
                    }
                    else if (text[at] is not '\r' || next is not '\n')
                    {
                        plain.Append(InsteadOf(text[at]));
                    }
                }
                return plain.ToString();
            }
        }

        /// <summary>One line without spaces around it: every space and dash is the one on the keyboard, and nothing is invisible.</summary>
        public string OnOneLine
        {
            get
            {
                var line = new StringBuilder(text.Length);
                foreach (var c in text.Plain)
                {
                    if (char.IsWhiteSpace(c))
                    {
                        line.Append(line.Length > 0 && line[^1] is not ' ' ? " " : "");
                    }
                    else if (char.GetUnicodeCategory(c) is not UnicodeCategory.Format || (c is '\u200C' or '\u200D' && JoinsAfter(line)))
                    {
                        line.Append(char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation || c is '\u2212' ? '-' : c);
                    }
                }
                return line.ToString().TrimEnd();
            }
        }
    }

    /// <summary>Whether the letters before are of a script that is joined by marks, as Persian and Sinhala are.</summary>
    private static bool JoinsAfter(StringBuilder line) => line.Length > 0 && line[^1] >= '\u0600' && char.IsLetter(line[^1]);

    private static bool IsOdd(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t')) || char.IsSurrogate(c) || InsteadOf(c) is not [var same] || same != c;

    private static string InsteadOf(char c) =>
        c switch
        {
            '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' => "\n",
            '\u001E' => "-", // Word's own non-breaking hyphen
            '\t' => "\t",
            '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' or '\u202D' or '\u202E' or (>= '\uFDD0' and <= '\uFDEF') => "",
            '\uFFFE' or '\uFFFF' => "",
            _ when char.IsControl(c) || char.IsSurrogate(c) => "",
            _ => c.ToString(),
        };
}
