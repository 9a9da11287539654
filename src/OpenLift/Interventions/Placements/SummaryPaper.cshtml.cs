using Microsoft.AspNetCore.Mvc;
using OpenLift.Children;
using OpenLift.Interventions.Hubs;

namespace OpenLift.Interventions.Placements;

/// <summary>The same as a file, PDF or Word (X7).</summary>
[Needs(Permission.SeePlacements)]
public sealed class EvidenceSummaryPaper(Store store) : EvidenceSummary(store)
{
    [FromRoute]
    public string Kind { get; set; } = "";

    public FileContentResult OnGet() =>
        Download(new("What helps", $"{Child.Name}. {Hub.Name}, {Today.InFull}. {Wording}", Blocks), $"{Record.Reference}-summary.{Kind}");
}
