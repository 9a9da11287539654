using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Children.Families;

namespace OpenLift.Children;

/// <summary>How one parent or carer is reached, and whether they may be told. A change is used for letters a day later (C3, T2).</summary>
[Needs(Permission.CorrectIdentity)]
public sealed class CarerDetails(Store store) : ChildWritePage(store)
{
    public const string WrongPhone = "Enter a phone number, such as 07700 900982";

    [FromRoute(Name = "carer")]
    public Guid Key { get; set; }

    [
        BindProperty,
        Display(Name = "Full name"),
        Required(ErrorMessage = "Enter the person’s name"),
        StringLength(300, ErrorMessage = NewChild.NameTooLong)
    ]
    public string? CarerName { get; set; }

    [
        BindProperty,
        Display(Name = "Relationship to the child"),
        Required(ErrorMessage = "Enter their relationship to the child"),
        StringLength(100, ErrorMessage = "Relationship must be 100 characters or fewer")
    ]
    public string? Relationship { get; set; }

    [BindProperty, Display(Name = "Do they hold parental responsibility?")]
    public bool HasResponsibility { get; set; }

    [BindProperty, Display(Name = "Do they live with the child?")]
    public bool? LivesWithChild { get; set; }

    [
        BindProperty,
        Display(Name = "Phone number"),
        StringLength(40, ErrorMessage = "This must be 40 characters or fewer"),
        PhoneNumber(ErrorMessage = WrongPhone)
    ]
    public string? Phone { get; set; }

    [BindProperty, Display(Name = "Email address"), StringLength(200, ErrorMessage = "This must be 200 characters or fewer"), Email]
    public string? Email { get; set; }

    [BindProperty, Display(Name = "Postal address"), StringLength(500, ErrorMessage = "The address must be 500 characters or fewer")]
    public string? Address { get; set; }

    [
        BindProperty,
        Display(Name = "Why must this person not be told?"),
        StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")
    ]
    public string? NotToBeTold { get; set; }

    public Carer Carer { get; private set; } = null!;
    public bool MayForbid => Actor.May(Permission.RecordNotToBeTold);

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Name"] = Carer.Name,
            ["Relationship"] = Carer.Relationship,
            ["Parental responsibility"] = Carer.HasResponsibility ? "Yes" : "No, or not known",
            ["Lives with the child"] = Carer.LivesWithChild switch
            {
                true => "Yes",
                false => "No",
                _ => null,
            },
            ["Phone number"] = Carer.Phone,
            ["Email address"] = Carer.Email,
            ["Postal address"] = Carer.Address,
            ["Must not be told"] = Carer.NotToBeTold is null ? "No" : "Yes",
        };

    protected override async Task<bool> Find()
    {
        if (!await base.Find() || Record.Carers.FirstOrDefault(c => c.Key == Key) is not { } carer)
        {
            return false;
        }
        Carer = carer;
        return true;
    }

    protected override void Fill() =>
        (CarerName, Relationship, HasResponsibility, LivesWithChild, Phone, Email, Address, NotToBeTold) = (
            Carer.Name,
            Carer.Relationship,
            Carer.HasResponsibility,
            Carer.LivesWithChild,
            Carer.Phone,
            Carer.Email,
            Carer.Address,
            MayForbid ? Carer.NotToBeTold : null
        );

    public async Task<IActionResult> OnPost()
    {
        Record.CarerIs(
            Carer with
            {
                Name = CarerName!,
                Relationship = Relationship!,
                HasResponsibility = HasResponsibility,
                Phone = Phone,
                Email = Email,
                Address = Address,
                NotToBeTold = MayForbid ? NotToBeTold : Carer.NotToBeTold,
                LivesWithChild = LivesWithChild,
            },
            Now,
            MayForbid
        );
        if (Record.Carers.First(c => c.Key == Key).IsTold is false)
        {
            await Store.NoLongerTold(Id, Key);
        }
        await Store.SaveChangesAsync();
        return Go($"/children/{Id}/family", "Saved");
    }
}
