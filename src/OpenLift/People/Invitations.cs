using Microsoft.AspNetCore.Identity;

namespace OpenLift.People;

/// <summary>The one-time address where an invited person, or one who forgot, chooses a password. It lasts a day.</summary>
internal static class Invitations
{
    /// <summary>The path to hand over. Making a new one ends the old: the account's stamp changes.</summary>
    public static async Task<string> Invite(UserManager<Account> accounts, Person person)
    {
        var account = await accounts.FindByIdAsync(person.Id.ToString());
        if (account is null)
        {
            account = new Account
            {
                Id = person.Id.Value,
                UserName = person.Email,
                Email = person.Email,
            };
            Check(await accounts.CreateAsync(account));
        }
        else
        {
            Check(await accounts.UpdateSecurityStampAsync(account));
        }
        var token = await accounts.GeneratePasswordResetTokenAsync(account);
        return $"/join/{person.Id}?token={Uri.EscapeDataString(token)}";
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new RuleBroken(
                result.Errors.Any(e => e.Code.StartsWith("Duplicate", StringComparison.Ordinal))
                    ? "Somebody with this email address is here already"
                    : string.Join(" ", result.Errors.Select(e => e.Description)),
                "Email"
            );
        }
    }
}
