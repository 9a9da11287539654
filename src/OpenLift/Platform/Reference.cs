using System.Security.Cryptography;

namespace OpenLift.Platform;

/// <summary>
/// What people call a request on the phone: the district's letters, six random characters and a check
/// character, such as <c>DOV-7KQ2MX-4</c>. It cannot be guessed, holds none of the characters that look
/// alike (I O 0 1 5 S 8 B), and one wrong or two swapped characters are noticed (ISO 7064 hybrid scheme).
/// </summary>
public static class Reference
{
    private const string Letters = "ACDEFGHJKLMNPQRTUVWXYZ234679";

    public static string New(string district)
    {
        var body = RandomNumberGenerator.GetString(Letters, 6);
        return $"{district}-{body}-{Check(body)}";
    }

    public static bool IsRight(string reference) =>
        reference.Trim().ToUpperInvariant().Split('-') is [{ Length: > 0 }, { Length: 6 } body, [var check]]
        && body.All(Letters.Contains)
        && Check(body) == check;

    private static char Check(string body)
    {
        var m = Letters.Length;
        var p = m;
        foreach (var c in body)
        {
            var sum = (p + Letters.IndexOf(c, StringComparison.Ordinal)) % m;
            p = (sum is 0 ? m : sum) * 2 % (m + 1);
        }
        return Letters[(m + 1 - p) % m];
    }
}
