using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Children.Families;

namespace OpenLift.Children;

/// <summary>Who looks after the child and who may sign (C3).</summary>
[Needs(Permission.CorrectIdentity)]
public sealed class ChildFamily(Store store) : ChildWritePage(store)
{
    [BindProperty, Display(Name = "Full name"), StringLength(300, ErrorMessage = NewChild.NameTooLong)]
    public string? CarerName { get; set; }

    [
        BindProperty,
        Display(Name = "Relationship to the child"),
        StringLength(100, ErrorMessage = "Relationship must be 100 characters or fewer")
    ]
    public string? Relationship { get; set; }

    [BindProperty, Display(Name = "Do they hold parental responsibility?")]
    public bool? HasResponsibility { get; set; }

    [BindProperty, Display(Name = "Do they live with the child?")]
    public bool? LivesWithChild { get; set; }

    [
        BindProperty,
        Display(Name = "Phone number"),
        StringLength(40, ErrorMessage = "This must be 40 characters or fewer"),
        PhoneNumber(ErrorMessage = CarerDetails.WrongPhone)
    ]
    public string? Phone { get; set; }

    [BindProperty, Display(Name = "Email address"), StringLength(200, ErrorMessage = "This must be 200 characters or fewer"), Email]
    public string? Email { get; set; }

    [BindProperty, Display(Name = "Is the child looked after?")]
    public LookedAfter? LookedAfter { get; set; }

    [BindProperty, Display(Name = "On what legal footing?")]
    public LegalStatus? LegalStatus { get; set; }

    [BindProperty, Display(Name = "Responsible local authority"), StringLength(200, ErrorMessage = "This must be 200 characters or fewer")]
    public string? ResponsibleAuthority { get; set; }

    /// <summary>The request for which somebody is added: the way back to making their link.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? For { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Parents and carers"] = string.Join('\n', Record.Carers.Select(c => $"{c.Name}, {c.Relationship}")),
            ["Looked after"] = Record.LookedAfter.Words,
            ["Legal footing"] = Record.LegalStatus?.Words,
            ["Authority"] = Record.ResponsibleAuthority,
        };

    protected override void Fill() =>
        (LookedAfter, LegalStatus, ResponsibleAuthority) = (Record.LookedAfter, Record.LegalStatus, Record.ResponsibleAuthority);

    public async Task<IActionResult> OnPost()
    {
        Record.IsLookedAfter(
            Needed(LookedAfter, "Say whether the child is looked after", nameof(LookedAfter)),
            LegalStatus,
            ResponsibleAuthority
        );
        await Store.SaveChangesAsync();
        return Go($"/children/{Id}", "Saved");
    }

    public async Task<IActionResult> OnPostAdd()
    {
        var name = Needed(CarerName, "Enter the person’s name", nameof(CarerName));
        var relationship = Needed(Relationship, "Enter their relationship to the child", nameof(Relationship));
        Record.HasCarer(
            new(
                Id<Carer>.New(Now).Value,
                name,
                relationship,
                Needed(HasResponsibility, "Say whether they hold parental responsibility", nameof(HasResponsibility)),
                Phone,
                Email
            )
            {
                LivesWithChild = LivesWithChild,
            },
            Now,
            Actor.May(Permission.RecordNotToBeTold)
        );
        await Store.SaveChangesAsync();
        return Go($"/children/{Id}/family{(For is null ? "" : $"?for={For}")}", "Added");
    }

    public async Task<IActionResult> OnPostRemove(Guid key)
    {
        Record.NoLongerCarer(key, Actor.May(Permission.RecordNotToBeTold));
        if (Record.Facts.Count > 0)
        {
            await Store.NoLongerTold(Id, key);
            await Store.SaveChangesAsync();
        }
        return Go($"/children/{Id}/family", "Removed");
    }
}
