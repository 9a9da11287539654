using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpenLift.Correspondence.Messages;
using OpenLift.People;
using OpenLift.Tests.Platform;
using Quartz;

namespace OpenLift.Tests;

/// <summary>What happens without anybody asking for it.</summary>
public sealed class ByItself
{
    [Fact]
    public void Every_job_is_on_the_one_list() =>
        Jobs.All.Keys.ShouldBe(
            typeof(Jobs).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IJob)) && !t.IsAbstract),
            ignoreOrder: true
        );

    [Fact]
    public async Task The_jobs_run_in_a_service_that_serves()
    {
        await using var county = new WithJobs();
        await county.Save(s =>
        {
            s.Add(new Receipt { Key = "old", At = county.Clock.Now.AddDays(-8) });
            return Task.CompletedTask;
        });

        var clockwork = await county.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await clockwork.TriggerJob(new JobKey(nameof(TidyJob)));
        for (var i = 0; i < 300 && await county.InStore(s => s.Receipts.AnyAsync(r => r.Key == "old")); i++)
        {
            await Task.Delay(100);
        }

        (await county.InStore(s => s.Receipts.AnyAsync(r => r.Key == "old"))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_kept_form_about_a_child_is_gone_after_a_day_while_the_service_runs_on()
    {
        await using var county = new TestApp();
        var person = (await county.Person("senco@demo.example")).Id;
        await county.Save(s =>
        {
            s.AddRange(Kept(county.Clock.Now.AddHours(-25)), Kept(county.Clock.Now.AddHours(-23)));
            return Task.CompletedTask;
        });

        await Tidied(county);
        (await county.InStore(s => s.KeptForms.CountAsync())).ShouldBe(1, "the younger one may still be wanted");
        county.Clock.Now = county.Clock.Now.AddHours(2);
        await Tidied(county);
        (await county.InStore(s => s.KeptForms.CountAsync())).ShouldBe(0);

        KeptForm Kept(DateTimeOffset at) =>
            new()
            {
                Id = Id<KeptForm>.New(at),
                PersonId = person,
                At = at,
                Path = "/children/new",
                Sealed = "x",
            };

        static async Task Tidied(TestApp app)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<TidyJob>().Tidy();
        }
    }

    [Fact]
    public async Task One_persons_trouble_leaves_nobody_else_without_a_digest_and_theirs_comes_with_the_next_round()
    {
        await using var county = new TestApp();
        await using var scope = county.Services.CreateAsyncScope();
        var options = scope.ServiceProvider.GetRequiredService<DbContextOptions<Store>>();
        var failing = new DbContextOptionsBuilder<Store>(options).AddInterceptors(new FailsOnce()).Options;
        var job = new DigestJob(
            scope.ServiceProvider.GetRequiredService<Store>(),
            scope.ServiceProvider.GetRequiredService<Outbox>(),
            failing,
            NullLogger<DigestJob>.Instance
        );

        await job.Make();
        var first = await Digests();
        await job.Make();
        var second = await Digests();

        first.ShouldBeGreaterThan(1);
        second.ShouldBe(first + 1);

        // Each person is written to at most once a day, and has a receipt for it, also where nothing waits for them.
        Task<int> Digests() => county.InStore(s => s.Receipts.CountAsync(r => r.Key.StartsWith("digest/")));
    }

    private sealed class WithJobs : TestApp
    {
        protected override IReadOnlyDictionary<string, string> More => new Dictionary<string, string> { ["Jobs"] = "true" };
    }

    /// <summary>The first question fails, as when the database goes away for a moment.</summary>
    private sealed class FailsOnce : DbCommandInterceptor
    {
        private int _failed;

        public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
            System.Data.Common.DbCommand command,
            CommandEventData eventData,
            InterceptionResult<System.Data.Common.DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            if (Interlocked.Exchange(ref _failed, 1) is 0)
            {
                throw new TimeoutException();
            }
            return new(result);
        }
    }
}
