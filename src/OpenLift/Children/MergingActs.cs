using Microsoft.EntityFrameworkCore;
using OpenLift.Interventions;

namespace OpenLift.Children;

/// <summary>
/// Makes two records of one child one, and two again (C4, docs/decisions/0010). Every row that says whose it is now names the kept
/// child; which rows those were is kept with the comparison. The audit and the looks are never changed: histories read both.
/// </summary>
internal static class Merging
{
    private sealed record Column(string Table, string Name, string? Request);

    public static async Task Merge(Store store, Comparison pair)
    {
        var (kept, other) = (pair.KeptId!.Value, pair.TakenInId!.Value);
        var open = await SameChild
            .Pairs(store)
            .AsNoTracking()
            .Unanswered.Where(p =>
                (p.FirstId == other || p.SecondId == other || p.FirstId == kept || p.SecondId == kept) && p.Id != pair.Id
            )
            .ToListAsync();
        if (await store.HasLiveReferral(kept) && await store.HasLiveReferral(other))
        {
            throw new RuleBroken("Both records have a referral to Specialist Intervention that is not over: one must be withdrawn first.");
        }
        var moved = new List<MovedRow>();
        foreach (var column in Columns(store))
        {
            var live = column.Table is "child_scope" ? " and source <> {2} and (until is null or until > {3})" : "";
            var ids = await Rows(
                store,
                $"update \"{column.Table}\" set {column.Name} = {{0}} where {column.Name} = {{1}}{live} returning id as \"Value\"",
                kept.Value,
                other.Value,
                Store.SubjectOf(other),
                store.Now.UtcDateTime
            );
            moved.AddRange(ids.Select(id => new MovedRow(column.Table, column.Name, id)));
        }
        var (record, taken) = await SameChild.Both(store, kept, other);
        var before = record.Known;
        record.TakeIn(taken, stillAsked: open.Count > 0);
        pair.Keep(moved, before, record.Known);
        await store.Compare(
            record,
            [
                .. open.Where(p => p.FirstId == other || p.SecondId == other)
                    .Select(p => new Alike(p.FirstId == other ? p.SecondId : p.FirstId, new(p.Likeness, p.Why)))
                    .Where(a => a.Id != kept),
            ]
        );
    }

    /// <summary>
    /// Each row goes back to where it was. What came after the merge stays with its request, and a request begun since by a setting that
    /// only the other record attends goes with that record.
    /// </summary>
    public static async Task Separate(Store store, Comparison pair, string reason)
    {
        if (pair is not { KeptId: { } kept, TakenInId: { } other, MergedAt: { } at, Before: { } before, After: { } after })
        {
            throw new RuleBroken("These records are not merged.");
        }
        var moved = pair.Moved.ToLookup(m => (m.Table, m.Column), m => m.Id);
        pair.Separate(reason, store.Now);
        if (await SameChild.Anybody(store).AnyAsync(c => c.Id == kept && c.MergedIntoId != null))
        {
            throw new RuleBroken("The record that was kept was itself merged since: separate that merge first.");
        }
        var enrolments = await store.Enrolments.AsNoTracking().Where(e => e.ChildId == kept).ToListAsync();
        var back = moved[("enrolment", "child_id")].ToHashSet();
        var settings = enrolments
            .Where(e => back.Contains(e.Id.Value))
            .Select(e => e.SettingId)
            .Except(enrolments.Where(e => !back.Contains(e.Id.Value)).Select(e => e.SettingId))
            .ToList();
#pragma warning disable RS0030 // docs/decisions/0003: finds which requests go back, and shows nothing
        var since = await store
            .Requests.IgnoreQueryFilters()
            .Where(r => r.ChildId == kept && r.StartedAt >= at && settings.Contains(r.SettingId))
            .Select(r => r.Id)
            .ToListAsync();
#pragma warning restore RS0030
        var requests = moved[("request", "child_id")].Concat(since.Select(r => r.Value)).Distinct().ToList();
        foreach (var column in Columns(store))
        {
            var ids = moved[(column.Table, column.Name)].Concat(column.Table is "request" ? requests : []).Distinct().ToList();
            List<object> values = [other.Value, kept.Value, .. ids.Cast<object>()];
            var where = ids.Count is 0 ? "false" : $"id in ({Places(2, ids.Count)})";
            if (column.Request is not null && requests.Count > 0)
            {
                where += $" or {column.Request} in ({Places(values.Count, requests.Count)})";
                values.AddRange(requests.Cast<object>());
            }
            await Rows(
                store,
                $"update \"{column.Table}\" set {column.Name} = {{0}} where {column.Name} = {{1}} and ({where}) returning id as \"Value\"",
                [.. values]
            );
        }
        var (record, taken) = await SameChild.Both(store, kept, other);
        record.GiveBack(taken, after, before);
    }

    /// <summary>Every column that says which child a row is about, but for what happened, what was seen and what was compared.</summary>
    private static IEnumerable<Column> Columns(Store store) =>
        from entity in store.Model.GetEntityTypes()
        where entity.ClrType != typeof(AuditEntry) && entity.ClrType != typeof(Look) && entity.ClrType != typeof(Comparison)
        from property in entity.GetProperties()
        where !property.IsPrimaryKey() && (property.ClrType == typeof(Id<Child>) || property.ClrType == typeof(Id<Child>?))
        select new Column(entity.GetTableName()!, property.GetColumnName(), entity.FindProperty("RequestId")?.GetColumnName());

    private static Task<List<Guid>> Rows(Store store, string sql, params object[] values) =>
        store.Database.SqlQueryRaw<Guid>(sql, values).ToListAsync();

    private static string Places(int first, int count) => string.Join(',', Enumerable.Range(first, count).Select(i => $"{{{i}}}"));
}
