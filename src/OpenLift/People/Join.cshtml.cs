using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.People;

/// <summary>Where an invited person chooses a password. Opening the address does nothing: only sending the form uses it up.</summary>
[AllowAnonymous]
public sealed class Join(Store store, UserManager<Account> accounts, IWriteToOwners post) : CountyPage(store)
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [
        BindProperty,
        Required(ErrorMessage = "Enter a password"),
        StringLength(300, MinimumLength = 12, ErrorMessage = "The password must have at least 12 characters")
    ]
    public string? Password { get; set; }

    [BindProperty, Display(Name = "Repeat the password"), Compare(nameof(Password), ErrorMessage = "The two passwords are not the same")]
    public string? Repeat { get; set; }

    private string? _hash;

    protected override async Task Prepare()
    {
        var account = await Invited();
        foreach (var validator in accounts.PasswordValidators)
        {
            if (await validator.ValidateAsync(accounts, account, Password) is { Succeeded: false } refused)
            {
                throw new RuleBroken(refused.Errors.First().Description, nameof(Password));
            }
        }
        _hash = accounts.PasswordHasher.HashPassword(account, Password!);
    }

    public async Task<IActionResult> OnPost()
    {
        var account = await Invited();
        account.PasswordHash = _hash;
        await accounts.UpdateSecurityStampAsync(account);
        await accounts.SetLockoutEndDateAsync(account, null);
        var id = new Id<Person>(account.Id);
        var person = await Store.People.SingleAsync(p => p.Id == id);
        person.ChoosePassword();
        post.TellChosen(person);
        foreach (var session in await Store.Sessions.Where(s => s.PersonId == id && s.EndedAt == null).ToListAsync())
        {
            session.EndedAt = Now;
        }
        await Store.SaveChangesAsync();
        return Go("/sign-in", "Your password is saved: you can sign in now");
    }

    /// <summary>Whose address this is, if it still works.</summary>
    private async Task<Account> Invited()
    {
        var account = await accounts.FindByIdAsync(Id.ToString());
        var provider = accounts.Options.Tokens.PasswordResetTokenProvider;
        const string purpose = UserManager<Account>.ResetPasswordTokenPurpose;
        return account is not null && Token is not null && await accounts.VerifyUserTokenAsync(account, provider, purpose, Token)
            ? account
            : throw new RuleBroken("This address has been used or is out of date. Ask your administrator for a new one.", nameof(Password));
    }
}
