using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace OpenLift.Platform;

/// <summary>
/// Two who change at the same moment what the other decides on. The database lets one of them stand; the other's form is
/// done again from the beginning, on what stands now, as if it had come a moment later (X5).
/// </summary>
internal static class Crossing
{
    public const int Tries = 8;
    private static readonly object LastTry = new();

    /// <summary>Who crossed somebody waits in line with all others who did, so that they do not cross each other again and again.</summary>
    private static readonly SemaphoreSlim Line = new(1);

    private static readonly object Crossed = new();

    /// <summary>Held around the transaction of a form that crossed another before.</summary>
    public static async Task<IDisposable?> Turn(HttpContext http)
    {
        if (!http.Items.ContainsKey(Crossed))
        {
            return null;
        }
        await Line.WaitAsync(http.RequestAborted);
        return new Place();
    }

    private sealed class Place : IDisposable
    {
        public void Dispose() => Line.Release();
    }

    public static bool IsLastTry(HttpContext http) => http.Items.ContainsKey(LastTry);

    public static bool Is(Exception? problem) =>
        problem
            is DbUpdateConcurrencyException
                or PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }
        || (problem?.InnerException is { } inner && Is(inner));

    extension(WebApplication app)
    {
        public void UseSecondTries() =>
            app.Use(
                async (http, next) =>
                {
                    var (items, headers) = (http.Items.ToList(), http.Response.Headers.ToList());
                    for (var left = Tries; ; left--)
                    {
                        if (left is 1)
                        {
                            http.Items[LastTry] = true;
                        }
                        try
                        {
                            await next(http);
                            return;
                        }
                        catch (Exception problem) when (left > 1 && !http.Response.HasStarted && Is(problem))
                        {
                            StartAfresh(http, items, headers);
                            http.Items[Crossed] = true;
                        }
                    }
                }
            );
    }

    /// <summary>Forgets what the try before left on request and response: its store, its cookies, its words.</summary>
    private static void StartAfresh(
        HttpContext http,
        List<KeyValuePair<object, object?>> items,
        List<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> headers
    )
    {
        http.Response.Clear();
        headers.ForEach(h => http.Response.Headers[h.Key] = h.Value);
        http.Items.Clear();
        items.ForEach(i => http.Items[i.Key] = i.Value);
        var services = new RequestServicesFeature(http, http.RequestServices.GetRequiredService<IServiceScopeFactory>());
        http.Features.Set<IServiceProvidersFeature>(services);
        http.Response.RegisterForDisposeAsync(services);
    }
}
