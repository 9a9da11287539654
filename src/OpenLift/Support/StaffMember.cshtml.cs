using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.People;

namespace OpenLift.Support;

/// <summary>What one member of staff serves and can carry (C6).</summary>
[Needs(Permission.ManageStaff)]
public sealed class StaffMember(Store store) : CountyPage(store)
{
    [FromRoute]
    public Id<Person> Id { get; set; }

    [BindProperty, Display(Name = "Based at"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? BasedAt { get; set; }

    [
        BindProperty,
        Display(Name = "Postcode they travel from"),
        RegularExpression(
            "^\\s*[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}\\s*$",
            ErrorMessage = "Enter a full postcode, such as CT16 1AA"
        )
    ]
    public string? Postcode { get; set; }

    [BindProperty, Display(Name = "Managed by"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? ManagedBy { get; set; }

    [BindProperty, Display(Name = "Which needs do they serve?")]
    public List<string> Needs { get; set; } = [];

    [BindProperty, Display(Name = "Full-time equivalent"), Required(ErrorMessage = "Enter the full-time equivalent, such as 0.6")]
    public decimal? Fte { get; set; }

    [BindProperty, Display(Name = "Hours a week for cases"), Required(ErrorMessage = "Enter the hours a week for cases")]
    public decimal? Hours { get; set; }

    public Person Person { get; private set; } = null!;
    public StaffWork? Work { get; private set; }
    public CodeLabels Labels { get; private set; } = null!;

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Based at"] = Work?.BasedAt,
            ["Postcode"] = Work?.Postcode,
            ["Managed by"] = Work?.ManagedBy,
            ["Needs"] = Work is null ? null : string.Join(", ", Work.Needs),
            ["Full-time equivalent"] = Work?.Fte.ToString("0.##"),
            ["Hours"] = Work?.Hours.ToString("0.##"),
        };

    protected override async Task<bool> Find()
    {
        var id = Id;
        if (await Store.Staff().SingleOrDefaultAsync(p => p.Id == id) is not { } person)
        {
            return false;
        }
        Person = person;
        Work = await Store.StaffWorks.SingleOrDefaultAsync(w => w.PersonId == id);
        return true;
    }

    protected override async Task Load() => Labels = await Store.CodeLabels();

    protected override void Fill() =>
        (BasedAt, Postcode, ManagedBy, Needs, Fte, Hours) = (
            Work?.BasedAt,
            Work?.Postcode,
            Work?.ManagedBy,
            [.. Work?.Needs ?? []],
            Work?.Fte,
            Work?.Hours
        );

    public async Task<IActionResult> OnPost()
    {
        var known = Labels.Choices(CodeList.Need, Today, Work?.Needs ?? []).Select(c => c.Value).ToHashSet();
        var work = Work ?? StaffWork.Of(Person, Now);
        work.Works(
            BasedAt,
            Postcode?.Trim().ToUpperInvariant(),
            ManagedBy,
            [.. Needs.Where(known.Contains).Distinct()],
            Fte!.Value,
            Hours!.Value
        );
        if (Work is null)
        {
            Store.Add(work);
        }
        await Store.SaveChangesAsync();
        return Go("/staff", $"{Person.Name}: saved");
    }
}
