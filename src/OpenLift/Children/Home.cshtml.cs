using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County.Import;
using OpenLift.Interventions;

namespace OpenLift.Children;

[Needs(Permission.CorrectIdentity)]
public sealed class ChildHome(Store store) : ChildWritePage(store)
{
    [BindProperty, StringLength(500, ErrorMessage = "The address must be 500 characters or fewer")]
    public string? Address { get; set; }

    [
        BindProperty,
        Display(Name = "Postcode"),
        RegularExpression(
            "^\\s*[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}\\s*$",
            ErrorMessage = "Enter a full postcode, such as CT16 1AA"
        )
    ]
    public string? HomePostcode { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = "Languages must be 300 characters or fewer")]
    public string? Languages { get; set; }

    [BindProperty, Display(Name = "The family needs an interpreter")]
    public bool InterpreterNeeded { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Address"] = Record.Address,
            ["Postcode"] = Record.HomePostcode,
            ["Languages"] = Record.Languages,
            ["Interpreter"] = Record.InterpreterNeeded ? "Needed" : "Not needed",
        };

    protected override void Fill() =>
        (Address, HomePostcode, Languages, InterpreterNeeded) = (
            Record.Address,
            Record.HomePostcode,
            Record.Languages,
            Record.InterpreterNeeded
        );

    public async Task<IActionResult> OnPost()
    {
        var plain = RegisterFile.Plain(HomePostcode?.Trim() ?? "");
        var district = await (
            from p in Store.Postcodes
            where p.Value == plain
            join d in Store.Districts on p.DistrictCode equals d.Code
            select (Id<County.District>?)d.Id
        ).SingleOrDefaultAsync();
        Record.LivesAt(Address, plain is "" ? null : $"{plain[..^3]} {plain[^3..]}", district, Languages, InterpreterNeeded, Now);
        var moved = district is { } to && await Store.HomeMoved(Id, to);
        await Store.SaveChangesAsync();
        return Go(
            $"/children/{Id}",
            moved
                ? "Home and languages are saved. The hub of the new district answers for the child’s wait from now on."
                : "Home and languages are saved"
        );
    }
}
