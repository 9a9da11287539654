using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenLift.Platform;

public static class StoreOptions
{
    private static readonly Durable EveryConnection = new();

    /// <summary>A connection string that names a host is PostgreSQL; one that names a file is SQLite.</summary>
    public static void UseConfigured(this DbContextOptionsBuilder options, string connection)
    {
        if (connection.StartsWith("Host=", StringComparison.OrdinalIgnoreCase))
        {
            options.UseNpgsql(connection);
            return;
        }
        if (
            new SqliteConnectionStringBuilder(connection).DataSource is { Length: > 0 } file
            && Path.GetDirectoryName(file) is { Length: > 0 } folder
        )
        {
            Directory.CreateDirectory(folder);
        }
        options.UseSqlite(connection).AddInterceptors(EveryConnection);
    }

    extension<TEntity>(EntityTypeBuilder<TEntity> table)
        where TEntity : class
    {
        /// <summary>Keeps a list of small rows that are only ever read with their record as JSON in one column.</summary>
        public void Json<TRow>(System.Linq.Expressions.Expression<Func<TEntity, IReadOnlyList<TRow>>> list) =>
            table
                .Property(list)
                .HasConversion(
                    rows => JsonSerializer.Serialize(rows, JsonSerializerOptions.Default),
                    text => JsonSerializer.Deserialize<List<TRow>>(text, JsonSerializerOptions.Default)!,
                    new ValueComparer<IReadOnlyList<TRow>>((a, b) => a!.SequenceEqual(b!), rows => rows.Count, rows => rows.ToList())
                );

        /// <summary>Keeps one small immutable value as JSON in one column.</summary>
        public void JsonOne<TValue>(System.Linq.Expressions.Expression<Func<TEntity, TValue>> one) =>
            table
                .Property(one)
                .HasConversion(
                    value => JsonSerializer.Serialize(value, JsonSerializerOptions.Default),
                    text => JsonSerializer.Deserialize<TValue>(text, JsonSerializerOptions.Default)!
                );
    }

    /// <summary>What was acknowledged is on the disk (R1, R2).</summary>
    private sealed class Durable : DbConnectionInterceptor
    {
        private const string Pragmas =
            "pragma journal_mode=wal; pragma synchronous=full; pragma busy_timeout=5000; pragma foreign_keys=on; pragma secure_delete=on;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
