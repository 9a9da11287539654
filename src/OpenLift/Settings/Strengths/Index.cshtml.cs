using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Platform.Govuk;

namespace OpenLift.Settings.Strengths;

/// <summary>The directory of strengths: what settings are good at and would show to others (L11).</summary>
[Needs(Permission.SeeStrengths)]
public sealed class StrengthsPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true), Display(Name = "Area of need")]
    public string? Area { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? District { get; set; }

    public CodeLabels Labels { get; private set; } = null!;
    public IReadOnlyList<Choice> Districts { get; private set; } = [];
    public IReadOnlyList<StrengthRow> Rows { get; private set; } = [];

    public bool Filtered => Area is { Length: > 0 } || District is not null;

    protected override async Task Load()
    {
        Labels = await Store.CodeLabels();
        Districts = await Store.DistrictChoices();
        var (area, district) = (Area ?? "", District is { } chosen ? new Id<District>(chosen) : (Id<District>?)null);
        var strengths = Store
            .Strengths.AsNoTracking()
            .Where(s => s.Until == null && (area == "" || s.Area == area) && (district == null || s.DistrictId == district));
        await Turn(strengths);
        Rows = await strengths
            .OrderBy(s => s.SettingName)
            .ThenBy(s => s.Id)
            .Skip(Skip)
            .Take(PageSize)
            .Select(s => new StrengthRow(
                s.Id,
                s.SettingId,
                s.SettingName,
                Store.Districts.Where(d => d.Id == s.DistrictId).Select(d => d.Name).FirstOrDefault(),
                s.Area,
                s.Words,
                s.Contact,
                s.Since,
                strengths.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
    }

    /// <summary>Its own setting's, or one of the coordinator's district's.</summary>
    public bool MayChange(StrengthRow row) =>
        Actor.May(Permission.OfferStrength)
        && (
            Actor.Settings.Contains(row.SettingId)
            || Districts.Any(d => d.Text == row.District && Actor.Districts.Any(own => own.ToString() == d.Value))
        );
}

public sealed record StrengthRow(
    Id<Strength> Id,
    Id<Setting> SettingId,
    string Setting,
    string? District,
    string Area,
    string Words,
    string Contact,
    DateOnly Since,
    int Total
);
