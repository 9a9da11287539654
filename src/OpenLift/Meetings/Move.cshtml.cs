using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Interventions;
using OpenLift.Requests;

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
        if (day < Today)
        {
            throw new RuleBroken("The day must be today or later", nameof(Day));
        }
        var (district, calendar) = (await Store.Districts.SingleAsync(d => d.Id == Meeting.DistrictId), await Store.Calendar());
        Meeting.Move(day, time, Place, district, calendar);
        foreach (var item in Meeting.IsPanel ? (await Store.AllOn(Meeting)).Items : Items)
        {
            item.MeetingMoved(day, calendar);
        }
        var ids = Items.Where(i => !i.IsReferral).Select(i => i.RequestId).ToList();
        foreach (var request in await Store.Requests.Where(r => ids.Contains(r.Id)).ToListAsync())
        {
            request.MeetingMoved(Meeting.Title, day);
        }
        await Store.SaveChangesAsync();
        return Go($"/meetings/{Id}", "The meeting is moved");
    }

    public async Task<IActionResult> OnPostCancel()
    {
        var reason = Needed(Reason, "Say why it is cancelled", nameof(Reason));
        var (district, calendar) = (await Store.Districts.SingleAsync(d => d.Id == Meeting.DistrictId), await Store.Calendar());
        Meeting.Cancel(reason);
        var (items, referrals) = Meeting.IsPanel ? await Store.AllOn(Meeting) : (Items, []);
        foreach (var referral in referrals)
        {
            referral.TakeOffAgenda($"The panel of {Meeting.Day.InFull} is cancelled: {reason}");
        }
        var ids = Items.Where(i => !i.IsReferral).Select(i => i.RequestId).ToList();
        foreach (var request in await Store.Requests.Where(r => ids.Contains(r.Id)).ToListAsync())
        {
            request.TakeOffAgenda(
                $"The meeting of {Meeting.Day.InFull} is cancelled: {reason}",
                RequestClocks.ToScreen(district, calendar, Today),
                Now
            );
        }
        foreach (var item in items)
        {
            item.TakeOff("The meeting is cancelled");
        }
        await Store.SaveChangesAsync();
        return Go("/meetings", "The meeting is cancelled");
    }
}
