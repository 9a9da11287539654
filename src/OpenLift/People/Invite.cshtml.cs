using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.People;

/// <summary>Invites a person with a first role. The address leaves by e-mail; where none is set up it is shown once (X4).</summary>
[Needs(Permission.ManagePeople)]
public sealed class InvitePerson(Store store, UserManager<Account> accounts, IWriteToOwners post) : CountyPage(store)
{
    [BindProperty, Required(ErrorMessage = "Enter the person’s name"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? Name { get; set; }

    [
        BindProperty,
        Display(Name = "Email address"),
        Required(ErrorMessage = "Enter the email address"),
        Email,
        StringLength(250, ErrorMessage = "Write 250 characters or fewer")
    ]
    public string? Email { get; set; }

    [BindProperty, Display(Name = "Job title"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? JobTitle { get; set; }

    [BindProperty]
    public RoleChoice Role { get; set; } = new();

    /// <summary>Who was just invited, and the address to hand over.</summary>
    public (Person Person, string Address)? Invited { get; private set; }

    protected override Task Load() => Role.Fill(Store);

    public async Task<IActionResult> OnPost()
    {
        if (!Name!.Any(char.IsLetter))
        {
            throw new RuleBroken("A name must have at least one letter", nameof(Name));
        }
        var (role, scope, scopeName) = await Role.Read(Store);
        var person = Person.Invite(Name!, Email!, JobTitle, Now);
        person.Give(role, scope, scopeName, Now);
        Store.Add(person);
        await Store.SaveChangesAsync();
        var address = await post.Invite(accounts, person);
        await Store.SaveChangesAsync();
        var (there, said) = ($"/people/{person.Id}", $"{person.Name} is invited");
        if (address is null)
        {
            return Go(there, $"{said}: the email is on its way");
        }
        Invited = (person, address);
        return ShowOnce(there, said);
    }
}
