using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.People;

/// <summary>Where an invited person chooses a password. Opening the address does nothing: only sending the form uses it up.</summary>
[AllowAnonymous]
public sealed class Join(Store store, UserManager<Account> accounts) : CountyPage(store)
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
        foreach (var validator in accounts.PasswordValidators)
        {
            if (await validator.ValidateAsync(accounts, new Account(), Password) is { Succeeded: false } refused)
            {
                throw new RuleBroken(refused.Errors.First().Description, nameof(Password));
            }
        }
        _hash = accounts.PasswordHasher.HashPassword(new Account(), Password!);
    }

    public async Task<IActionResult> OnPost()
    {
        var account = await accounts.FindByIdAsync(Id.ToString());
        var provider = accounts.Options.Tokens.PasswordResetTokenProvider;
        const string purpose = UserManager<Account>.ResetPasswordTokenPurpose;
        if (account is null || Token is null || !await accounts.VerifyUserTokenAsync(account, provider, purpose, Token))
        {
            throw new RuleBroken("This address has been used or is out of date. Ask your administrator for a new one.", nameof(Password));
        }
        account.PasswordHash = _hash;
        await accounts.UpdateSecurityStampAsync(account);
        await accounts.SetLockoutEndDateAsync(account, null);
        var person = new Id<Person>(account.Id);
        foreach (var session in await Store.Sessions.Where(s => s.PersonId == person && s.EndedAt == null).ToListAsync())
        {
            session.EndedAt = Now;
        }
        await Store.SaveChangesAsync();
        return Go("/sign-in", "Your password is saved: you can sign in now");
    }
}
