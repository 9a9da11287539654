using System.IO.Compression;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Tests.Platform;

/// <summary>
/// A database that an earlier landed version made is brought up to date with all that is in it (X10). The kept dumps are demo
/// counties as those versions made them, one for each database; they are never made anew.
/// </summary>
public sealed class Upgrading
{
    private static readonly string Kept = Path.Combine(House.Root, "tests/OpenLift.Tests/Platform/Kept");

    public static TheoryData<string> Versions =>
        [.. Directory.EnumerateFiles(Kept, "*.sqlite.sql.gz").Select(f => Path.GetFileName(f).Split('.')[0]).Order()];

    [Theory, MemberData(nameof(Versions))]
    public async Task What_an_earlier_version_wrote_is_all_there_and_can_be_read(string version)
    {
        using var database = TestDatabase.Empty();
        await Restore(database.ConnectionString, version);
        await using var store = Open(database.ConnectionString);
        var tables = store.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct().Order().ToList();
        var before = new Dictionary<string, int>();
        foreach (var table in await Existing(store, tables))
        {
            before[table] = await Count(store, table);
        }
        before.Values.Sum().ShouldBeGreaterThan(500, "a demo county");

        await Schema.Upgrade(store);

        foreach (var (table, rows) in before)
        {
            (await Count(store, table)).ShouldBe(rows, table);
        }
        foreach (var entity in store.Model.GetEntityTypes())
        {
            var read =
                (Task<int>)
                    typeof(Upgrading)
                        .GetMethod(nameof(ReadAll), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                        .MakeGenericMethod(entity.ClrType)
                        .Invoke(null, [store])!;
            (await read).ShouldBe(await Count(store, entity.GetTableName()!), entity.ClrType.Name);
        }
    }

    private static async Task<int> ReadAll<T>(Store store)
        where T : class => (await store.Set<T>().IgnoreQueryFilters().AsNoTracking().ToListAsync()).Count;

    private static async Task<List<string>> Existing(Store store, List<string> tables)
    {
        var all = await store
            .Database.SqlQueryRaw<string>(
                TestDatabase.IsPostgres
                    ? "select tablename as \"Value\" from pg_tables where schemaname = 'public'"
                    : "select name as \"Value\" from sqlite_master where type = 'table'"
            )
            .ToListAsync();
        return [.. all.Where(tables.Contains)];
    }

    private static Task<int> Count(Store store, string table) =>
#pragma warning disable EF1002 // the text holds only the name of our own table
        store.Database.SqlQueryRaw<int>($"select cast(count(*) as int) as \"Value\" from \"{table}\"").SingleAsync();
#pragma warning restore EF1002

    private static async Task Restore(string connection, string version)
    {
        var dialect = TestDatabase.IsPostgres ? "postgres" : "sqlite";
        await using var file = File.OpenRead(Path.Combine(Kept, $"{version}.{dialect}.sql.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        await using var store = Open(TestDatabase.IsPostgres ? $"{connection};Pooling=false" : $"{connection};Foreign Keys=False");
        await store.Database.OpenConnectionAsync();
        if (!TestDatabase.IsPostgres)
        {
            await store.Database.ExecuteSqlRawAsync("pragma foreign_keys=off");
        }
        await using var command = store.Database.GetDbConnection().CreateCommand();
        command.CommandText = await reader.ReadToEndAsync();
        await command.ExecuteNonQueryAsync();
    }

    private static Store Open(string connection)
    {
        var options = new DbContextOptionsBuilder<Store>();
        options.UseConfigured(connection);
        return new(options.Options, Actor.Service, TimeProvider.System);
    }
}
