using System.ComponentModel.DataAnnotations;
using OpenLift.Meetings;
using OpenLift.Platform.Govuk;

namespace OpenLift.Interventions;

/// <summary>What is offered instead of a place, and why: asked at a re-check, and once a child has started school.</summary>
public sealed class OtherForm
{
    public static readonly IReadOnlyList<Choice> Kinds = [.. Outcomes.Others.Select(o => new Choice(o.ToString(), o.Words))];

    [Display(Name = "What is offered instead?")]
    public string? Kind { get; set; }

    [Display(Name = "Why, in words for the family"), StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")]
    public string? Why { get; set; }

    public OtherWanted Read() =>
        new(
            Enum.TryParse<Outcome>(Kind, out var kind) ? kind : throw new RuleBroken("Choose what is offered instead", "Other.Kind"),
            Sentence.Of(Why, "Other.Why")
        );
}

public sealed record OtherWanted(Outcome Kind, string Why)
{
    public string Words => Kind.Words;
}
