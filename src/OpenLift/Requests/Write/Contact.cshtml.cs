using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Requests;

[Needs(Permission.DraftRequest)]
public sealed class WriteContact(Store store) : WritePage(store)
{
    private const string Short = "Write 300 characters or fewer";

    [BindProperty, Display(Name = "Your name"), Required(ErrorMessage = "Enter your name"), StringLength(300, ErrorMessage = Short)]
    public string? AskedBy { get; set; }

    [BindProperty, Display(Name = "Your role"), Required(ErrorMessage = "Enter your role"), StringLength(300, ErrorMessage = Short)]
    public string? AskedByRole { get; set; }

    [BindProperty, Display(Name = "Email address"), Email, StringLength(300, ErrorMessage = Short)]
    public string? ContactEmail { get; set; }

    [BindProperty, Display(Name = "Phone number"), PhoneNumber(ErrorMessage = "Enter a phone number, such as 01632 960001")]
    public string? ContactPhone { get; set; }

    [BindProperty, Display(Name = "Who comes to the meeting"), StringLength(300, ErrorMessage = Short)]
    public string? Attending { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Name"] = Record.AskedBy,
            ["Role"] = Record.AskedByRole,
            ["Email address"] = Record.ContactEmail,
            ["Phone number"] = Record.ContactPhone,
            ["Comes to the meeting"] = Record.Attending,
        };

    protected override void Fill() =>
        (AskedBy, AskedByRole, ContactEmail, ContactPhone, Attending) = (
            Record.AskedBy,
            Record.AskedByRole,
            Record.ContactEmail,
            Record.ContactPhone,
            Record.Attending
        );

    public async Task<IActionResult> OnPost()
    {
        Record.SignedBy(AskedBy!, AskedByRole, ContactEmail, ContactPhone, Attending);
        return await Save("Who is asking is saved.");
    }
}
