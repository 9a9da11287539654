using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Requests;

namespace OpenLift.Interventions;

/// <summary>
/// A page about one referral: its child, its family's answers, the county's rules and how the criteria stand come with it.
/// </summary>
public abstract class ReferralPage(Store store) : OfRequestPage<Referral>(store)
{
    public InterventionRules Rules { get; private set; } = null!;
    public CriteriaSum Sum { get; private set; } = null!;

    /// <summary>Made the referral.</summary>
    public bool Mine => Record.ReferrerId == Actor.PersonId;

    /// <summary>Manages the hub that answers for it.</summary>
    public bool Manages => Record.HubId is { } hub && Actor.Manages.Contains(hub);

    protected override async Task Load()
    {
        await base.Load();
        Rules = await Store.RulesOf(Record);
        Sum = Criteria.Of(Rules, Record.Born, Record.Aspects, Record.Answers, Today);
    }

    protected async Task<IActionResult> Save(string path, string said)
    {
        await Store.SaveChangesAsync();
        return Go($"/referrals/{Id}{path}", said);
    }
}
