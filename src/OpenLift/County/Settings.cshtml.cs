using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Platform.Govuk;

namespace OpenLift.County;

[Needs(Permission.ManageCounty)]
public sealed class SettingsPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true), Display(Name = "Name or number"), StringLength(100, ErrorMessage = "Write 100 characters or fewer")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public SettingKind? Kind { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Only those without a meeting group")]
    public bool NoGroup { get; set; }

    [BindProperty]
    public IReadOnlyList<Guid> Ids { get; set; } = [];

    [BindProperty, Display(Name = "Meeting group")]
    public string? Group { get; set; }

    public IReadOnlyList<Choice> Groups { get; private set; } = [];

    public IReadOnlyList<SettingRow> Rows { get; private set; } = [];
    public IReadOnlyList<Choice> Districts { get; private set; } = [];

    protected override async Task Load()
    {
        var wanted = (Search ?? "").Trim().ToUpperInvariant();
        var settings = Store.Settings.AsNoTracking().Where(s => wanted == "" || s.Number == wanted || s.Name.ToUpper().Contains(wanted));
        if (District is { } district)
        {
            var id = new Id<District>(district);
            settings = settings.Where(s => s.DistrictId == id);
        }
        if (Kind is { } kind)
        {
            settings = settings.Where(s => s.Kind == kind);
        }
        if (NoGroup)
        {
            settings = settings.Where(s => s.GroupId == null && s.ClosedOn == null && s.Kind != SettingKind.Portage);
        }
        if (NoGroup && District is { } of)
        {
            var id = new Id<District>(of);
            var groups = await Store
                .MeetingGroups.AsNoTracking()
                .Where(g => g.DistrictId == id && g.ClosedOn == null)
                .OrderBy(g => g.Position)
                .ToListAsync();
            Groups = [.. groups.Select(g => new Choice(g.Id.ToString(), g.Name))];
        }
        Districts = await Store.DistrictChoices();
        await Turn(settings);
        Rows = await settings
            .OrderBy(s => s.Name)
            .ThenBy(s => s.Number)
            .Skip(Skip)
            .Take(PageSize)
            .Select(s => new SettingRow(
                s.Id,
                s.Name,
                s.Number,
                s.Kind,
                s.Type,
                s.ClosedOn,
                Store.Districts.Where(d => d.Id == s.DistrictId).Select(d => d.Name).FirstOrDefault(),
                Store.MeetingGroups.Where(g => g.Id == s.GroupId).Select(g => g.Name).FirstOrDefault(),
                settings.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
    }

    /// <summary>Many settings of a district join a group at once.</summary>
    public async Task<IActionResult> OnPostJoin()
    {
        var group = Groups.FirstOrDefault(g => g.Value == Group) ?? throw new RuleBroken("Choose the group", nameof(Group));
        List<Id<Setting>> ids = [.. Rows.Select(r => r.Id).Where(r => Ids.Contains(r.Value))];
        if (ids is [])
        {
            throw new RuleBroken("Tick the settings that join it", nameof(Group));
        }
        foreach (var setting in await Store.Settings.Where(s => ids.Contains(s.Id)).ToListAsync())
        {
            setting.Join(new Id<MeetingGroup>(Guid.Parse(group.Value!)), group.Text, setting.LinkTeacher);
        }
        await Store.SaveChangesAsync();
        return Go($"/county/settings?NoGroup=true&District={District}", $"{ids.Count.Of("setting")} joined {group.Text}");
    }
}

public sealed record SettingRow(
    Id<Setting> Id,
    string Name,
    string Number,
    SettingKind Kind,
    string? Type,
    DateOnly? ClosedOn,
    string? District,
    string? Group,
    int Total
);
