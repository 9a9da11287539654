using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.County;

namespace OpenLift.Interventions.Placements;

/// <summary>
/// That the setting keeps the child's own place open, and is funded for it, asked each term: by the setting itself, or as it told the hub
/// (S10).
/// </summary>
[Needs(Permission.SeePlacements)]
public sealed class KeepPlace(Store store) : PlacementPage(store)
{
    [BindProperty, Display(Name = "Is the child’s own place kept open?")]
    public bool? Held { get; set; }

    [BindProperty, Display(Name = "Is the setting funded for it as before?")]
    public bool? Funded { get; set; }

    [BindProperty, Display(Name = "Who says so?"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? By { get; set; }

    [BindProperty, StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer"), Display(Name = "Anything else")]
    public string? Note { get; set; }

    public Term? Term { get; private set; }

    protected override async Task<bool> Find() =>
        await base.Find() && (Manages || OfSetting) && Record.Status is PlacementStatus.Started or PlacementStatus.Accepted;

    protected override async Task Load()
    {
        await base.Load();
        var calendar = await Store.Calendar();
        Term = calendar.TermOn(Today) ?? calendar.Terms.FirstOrDefault(t => t.Start > Today);
    }

    protected override void Fill() => By = OfSetting ? Actor.Name : null;

    public async Task<IActionResult> OnPost()
    {
        var term = Term?.Name ?? "";
        Record.PlaceIsKept(
            new(
                term,
                Today,
                Needed(By, "Enter who says so", nameof(By)),
                Needed(Held, "Say whether the place is kept", nameof(Held)),
                Needed(Funded, "Say whether it is funded", nameof(Funded)),
                Note
            )
        );
        return await Save("", $"Saved for {term}");
    }
}
