using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Platform.Govuk;

namespace OpenLift.County;

[Needs(Permission.ManageCounty)]
public sealed class GroupsPage(Store store) : CountyPage(store)
{
    public IReadOnlyList<(MeetingGroup Group, string District, int Settings)> Rows { get; private set; } = [];
    public IReadOnlyList<Choice> Districts { get; private set; } = [];

    [BindProperty]
    public string? District { get; set; }

    [BindProperty, StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty, Display(Name = "For")]
    public GroupKind? Kind { get; set; }

    [BindProperty, Display(Name = "Which week of the term?"), Range(1, 20, ErrorMessage = "Enter a number from 1 to 20")]
    public int? Position { get; set; }

    protected override async Task Load()
    {
        Districts = await Store.DistrictChoices();
        Rows =
        [
            .. (
                await (
                    from g in Store.MeetingGroups.AsNoTracking()
                    join d in Store.Districts on g.DistrictId equals d.Id
                    orderby d.Name, g.Kind, g.Position
                    select new
                    {
                        Group = g,
                        d.Name,
                        Settings = Store.Settings.Count(s => s.GroupId == g.Id && s.ClosedOn == null),
                    }
                ).ToListAsync()
            ).Select(r => (r.Group, r.Name, r.Settings)),
        ];
    }

    public async Task<IActionResult> OnPost()
    {
        var district = Districts.Any(d => d.Value == District)
            ? new Id<District>(Guid.Parse(District!))
            : throw new RuleBroken("Choose a district", nameof(District));
        Store.Add(
            MeetingGroup.Add(
                district,
                Needed(Name, "Enter the group’s name", nameof(Name)),
                Needed(Kind, "Choose who the group is for", nameof(Kind)),
                Needed(Position, "Enter a week", nameof(Position)),
                Now
            )
        );
        await Store.SaveChangesAsync();
        return Go("/county/groups", $"{Name} is added");
    }

    public async Task<IActionResult> OnPostClose(Id<MeetingGroup> id)
    {
        if (await Store.MeetingGroups.SingleOrDefaultAsync(g => g.Id == id) is not { } group)
        {
            return NotFound();
        }
        group.Close(Today);
        await Store.SaveChangesAsync();
        return Go("/county/groups", $"{group.Name} is closed");
    }
}
