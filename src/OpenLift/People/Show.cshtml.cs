using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.People;

/// <summary>One person: their roles, their account. Nobody changes their own (T6).</summary>
[Needs(Permission.ManagePeople)]
public sealed class PersonPage(Store store, UserManager<Account> accounts, IWriteToOwners post) : RecordPage<Person>(store)
{
    [BindProperty]
    public RoleChoice Role { get; set; } = new();

    [BindProperty, StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Why { get; set; }

    public IEnumerable<HeldRole> Held => Record.Roles.Where(r => r.HeldAt(Now));

    /// <summary>The address to hand over, shown once, just after it was made.</summary>
    public string? Invitation { get; private set; }

    protected override IQueryable<Person> With(IQueryable<Person> records) => records.Include(p => p.Roles);

    protected override Task Load() => Role.Fill(Store);

    public async Task<IActionResult> OnPostGive()
    {
        NotOneself();
        var (role, scope, name) = await Role.Read(Store);
        Record.Give(role, scope, name, Now);
        return await Keep("The role is given: it holds at once");
    }

    public async Task<IActionResult> OnPostEnd(Id<HeldRole> roleId)
    {
        NotOneself();
        Record.End(roleId, Reason("Say why the role ends"), Now);
        return await Keep("The role has ended: it is felt at once");
    }

    public async Task<IActionResult> OnPostRenew()
    {
        NotOneself();
        Invitation = await post.Invite(accounts, Record);
        Record.InviteAnew(Actor.Name);
        return Invitation is null ? await Keep("A new invitation is on its way to the person by email") : await KeepShowing();
    }

    public async Task<IActionResult> OnPostClose()
    {
        NotOneself();
        Record.Close(Reason("Say why the account is closed"), Now);
        return await Keep("The account is closed");
    }

    private string Reason(string message) => Why is { Length: > 0 } why ? why : throw new RuleBroken(message, nameof(Why));

    private void NotOneself()
    {
        if (Record.Id == Actor.PersonId)
        {
            throw new RuleBroken("Nobody changes their own roles or account: ask another administrator.");
        }
    }

    private async Task<IActionResult> KeepShowing()
    {
        await Store.SaveChangesAsync();
        return ShowOnce($"/people/{Id}", "A new invitation is made");
    }

    private async Task<IActionResult> Keep(string said)
    {
        await Store.SaveChangesAsync();
        return Go($"/people/{Id}", said);
    }
}
