using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Support.Agreements;

/// <summary>Begins an agreement about no child: training, or support for a whole setting (L10).</summary>
[Needs(Permission.WriteAgreement)]
public sealed class NewAgreement(Store store) : CountyPage(store)
{
    [BindProperty, Display(Name = "With which setting?")]
    public string? SettingId { get; set; }

    [
        BindProperty,
        Display(Name = "What is it about?"),
        Required(ErrorMessage = "Say what it is about, such as training in visual supports"),
        StringLength(200, ErrorMessage = "Write 200 characters or fewer")
    ]
    public string? Title { get; set; }

    public IReadOnlyList<Platform.Govuk.Choice> Settings { get; private set; } = [];

    protected override async Task<bool> Find() => await Task.FromResult(Actor.Districts.Count > 0);

    protected override async Task Load()
    {
        var mine = Actor.Districts;
        Settings =
        [
            .. (
                await Store
                    .Settings.AsNoTracking()
                    .Where(s => s.ClosedOn == null && s.DistrictId != null && mine.Contains(s.DistrictId.Value))
                    .OrderBy(s => s.Name)
                    .Select(s => new { s.Id, s.Name })
                    .ToListAsync()
            ).Select(s => new Platform.Govuk.Choice(s.Id.ToString(), s.Name)),
        ];
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Settings.Any(s => s.Value == SettingId))
        {
            throw new RuleBroken("Choose the setting", nameof(SettingId));
        }
        var setting = await Store.Settings.SingleAsync(s => s.Id == new Id<Setting>(Guid.Parse(SettingId!)));
        var agreement = SupportAgreement.ForSetting(
            setting,
            await Store.Districts.SingleAsync(d => d.Id == setting.DistrictId),
            Title!,
            Now
        );
        Store.Add(agreement);
        await Store.SaveChangesAsync();
        return Go($"/support-agreements/{agreement.Id}/edit", "Begun: write its six parts");
    }
}
