using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.People;
using OpenLift.Platform.Govuk;
using OpenLift.Settings.Practice;

namespace OpenLift.Settings.Strengths;

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

/// <summary>Offers a strength: the setting its own, or the coordinator after asking the setting (L11).</summary>
[Needs(Permission.OfferStrength)]
public sealed class OfferStrength(Store store) : CountyPage(store)
{
    [BindProperty, Required(ErrorMessage = "Choose the setting")]
    public string? Setting { get; set; }

    [BindProperty, Display(Name = "Area of need"), Required(ErrorMessage = "Choose the area of need")]
    public string? Area { get; set; }

    [
        BindProperty,
        Display(Name = "What can the setting show to others?"),
        Required(ErrorMessage = "Enter what the setting can show"),
        StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")
    ]
    public string? Words { get; set; }

    [
        BindProperty,
        Display(Name = "Whom to ask, and how"),
        Required(ErrorMessage = "Enter whom to ask"),
        StringLength(300, ErrorMessage = "Write 300 characters or fewer")
    ]
    public string? Contact { get; set; }

    [BindProperty, Display(Name = "The setting was asked and agrees")]
    public bool Asked { get; set; }

    public CodeLabels Labels { get; private set; } = null!;
    public IReadOnlyList<Choice> Settings { get; private set; } = [];

    protected override async Task Load()
    {
        Labels = await Store.CodeLabels();
        Settings = [.. Own(Role.SettingStaff), .. await Store.SettingChoices()];
    }

    protected override void Fill() => Setting = Settings.Count is 1 ? Settings[0].Value : null;

    public async Task<IActionResult> OnPost()
    {
        var id = new Id<Setting>(
            Guid.Parse(
                (Settings.FirstOrDefault(s => s.Value == Setting) ?? throw new RuleBroken("Choose the setting", nameof(Setting))).Value!
            )
        );
        var own = Actor.Settings.Contains(id);
        if (!own && !Asked)
        {
            throw new RuleBroken("Ask the setting first, then say that it agrees", nameof(Asked));
        }
        Store.Add(
            Strength.Offer(
                await Store.Settings.SingleAsync(s => s.Id == id),
                Labels.KnownArea(Area, Today, nameof(Area))!,
                Words!,
                Contact!,
                !own,
                Today,
                Now
            )
        );
        await Store.SaveChangesAsync();
        return Go("/strengths", "The strength is in the directory");
    }
}

/// <summary>Changes a strength, or says that it is no longer offered.</summary>
[Needs(Permission.OfferStrength)]
public sealed class ChangeStrength(Store store) : RecordPage<Strength>(store)
{
    [BindProperty, Display(Name = "Area of need"), Required(ErrorMessage = "Choose the area of need")]
    public string? Area { get; set; }

    [
        BindProperty,
        Display(Name = "What can the setting show to others?"),
        Required(ErrorMessage = "Enter what the setting can show"),
        StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")
    ]
    public string? Words { get; set; }

    [
        BindProperty,
        Display(Name = "Whom to ask, and how"),
        Required(ErrorMessage = "Enter whom to ask"),
        StringLength(300, ErrorMessage = "Write 300 characters or fewer")
    ]
    public string? Contact { get; set; }

    [BindProperty, Display(Name = "It is no longer offered")]
    public bool Ended { get; set; }

    public CodeLabels Labels { get; private set; } = null!;

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Area"] = Labels.Label(CodeList.Area, Record.Area),
            ["What"] = Record.Words,
            ["Whom to ask"] = Record.Contact,
        };

    protected override async Task<bool> Find() =>
        await base.Find()
        && Record.Until is null
        && (Actor.Settings.Contains(Record.SettingId) || (Record.DistrictId is { } district && Actor.Districts.Contains(district)));

    protected override async Task Load() => Labels = await Store.CodeLabels();

    protected override void Fill() => (Area, Words, Contact) = (Record.Area, Record.Words, Record.Contact);

    public async Task<IActionResult> OnPost()
    {
        if (Ended)
        {
            Record.End(Today);
        }
        else
        {
            Record.Change(Labels.KnownArea(Area, Today, nameof(Area), Record.Area)!, Words!, Contact!);
        }
        await Store.SaveChangesAsync();
        return Go("/strengths", Ended ? "It is no longer in the directory" : "The strength is saved");
    }
}
