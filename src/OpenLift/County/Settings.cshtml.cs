using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Platform.Govuk;

namespace OpenLift.County;

[Needs(Permission.ManageCounty)]
public sealed class SettingsPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true), Display(Name = "Name or number"), StringLength(100)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public SettingKind? Kind { get; set; }

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
