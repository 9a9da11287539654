using Microsoft.EntityFrameworkCore;
using OpenLift.Oversight.Home;
using Quartz;

namespace OpenLift.Correspondence.Messages;

/// <summary>
/// Each working morning everybody for whom something waits gets one e-mail with counts and nothing else: no child, no setting, no
/// reference (X8). It is made once a day, however many servers run.
/// </summary>
[DisallowConcurrentExecution]
public sealed partial class DigestJob(Store store, Outbox outbox, DbContextOptions<Store> options, ILogger<DigestJob> log) : IJob
{
    private static readonly TimeOnly From = new(7, 30);
    private static readonly TimeOnly Until = new(11, 0);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await Make(cancellationToken);

    public async Task Make(CancellationToken cancellationToken = default)
    {
        var (now, today) = (store.Now, store.Today);
        var time = now.CountyHour;
        if (time < From || time > Until || !(await County.CountyQueries.Calendar(store)).IsWorkingDay(today))
        {
            return;
        }
        var people = await store
            .People.AsNoTracking()
            .Include(p => p.Roles)
            .Where(p =>
                p.ClosedAt == null
                && p.Roles.Any(r => r.From <= now && (r.Until == null || r.Until > now))
                && store.Accounts.Any(a => a.Email == p.Email && a.PasswordHash != null)
            )
            .ToListAsync(cancellationToken);
        foreach (var person in people)
        {
            try
            {
                await Write(person, cancellationToken);
            }
            catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
            {
                // One person's trouble leaves nobody else without a digest; theirs is tried again in ten minutes.
                store.ChangeTracker.Clear();
                NotWritten(log, person.Id.ToString(), problem.GetType().Name);
            }
        }
    }

    private async Task Write(People.Person person, CancellationToken cancellationToken)
    {
        var key = $"digest/{person.Id}/{store.Today:yyyy-MM-dd}";
        await using var transaction = await store.Database.BeginTransactionAsync(cancellationToken);
        if (
            await store.Database.ExecuteSqlAsync(
                $"insert into receipt (key, at) values ({key}, {store.Now.UtcDateTime}) on conflict (key) do nothing",
                cancellationToken
            )
            is 0
        )
        {
            return;
        }
        var waiting = await Waiting(person);
        if (waiting.Count > 0)
        {
            outbox.Put(
                Channel.Email,
                "Daily digest",
                new(
                    person.Email,
                    "What waits for you today",
                    $"In OpenLIFT today:\n\n{string.Join('\n', waiting.Select(c => $"{c.Count} {c.Text}"))}\n\n"
                        + $"Sign in: {outbox.AddressOf("/")}\n"
                )
            );
            await store.SaveChangesAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Counted as the person themselves would see it.</summary>
    private async Task<IReadOnlyList<Card>> Waiting(People.Person person)
    {
        var now = store.Now;
        await using var theirs = new Store(
            options,
            new Actor
            {
                PersonId = person.Id,
                Name = person.Name,
                Roles = [.. person.Roles.Where(r => r.HeldAt(now))],
            },
            store.Clock
        );
        return [.. (await theirs.WaitingWork()).Where(c => c.Count > 0)];
    }

    [LoggerMessage(LogLevel.Error, "No digest for {Person}: {Kind}")]
    private static partial void NotWritten(ILogger log, string person, string kind);
}
