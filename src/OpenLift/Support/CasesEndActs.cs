using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.County;

namespace OpenLift.Support;

/// <summary>Cases of a child who has died end, with what was planned in them.</summary>
public sealed class CasesEnd : IEndsWithTheChild
{
    public async Task End(Store store, Child child, string why)
    {
        foreach (var found in (await Of(store, child)).Where(c => c.Status is not CaseStatus.Ended))
        {
            found.End(EndReason.ChildDied, why, store.Today);
        }
#pragma warning disable RS0030 // docs/decisions/0003: ends what nobody may go on with, and shows nothing
        var planned = await store
            .Visits.IgnoreQueryFilters()
            .Where(v => v.ChildId == child.Id && v.State == VisitState.Planned)
            .ToListAsync();
#pragma warning restore RS0030
        planned.ForEach(v => v.Missed(why));
    }

    public async Task GoOn(Store store, Child child, string why)
    {
        var calendar = await store.Calendar();
        foreach (var found in (await Of(store, child)).Where(c => c.EndReason is EndReason.ChildDied))
        {
            found.OpenAgain(why, calendar, store.Today);
        }
    }

    private static async Task<List<Case>> Of(Store store, Child child)
    {
#pragma warning disable RS0030 // docs/decisions/0003: ends what nobody may go on with, and shows nothing
        return await store.Cases.IgnoreQueryFilters().Where(c => c.ChildId == child.Id).ToListAsync();
#pragma warning restore RS0030
    }
}
