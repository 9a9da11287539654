using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Interventions;

/// <summary>Development aspect by aspect, each from a dated assessment, with its delay read three ways (S2).</summary>
[Needs(Permission.DraftReferral)]
public class WriteAspects(Store store) : WriteReferralPage(store)
{
    public static readonly IReadOnlyList<string> Frameworks =
    [
        "Early years foundation stage, bands of 2012",
        "Birth to 5 ranges",
        "Portage checklist",
        "Another assessment that gives an age",
    ];

    [BindProperty(SupportsGet = true)]
    public Guid? Row { get; set; }

    [BindProperty, Display(Name = "Aspect")]
    public string? Aspect { get; set; }

    [BindProperty, Display(Name = "Which assessment?"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? Framework { get; set; }

    [BindProperty, Display(Name = "From months")]
    public int? FromMonths { get; set; }

    [BindProperty, Display(Name = "To months")]
    public int? ToMonths { get; set; }

    [BindProperty, Display(Name = "How secure within the band?")]
    public Stage? Stage { get; set; }

    [BindProperty, Display(Name = "When was it found?")]
    public DateOnly? On { get; set; }

    [
        BindProperty,
        Display(Name = "Who found it, and where is it written?"),
        StringLength(500, ErrorMessage = "Write 500 characters or fewer")
    ]
    public string? Source { get; set; }

    public AspectEvidence? Changing => Row is null ? null : Record.Aspects.FirstOrDefault(a => a.Key == Row);

    public override IReadOnlyDictionary<string, string?>? Saved =>
        Changing is not { } row
            ? null
            : new Dictionary<string, string?>
            {
                ["Aspect"] = row.Aspect,
                ["Found"] = row.Found,
                ["On"] = row.On.InFull,
                ["Source"] = row.Source,
            };

    protected override void Fill()
    {
        if (Changing is { } row)
        {
            (Aspect, Framework, FromMonths, ToMonths, Stage, On, Source) = (
                row.Aspect,
                row.Framework,
                row.From,
                row.To == row.From ? null : row.To,
                row.Stage,
                row.On,
                row.Source
            );
        }
    }

    protected virtual string Here => "/aspects";

    public async Task<IActionResult> OnPost()
    {
        var from = Needed(FromMonths, "Enter months, such as 16", nameof(FromMonths));
        Record.Keep(
            new(
                Row ?? Id<AspectEvidence>.New(Now).Value,
                Needed(Aspect, "Choose an aspect", nameof(Aspect)),
                Needed(Framework, "Say which assessment it is", nameof(Framework)),
                from,
                ToMonths ?? from,
                ToMonths is null ? null : Stage,
                Needed(On, "Enter the date of the assessment", nameof(On)),
                Needed(Source, "Say who found it", nameof(Source))
            ),
            Rules,
            Today
        );
        return await Save(Here, "The assessment is saved");
    }

    public async Task<IActionResult> OnPostRemove()
    {
        Record.RemoveAspect(Row ?? throw new RuleBroken("Choose what to remove"));
        return await Save("/aspects", "The assessment is removed");
    }
}
