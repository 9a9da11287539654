using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OpenLift.Correspondence.Messages;

namespace OpenLift.Tests.Platform;

/// <summary>
/// The real application. One serves all counties of a run: whose database, clock, post and log a request meets follows from
/// the county it was sent in. A county with settings or a port of its own has an application of its own.
/// </summary>
internal sealed class Host : WebApplicationFactory<Program>
{
    private static readonly AsyncLocal<TestApp?> Entered = new();
    private static readonly Lock Gate = new();
    private static Host? _shared;

    private readonly string _keys = Directory.CreateTempSubdirectory("openlift-keys").FullName;
    private readonly IReadOnlyDictionary<string, string> _more;
    private TestApp? _home;

    public Host(TestApp home, IReadOnlyDictionary<string, string> more, bool live)
    {
        (_home, _more) = (home, more);
        if (live)
        {
            UseKestrel(0);
            StartServer();
            return;
        }
        Server.PreserveExecutionContext = true;
    }

    /// <summary>The one for every county without a wish of its own; started by the first.</summary>
    public static Host Shared(TestApp first)
    {
        lock (Gate)
        {
            if (_shared is null)
            {
                _shared = new(first, new Dictionary<string, string>(), live: false) { _home = null };
                AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(_shared._keys, recursive: true);
            }
            return _shared;
        }
    }

    /// <summary>From here on, and in whatever is awaited from here, this is the county.</summary>
    public static void Enter(TestApp county) => Entered.Value = county;

    private TestApp? Somewhere => Entered.Value ?? _home;

    private TestApp Here => Somewhere ?? throw new InvalidOperationException("Nobody said in which county this happens.");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Store", Here.ConnectionString);
        builder.UseSetting("Demo", "true");
        builder.UseSetting("Keys", _keys);
        builder.UseSetting("SignInTries", "100000");
        builder.UseSetting("Jobs", "false");
        foreach (var (name, value) in _more)
        {
            builder.UseSetting(name, value);
        }
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(new Log(this)));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(new Clock(this));
            services.AddScoped<IPost>(_ => Here.Post);
            services.RemoveAll<DbContextOptions<Store>>();
            services.AddScoped(s => Here.Options(s.GetRequiredService<ILoggerFactory>()));
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_keys))
        {
            Directory.Delete(_keys, recursive: true);
        }
    }

    private sealed class Clock(Host host) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => host.Here.Clock.GetUtcNow();
    }

    private sealed class Log(Host host) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Writer(line => host.Somewhere?.Log.Add(line), categoryName);

        public void Dispose() { }
    }

    private sealed class Writer(Action<string> write, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => write($"{logLevel} {category} {formatter(state, exception)} {exception}");
    }
}

/// <summary>Sends what is asked through it in its own county.</summary>
internal sealed class InCounty(TestApp county, HttpMessageHandler server) : DelegatingHandler(server)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Host.Enter(county);
        return await base.SendAsync(request, cancellationToken);
    }
}
