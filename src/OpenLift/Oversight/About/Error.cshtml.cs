using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace OpenLift.Oversight;

/// <summary>What a person reads when something went wrong. A page that is missing and one that is forbidden read the same (S4).</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class ErrorPage : PageModel
{
    /// <summary>Read from the route by hand: the form may be what could not be read.</summary>
    public int Code => int.TryParse(RouteData.Values["status"]?.ToString(), out var code) && code is >= 400 and < 600 ? code : 404;

    public string Heading =>
        Code switch
        {
            404 => "Page not found",
            400 or 415 => "This form could not be read",
            413 => "This is too large to send",
            429 => "Too many tries",
            503 => "Sorry, the service is not available",
            _ => "Sorry, there is a problem",
        };

    public IReadOnlyList<string> Lines =>
        Code switch
        {
            404 =>
            [
                "If you typed the address, check that it is right.",
                "You may need to sign in with another account, or the record may no longer be open to you.",
            ],
            400 or 415 => ["The page may have been open for a long time. Go back, open it again, and send it once more."],
            413 =>
            [
                "Each file can be up to 10 MB, and a form without one up to 4 MB. Go back and make it smaller.",
                "What you saved before is kept.",
            ],
            429 => ["Wait five minutes, then try again."],
            _ =>
            [
                "What you saved before is kept. Try again in a few minutes.",
                $"If it happens again, tell the help desk this reference: {HttpContext.TraceIdentifier}",
            ],
        };

    public void OnGet() => Response.StatusCode = Code;

    public void OnPost() => Response.StatusCode = Code;
}
