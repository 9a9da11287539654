using Microsoft.AspNetCore.Identity;

namespace OpenLift.People;

/// <summary>
/// The one-time address where an invited person, or one who forgot, chooses a password. It lasts a day. It leaves by e-mail to the
/// account's owner. Only where no e-mail is set up, and the account has never had a password, is it shown, to be handed over:
/// otherwise an administrator could become anybody (X4).
/// </summary>
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

    /// <returns>The address to hand over, where it does not leave by e-mail.</returns>
    public static async Task<string?> Invite(this IWriteToOwners post, UserManager<Account> accounts, Person person)
    {
        var hasPassword = (await accounts.FindByIdAsync(person.Id.ToString()))?.PasswordHash is not null;
        if (hasPassword && !post.CarriesEmail)
        {
            throw new RuleBroken(
                "A new password is only ever sent to its owner, and no email is set up here. Ask whoever runs the service to set it up."
            );
        }
        var address = post.AddressOf(await Invite(accounts, person));
        if (!post.CarriesEmail)
        {
            return address;
        }
        post.Write(
            person,
            "An invitation to choose a password",
            "Choose a password for OpenLIFT",
            $"""
            You are invited to choose a{(
                hasPassword ? " new" : ""
            )} password for your account. Open this address within a day. It works once:

            {address}

            {(
                hasPassword ? "Until then your old password still works. " : ""
            )}If you did not expect this, tell your county administrator, and do not pass this message on.
            """
        );
        return null;
    }

    /// <summary>Tells the owner that a password was chosen, so that nobody chooses one in silence.</summary>
    public static void TellChosen(this IWriteToOwners post, Person person)
    {
        if (post.CarriesEmail)
        {
            post.Write(
                person,
                "A password was chosen",
                "Your OpenLIFT password was chosen",
                """
                A password was chosen for your account just now. If that was you, there is nothing to do.

                If it was not, tell your county administrator at once.
                """
            );
        }
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
