using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Features.County;
using OpenLift.Features.People;
using OpenLift.Platform.Govuk;

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

    public IReadOnlyList<Choice> OwnDistricts => [.. Actor.Roles.Where(r => r.Role is Role.Coordinator).Select(r => new Choice(r.Scope["district/".Length..], r.ScopeName))];

    public async Task<IActionResult> OnPost()
    {
        var id = Actor.Districts.Count is 1 ? Actor.Districts[0] : Actor.Districts.SingleOrDefault(d => d.ToString() == District);
        var district = await Store.Districts.SingleOrDefaultAsync(d => d.Id == id) ?? throw new RuleBroken("Choose a district", nameof(District));
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
