using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Demo;

namespace OpenLift.People;

/// <summary>
/// Sign-in says the same, and takes as long, whether the address is unknown, the password wrong, or the account locked (S4, S5).
/// </summary>
[AllowAnonymous]
public sealed class SignIn(Store store, UserManager<Account> accounts, IConfiguration settings) : CountyPage(store)
{
    private const string Wrong = "The email address or password is not right. After ten wrong tries an account rests for 15 minutes";
    private static readonly Account Decoy = new();
    private static string? _decoyHash;

    [
        BindProperty,
        Display(Name = "Email address"),
        Required(ErrorMessage = "Enter your email address"),
        StringLength(300, ErrorMessage = "Enter your email address")
    ]
    public string? Email { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your password"), StringLength(300, ErrorMessage = "Enter your password")]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kept { get; set; }

    /// <summary>Where a repeat of a refused form leads.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Refused { get; set; }

    public IReadOnlyList<(string Is, string Email)> DemoPeople => settings.GetValue<bool>("Demo") ? DemoCounty.SignIns : [];

    private PasswordVerificationResult _verified;
    private string? _hash;

    /// <summary>A password takes as long to check where there is no account. What follows from it is decided behind the door.</summary>
    protected override async Task Prepare()
    {
        var account = await accounts.FindByEmailAsync(Email!.Trim());
        _hash = account?.PasswordHash ?? (_decoyHash ??= accounts.PasswordHasher.HashPassword(Decoy, "nobody has this password"));
        _verified = accounts.PasswordHasher.VerifyHashedPassword(account ?? Decoy, _hash, Password!);
        if (_verified is PasswordVerificationResult.SuccessRehashNeeded)
        {
            _rehashed = accounts.PasswordHasher.HashPassword(account!, Password!);
        }
    }

    private string? _rehashed;

    public void OnGet()
    {
        if (Refused is not null)
        {
            ModelState.AddModelError(nameof(Password), Wrong);
        }
    }

    public async Task<IActionResult> OnPost()
    {
        var account = await accounts.FindByEmailAsync(Email!.Trim());
        if (account?.PasswordHash is null || account.PasswordHash != _hash || await accounts.IsLockedOutAsync(account))
        {
            return Refuse();
        }
        if (_verified is PasswordVerificationResult.Failed)
        {
            await accounts.AccessFailedAsync(account);
            return Refuse();
        }
        var person = new Id<Person>(account.Id);
        if (await Store.People.AnyAsync(p => p.Id == person && p.ClosedAt != null))
        {
            return Refuse();
        }
        account.PasswordHash = _rehashed ?? account.PasswordHash;
        await accounts.ResetAccessFailedCountAsync(account);
        await Sessions.Start(HttpContext, Store, person);
        var kept = await KeptForms.WaitsFor(Store, person);
        return Go(
            Url.IsLocalUrl(Then) ? Then!
            : kept is null ? "/"
            : $"/kept/{kept}"
        );
    }

    /// <summary>A refusal is written down whether there is such an account or not: its repeat looks the same too.</summary>
    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Refuse()
    {
        Stands();
        RepeatLeadsTo("/sign-in?refused=yes");
        ModelState.AddModelError(nameof(Password), Wrong);
        return Again();
    }
}
