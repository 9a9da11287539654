using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Meetings;

[Needs(Permission.ManageMeetings)]
public sealed class MoveMeeting(Store store, OpenLift.Correspondence.Messages.Outbox outbox) : RunMeetingPage(store)
{
    [BindProperty, Display(Name = "Day")]
    public DateOnly? Day { get; set; }

    [BindProperty, Display(Name = "Time")]
    public TimeOnly? Time { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? Place { get; set; }

    [BindProperty, StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Reason { get; set; }

    [BindProperty, Display(Name = "Why it moves at short notice"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Why { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Day"] = Meeting.Day.InFull,
            ["Time"] = $"{Meeting.Time:HH:mm}",
            ["Place"] = Meeting.Place,
        };

    protected override void Fill() => (Day, Time, Place) = (Meeting.Day, Meeting.Time, Meeting.Place);

    public async Task<IActionResult> OnPost()
    {
        var day = Needed(Day, "Enter the day", nameof(Day));
        await Store.Move(Meeting, new(day, Needed(Time, TimeBinder.Wrong, nameof(Time)), Place), Why, outbox);
        return Go($"/meetings/{Id}", "The meeting is changed. Where its day or time is another, everybody on it is told.");
    }

    public async Task<IActionResult> OnPostCancel()
    {
        await Store.Cancel(Meeting, Needed(Reason, "Say why it is cancelled", nameof(Reason)), outbox);
        return Go("/meetings", "The meeting is cancelled");
    }
}
