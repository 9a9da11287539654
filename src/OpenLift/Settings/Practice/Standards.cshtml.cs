using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Requests;

namespace OpenLift.Settings.Practice;

/// <summary>The Core Standards that audits ask about: the administrator adds to them and retires them (L12).</summary>
[Needs(Permission.ManageCounty)]
public sealed class StandardsPage(Store store) : CountyPage(store)
{
    public IReadOnlyList<CoreStandard> Rows { get; private set; } = [];
    public CodeLabels Labels { get; private set; } = null!;

    [BindProperty, Required(ErrorMessage = "Choose schools or early years")]
    public Phase? Phase { get; set; }

    [BindProperty, Display(Name = "Area of need")]
    public string? Area { get; set; }

    [BindProperty, Display(Name = "Column"), Required(ErrorMessage = "Choose the column")]
    public Column? Column { get; set; }

    [
        BindProperty,
        Display(Name = "The standard in words"),
        Required(ErrorMessage = "Enter the standard"),
        StringLength(500, ErrorMessage = "Write 500 characters or fewer")
    ]
    public string? Words { get; set; }

    [BindProperty, Display(Name = "Asked about from"), Required(ErrorMessage = "Enter from when it is asked about")]
    public DateOnly? From { get; set; }

    protected override async Task Load()
    {
        Rows = await Store.CoreStandards.AsNoTracking().OrderBy(s => s.Phase).ThenBy(s => s.Position).ToListAsync();
        Labels = await Store.CodeLabels();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Rows.Any(s => s.Phase == Phase && s.Words.ForMatching == Words!.ForMatching && (s.Until is null || s.Until >= From)))
        {
            throw new RuleBroken("This standard is there already", nameof(Words));
        }
        Store.Add(
            CoreStandard.Add(Phase!.Value, Labels.KnownArea(Area, Today, nameof(Area)), Column!.Value, Words!, Rows.Count, From!.Value, Now)
        );
        await Store.SaveChangesAsync();
        return Go("/county/standards", "The standard is added");
    }
}
