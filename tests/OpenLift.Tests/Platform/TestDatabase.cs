using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using OpenLift.County;
using OpenLift.Demo;
using OpenLift.People;

namespace OpenLift.Tests.Platform;

/// <summary>When it is in the demo county: a clock that stands until a test moves it, forth or back.</summary>
public static class FixedClock
{
    /// <summary>A Monday morning in term: the demo county's "today" in every test.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    extension(FakeTimeProvider clock)
    {
        public DateTimeOffset Now
        {
            get => clock.GetUtcNow();
            set => clock.AdjustTime(value);
        }
    }
}

/// <summary>
/// The demo county in a database of its own, copied from a template that is built once for what the application is made of.
/// SQLite unless <c>STORE</c> holds a PostgreSQL connection string; <c>./dev test</c> runs everything both ways.
/// </summary>
public abstract class TestDatabase : IDisposable
{
    private static readonly string? Postgres = Environment.GetEnvironmentVariable("STORE") is { Length: > 0 } store ? store : null;

    /// <summary>The county follows from the application, its scripts within it, and from when it is.</summary>
    private static readonly string Template =
        $"demo_county_{typeof(Store).Assembly.ManifestModule.ModuleVersionId:n}_{FixedClock.Monday:yyyyMMdd}";

    public static bool IsPostgres => Postgres is not null;

    public abstract string ConnectionString { get; }

    public static TestDatabase Create() => Postgres is null ? new SqliteCopy(empty: false) : new PostgresCopy(Postgres, empty: false);

    /// <summary>One in which there is nothing at all.</summary>
    public static TestDatabase Empty() => Postgres is null ? new SqliteCopy(empty: true) : new PostgresCopy(Postgres, empty: true);

    public abstract void Dispose();

    private static void Build(string connection)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDbContext<Store>(o => o.UseConfigured(connection), optionsLifetime: ServiceLifetime.Singleton);
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(FixedClock.Monday));
        services.AddScoped(_ => Actor.Service);
        services.AddIdentityCore<Account>(o => o.User.AllowedUserNameCharacters = "").AddEntityFrameworkStores<Store>();
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        Schema.Upgrade(store).GetAwaiter().GetResult();
        Kent.Found(store).GetAwaiter().GetResult();
        DemoCounty.Settle(store, scope.ServiceProvider.GetRequiredService<UserManager<Account>>()).GetAwaiter().GetResult();
        if (Postgres is null)
        {
            store.Database.ExecuteSqlRaw("pragma wal_checkpoint(truncate)");
        }
    }

    private sealed class SqliteCopy : TestDatabase
    {
        private static readonly Lazy<string> Original = new(() =>
        {
            var folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("TEMPLATES") ?? Path.GetTempPath()).FullName;
            var file = Path.Combine(folder, $"{Template}.db");
            using var alone = Alone(file + ".lock");
            if (!File.Exists(file))
            {
                var made = Path.Combine(folder, $"{Template}.{Guid.NewGuid():n}");
                Build($"Data Source={made};Pooling=false");
                File.Move(made, file);
            }
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
            foreach (var old in Directory.EnumerateFiles(folder, "demo_county_*").Where(IsOld))
            {
                File.Delete(old);
            }
            return file;
        });

        private readonly string _file = Path.Combine(Path.GetTempPath(), $"openlift-test-{Guid.NewGuid():n}.db");

        public SqliteCopy(bool empty)
        {
            if (!empty)
            {
                File.Copy(Original.Value, _file);
            }
        }

        public override string ConnectionString => $"Data Source={_file}";

        public override void Dispose()
        {
            using (var pooled = new SqliteConnection(ConnectionString))
            {
                SqliteConnection.ClearPool(pooled);
            }
            foreach (var file in new[] { _file, _file + "-wal", _file + "-shm" })
            {
                File.Delete(file);
            }
        }

        /// <summary>Not of this build, and of none that ran within the hour.</summary>
        private static bool IsOld(string file) =>
            !Path.GetFileName(file).StartsWith(Template, StringComparison.Ordinal)
            && File.GetLastWriteTimeUtc(file) < DateTime.UtcNow.AddHours(-1);

        /// <summary>Only one process at a time makes the template; the others wait for it.</summary>
        private static FileStream Alone(string file)
        {
            for (var tries = 0; ; tries++)
            {
                try
                {
                    return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                }
                catch (IOException) when (tries < 2400)
                {
                    Thread.Sleep(50);
                }
            }
        }
    }

    private sealed class PostgresCopy : TestDatabase
    {
        private const string Unused =
            "select datname from pg_database where datname like 'demo_county_%'"
            + " and coalesce(shobj_description(oid, 'pg_database'), '9')"
            + " < to_char(now() at time zone 'utc' - interval '1 hour', 'YYYY-MM-DD\"T\"HH24:MI:SS')";

        private static readonly Lock Gate = new();
        private static bool _built;

        private readonly string _server;
        private readonly string _name = $"test_{Guid.NewGuid():n}";

        public PostgresCopy(string server, bool empty)
        {
            _server = server;
            if (empty)
            {
                Execute($"create database {_name}");
                return;
            }
            lock (Gate)
            {
                if (!_built)
                {
                    Original();
                    _built = true;
                }
                Execute($"create database {_name} template {Template} strategy file_copy");
            }
        }

        public override string ConnectionString => $"{_server};Database={_name};Maximum Pool Size=20";

        public override void Dispose()
        {
            using (var pooled = new NpgsqlConnection(ConnectionString))
            {
                NpgsqlConnection.ClearPool(pooled);
            }
            Execute($"drop database if exists {_name} with (force)");
        }

        /// <summary>Made under a lock of the server under another name, and renamed when it is whole.</summary>
        private void Original()
        {
            using var connection = new NpgsqlConnection($"{_server};Database=postgres;Pooling=false");
            connection.Open();
            Execute(connection, "select pg_advisory_lock(20261123)");
            if (Ask(connection, $"select datname from pg_database where datname = '{Template}'").Count is 0)
            {
                Execute(connection, $"drop database if exists {Template}_made");
                Execute(connection, $"create database {Template}_made");
                Build($"{_server};Database={Template}_made;Pooling=false");
                Execute(connection, $"alter database {Template}_made rename to {Template}");
            }
            Execute(connection, $"comment on database {Template} is '{DateTime.UtcNow:s}'");
            foreach (var old in Ask(connection, Unused))
            {
                Execute(connection, $"drop database if exists {old}");
            }
        }

        private void Execute(string sql)
        {
            using var connection = new NpgsqlConnection($"{_server};Database=postgres;Pooling=false");
            connection.Open();
            Execute(connection, sql);
        }

        private static void Execute(NpgsqlConnection connection, string sql)
        {
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }

        private static List<string> Ask(NpgsqlConnection connection, string sql)
        {
            using var command = new NpgsqlCommand(sql, connection);
            using var reader = command.ExecuteReader();
            var found = new List<string>();
            while (reader.Read())
            {
                found.Add(reader.GetString(0));
            }
            return found;
        }
    }
}
