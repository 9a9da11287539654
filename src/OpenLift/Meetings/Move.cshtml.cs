using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Meetings;

[Needs(Permission.ManageMeetings)]
public sealed class MoveMeeting(Store store) : RunMeetingPage(store)
{
    [BindProperty, Display(Name = "Day")]
    public DateOnly? Day { get; set; }

    [
        BindProperty,
        Display(Name = "Time"),
        RegularExpression("^([01]?[0-9]|2[0-3]):[0-5][0-9]$", ErrorMessage = "Enter a time, such as 09:30")
    ]
    public string? Time { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? Place { get; set; }

    [BindProperty, StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Reason { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Day"] = Meeting.Day.InFull,
            ["Time"] = $"{Meeting.Time:HH:mm}",
            ["Place"] = Meeting.Place,
        };

    protected override void Fill() => (Day, Time, Place) = (Meeting.Day, $"{Meeting.Time:HH:mm}", Meeting.Place);

    public async Task<IActionResult> OnPost()
    {
        var day = Needed(Day, "Enter the day", nameof(Day));
        var time = TimeOnly.TryParse(Time, out var at) ? at : throw new RuleBroken("Enter a time, such as 09:30", nameof(Time));
        await Store.Move(Meeting, day, time, Place);
        return Go($"/meetings/{Id}", "The meeting is moved");
    }

    public async Task<IActionResult> OnPostCancel()
    {
        await Store.Cancel(Meeting, Needed(Reason, "Say why it is cancelled", nameof(Reason)));
        return Go("/meetings", "The meeting is cancelled");
    }
}
