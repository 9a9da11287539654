using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Requests.Consultations;

/// <summary>
/// Whether words name a child whom one of these settings has made known. It looks past what the asker may see, and
/// so answers yes or no and shows nothing (L13, docs/decisions/0003).
/// </summary>
internal static class NamedChild
{
    private static readonly char[] Between = [' ', '\n', '\r', '\t', ',', '.', ';', ':', '!', '?', '(', ')', '"', '‘', '“', '”', '/'];

    public static async Task<bool> Is(Store store, IReadOnlyCollection<Id<Setting>> settings, string words)
    {
        var together = words.ForMatching;
#pragma warning disable RS0030 // docs/decisions/0003: answers yes or no
        var near = await store
            .Children.IgnoreQueryFilters()
            .AsNoTracking()
            .Where(c =>
                store.Enrolments.Any(e => e.ChildId == c.Id && settings.Contains(e.SettingId))
                && (together.Contains(c.MatchName) || c.KnownAs != null)
            )
            .Select(c => new
            {
                c.FirstName,
                c.LastName,
                c.KnownAs,
            })
            .ToListAsync();
#pragma warning restore RS0030
        var text = Spaced(words);
        return near.Any(c => Names(c.FirstName, c.LastName) || (c.KnownAs is { } known && Names(known, c.LastName)));

        bool Names(string first, string last) => text.Contains(Spaced($"{first} {last}"), StringComparison.Ordinal);
    }

    /// <summary>The words one by one, so that a name is found as words and not inside others.</summary>
    private static string Spaced(string words)
    {
        var each = words.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(w => Bare(w).ForMatching).Where(w => w is not "");
        return $" {string.Join(' ', each)} ";
    }

    /// <summary>Without the ’s of belonging.</summary>
    private static string Bare(string word) =>
        word.EndsWith("’s", StringComparison.Ordinal) || word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;
}
