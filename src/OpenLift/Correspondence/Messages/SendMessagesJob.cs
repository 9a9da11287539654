using Quartz;

namespace OpenLift.Correspondence.Messages;

/// <summary>Empties the outbox, every few seconds. Several servers may do it at once: each message is claimed by one.</summary>
[DisallowConcurrentExecution]
public sealed class SendMessagesJob(Outbox outbox) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && await outbox.SendNext(cancellationToken)) { }
    }
}

/// <summary>Sets up what carries messages.</summary>
public static class MessageSetup
{
    public static void AddPost(this IServiceCollection services, IConfiguration settings, bool demo)
    {
        _ = (settings["Notify:Key"], settings["Smtp:Host"], demo) switch
        {
            ({ Length: > 0 }, _, _) => services.AddSingleton<IPost, NotifyPost>(),
            (_, { Length: > 0 }, _) => services.AddSingleton<IPost, SmtpPost>(),
            (_, _, true) => services.AddSingleton<IPost, DemoPost>(),
            _ => services.AddSingleton<IPost, NoPost>(),
        };
        services.AddScoped<Outbox>().AddScoped<OpenLift.People.IWriteToOwners>(s => s.GetRequiredService<Outbox>());
    }
}
