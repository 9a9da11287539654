using Microsoft.EntityFrameworkCore;

namespace OpenLift.Interventions.Placements;

/// <summary>Current assessments, added while a place is held. What was claimed before stays as it was (S7).</summary>
[Needs(Permission.DraftReferral)]
public sealed class RenewAspects(Store store) : WriteAspects(store)
{
    public Id<Placement>? Place { get; private set; }

    protected override string Here => "/renew";

    protected override async Task<bool> Find()
    {
        var (id, now, me) = (Id, Now, Actor.PersonId);
        Place = await Store
            .Placements.Where(p => p.ReferralId == id && p.Status == PlacementStatus.Reserved && p.HeldUntil > now)
            .Select(p => (Id<Placement>?)p.Id)
            .FirstOrDefaultAsync();
        return Place is not null && await base.FindReferral() && Record.ReferrerId == me;
    }
}
