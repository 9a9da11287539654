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

    [BindProperty, Display(Name = "Time")]
    public TimeOnly? Time { get; set; }

    [BindProperty, Display(Name = "Place"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? Place { get; set; }

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
        var planned = await Store.PlanTerm(district, term, Time, Place);
        return Go("/meetings", $"{planned.Of("meeting")} planned for {term.Name}");
    }
}
