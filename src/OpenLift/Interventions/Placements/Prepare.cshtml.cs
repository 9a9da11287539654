using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Interventions.Placements;

/// <summary>
/// What is settled before the offer: the statutory assessment, that there is no transport, the call to the setting (S8, S9).
/// </summary>
[Needs(Permission.OfferPlace)]
public sealed class PreparePlace(Store store) : ManagePlacePage(store)
{
    [
        BindProperty,
        Display(Name = "How does a statutory assessment stand?"),
        Required(ErrorMessage = "Say how a statutory assessment stands")
    ]
    public StatutoryAssessment? Assessment { get; set; }

    [
        BindProperty,
        Display(Name = "What does that change for the place?"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? Effect { get; set; }

    [BindProperty, Display(Name = "When was the family told that there is no transport?")]
    public DateOnly? ToldOn { get; set; }

    [BindProperty, Display(Name = "When did you speak with the setting?")]
    public DateOnly? CalledOn { get; set; }

    [BindProperty, Display(Name = "With whom?"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? CalledWith { get; set; }

    [BindProperty, Display(Name = "Which timings were agreed?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Agreed { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Statutory assessment"] = $"{Record.StatutoryAssessment?.Words} {Record.AssessmentEffect}",
            ["No transport told"] = Record.NoTransportToldOn?.InFull,
            ["Setting called"] = Record.Call is { } c ? $"{c.On.InFull}, {c.With}: {c.Agreed}" : null,
        };

    protected override async Task<bool> Find() =>
        await base.Find() && Record.Status is PlacementStatus.Reserved or PlacementStatus.Confirmed;

    protected override void Fill() =>
        (Assessment, Effect, ToldOn, CalledOn, CalledWith, Agreed) = (
            Record.StatutoryAssessment,
            Record.AssessmentEffect,
            Record.NoTransportToldOn,
            Record.Call?.On,
            Record.Call?.With,
            Record.Call?.Agreed
        );

    public async Task<IActionResult> OnPost()
    {
        Record.Assess(Assessment!.Value, Effect);
        if (ToldOn is { } told && told != Record.NoTransportToldOn)
        {
            Record.NoTransportTold(told, Today);
        }
        if (CalledOn is not null || CalledWith is not null || Agreed is not null)
        {
            var call = new SettingCall(
                Needed(CalledOn, "Enter when you spoke with the setting", nameof(CalledOn)),
                Needed(CalledWith, "Enter with whom you spoke", nameof(CalledWith)),
                Needed(Agreed, "Enter what was agreed", nameof(Agreed)),
                Record.Call?.By ?? Actor.Name
            );
            if (call != Record.Call)
            {
                Record.SettingCalled(call with { By = Actor.Name }, Today);
            }
        }
        return await Save("", "Saved");
    }
}
