using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Support.Agreements;

/// <summary>Drafts an agreement from a case and what was decided (L10).</summary>
[Needs(Permission.WriteAgreement)]
public sealed class DraftAgreement(Store store) : CountyPage(store)
{
    protected override Task<bool> Find() => Task.FromResult(HttpMethods.IsPost(Request.Method));

    public async Task<IActionResult> OnPost(Id<Case> caseId)
    {
        if (
            await Store.Cases.SingleOrDefaultAsync(c => c.Id == caseId && c.Status != CaseStatus.Ended) is not { } about
            || !(
                about.PersonId == Actor.PersonId
                || Actor.Districts.Contains(about.DistrictId)
                || (about.CountyNeed is { } need && Actor.Scopes.Contains($"county/{need}"))
            )
        )
        {
            return NotFound();
        }
        var request = await Store.Requests.SingleAsync(r => r.Id == about.RequestId);
        var decision = await Store
            .AgendaItems.Where(i => i.RequestId == request.Id && i.ReferralId == null && i.Sealed)
            .OrderByDescending(i => i.SeenFrom)
            .FirstOrDefaultAsync();
        var targets = await Store.Targets.Where(t => t.CaseId == caseId).OrderBy(t => t.SetOn).ToListAsync();
        var calendar = await Store.Calendar();
        var until = calendar.SchoolDay(Today.AddDays(84));
        var agreement = SupportAgreement.FromDecision(
            about,
            request,
            decision,
            targets,
            Today,
            until,
            until,
            await Store.Districts.Where(d => d.Id == request.DistrictId).Select(d => d.Prefix).SingleAsync(),
            Now
        );
        Store.Add(agreement);
        await Store.SaveChangesAsync();
        return Go($"/support-agreements/{agreement.Id}/edit", "Drafted from the decision: read it through and complete it");
    }
}
