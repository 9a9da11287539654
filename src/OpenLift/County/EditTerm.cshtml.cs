using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.County;

[Needs(Permission.ManageCounty)]
public sealed class EditTerm(Store store) : RecordPage<Term>(store)
{
    [BindProperty, Display(Name = "First day"), Required(ErrorMessage = "Enter the first day")]
    public DateOnly? Start { get; set; }

    [BindProperty, Display(Name = "Last day"), Required(ErrorMessage = "Enter the last day")]
    public DateOnly? End { get; set; }

    [BindProperty, Display(Name = "Provisional: dates may change")]
    public bool Provisional { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["First day"] = Record.Start.InFull,
            ["Last day"] = Record.End.InFull,
            ["State"] = Record.Provisional ? "Provisional" : "Confirmed",
        };

    protected override void Fill() => (Start, End, Provisional) = (Record.Start, Record.End, Record.Provisional);

    public async Task<IActionResult> OnPost()
    {
        TermsPage.Clear(await Store.Terms.AsNoTracking().ToListAsync(), Id, Start!.Value, End!.Value);
        Record.Move(Start.Value, End.Value, Provisional);
        await Store.SaveChangesAsync();
        return Go("/county/terms", $"{Record.Name} is saved");
    }
}
