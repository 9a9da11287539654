using Microsoft.AspNetCore.Identity;

namespace OpenLift.People;

/// <summary>
/// Refuses what whoever guesses tries first: the commonest passwords that are long enough, with whatever numbers and signs stand
/// around them, and what is made of nothing but the person's own name or address or the service's name (X4).
/// </summary>
internal sealed class EasilyGuessed(Store store) : IPasswordValidator<Account>
{
    private const string Common =
        "Many people use this password, and whoever guesses tries it first. Use three words that do not belong together";
    private const string Numbers = "Numbers and signs alone are easily guessed. Use three words that do not belong together";
    private const string Own =
        "Your own name or address, or the name of this service, is easily guessed. Use three words that do not belong together";

    /// <summary>As letters alone: what stands before and after them makes no difference.</summary>
    private static readonly HashSet<string> Words =
    [
        .. "password passwordpassword mypassword newpassword changeme changemenow changemeplease letmein letmeinplease letmeinnow".Split(
            ' '
        ),
        .. "welcome welcometokent welcomehome administrator admin adminadmin superuser temporary default secret topsecret guest".Split(' '),
        .. "iloveyou iloveyouforever iloveyousomuch sunshine princess football liverpool liverpoolfc manchesterunited monkey".Split(' '),
        .. "dragon superman batman starwars charlie summer winter spring autumn christmas school teacher unbelievable".Split(' '),
        .. "qwerty qwertyui qwertyuiop qwertyuiopasdf qwertyqwerty asdfghjkl asdfghjklqwertyuiop zxcvbnm abc abcd abcdef".Split(' '),
        .. "abcdefgh abcdefghijkl abcdefghijklm abcdefghijklmnopqrstuvwxyz correcthorsebatterystaple kentcountycouncil".Split(' '),
    ];

    private static readonly HashSet<string> Runs =
    [
        .. "1q2w3e4r5t6y 1q2w3e4r5t6y7u q1w2e3r4t5y6 1qaz2wsx3edc 1qaz2wsx3edc4rfv zaq12wsxcde3 qazwsxedcrfv".Split(' '),
        .. "123456789abc abc123456789 a1b2c3d4e5f6 1a2b3c4d5e6f".Split(' '),
    ];

    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var plain = (password ?? "").ToLowerInvariant();
        var letters = Letters(plain);
        if (letters is "")
        {
            return Refused(Numbers);
        }
        if (Runs.Contains(plain) || Words.Contains(letters) || Words.Contains(Unmasked(plain)))
        {
            return Refused(Common);
        }
        var id = new Id<Person>(user.Id);
        var name = await store.People.FindAsync(id) is { } person ? person.Name : "";
        var left = $"{name} {user.Email} openlift"
            .ToLowerInvariant()
            .Split([' ', '.', '@', '-', '_', '+', '’', '\''], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 2)
            .OrderByDescending(word => word.Length)
            .Aggregate(letters, (rest, word) => rest.Replace(Letters(word), "", StringComparison.Ordinal));
        return left.Length < 4 && left != letters ? Refused(Own) : IdentityResult.Success;
    }

    private static IdentityResult Refused(string why) => IdentityResult.Failed(new IdentityError { Code = "Guessed", Description = why });

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));

    /// <summary>With the signs that are put for letters read as letters: p@ssw0rd.</summary>
    private static string Unmasked(string text)
    {
        var core = text.Trim().TrimEnd([.. "0123456789!?.#*-_ "]);
        return Letters(core.Replace('@', 'a').Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('$', 's').Replace('5', 's'));
    }
}
