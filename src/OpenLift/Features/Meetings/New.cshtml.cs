using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Features.County;

namespace OpenLift.Features.Meetings;

/// <summary>An extra meeting, for no group in particular: any setting of the district may bring to it.</summary>
[Needs(Permission.ManageMeetings)]
public sealed class NewMeeting(Store store) : CountyPage(store)
{
    [BindProperty, Display(Name = "District")]
    public string? District { get; set; }

    [BindProperty, Display(Name = "What is it called?"), Required(ErrorMessage = "Enter what the meeting is called"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty, Display(Name = "Who is it for?"), Required(ErrorMessage = "Choose who it is for")]
    public GroupKind? Kind { get; set; }

    [BindProperty, Display(Name = "Day"), Required(ErrorMessage = "Enter the day")]
    public DateOnly? Day { get; set; }

    public async Task<IActionResult> OnPost()
    {
        var id = ChosenOf(Actor.Districts, District, "Choose a district", nameof(District));
        var district = await Store.Districts.SingleAsync(d => d.Id == id);
        var (calendar, day) = (await Store.Calendar(), Day!.Value);
        if (day < Today || day > Today.AddYears(2))
        {
            throw new RuleBroken("The day must be within the next two years", nameof(Day));
        }
        if (!calendar.IsWorkingDay(day))
        {
            throw new RuleBroken($"{day.InFull} is not a working day", nameof(Day));
        }
        var meeting = Meeting.Plan(district, null, Name!, Kind!.Value, calendar.TermOn(day)?.Name ?? "Out of term", day, calendar, Now);
        Store.Add(meeting);
        await Store.SaveChangesAsync();
        return Go($"/meetings/{meeting.Id}", "The meeting is added");
    }
}
