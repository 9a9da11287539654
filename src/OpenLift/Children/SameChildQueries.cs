using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Children;

/// <summary>Another record that may be the same child's.</summary>
internal sealed record Alike(Id<Child> Id, Match Match);

/// <summary>What the ladder found: a record that the asker may see, and records elsewhere that they may not.</summary>
internal sealed record Found(Child? Ours, IReadOnlyList<Alike> Visible, IReadOnlyList<Alike> Elsewhere);

/// <summary>The least of a child's record: what a coordinator who may not see the rest compares.</summary>
public sealed record Least(Id<Child> Id, string FirstName, string LastName, DateOnly Born, string? Setting);

public sealed record PairRow(
    Id<Comparison> Id,
    Likeness Likeness,
    string Why,
    DateTimeOffset FoundAt,
    ComparisonStatus Status,
    Least First,
    Least Second
);

/// <summary>
/// Whether a child may be known already (C4, T3). It looks across the whole county, past what the asker may see, and is one of the
/// named places of docs/decisions/0003: a setting learns only yes or no; a coordinator who compares a pair sees the least of the other
/// record.
/// </summary>
internal static class SameChild
{
    /// <summary>Holds what is said of a child against every record near to it.</summary>
    public static async Task<Found> Find(Store store, Described who, Id<Child> except = default)
    {
        var near = await Near(store, who)
            .AsNoTracking()
            .Where(c => c.Id != except)
            .Select(c => new
            {
                c.Id,
                c.FirstName,
                c.LastName,
                c.KnownAs,
                c.Born,
                c.Upn,
                c.NhsNumber,
            })
            .ToListAsync();
        var alike = near.Select(c => (c.Id, Match: who.Against(new(c.FirstName, c.LastName, c.KnownAs, c.Born, c.Upn, c.NhsNumber))))
            .Where(c => c.Match is { Likeness: > Likeness.Twin })
            .OrderByDescending(c => c.Match!.Likeness)
            .Select(c => new Alike(c.Id, c.Match!))
            .ToList();
        var ids = alike.ConvertAll(a => a.Id);
        var ours = ids.Count is 0 ? [] : await store.Children.Where(c => ids.Contains(c.Id)).ToListAsync();
        var visible = alike.Where(a => ours.Any(c => c.Id == a.Id)).ToList();
        return new(visible is [var closest, ..] ? ours.Single(c => c.Id == closest.Id) : null, visible, [.. alike.Except(visible)]);
    }

    /// <summary>
    /// Every record with a date of birth that the ladder accepts, or the same number: a few hundred among fifty thousand, each found by an
    /// index.
    /// </summary>
    internal static IQueryable<Child> Near(Store store, Described who)
    {
        var (days, upn, nhs) = (who.BirthDays, who.Upn, who.NhsNumber);
        return Anybody(store)
            .Where(c => days.Contains(c.Born) || (upn != null && c.Upn == upn) || (nhs != null && c.NhsNumber == nhs))
            .Where(c => c.MergedIntoId == null);
    }

    /// <summary>
    /// The child of this name and date of birth whom this setting has made known already, so that a call makes no second record.
    /// </summary>
    public static async Task<Child?> At(Store store, Id<Setting> setting, string firstName, string lastName, DateOnly born)
    {
        var name = $"{firstName} {lastName}".ForMatching;
        return await Anybody(store)
            .Where(c => c.MatchName == name && c.Born == born && c.MergedIntoId == null && c.Enrolments.Any(e => e.SettingId == setting))
            .OrderBy(c => c.Id)
            .FirstOrDefaultAsync();
    }

    /// <summary>Pairs as a list shows them, the longest waiting first, each to those who may see the pair.</summary>
    public static IQueryable<PairRow> Rows(Store store, IQueryable<Comparison> pairs) =>
#pragma warning disable RS0030 // docs/decisions/0003: a pair that is open to the reader, and the least of its two records
        (
            from pair in pairs.IgnoreQueryFilters(["private"])
            join first in store.Children on pair.FirstId equals first.Id
            join second in store.Children on pair.SecondId equals second.Id
            where pair.Status == ComparisonStatus.Merged || (first.MergedIntoId == null && second.MergedIntoId == null)
            orderby pair.FoundAt, pair.Id
            select new PairRow(
                pair.Id,
                pair.Likeness,
                pair.Why,
                pair.FoundAt,
                pair.Status,
                new(
                    first.Id,
                    first.FirstName,
                    first.LastName,
                    first.Born,
                    store
                        .Enrolments.Where(e => e.ChildId == first.Id && e.Until == null)
                        .OrderBy(e => e.From)
                        .Select(e => e.SettingName)
                        .FirstOrDefault()
                ),
                new(
                    second.Id,
                    second.FirstName,
                    second.LastName,
                    second.Born,
                    store
                        .Enrolments.Where(e => e.ChildId == second.Id && e.Until == null)
                        .OrderBy(e => e.From)
                        .Select(e => e.SettingName)
                        .FirstOrDefault()
                )
            )
        );
#pragma warning restore RS0030

    /// <summary>Both records of a pair, to answer about them.</summary>
    public static async Task<(Child First, Child Second)> Both(Store store, Id<Child> first, Id<Child> second)
    {
        var both = await Anybody(store).Where(c => c.Id == first || c.Id == second).ToListAsync();
        return (both.Single(c => c.Id == first), both.Single(c => c.Id == second));
    }

    /// <summary>Where a record that was merged is kept now, for those who may see that.</summary>
    public static async Task<Id<Child>?> KeptOf(Store store, Id<Child> id) =>
        await Anybody(store).Where(c => c.Id == id).Select(c => c.MergedIntoId).SingleOrDefaultAsync() is { } kept
        && await store.Children.AnyAsync(c => c.Id == kept)
            ? kept
            : null;

#pragma warning disable RS0030 // docs/decisions/0003: used by the questions of this class, and by a merge
    internal static IQueryable<Child> Anybody(Store store) => store.Children.IgnoreQueryFilters();

    internal static IQueryable<Comparison> Pairs(Store store) => store.Comparisons.IgnoreQueryFilters();
#pragma warning restore RS0030
}
