using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OpenLift.Correspondence.Messages;
using OpenLift.People;

namespace OpenLift.Tests.Platform;

/// <summary>
/// A demo county of its own with its own clock, post and log, and the real application to work with it. One per test class.
/// </summary>
public class TestApp : IDisposable, IAsyncDisposable
{
    private readonly TestDatabase _database = TestDatabase.Create();
    private readonly Lazy<Host> _host;
    private DbContextOptions<Store>? _options;

    public TestApp() => _host = new(() => IsLive || More.Count > 0 ? new(this, More, IsLive) : Host.Shared(this));

    public FakeTimeProvider Clock { get; } = new(FixedClock.Monday);
    public CommandCounter Commands { get; } = new();
    public LogLines Log { get; } = new();
    public Postbox Post { get; } = new();
    public string ConnectionString => _database.ConnectionString;

    /// <summary>What the application is made of. Whoever asks is in this county from there on, as a request of it would be.</summary>
    public IServiceProvider Services
    {
        get
        {
            Host.Enter(this);
            return _host.Value.Services;
        }
    }

    /// <summary>Extra settings, such as where the virus scanner is. They cost an application of its own.</summary>
    protected virtual IReadOnlyDictionary<string, string> More => new Dictionary<string, string>();

    /// <summary>Whether it stands on a real port.</summary>
    protected virtual bool IsLive => false;

    /// <summary>What else stands between the application and its database.</summary>
    protected virtual IEnumerable<IInterceptor> Between => [];

    private protected Host Own => _host.Value;

    internal DbContextOptions<Store> Options(ILoggerFactory logs)
    {
        if (_options is null)
        {
            var options = new DbContextOptionsBuilder<Store>();
            options.UseLoggerFactory(logs).AddInterceptors([Commands, .. Between]).UseConfigured(ConnectionString);
            _options = options.Options;
        }
        return _options;
    }

    public async Task<T> InStore<T>(Func<Store, Task<T>> work, Actor? actor = null)
    {
        await using var store = new Store(Options(Services.GetRequiredService<ILoggerFactory>()), actor ?? Actor.Service, Clock);
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

    public Visitor Visitor(string cookie = "") => new(new InCounty(this, Own.Server.CreateHandler()), cookie);

    /// <summary>A client that is no browser, where a test must see each header as it came.</summary>
    public HttpClient Client(WebApplicationFactoryClientOptions options) => Own.CreateClient(options);

    public void Dispose()
    {
        if (_host.IsValueCreated && (IsLive || More.Count > 0))
        {
            Own.Dispose();
        }
        _database.Dispose();
        GC.SuppressFinalize(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
