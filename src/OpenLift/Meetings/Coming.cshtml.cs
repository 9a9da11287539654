using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Meetings;

/// <summary>Whoever is invited says whether they come, or who comes in their place (L6).</summary>
[Needs(Permission.SeeMeetings)]
public sealed class SayComing(Store store) : MeetingPage(store)
{
    [BindProperty, Display(Name = "Do you come?"), Required(ErrorMessage = "Say whether you come")]
    public Coming? Coming { get; set; }

    [BindProperty, Display(Name = "Who comes in your place?"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? StandIn { get; set; }

    protected override async Task<bool> Find() => await base.Find() && MayAnswer;

    public async Task<IActionResult> OnPost()
    {
        var role = Actor.Roles.FirstOrDefault(r => Meeting.Rules.Sits.Contains(r.Role))?.Role.Words ?? "";
        var me = Me ?? new Attendee(Actor.PersonId.Value, Actor.Name, role, null, Attendance.Expected, null);
        Meeting.Says(
            me,
            Coming!.Value,
            StandIn is null ? null : new(Id<Attendee>.New(Now).Value, StandIn, me.Role, me.Organisation, Attendance.Expected, me.Name)
        );
        await Store.SaveChangesAsync();
        return Go($"/meetings/{Id}", "Your answer stands on the list of who comes");
    }
}
