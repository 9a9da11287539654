using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.County;
using OpenLift.People;
using OpenLift.Platform.Govuk;
using OpenLift.Requests;

namespace OpenLift.Settings.Practice;

/// <summary>Adds a row for one child, perhaps from a strategy that a request describes already, or changes and ends one (Q8).</summary>
[Needs(Permission.KeepProvision)]
public sealed class ChildProvisionRowPage(Store store) : RecordPage<Child>(store)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Row { get; set; }

    /// <summary>The strategy to begin with.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Strategy { get; set; }

    [BindProperty]
    public OfferInput Offer { get; set; } = new();

    [BindProperty, Display(Name = "Which of your settings provides it?")]
    public string? SettingId { get; set; }

    public CodeLabels Labels { get; private set; } = null!;
    public ChildProvision? Changing { get; private set; }
    public Strategy? From { get; private set; }

    private IReadOnlyList<Id<Setting>> OwnOfChild => [.. Actor.Settings.Where(s => Record.Attends(s, Today))];

    public IReadOnlyList<Choice> Settings => [.. Own(Role.SettingStaff).Where(s => OwnOfChild.Any(o => o.ToString() == s.Value))];

    public override IReadOnlyDictionary<string, string?>? Saved =>
        Changing is not { } row
            ? null
            : new Dictionary<string, string?>
            {
                ["What"] = row.What,
                ["Area"] = Labels.AreaOrWhole(row.Area),
                ["Column"] = row.Column.Words,
                ["How often"] = row.HowOften,
                ["Who leads it"] = row.Lead,
                ["First day"] = row.From.InFull,
                ["Last day"] = row.Until?.InFull,
            };

    protected override async Task<bool> Find()
    {
        if (!await base.Find() || OwnOfChild.Count is 0)
        {
            return false;
        }
        if (Row is { } row)
        {
            Changing = await Store.ChildProvisions.SingleOrDefaultAsync(p =>
                p.Id == new Id<ChildProvision>(row) && p.ChildId == Id && Actor.Settings.Contains(p.SettingId)
            );
        }
        return Row is null || Changing is not null;
    }

    protected override async Task Load()
    {
        Labels = await Store.CodeLabels();
        From = Strategy is null
            ? null
            : (
                await Store
                    .Requests.Where(r => r.ChildId == Id && Actor.Settings.Contains(r.SettingId))
                    .Select(r => r.Strategies)
                    .ToListAsync()
            )
                .SelectMany(s => s)
                .FirstOrDefault(s => s.Key == Strategy);
    }

    protected override void Fill() =>
        Offer = (Changing, From) switch
        {
            ({ } row, _) => OfferInput.Of(row.Offer),
            (_, { } strategy) => new()
            {
                What = strategy.What,
                Area = strategy.Area,
                Column = strategy.Column,
                HowOften = strategy.HowOften,
                From = strategy.Since ?? Today,
            },
            _ => new() { Column = Column.C, From = Today },
        };

    public async Task<IActionResult> OnPost()
    {
        var offer = Offer.Offer(Labels, Today, Changing?.Area ?? From?.Area);
        if (Changing is { } row)
        {
            row.Change(offer);
        }
        else
        {
            var id = ChosenOf(OwnOfChild, SettingId, "Choose which setting provides it", nameof(SettingId));
            Store.Add(ChildProvision.Add(Record, await Store.Settings.SingleAsync(s => s.Id == id), offer, From?.Key, Now));
        }
        await Store.SaveChangesAsync();
        return Go($"/children/{Id}/provision", "The child’s provision is saved");
    }
}
