using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Platform.Govuk;

namespace OpenLift.County;

/// <summary>Which special school serves which district, as Lead or Link, dated (C1).</summary>
[Needs(Permission.ManageCounty)]
public sealed class AgreementsPage(Store store) : CountyPage(store)
{
    public IReadOnlyList<(ServiceAgreement Agreement, string District)> Rows { get; private set; } = [];
    public IReadOnlyList<Choice> Districts { get; private set; } = [];

    [BindProperty, Required(ErrorMessage = "Choose a district")]
    public string? District { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the school’s name"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? School { get; set; }

    [BindProperty, Display(Name = "As"), Required(ErrorMessage = "Choose Lead or Link")]
    public AgreementRole? Role { get; set; }

    [
        BindProperty,
        Display(Name = "Needs served"),
        Required(ErrorMessage = "Enter the needs served"),
        StringLength(100, ErrorMessage = "Write 100 characters or fewer")
    ]
    public string? NeedTypes { get; set; }

    [BindProperty, Display(Name = "As interim caretaker")]
    public bool InterimCaretaking { get; set; }

    [BindProperty, Display(Name = "From"), Required(ErrorMessage = "Enter from when")]
    public DateOnly? From { get; set; }

    protected override async Task Load()
    {
        Districts = await Store.DistrictChoices();
        var names = Districts.ToDictionary(d => d.Value!, d => d.Text!);
        Rows =
        [
            .. (await Store.ServiceAgreements.AsNoTracking().ToListAsync())
                .Select(a => (a, names[a.DistrictId.ToString()]))
                .OrderBy(r => r.Item2)
                .ThenBy(r => r.a.Role)
                .ThenBy(r => r.a.School),
        ];
    }

    public async Task<IActionResult> OnPost()
    {
        var district = Districts.Any(d => d.Value == District)
            ? new Id<District>(Guid.Parse(District!))
            : throw new RuleBroken("Choose a district", nameof(District));
        Store.Add(ServiceAgreement.Begin(district, School!, Role!.Value, NeedTypes!, InterimCaretaking, From!.Value, Now));
        await Store.SaveChangesAsync();
        return Go("/county/agreements", "The agreement is added");
    }
}
