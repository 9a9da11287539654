using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Interventions.Hubs;

/// <summary>A page on which a hub’s own manager plans what it has in one term.</summary>
public abstract class PlanHubPage(Store store) : HubPage(store)
{
    [FromRoute(Name = "term")]
    public Id<Term> TermId { get; set; }

    public Term Term { get; private set; } = null!;

    protected override async Task<bool> Find()
    {
        if (!await base.Find() || !Manages || await Store.Terms.AsNoTracking().SingleOrDefaultAsync(t => t.Id == TermId) is not { } term)
        {
            return false;
        }
        Term = term;
        return true;
    }

    /// <summary>Waits until nobody else plans this term or takes places at this hub.</summary>
    protected async Task Hold()
    {
        await Store.Hold(TermId);
        await Store.Hold(Id);
    }
}
