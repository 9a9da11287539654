using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.Platform.Govuk;
using OpenLift.Requests;

namespace OpenLift.Interventions;

/// <summary>Why the child needs it, how a statutory assessment stands, and that the family knows and agrees (S2, S8).</summary>
[Needs(Permission.DraftReferral)]
public sealed class WriteWhy(Store store) : WriteReferralPage(store)
{
    [
        BindProperty,
        Display(Name = "Why does the child need Specialist Intervention?"),
        StringLength(10_000, ErrorMessage = WriteNeed.TooLong)
    ]
    public string? Why { get; set; }

    [BindProperty, Display(Name = "How does a statutory assessment stand?")]
    public StatutoryAssessment? Assessment { get; set; }

    [
        BindProperty,
        Display(Name = "Who of the family knows of this referral and agrees?"),
        StringLength(300, ErrorMessage = "Write 300 characters or fewer")
    ]
    public string? AgreedBy { get; set; }

    [BindProperty, Display(Name = "How did they say so?")]
    public HowGiven? AgreedHow { get; set; }

    [BindProperty, Display(Name = "When?")]
    public DateOnly? AgreedOn { get; set; }

    /// <summary>Who holds parental responsibility and may be told.</summary>
    public IReadOnlyList<Choice> Adults =>
        [.. Child.Carers.Where(c => c.HasResponsibility && c.NotToBeTold is null).Select(c => new Choice(c.Name, c.Name))];

    public IEnumerable<Choice> Ways =>
        Enum.GetValues<HowGiven>().Where(h => h is not HowGiven.OverLink).Select(h => new Choice(h.ToString(), h.Words));

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Why"] = Record.Why,
            ["Statutory assessment"] = Record.StatutoryAssessment?.Words,
            ["Family"] = Record.Agreement is { } agreed ? $"{agreed.By}, {agreed.How.InWords}, {agreed.On.InFull}" : null,
        };

    protected override void Fill() =>
        (Why, Assessment, AgreedBy, AgreedHow, AgreedOn) = (
            Record.Why,
            Record.StatutoryAssessment,
            Record.Agreement?.By,
            Record.Agreement?.How,
            Record.Agreement?.On
        );

    public async Task<IActionResult> OnPost()
    {
        Record.Explain(Why, Assessment);
        if (AgreedBy is not null || AgreedHow is not null || AgreedOn is not null)
        {
            if (!Adults.Any(a => a.Value == AgreedBy))
            {
                throw new RuleBroken("Choose who agrees", nameof(AgreedBy));
            }
            Record.FamilyAgreed(
                new(
                    AgreedBy!,
                    Needed(AgreedHow, "Say how they said so", nameof(AgreedHow)),
                    Needed(AgreedOn, "Enter the date", nameof(AgreedOn))
                ),
                Today
            );
        }
        return await Save("", "Saved");
    }
}
