using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenLift.County;
using OpenLift.Demo;
using OpenLift.People;

namespace OpenLift.Tests.Platform;

/// <summary>A clock that stands until it is moved.</summary>
public sealed class FixedClock(DateTimeOffset start) : TimeProvider
{
    /// <summary>A Monday morning in term: the demo county's "today" in every test.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>
/// The demo county in a database of its own, copied from a template built once per run. SQLite unless <c>STORE</c> holds
/// a PostgreSQL connection string; <c>./dev test</c> runs everything both ways.
/// </summary>
public abstract class TestDatabase : IDisposable
{
    private static readonly string? Postgres = Environment.GetEnvironmentVariable("STORE") is { Length: > 0 } store ? store : null;
    private static readonly string Run = $"{Environment.ProcessId}{Environment.TickCount64 % 100000}";

    public static bool IsPostgres => Postgres is not null;

    public abstract string ConnectionString { get; }

    public static TestDatabase Create() => Postgres is null ? new SqliteCopy() : new PostgresCopy(Postgres);

    public abstract void Dispose();

    private static void Build(string connection)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDbContext<Store>(o => o.UseConfigured(connection), optionsLifetime: ServiceLifetime.Singleton);
        services.AddSingleton<TimeProvider>(new FixedClock(FixedClock.Monday));
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
        private static readonly Lazy<string> Template = new(() =>
        {
            var file = Path.Combine(Path.GetTempPath(), $"openlift-template-{Run}.db");
            File.Delete(file);
            Build($"Data Source={file};Pooling=false");
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
            return file;
        });

        private readonly string _file = Path.Combine(Path.GetTempPath(), $"openlift-test-{Guid.NewGuid():n}.db");

        public SqliteCopy() => File.Copy(Template.Value, _file);

        public override string ConnectionString => $"Data Source={_file}";

        public override void Dispose()
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            foreach (var file in new[] { _file, _file + "-wal", _file + "-shm" })
            {
                File.Delete(file);
            }
        }
    }

    private sealed class PostgresCopy : TestDatabase
    {
        private static readonly Lock Gate = new();
        private static bool _built;

        private readonly string _server;
        private readonly string _name = $"test_{Guid.NewGuid():n}";

        public PostgresCopy(string server)
        {
            _server = server;
            lock (Gate)
            {
                var template = $"template_openlift_{Run}";
                if (!_built)
                {
                    Execute($"create database {template}");
                    Build($"{server};Database={template};Pooling=false");
                    _built = true;
                }
                Execute($"create database {_name} template {template} strategy file_copy");
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

        private void Execute(string sql)
        {
            using var connection = new NpgsqlConnection($"{_server};Database=postgres;Pooling=false");
            connection.Open();
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }
    }
}
