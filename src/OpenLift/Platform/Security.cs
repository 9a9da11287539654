using Microsoft.AspNetCore.Diagnostics;

namespace OpenLift.Platform;

/// <summary>What every response carries and what no request may do (S11, S14).</summary>
public static partial class Security
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The longest address that is answered. The server takes longer ones, so that the refusal carries the headers.</summary>
    private const int LongestAddress = 8 * 1024;

    extension(WebApplication app)
    {
        /// <summary>The full header set on every response, GET, HEAD and POST only, nothing kept by the browser.</summary>
        public void UseLockedDown() =>
            app.Use(
                async (http, next) =>
                {
                    var headers = http.Response.Headers;
                    headers.ContentSecurityPolicy = Policy;
                    headers.XContentTypeOptions = "nosniff";
                    headers.XFrameOptions = "DENY";
                    headers["Referrer-Policy"] = "no-referrer";
                    headers["Cross-Origin-Opener-Policy"] = "same-origin";
                    headers["Cross-Origin-Resource-Policy"] = "same-origin";
                    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
                    headers["X-Permitted-Cross-Domain-Policies"] = "none";
                    if (http.Request.IsHttps)
                    {
                        headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
                    }
                    if (!http.Request.Path.StartsWithSegments("/assets"))
                    {
                        headers.CacheControl = "no-cache, no-store"; // with both words no form changes it and warns that it did
                    }
                    if (http.Request.Method is not ("GET" or "HEAD" or "POST"))
                    {
                        http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                        headers.Allow = "GET, HEAD, POST";
                        return;
                    }
                    if (http.Request.Path.Value!.Length + http.Request.QueryString.Value!.Length > LongestAddress)
                    {
                        http.Response.StatusCode = StatusCodes.Status414UriTooLong;
                        return;
                    }
                    await next();
                }
            );
    }

    /// <summary>
    /// Anything unforeseen: the person gets a reference, the log gets the kind and place of the fault and nothing of what was typed.
    /// </summary>
    internal sealed partial class Faults(ILogger<Faults> log) : IExceptionHandler
    {
        public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            var kinds = new List<string>();
            for (var e = exception; e is not null; e = e.InnerException)
            {
                kinds.Add(e.GetType().Name);
            }
            Fault(
                log,
                httpContext.TraceIdentifier,
                httpContext.GetEndpoint()?.DisplayName ?? "no page",
                string.Join(" < ", kinds),
                exception.StackTrace
            );
            return ValueTask.FromResult(false);
        }

        [LoggerMessage(LogLevel.Error, "Fault {Reference} on {Page}: {Kind}\n{Stack}")]
        private static partial void Fault(ILogger log, string reference, string page, string kind, string? stack);
    }
}
