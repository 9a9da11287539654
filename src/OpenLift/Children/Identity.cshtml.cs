using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Interventions;

namespace OpenLift.Children;

[Needs(Permission.CorrectIdentity)]
public sealed class CorrectIdentity(Store store) : ChildWritePage(store)
{
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

    [BindProperty, Display(Name = "Known as"), StringLength(300, ErrorMessage = NewChild.NameTooLong)]
    public string? KnownAs { get; set; }

    [BindProperty, Display(Name = "Date of birth"), Required(ErrorMessage = "Enter the child’s date of birth")]
    public DateOnly? Born { get; set; }

    [
        BindProperty,
        Display(Name = "Unique pupil number"),
        StringLength(40, ErrorMessage = "The unique pupil number must have 13 characters")
    ]
    public string? Upn { get; set; }

    [BindProperty, Display(Name = "NHS number"), StringLength(40, ErrorMessage = "The NHS number must have 10 numbers")]
    public string? NhsNumber { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["First names"] = Record.FirstName,
            ["Last name"] = Record.LastName,
            ["Known as"] = Record.KnownAs,
            ["Date of birth"] = Record.Born.InFull,
            ["Unique pupil number"] = Record.Upn,
            ["NHS number"] = Record.NhsNumber,
        };

    protected override void Fill() =>
        (FirstName, LastName, KnownAs, Born, Upn, NhsNumber) = (
            Record.FirstName,
            Record.LastName,
            Record.KnownAs,
            Record.Born,
            Record.Upn,
            Record.NhsNumber
        );

    public async Task<IActionResult> OnPost()
    {
        Record.Correct(FirstName!, LastName!, KnownAs, Born!.Value, Upn, NhsNumber, Today);
        var found = await SameChild.Find(Store, Described.Of(Record), Id);
        await Store.Compare(Record, [.. found.Visible, .. found.Elsewhere]);
        await Store.BornCorrected(Id, Born.Value);
        await Store.SaveChangesAsync();
        return Go($"/children/{Id}", "The child’s details are saved");
    }
}
