using Microsoft.EntityFrameworkCore;
using OpenLift.Children;

namespace OpenLift.Meetings;

/// <summary>A child who has died is on no agenda to come, and nobody owes an action.</summary>
public sealed class AgendasEnd : IEndsWithTheChild
{
    public async Task End(Store store, Child child, string why)
    {
#pragma warning disable RS0030 // docs/decisions/0003: ends what nobody may go on with, and shows nothing
        var items = await store.AgendaItems.IgnoreQueryFilters().Where(i => i.ChildId == child.Id && !i.Sealed).ToListAsync();
        await store.EndActions(store.MeetingActions.IgnoreQueryFilters().Where(a => a.ChildId == child.Id), why);
#pragma warning restore RS0030
        Agenda.Leave(items, why, store.Now);
    }

    public Task GoOn(Store store, Child child, string why) => Task.CompletedTask;
}
