using System.ComponentModel.DataAnnotations;
using OpenLift.County;
using OpenLift.Settings.Practice;

namespace OpenLift.Settings.Training;

/// <summary>What is asked about a training event.</summary>
public sealed class EventInput
{
    [Required(ErrorMessage = "Enter a title"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? Title { get; set; }

    [
        Display(Name = "What is it about?"),
        Required(ErrorMessage = "Enter what it is about"),
        StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")
    ]
    public string? About { get; set; }

    [Display(Name = "Area of need")]
    public string? Area { get; set; }

    [Required(ErrorMessage = "Enter the day")]
    public DateOnly? Day { get; set; }

    [Display(Name = "Start time"), Required(ErrorMessage = "Enter the start time")]
    public TimeOnly? Time { get; set; }

    [
        Display(Name = "Where"),
        Required(ErrorMessage = "Enter where it is, or ‘online’"),
        StringLength(300, ErrorMessage = "Write 300 characters or fewer")
    ]
    public string? Place { get; set; }

    [Display(Name = "How many places?"), Required(ErrorMessage = "Enter how many places there are")]
    public int? Places { get; set; }

    [
        Display(Name = "Who is it for?"),
        Required(ErrorMessage = "Enter who it is for"),
        StringLength(300, ErrorMessage = "Write 300 characters or fewer")
    ]
    public string? ForWhom { get; set; }

    [Display(Name = "Settings of every district may come")]
    public bool ForCounty { get; set; }

    public static EventInput Of(EventDetails details) =>
        new()
        {
            Title = details.Title,
            About = details.About,
            Area = details.Area,
            Day = details.Day,
            Time = details.Time,
            Place = details.Place,
            Places = details.Places,
            ForWhom = details.ForWhom,
            ForCounty = details.ForCounty,
        };

    public EventDetails Details(CodeLabels labels, DateOnly today, string? keptArea = null) =>
        new(
            Title!,
            About!,
            labels.KnownArea(Area, today, "Event.Area", keptArea),
            Day!.Value,
            Time!.Value,
            Place!,
            Places!.Value,
            ForWhom!,
            ForCounty
        );
}
