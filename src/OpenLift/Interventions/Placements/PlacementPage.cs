using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Interventions.Hubs;
using OpenLift.Requests;

namespace OpenLift.Interventions.Placements;

/// <summary>A page about one place: its child, its referral and its hub come with it.</summary>
public abstract class PlacementPage(Store store) : OfRequestPage<Placement>(store)
{
    public Referral Referral { get; private set; } = null!;
    public Hub Hub { get; private set; } = null!;
    public InterventionRules Rules { get; private set; } = null!;
    public CriteriaSum Sum { get; private set; } = null!;

    /// <summary>Manages the hub.</summary>
    public bool Manages => Actor.Manages.Contains(Record.HubId);
    public bool OfHub => Actor.Hubs.Contains(Record.HubId);
    public bool Referred => Referral.ReferrerId == Actor.PersonId;
    public bool OfSetting => OfItsSetting;

    /// <summary>The child attends a setting now.</summary>
    public Enrolment? Attends => Child.Enrolments.LastOrDefault(e => e.Holds(Today));

    protected override async Task Load()
    {
        await base.Load();
        Referral = await Store.Referrals.SingleAsync(r => r.Id == Record.ReferralId);
        Hub = await Store.Hubs.SingleAsync(h => h.Id == Record.HubId);
        Rules = await Store.RulesOf(Referral);
        Sum = Criteria.Of(Rules, Referral.Born, Referral.Aspects, Referral.Answers, Today);
    }

    /// <summary>An act saved it: back to the place.</summary>
    protected IActionResult Done(string said) => Go($"/places/{Id}", said);

    protected async Task<IActionResult> Save(string path, string said)
    {
        await Store.SaveChangesAsync();
        return Go($"/places/{Id}{path}", said);
    }
}
