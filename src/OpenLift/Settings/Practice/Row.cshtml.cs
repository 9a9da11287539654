using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Settings.Practice;

/// <summary>Adds a row to the setting's map, or changes and ends one (Q8).</summary>
[Needs(Permission.KeepProvision)]
public sealed class ProvisionRowPage(Store store) : OwnSettingPage(store)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Row { get; set; }

    [BindProperty]
    public OfferInput Offer { get; set; } = new();

    [BindProperty, Display(Name = "For which group?"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? GroupName { get; set; }

    public CodeLabels Labels { get; private set; } = null!;
    public Provision? Changing { get; private set; }

    public override IReadOnlyDictionary<string, string?>? Saved =>
        Changing is not { } row
            ? null
            : new Dictionary<string, string?>
            {
                ["What"] = row.What,
                ["Area"] = Labels.AreaOrWhole(row.Area),
                ["Column"] = row.Column.Words,
                ["For"] = row.For,
                ["How often"] = row.HowOften,
                ["Who leads it"] = row.Lead,
                ["First day"] = row.From.InFull,
                ["Last day"] = row.Until?.InFull,
            };

    protected override async Task<bool> Find()
    {
        if (Row is { } row)
        {
            Changing = await Store.Provisions.SingleOrDefaultAsync(p =>
                p.Id == new Id<Provision>(row) && Actor.Settings.Contains(p.SettingId)
            );
            Chosen = Changing?.SettingId.ToString();
        }
        return (Row is null || Changing is not null) && await base.Find();
    }

    protected override async Task Load() => Labels = await Store.CodeLabels();

    protected override void Fill() =>
        (Offer, GroupName) = Changing is { } row ? (OfferInput.Of(row.Offer), row.GroupName) : (new() { From = Today }, null);

    public async Task<IActionResult> OnPost()
    {
        var offer = Offer.Offer(Labels, Today, Changing?.Area);
        if (Changing is { } row)
        {
            row.Change(offer, GroupName);
        }
        else
        {
            Store.Add(Provision.Add(await TheSetting(), offer, GroupName, Now));
        }
        await Store.SaveChangesAsync();
        return Go(At("/provision"), "The map is saved");
    }
}
