using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Platform;

/// <summary>
/// Brings a database up to date by running the scripts in <c>Schema/</c> in name order, once each.
/// A script serves both databases; where they must differ, <c>0007-x.sqlite.sql</c> and
/// <c>0007-x.postgres.sql</c> stand in for <c>0007-x.sql</c>.
/// </summary>
public static class Schema
{
    public static async Task Upgrade(Store store)
    {
        var dialect = store.Database.IsNpgsql() ? "postgres" : "sqlite";
        await using var transaction = await store.Database.BeginTransactionAsync();
        if (dialect is "postgres")
        {
            await store.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(20260101)");
        }
        await store.Database.ExecuteSqlRawAsync("create table if not exists schema_script (name text primary key, hash text not null)");
        var applied = await store
            .Database.SqlQueryRaw<Script>("select name, hash from schema_script")
            .ToDictionaryAsync(s => s.Name, s => s.Hash);

        foreach (var (name, sql) in Scripts(dialect))
        {
            var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
            if (applied.TryGetValue(name, out var was))
            {
                if (was != hash)
                {
                    throw new InvalidOperationException($"{name} was edited after it ran here. Add a new script instead.");
                }
                continue;
            }
            await using var command = store.Database.GetDbConnection().CreateCommand();
            command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(transaction);
#pragma warning disable CA2100 // our own embedded script
            command.CommandText = sql;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
            await store.Database.ExecuteSqlAsync($"insert into schema_script (name, hash) values ({name}, {hash})");
        }
        await transaction.CommitAsync();
    }

    /// <summary>Does something at the start that only one of several servers starting at once may do.</summary>
    public static async Task Alone(Store store, Func<Task> work)
    {
        await using var transaction = await store.Database.BeginTransactionAsync();
        if (store.Database.IsNpgsql())
        {
            await store.Database.ExecuteSqlRawAsync("select pg_advisory_xact_lock(20260101)");
        }
        await work();
        await transaction.CommitAsync();
    }

    private static IEnumerable<(string Name, string Sql)> Scripts(string dialect) =>
        from resource in typeof(Schema).Assembly.GetManifestResourceNames()
        where resource.StartsWith("Schema/", StringComparison.Ordinal)
        let parts = Path.GetFileName(resource).Split('.')
        where parts.Length is 2 || parts[1] == dialect
        orderby parts[0]
        select (parts[0], Read(resource));

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(Schema).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private sealed record Script(string Name, string Hash);
}
