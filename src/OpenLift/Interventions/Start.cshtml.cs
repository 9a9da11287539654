using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.County;
using OpenLift.People;

namespace OpenLift.Interventions;

/// <summary>
/// Begins a referral for a child on one's own caseload: says first what the case holds already, and how long families wait there now (S1,
/// S13).
/// </summary>
[Needs(Permission.DraftReferral)]
public sealed class StartReferral(Store store) : Support.CasePage(store)
{
    public IReadOnlyList<AspectEvidence> Known { get; private set; } = [];
    public District? Home { get; private set; }
    public Id<Referral>? Live { get; private set; }
    public DateOnly StartsSchool => SchoolStart.Of(Child.Born);

    private Role Role => Actor.Is(Role.SpecialistTeacher) ? Role.SpecialistTeacher : Role.PortagePractitioner;

    protected override async Task<bool> Find() =>
        await base.Find() && Record.PersonId == Actor.PersonId && Record.Status is Support.CaseStatus.Allocated;

    protected override async Task Load()
    {
        await base.Load();
        Known = await Store.KnownAspects(Asked, await Store.RulesToday());
        var home = Child.HomeDistrictId ?? Record.DistrictId;
        Home = await Store.Districts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == home);
        Live = await Store.Referrals.Live.Where(r => r.ChildId == Record.ChildId).Select(r => (Id<Referral>?)r.Id).FirstOrDefaultAsync();
    }

    public async Task<IActionResult> OnPost()
    {
        var referral = await Store.Refer(Record, Child, Home!, Role);
        return Go(
            $"/referrals/{referral.Id}",
            Known.Count > 0
                ? $"The referral is started, with {Known.Count.Of("assessment")} taken over from the case"
                : "The referral is started"
        );
    }
}
