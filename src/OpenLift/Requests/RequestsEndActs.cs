using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.County;

namespace OpenLift.Requests;

/// <summary>Requests for a child who has died are withdrawn, and go on where that was wrong.</summary>
public sealed class RequestsEnd : IEndsWithTheChild
{
    public async Task End(Store store, Child child, string why)
    {
        foreach (var request in await Of(store, child))
        {
            if (request.Status.Allows(RequestStep.Withdraw))
            {
                request.Withdraw(why, store.Now);
            }
        }
    }

    public async Task GoOn(Store store, Child child, string why)
    {
        var calendar = await store.Calendar();
        foreach (var request in (await Of(store, child)).Where(r => r is { Status: RequestStatus.Withdrawn, Message: LifeEvents.Died }))
        {
            request.GoesOn(why, calendar.InWorkingDays(store.Today, 3, "it goes on, and is to be screened"), store.Now);
        }
    }

    private static async Task<List<Request>> Of(Store store, Child child)
    {
#pragma warning disable RS0030 // docs/decisions/0003: ends what nobody may go on with, whoever asked, and shows nothing
        return await store.Requests.IgnoreQueryFilters().Where(r => r.ChildId == child.Id).ToListAsync();
#pragma warning restore RS0030
    }
}
