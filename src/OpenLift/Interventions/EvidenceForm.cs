using System.ComponentModel.DataAnnotations;

namespace OpenLift.Interventions;

/// <summary>What shows one criterion, as it is written on a form.</summary>
public abstract class EvidenceForm
{
    public string Code { get; set; } = "";

    [StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")]
    public string? Words { get; set; }

    [StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Source { get; set; }
    public DateOnly? On { get; set; }
}
