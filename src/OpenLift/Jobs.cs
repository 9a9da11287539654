using OpenLift.Correspondence.Messages;
using OpenLift.Interventions.Placements;
using Quartz;

namespace OpenLift;

/// <summary>Everything that happens by itself, and how often. Several servers may run all of it at once.</summary>
internal static class Jobs
{
    public static readonly IReadOnlyDictionary<Type, TimeSpan> All = new Dictionary<Type, TimeSpan>
    {
        // A parent waits at the screen for the code that opens their page.
        [typeof(SendMessagesJob)] = TimeSpan.FromSeconds(5),
        // A place whose reservation has lapsed can be offered to the next child within the same telephone call.
        [typeof(PlacesJob)] = TimeSpan.FromMinutes(10),
        // It writes on working mornings between 07:30 and 11:00, and asks often: a restart at the wrong minute costs nobody the day's.
        [typeof(DigestJob)] = TimeSpan.FromMinutes(10),
        // A kept form about a child is promised to be gone after a day: it is, within the hour.
        [typeof(TidyJob)] = TimeSpan.FromHours(1),
    };

    public static void AddJobs(this IServiceCollection services, IConfiguration settings)
    {
        foreach (var job in All.Keys)
        {
            services.AddScoped(job);
        }
        if (!settings.GetValue("Jobs", true))
        {
            return;
        }
        services.AddQuartz(jobs =>
        {
            jobs.ConfigureScheduler(s => s.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            foreach (var (job, every) in All)
            {
                var key = new JobKey(job.Name);
                jobs.AddJob(job, j => j.WithIdentity(key));
                jobs.AddTrigger(when => when.ForJob(key).StartNow().WithSimpleSchedule(s => s.WithInterval(every).RepeatForever()));
            }
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}
