using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.County;
using OpenLift.People;

namespace OpenLift.Settings.Succession;

/// <summary>How much of one kind is at a setting.</summary>
public sealed record Standing(string What, int Count);

/// <summary>
/// A school that becomes an academy is the same school under another number: its people, children and work go on there (C2). Every row
/// that says which setting it is of is found by its type, so that a table that comes later moves too. The audit stays as it was.
/// </summary>
public static class SuccessionActs
{
    extension(Store store)
    {
        /// <summary>What would move, in counts: nobody is named.</summary>
        public async Task<IReadOnlyList<Standing>> WhatIsAt(Setting setting)
        {
            var id = setting.Id;
            var standing = new List<Standing>
            {
                new("People with a role there", (await store.StaffOf(setting)).Count),
                new("Children who attend it", await store.Enrolments.CountAsync(e => e.SettingId == id && e.Until == null)),
            };
            foreach (var (table, column, what) in Columns(store))
            {
                var sql = $"select cast(count(*) as int) as \"Value\" from \"{table}\" where {column} = {{0}}";
                standing.Add(new(what, await store.Database.SqlQueryRaw<int>(sql, id.Value).SingleAsync()));
            }
            return [.. standing.GroupBy(s => s.What).Select(g => new Standing(g.Key, g.Sum(s => s.Count))).Where(s => s.Count > 0)];
        }

        /// <summary>All that is at a setting that closed goes on at the one that follows it.</summary>
        public async Task Succeed(Setting closed, Setting next)
        {
            await store.Hold(closed.Id);
            await store.Hold(next.Id);
            closed.IsFollowedBy(next, store.Today);
            var (id, now) = (closed.Id, store.Now);
            foreach (var person in await store.StaffOf(closed))
            {
                var held = person.Roles.Where(r => r.Scope == closed.Scope && r.HeldAt(now)).ToList();
                held.ForEach(r => person.End(r.Id, $"{closed.Name} closed, and {next.Name} follows it", now));
                foreach (var role in held.Where(h => !person.Roles.Any(r => r.Role == h.Role && r.Scope == next.Scope && r.HeldAt(now))))
                {
                    person.Give(role.Role, next.Scope, next.Name, now);
                }
            }
            foreach (var child in await store.ChildrenOf(id))
            {
                child.GoesOnAt(next, closed, closed.ClosedOn!.Value, store.Today, now);
            }
            await store.SaveChangesAsync();
            foreach (var (table, column, _) in Columns(store))
            {
                var sql = $"update \"{table}\" set {column} = {{0}} where {column} = {{1}}";
                await store.Database.ExecuteSqlRawAsync(sql, next.Id.Value, id.Value);
            }
        }

        private Task<List<Person>> StaffOf(Setting setting)
        {
            var (scope, now) = (setting.Scope, store.Now);
            return store
                .People.Include(p => p.Roles)
                .Where(p => p.Roles.Any(r => r.Scope == scope && r.From <= now && (r.Until == null || r.Until > now)))
                .ToListAsync();
        }

        private Task<List<Child>> ChildrenOf(Id<Setting> setting)
        {
#pragma warning disable RS0030 // docs/decisions/0003: who moves a setting's records sees none of the children that move with it
            return store
                .Children.IgnoreQueryFilters()
                .Where(c => c.Enrolments.Any(e => e.SettingId == setting && e.Until == null))
                .ToListAsync();
#pragma warning restore RS0030
        }
    }

    /// <summary>Every column that says which setting a row is of, but for what happened and for who attended when.</summary>
    private static IEnumerable<(string Table, string Column, string What)> Columns(Store store) =>
        from entity in store.Model.GetEntityTypes()
        where entity.ClrType != typeof(AuditEntry) && entity.ClrType != typeof(Enrolment)
        from property in entity.GetProperties()
        where !property.IsPrimaryKey() && (property.ClrType == typeof(Id<Setting>) || property.ClrType == typeof(Id<Setting>?))
        select (entity.GetTableName()!, property.GetColumnName(), InWords(entity.ClrType.Name));

    private static string InWords(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
}
