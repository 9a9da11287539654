using System.ComponentModel.DataAnnotations;
using OpenLift.Interventions.Hubs;

namespace OpenLift.Interventions.Placements;

/// <summary>
/// What a place is: kind, sessions or hours, first day, how many terms. The same questions when it is reserved and when it is changed.
/// </summary>
public sealed class PlaceForm
{
    [Display(Name = "Where?")]
    public PlaceKind? Kind { get; set; }

    [Display(Name = "Which sessions?")]
    public List<string> Sessions { get; set; } = [];

    [Display(Name = "Hours a week, off site")]
    public decimal? Hours { get; set; }

    [Display(Name = "First day")]
    public DateOnly? From { get; set; }

    [Display(Name = "How many of the county’s six terms?")]
    public int? Terms { get; set; }

    public PlaceWanted Read(DateOnly today)
    {
        var kind = Kind ?? throw new RuleBroken("Choose on site or off site", "Place.Kind");
        var from = From ?? throw new RuleBroken("Enter the first day", "Place.From");
        if (from < today)
        {
            throw new RuleBroken("The first day must be today or later", "Place.From");
        }
        var terms = Terms ?? throw new RuleBroken("Choose how many terms", "Place.Terms");
        try
        {
            return new(
                kind,
                [
                    .. Sessions
                        .Select(s => s.Split(' '))
                        .Where(s => s.Length is 2)
                        .Select(s => new SessionTime(Enum.Parse<DayOfWeek>(s[0]), Enum.Parse<HalfDay>(s[1]))),
                ],
                Hours,
                from,
                terms
            );
        }
        catch (ArgumentException)
        {
            throw new RuleBroken("Choose from the sessions shown", "Place.Sessions");
        }
    }
}

/// <summary>Where, when and for how long a place is wanted.</summary>
public sealed record PlaceWanted(PlaceKind Kind, IReadOnlyList<SessionTime> Sessions, decimal? Hours, DateOnly From, int Terms);
