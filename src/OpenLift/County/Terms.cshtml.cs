using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.County;

[Needs(Permission.ManageCounty)]
public sealed class TermsPage(Store store) : CountyPage(store)
{
    public IReadOnlyList<Term> Rows { get; private set; } = [];

    [
        BindProperty,
        Display(Name = "School year"),
        Required(ErrorMessage = "Enter the school year"),
        RegularExpression("^20[0-9]{2}-[0-9]{2}$", ErrorMessage = "Enter the school year, such as 2027-28")
    ]
    public string? SchoolYear { get; set; }

    [
        BindProperty,
        Display(Name = "Number of the term"),
        Required(ErrorMessage = "Enter the number of the term"),
        Range(1, 6, ErrorMessage = "Enter a number from 1 to 6")
    ]
    public int? Number { get; set; }

    [BindProperty, Display(Name = "First day"), Required(ErrorMessage = "Enter the first day")]
    public DateOnly? Start { get; set; }

    [BindProperty, Display(Name = "Last day"), Required(ErrorMessage = "Enter the last day")]
    public DateOnly? End { get; set; }

    [BindProperty, Display(Name = "Provisional: dates may change")]
    public bool Provisional { get; set; }

    protected override async Task Load() => Rows = await Store.Terms.AsNoTracking().OrderByDescending(t => t.Start).ToListAsync();

    public async Task<IActionResult> OnPost()
    {
        if (Rows.Any(t => t.SchoolYear == SchoolYear && t.Number == Number))
        {
            throw new RuleBroken("This term is there already: change it instead", nameof(Number));
        }
        Clear(Rows, null, Start!.Value, End!.Value);
        Store.Add(Term.Set(SchoolYear!, Number!.Value, Start.Value, End.Value, Provisional, Now));
        await Store.SaveChangesAsync();
        return Go("/county/terms", "The term is added");
    }

    internal static void Clear(IEnumerable<Term> terms, Id<Term>? itself, DateOnly start, DateOnly end)
    {
        if (terms.FirstOrDefault(t => t.Id != itself && t.Start <= end && start <= t.End) is { } other)
        {
            throw new RuleBroken($"These dates overlap {other.Name}", nameof(Start));
        }
    }
}
