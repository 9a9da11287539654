using System.Globalization;
using System.Threading.RateLimiting;

namespace OpenLift.People;

/// <summary>
/// Guessing is slow from one address too, whoever it is for: after 300 wrong tries in five minutes it waits, staff and families
/// each for themselves. What is right never counts, so that a county's office behind one address does not lock itself out. Before
/// that an account rests after ten wrong passwords and a family's link after five wrong codes (S5).
/// </summary>
internal sealed class SignInLimit(IConfiguration settings) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<string> _wrong = PartitionedRateLimiter.Create<string, string>(whence =>
        RateLimitPartition.GetFixedWindowLimiter(
            whence,
            _ => new() { PermitLimit = settings.GetValue("SignInTries", 300), Window = Window }
        )
    );

    public async Task Watch(HttpContext http, RequestDelegate next)
    {
        if (Whence(http.Request) is not { } whence)
        {
            await next(http);
            return;
        }
        using (var may = _wrong.AttemptAcquire(whence, 0))
        {
            if (!may.IsAcquired)
            {
                var wait = may.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
                http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return;
            }
        }
        try
        {
            await next(http);
        }
        finally
        {
            if (http.Response.StatusCode is not StatusCodes.Status302Found)
            {
                _wrong.AttemptAcquire(whence).Dispose();
            }
        }
    }

    public void Dispose() => _wrong.Dispose();

    /// <summary>From which address a try at a password or a code comes; nothing where it is none.</summary>
    private static string? Whence(HttpRequest request) =>
        !HttpMethods.IsPost(request.Method) ? null
        : request.Path.StartsWithSegments("/sign-in") || request.Path.StartsWithSegments("/join") ? $"staff {Address(request)}"
        : request.Path.StartsWithSegments("/family") ? $"family {Address(request)}"
        : null;

    private static string Address(HttpRequest request) => request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
}

internal static class SignInLimitSetup
{
    extension(WebApplication app)
    {
        public void UseSignInLimit() => app.Use((http, next) => app.Services.GetRequiredService<SignInLimit>().Watch(http, next));
    }
}
