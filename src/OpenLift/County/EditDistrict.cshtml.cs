using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.County;

/// <summary>How one district works: when it meets, when its agendas close, how many requests a setting may bring (L5, L6).</summary>
[Needs(Permission.ManageCounty)]
public sealed class EditDistrict(Store store) : RecordPage<District>(store)
{
    [BindProperty, Display(Name = "Day of the weekly meetings"), Required(ErrorMessage = "Choose a day")]
    public DayOfWeek? MeetingDay { get; set; }

    [BindProperty, Display(Name = "Time"), Required(ErrorMessage = TimeBinder.Wrong)]
    public TimeOnly? MeetingTime { get; set; }

    [BindProperty, Display(Name = "Place"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? MeetingPlace { get; set; }

    [
        BindProperty,
        Display(Name = "Agendas close, in working days before the meeting"),
        Required(ErrorMessage = "Enter a number of days"),
        Range(0, 30, ErrorMessage = "Enter a number from 0 to 30")
    ]
    public int? DeadlineDays { get; set; }

    [
        BindProperty,
        Display(Name = "Requests that one setting may bring to one meeting"),
        Required(ErrorMessage = "Enter a number"),
        Range(1, 20, ErrorMessage = "Enter a number from 1 to 20")
    ]
    public int? RequestsPerSetting { get; set; }

    [
        BindProperty,
        Display(Name = "Working days to screen a request"),
        Required(ErrorMessage = "Enter a number of days"),
        Range(1, 20, ErrorMessage = "Enter a number from 1 to 20")
    ]
    public int? ScreenDays { get; set; }

    [BindProperty, Display(Name = "Email address that settings and families use"), Email]
    public string? ContactEmail { get; set; }

    [BindProperty, Display(Name = "Phone number"), PhoneNumber(ErrorMessage = "Enter a phone number, such as 01632 960001")]
    public string? ContactPhone { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Day"] = Record.MeetingDay.ToString(),
            ["Time"] = $"{Record.MeetingTime:HH:mm}",
            ["Place"] = Record.MeetingPlace,
            ["Agendas close"] = $"{Record.DeadlineDays}",
            ["Requests of one setting"] = $"{Record.RequestsPerSetting}",
            ["Days to screen"] = $"{Record.ScreenDays}",
            ["Email address"] = Record.ContactEmail,
            ["Phone number"] = Record.ContactPhone,
        };

    protected override void Fill() =>
        (MeetingDay, MeetingTime, MeetingPlace, DeadlineDays, RequestsPerSetting, ScreenDays, ContactEmail, ContactPhone) = (
            Record.MeetingDay,
            Record.MeetingTime,
            Record.MeetingPlace,
            Record.DeadlineDays,
            Record.RequestsPerSetting,
            Record.ScreenDays,
            Record.ContactEmail,
            Record.ContactPhone
        );

    public async Task<IActionResult> OnPost()
    {
        Record.Meets(MeetingDay!.Value, MeetingTime!.Value, MeetingPlace);
        Record.WorksBy(DeadlineDays!.Value, RequestsPerSetting!.Value, ScreenDays!.Value);
        Record.ReachedAt(ContactEmail, ContactPhone);
        await Store.SaveChangesAsync();
        return Go("/county/districts", $"{Record.Name} is saved. Meetings that are planned already keep their dates.");
    }
}
