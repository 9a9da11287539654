using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Platform.Govuk;

namespace OpenLift.County;

/// <summary>What the county adds to what the register says: the district that serves it, its group, its link teacher (C2).</summary>
[Needs(Permission.ManageCounty)]
public sealed class EditSetting(Store store) : RecordPage<Setting>(store)
{
    [BindProperty, Display(Name = "District that serves it"), Required(ErrorMessage = "Choose a district")]
    public string? District { get; set; }

    [BindProperty, Display(Name = "Meeting group")]
    public string? Group { get; set; }

    [BindProperty, Display(Name = "Link teacher"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? LinkTeacher { get; set; }

    public IReadOnlyList<Choice> Districts { get; private set; } = [];
    public IReadOnlyList<Choice> Groups { get; private set; } = [];

    private IReadOnlyList<MeetingGroup> KnownGroups { get; set; } = [];

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["District"] = Districts.FirstOrDefault(d => d.Value == Record.DistrictId?.ToString())?.Text,
            ["Group"] = Groups.FirstOrDefault(g => g.Value == Record.GroupId?.ToString())?.Text,
            ["Link teacher"] = Record.LinkTeacher,
        };

    protected override async Task Load()
    {
        Districts = await Store.DistrictChoices();
        KnownGroups = await Store.MeetingGroups.AsNoTracking().Where(g => g.ClosedOn == null).ToListAsync();
        var names = Districts.ToDictionary(d => d.Value!, d => d.Text!);
        Groups =
        [
            .. KnownGroups
                .OrderBy(g => names[g.DistrictId.ToString()])
                .ThenBy(g => g.Position)
                .Select(g => new Choice(g.Id.ToString(), $"{names[g.DistrictId.ToString()]}: {g.Name}")),
        ];
    }

    protected override void Fill() =>
        (District, Group, LinkTeacher) = (Record.DistrictId?.ToString(), Record.GroupId?.ToString(), Record.LinkTeacher);

    public async Task<IActionResult> OnPost()
    {
        var district = Districts.FirstOrDefault(d => d.Value == District) ?? throw new RuleBroken("Choose a district", nameof(District));
        var id = new Id<District>(Guid.Parse(district.Value!));
        if (id != Record.DistrictId)
        {
            Record.Move(id, district.Text!);
        }
        var group = Group is null
            ? null
            : KnownGroups.FirstOrDefault(g => g.Id.ToString() == Group) ?? throw new RuleBroken("Choose a group", nameof(Group));
        if (group is not null && group.DistrictId != id)
        {
            throw new RuleBroken("The group belongs to another district", nameof(Group));
        }
        Record.Join(group?.Id, group?.Name, LinkTeacher);
        await Store.SaveChangesAsync();
        return Go("/county/settings", $"{Record.Name} is saved");
    }
}
