using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Meetings;

/// <summary>An extra meeting, for no group in particular: any setting of the district may bring to it.</summary>
[Needs(Permission.ManageMeetings)]
public sealed class NewMeeting(Store store) : CountyPage(store)
{
    [BindProperty, Display(Name = "District")]
    public string? District { get; set; }

    [BindProperty, Display(Name = "What is it called?"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty, Display(Name = "Who is it for?")]
    public GroupKind? Kind { get; set; }

    [BindProperty, Display(Name = "Day"), Required(ErrorMessage = "Enter the day")]
    public DateOnly? Day { get; set; }

    [BindProperty, Display(Name = "Time")]
    public TimeOnly? Time { get; set; }

    [BindProperty, Display(Name = "Place"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? Place { get; set; }

    /// <summary>Chairs a panel: what is planned here is its next sitting, and a district of the area is its host.</summary>
    public bool Chairs => Actor.ChairedAreas.Count > 0 && Actor.Districts.Count is 0;
    public IReadOnlyList<Platform.Govuk.Choice> Hosts { get; private set; } = [];

    protected override async Task Load()
    {
        var areas = Actor.ChairedAreas;
        Hosts = Chairs
            ?
            [
                .. (
                    await Store
                        .Districts.AsNoTracking()
                        .Where(d => areas.Contains(d.Area))
                        .OrderBy(d => d.Name)
                        .Select(d => new { d.Id, d.Name })
                        .ToListAsync()
                ).Select(d => new Platform.Govuk.Choice(d.Id.ToString(), d.Name)),
            ]
            : [];
    }

    public async Task<IActionResult> OnPost()
    {
        if (Chairs)
        {
            return await PlanPanel();
        }
        var name = Needed(Name, "Enter what the meeting is called", nameof(Name));
        var kind = Needed(Kind, "Choose who it is for", nameof(Kind));
        var id = ChosenOf(Actor.Districts, District, "Choose a district", nameof(District));
        var district = await Store.Districts.SingleAsync(d => d.Id == id);
        var meeting = await Store.PlanMeeting(district, name, kind, new(Day!.Value, Time, Place));
        return Go($"/meetings/{meeting.Id}", $"The meeting is added.{Closed(meeting)}");
    }

    /// <summary>One panel an area each term (S3).</summary>
    private async Task<IActionResult> PlanPanel()
    {
        if (!Hosts.Any(h => h.Value == District))
        {
            throw new RuleBroken("Choose which district hosts the panel", nameof(District));
        }
        var host = await Store.Districts.SingleAsync(d => d.Id == new Id<County.District>(Guid.Parse(District!)));
        var (panel, listed) = await Store.PlanPanel(host, new(Day!.Value, Time, Place));
        return Go(
            $"/meetings/{panel.Id}",
            $"The panel is planned{(listed is 0 ? "." : $", with {listed.Of("referral")} on its agenda.")}{Closed(panel)}"
        );
    }

    private string Closed(Meeting planned) =>
        planned.DeadlineOn < Today
            ? $" Mind: its agenda closed on {planned.DeadlineOn.InFull} by the district’s rule. "
                + "Choose a later day if people need time to read."
            : "";
}
