using System.ComponentModel.DataAnnotations;
using OpenLift.County;
using OpenLift.Requests;

namespace OpenLift.Settings.Practice;

/// <summary>What is asked about one row of a provision map.</summary>
public sealed class OfferInput
{
    [
        Display(Name = "What is provided?"),
        Required(ErrorMessage = "Enter what is provided"),
        StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")
    ]
    public string? What { get; set; }

    [Display(Name = "Area of need")]
    public string? Area { get; set; }

    [Display(Name = "Column of the Core Standards"), Required(ErrorMessage = "Choose the column")]
    public Column? Column { get; set; }

    [Display(Name = "How often"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? HowOften { get; set; }

    [Display(Name = "Who leads it"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? Lead { get; set; }

    [Display(Name = "First day"), Required(ErrorMessage = "Enter the first day")]
    public DateOnly? From { get; set; }

    [Display(Name = "Last day")]
    public DateOnly? Until { get; set; }

    public static OfferInput Of(Offer offer) =>
        new()
        {
            What = offer.What,
            Area = offer.Area,
            Column = offer.Column,
            HowOften = offer.HowOften,
            Lead = offer.Lead,
            From = offer.From,
            Until = offer.Until,
        };

    public Offer Offer(CodeLabels labels, DateOnly today, string? keptArea) =>
        new(labels.KnownArea(Area, today, "Offer.Area", keptArea), Column!.Value, What!, HowOften, Lead, From!.Value, Until);
}
