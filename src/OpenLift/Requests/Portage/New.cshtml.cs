using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.County;
using OpenLift.Platform.Govuk;
using OpenLift.Support;

namespace OpenLift.Requests.Portage;

/// <summary>
/// A Portage practitioner takes on a child at home, known to no setting yet: the child, the family's record and the case begin together
/// (C3, S1).
/// </summary>
[Needs(Permission.TakeOnAtHome)]
public sealed class TakeOnChild(Store store) : CountyPage(store)
{
    [BindProperty, Display(Name = "Home district"), Required(ErrorMessage = "Choose the home district")]
    public string? District { get; set; }

    [
        BindProperty,
        Display(Name = "First names"),
        Required(ErrorMessage = "Enter the child’s first names"),
        StringLength(300, ErrorMessage = NewChild.NameTooLong)
    ]
    public string? FirstName { get; set; }

    [
        BindProperty,
        Display(Name = "Last name"),
        Required(ErrorMessage = "Enter the child’s last name"),
        StringLength(300, ErrorMessage = NewChild.NameTooLong)
    ]
    public string? LastName { get; set; }

    [BindProperty, Display(Name = "Date of birth"), Required(ErrorMessage = "Enter the child’s date of birth")]
    public DateOnly? Born { get; set; }

    [
        BindProperty,
        Display(Name = "Why has Portage been asked?"),
        Required(ErrorMessage = "Say why Portage has been asked"),
        StringLength(10_000, ErrorMessage = WriteNeed.TooLong)
    ]
    public string? Needs { get; set; }

    [
        BindProperty,
        Display(Name = "Hours a week, about"),
        Required(ErrorMessage = "Enter about how many hours a week it takes, such as 1.5")
    ]
    public decimal? Hours { get; set; }

    [BindProperty, Display(Name = "This is a different child")]
    public bool Different { get; set; }

    public IReadOnlyList<Choice> Districts { get; private set; } = [];
    public bool Known { get; private set; }

    protected override async Task Load()
    {
        var (own, areas) = (Actor.PortageDistricts, Actor.PortageAreas);
        Districts =
        [
            .. (
                await Store
                    .Districts.AsNoTracking()
                    .Where(d => own.Contains(d.Id) || areas.Contains(d.Area))
                    .OrderBy(d => d.Name)
                    .Select(d => new { d.Id, d.Name })
                    .ToListAsync()
            ).Select(d => new Choice(d.Id.ToString(), d.Name)),
        ];
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Districts.Any(d => d.Value == District))
        {
            throw new RuleBroken("Choose the home district", nameof(District));
        }
        if (Today >= Interventions.SchoolStart.Of(Born!.Value))
        {
            throw new RuleBroken("Portage is for children who have not started school", nameof(Born));
        }
        var id = new Id<District>(Guid.Parse(District!));
        var district = await Store.Districts.SingleAsync(d => d.Id == id);
        var child = Child.AtHome(FirstName!, LastName!, Born.Value, Today, Now);
        child.LivesAt(null, null, id, null, false, Now);
        var found = await SameChild.Find(Store, Described.Of(child));
        Known = found.Ours is not null || found.Elsewhere.Count > 0;
        if (Known && !Different)
        {
            ModelState.AddModelError(
                nameof(Different),
                "The county knows a child like this already. Check, then say if it is a different one; a coordinator will compare"
            );
            return Again();
        }
        Store.Add(child);
        await Store.Compare(child, found.Elsewhere);
        var service = await Store.PortageService(district);
        var practitioner = await Store.People.SingleAsync(p => p.Id == Actor.PersonId);
        var request = OpenLift.Requests.Request.ForPortage(child, service, district, practitioner, Needs!, Now);
        var taken = Case.OfPortage(request, practitioner, Hours!.Value, await Store.Calendar(), Now);
        Store.AddRange(request, ViewsAndConsent.For(request, Now), taken);
        await Store.SaveChangesAsync();
        return Go($"/cases/{taken.Id}", "The child is taken on. Next: who looks after the child, and the family’s permission.");
    }
}
