using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace OpenLift.Platform;

/// <summary>
/// Every form carries, sealed, whose it is, so that what was typed is never saved in another's name and never lost to its writer: not
/// after signing out in a second tab, and not when somebody else has signed in on that browser since (X5).
/// </summary>
internal static class WhoseForm
{
    public const string Field = "__whose";

    public static string? Seal(HttpContext http) => http.Items["actor"] is Actor actor ? Protector(http).Protect(actor.Key) : null;

    public static Guid? Of(HttpContext http, IFormCollection form)
    {
        try
        {
            return form[Field].ToString() is { Length: > 0 } sealed_ && Guid.TryParse(Protector(http).Unprotect(sealed_), out var whose)
                ? whose
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static IDataProtector Protector(HttpContext http) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(WhoseForm));
}
