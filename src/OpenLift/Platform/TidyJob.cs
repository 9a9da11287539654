using Microsoft.EntityFrameworkCore;
using Quartz;

namespace OpenLift.Platform;

/// <summary>
/// Puts away what has served its time: receipts after a week, kept forms and waiting imports after a day, ended sessions after a month.
/// </summary>
public sealed class TidyJob(Store store) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Tidy(cancellationToken);

    public async Task Tidy(CancellationToken cancellationToken = default)
    {
        var now = store.Now;
        DateTime Ago(int days) => now.AddDays(-days).UtcDateTime;
        await store.Database.ExecuteSqlAsync($"delete from receipt where at < {Ago(7)}", cancellationToken);
        await store.Database.ExecuteSqlAsync($"delete from kept_form where at < {Ago(1)}", cancellationToken);
        await store.Database.ExecuteSqlAsync($"delete from waiting_import where at < {Ago(1)}", cancellationToken);
        await store.Database.ExecuteSqlAsync($"delete from session where started_at < {Ago(30)}", cancellationToken);
    }
}
