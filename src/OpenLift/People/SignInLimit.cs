using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace OpenLift.People;

/// <summary>Guessing is slow from one address too: thirty tries in five minutes, whoever they are for (S5).</summary>
internal static class SignInLimit
{
    public static void Add(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            HttpMethods.IsPost(http.Request.Method)
            && (
                http.Request.Path.StartsWithSegments("/sign-in")
                || http.Request.Path.StartsWithSegments("/join")
                || http.Request.Path.StartsWithSegments("/family")
            )
                ? RateLimitPartition.GetFixedWindowLimiter(
                    http.Connection.RemoteIpAddress?.ToString() ?? "",
                    _ =>
                        new()
                        {
                            PermitLimit = http.RequestServices.GetRequiredService<IConfiguration>().GetValue("SignInTries", 30),
                            Window = TimeSpan.FromMinutes(5),
                        }
                )
                : RateLimitPartition.GetNoLimiter("")
        );
    }
}
