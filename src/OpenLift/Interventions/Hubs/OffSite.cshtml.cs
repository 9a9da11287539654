using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Interventions.Hubs;

/// <summary>The hours a week that the hub has in one term for work at children’s own settings (S6).</summary>
[Needs(Permission.ManageCapacity)]
public sealed class PlanOffSite(Store store) : PlanHubPage(store)
{
    [
        BindProperty,
        Display(Name = "Hours a week for work at children’s own settings"),
        Required(ErrorMessage = "Enter the hours a week, or 0")
    ]
    public decimal? Hours { get; set; }

    public OffSiteHours? Planned { get; private set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?> { ["Hours a week"] = Planned?.Hours.ToString("0.##") };

    protected override async Task<bool> Find()
    {
        if (!await base.Find())
        {
            return false;
        }
        Planned = await Store.OffSiteHours.SingleOrDefaultAsync(h => h.HubId == Id && h.TermId == TermId);
        return true;
    }

    protected override void Fill() => Hours = Planned?.Hours;

    public async Task<IActionResult> OnPost()
    {
        await Hold();
        if (Planned is null)
        {
            if (await Store.OffSiteHours.AnyAsync(h => h.HubId == Id && h.TermId == TermId))
            {
                throw new DbUpdateConcurrencyException("Somebody else planned them first.");
            }
            Store.Add(OffSiteHours.Plan(Id, Term, Hours!.Value, Today, Now));
        }
        else
        {
            Planned.Change(
                Hours!.Value,
                Term,
                await Store.OffSiteUses.AsNoTracking().Where(u => u.HubId == Id && u.TermId == TermId).ToListAsync(),
                Today,
                Now
            );
        }
        await Store.SaveChangesAsync();
        return Go($"/hubs/{Id}?term={TermId}", "The off-site hours are saved");
    }
}
