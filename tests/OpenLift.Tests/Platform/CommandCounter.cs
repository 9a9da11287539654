using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OpenLift.Tests.Platform;

/// <summary>Counts what is asked of the database.</summary>
public sealed class CommandCounter : DbCommandInterceptor
{
    private int _reads;
    private int _writes;

    public (int Reads, int Writes) Since((int Reads, int Writes) before) => (_reads - before.Reads, _writes - before.Writes);

    public (int Reads, int Writes) Now => (_reads, _writes);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Interlocked.Increment(ref _reads);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Interlocked.Increment(ref _writes);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }
}
