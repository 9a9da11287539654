using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.People;

[Needs(Permission.ManagePeople)]
public sealed class PeoplePage(Store store) : ListPage(store)
{
    [
        BindProperty(SupportsGet = true),
        Display(Name = "Find by name or email"),
        StringLength(100, ErrorMessage = "Write 100 characters or fewer")
    ]
    public string? Search { get; set; }

    public IReadOnlyList<Person> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        var wanted = (Search ?? "").Trim().ToUpperInvariant();
        var people = Store
            .People.AsNoTracking()
            .Where(p => wanted == "" || p.Name.ToUpper().Contains(wanted) || p.Email.ToUpper().Contains(wanted));
        Total = await people.CountAsync();
        Rows = await people.Include(p => p.Roles).OrderBy(p => p.Name).ThenBy(p => p.Id).Skip(Skip).Take(PageSize).ToListAsync();
    }
}
