using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenLift.Correspondence.Messages;
using OpenLift.People;

namespace OpenLift.Tests.Platform;

/// <summary>The real application over a demo county of its own. One per test class.</summary>
public class TestApp : WebApplicationFactory<Program>
{
    private readonly TestDatabase _database = TestDatabase.Create();
    private readonly string _keys = Directory.CreateTempSubdirectory("openlift-keys").FullName;

    public FixedClock Clock { get; } = new(FixedClock.Monday);
    public CommandCounter Commands { get; } = new();
    public LogLines Log { get; } = new();
    public Postbox Post { get; } = new();
    public string ConnectionString => _database.ConnectionString;

    /// <summary>Extra settings, such as where the virus scanner is.</summary>
    protected virtual IReadOnlyDictionary<string, string> More => new Dictionary<string, string>();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Store", _database.ConnectionString);
        builder.UseSetting("Demo", "true");
        builder.UseSetting("Keys", _keys);
        builder.UseSetting("SignInTries", "100000");
        builder.UseSetting("Jobs", "false");
        foreach (var (name, value) in More)
        {
            builder.UseSetting(name, value);
        }
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<IPost>(Post);
            services.ConfigureDbContext<Store>(options => options.AddInterceptors(Commands));
        });
    }

    public async Task<T> InStore<T>(Func<Store, Task<T>> work, Actor? actor = null)
    {
        await using var store = new Store(Services.GetRequiredService<DbContextOptions<Store>>(), actor ?? Actor.Service, Clock);
        return await work(store);
    }

    public Task Save(Func<Store, Task> work, Actor? actor = null) =>
        InStore(
            async store =>
            {
                await work(store);
                return await store.SaveChangesAsync();
            },
            actor
        );

    public Task<Person> Person(string email) => InStore(s => s.People.Include(p => p.Roles).SingleAsync(p => p.Email == email));

    public async Task<Actor> ActorOf(string email)
    {
        var person = await Person(email);
        return new()
        {
            PersonId = person.Id,
            Name = person.Name,
            Roles = [.. person.Roles.Where(r => r.HeldAt(Clock.Now))],
        };
    }

    /// <summary>Somebody at a browser who is signed in, with a session like any other. The password is tested elsewhere.</summary>
    public async Task<Visitor> SignedIn(string email)
    {
        var person = await Person(email);
        var session = new Session
        {
            Id = Id<Session>.New(Clock.Now),
            PersonId = person.Id,
            StartedAt = Clock.Now,
            SeenAt = Clock.Now,
        };
        await Save(s =>
        {
            s.Add(session);
            return Task.CompletedTask;
        });
        var identity = new ClaimsIdentity(
            [new(Sessions.Claim, session.Id.ToString()), new(ClaimTypes.NameIdentifier, person.Id.ToString())],
            CookieAuthenticationDefaults.AuthenticationScheme
        );
        var ticket = new AuthenticationTicket(new(identity), CookieAuthenticationDefaults.AuthenticationScheme);
        var cookie = Services
            .GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(CookieAuthenticationDefaults.AuthenticationScheme)
            .TicketDataFormat.Protect(ticket);
        return Visitor($"session={cookie}");
    }

    /// <summary>Does what the job does every few seconds: sends what is due.</summary>
    public async Task<IReadOnlyList<Posted>> SendPost()
    {
        await using var scope = Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        while (await outbox.SendNext()) { }
        return Post.Sent;
    }

    public Visitor Visitor(string cookie = "") => new(Server.CreateHandler(), cookie);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_keys))
        {
            _database.Dispose();
            Directory.Delete(_keys, recursive: true);
        }
    }
}

/// <summary>Counts what is asked of the database.</summary>
public sealed class CommandCounter : Microsoft.EntityFrameworkCore.Diagnostics.DbCommandInterceptor
{
    private int _reads;
    private int _writes;

    public (int Reads, int Writes) Since((int Reads, int Writes) before) => (_reads - before.Reads, _writes - before.Writes);

    public (int Reads, int Writes) Now => (_reads, _writes);

    public override ValueTask<Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
        System.Data.Common.DbCommand command,
        Microsoft.EntityFrameworkCore.Diagnostics.CommandEventData eventData,
        Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<System.Data.Common.DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Interlocked.Increment(ref _reads);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<int>> NonQueryExecutingAsync(
        System.Data.Common.DbCommand command,
        Microsoft.EntityFrameworkCore.Diagnostics.CommandEventData eventData,
        Microsoft.EntityFrameworkCore.Diagnostics.InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Interlocked.Increment(ref _writes);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }
}
