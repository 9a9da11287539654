using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Meetings;

/// <summary>Who was there, who sent apologies, who stood in for whom (L6).</summary>
[Needs(Permission.ManageMeetings)]
public sealed class MeetingAttendance(Store store) : RunMeetingPage(store)
{
    private const string Short = "Write 300 characters or fewer";

    [BindProperty(Name = "Came")]
    public Dictionary<Guid, Attendance> Came { get; set; } = [];

    [BindProperty, StringLength(300, ErrorMessage = Short)]
    public string? Name { get; set; }

    [BindProperty, StringLength(300, ErrorMessage = Short)]
    public string? Role { get; set; }

    [BindProperty, Display(Name = "Setting or service"), StringLength(300, ErrorMessage = Short)]
    public string? Organisation { get; set; }

    [BindProperty, Display(Name = "In place of"), StringLength(300, ErrorMessage = Short)]
    public string? InPlaceOf { get; set; }

    /// <summary>It is the day, or after: before it nobody was there.</summary>
    public bool Held => Today >= Meeting.Day;

    public IEnumerable<Attendance> Choices(Attendee person) =>
        Held
            ? [person.InPlaceOf is null ? Attendance.Present : Attendance.Substitute, Attendance.Apologies, Attendance.Expected]
            : [Attendance.Expected, Attendance.Apologies];

    public async Task<IActionResult> OnPost()
    {
        foreach (var person in Meeting.Attendees.Where(a => Came.TryGetValue(a.Key, out var came) && came != a.Attendance).ToList())
        {
            Meeting.Attends(person with { Attendance = Came[person.Key] }, Today);
        }
        return await Keep("Who came is saved");
    }

    public async Task<IActionResult> OnPostAdd()
    {
        var name = Needed(Name, "Enter a name", nameof(Name));
        var role = Needed(Role, "Enter a role", nameof(Role));
        Meeting.Attends(
            new(
                Id<Attendee>.New(Now).Value,
                name,
                role,
                Organisation,
                !Held ? Attendance.Expected
                    : InPlaceOf is null ? Attendance.Present
                    : Attendance.Substitute,
                InPlaceOf
            ),
            Today
        );
        return await Keep($"{name} is added");
    }

    private async Task<IActionResult> Keep(string said)
    {
        await Store.SaveChangesAsync();
        return Go($"/meetings/{Id}/attendance", said);
    }
}
