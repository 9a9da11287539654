using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Platform.Govuk;

namespace OpenLift.Meetings;

/// <summary>Makes a term's calendar from its weeks and the district's groups (L6).</summary>
[Needs(Permission.ManageMeetings)]
public sealed class PlanMeetings(Store store) : CountyPage(store)
{
    [BindProperty, Display(Name = "District")]
    public string? District { get; set; }

    [BindProperty, Display(Name = "Term"), Required(ErrorMessage = "Choose a term")]
    public string? Term { get; set; }

    public IReadOnlyList<Choice> Terms { get; private set; } = [];
    private CountyCalendar Calendar { get; set; } = null!;

    protected override async Task Load()
    {
        Calendar = await Store.Calendar();
        Terms =
        [
            .. Calendar
                .Terms.Where(t => t.End >= Today)
                .Take(6)
                .Select(t => new Choice(
                    t.Id.ToString(),
                    t.Name,
                    Hint: new($"{t.Start.InFull} to {t.End.InFull}{(t.Provisional ? ". Provisional: dates may change" : "")}")
                )),
        ];
    }

    public async Task<IActionResult> OnPost()
    {
        var term = Calendar.Terms.FirstOrDefault(t => t.Id.ToString() == Term) ?? throw new RuleBroken("Choose a term", nameof(Term));
        var id = ChosenOf(Actor.Districts, District, "Choose a district", nameof(District));
        var district = await Store.Districts.SingleAsync(d => d.Id == id);
        var groups = await Store.MeetingGroups.Where(g => g.DistrictId == id && g.ClosedOn == null).ToListAsync();
        if (groups.Count is 0)
        {
            throw new RuleBroken($"{district.Name} has no meeting groups yet: ask the administrator to add them.", nameof(Term));
        }
        var known = await Store
            .Meetings.Where(m => m.DistrictId == id && m.TermName == term.Name && m.Status != MeetingStatus.Cancelled)
            .Select(m => m.GroupId)
            .ToListAsync();
        var planned = Calendar
            .MeetingsIn(term, district.MeetingDay, groups)
            .Where(m => !known.Contains(m.Group.Id) && m.Day >= Today)
            .Select(m => Meeting.Plan(district, m.Group, m.Group.Name, m.Group.Kind, term.Name, m.Day, Calendar, Now))
            .ToList();
        if (planned.Count is 0)
        {
            throw new RuleBroken("Every group has its meeting in this term, or the term’s weeks are past.", nameof(Term));
        }
        Store.AddRange(planned);
        await Store.SaveChangesAsync();
        return Go("/meetings", $"{planned.Count.Of("meeting")} planned for {term.Name}");
    }
}
