using Microsoft.EntityFrameworkCore;

namespace OpenLift.Children;

/// <summary>
/// A page on which a child's record is written: by a setting the child attends, Portage for a child at home, or the coordinator of a
/// district that was asked about the child.
/// </summary>
public abstract class ChildWritePage(Store store) : ChildRecordPage(store)
{
    protected override async Task<bool> Find() => await base.Find() && await MayWrite(Store, Record);

    internal static async Task<bool> MayWrite(Store store, Child child)
    {
        var (settings, districts, me) = (store.Actor.Settings, store.Actor.Districts, store.Actor.PersonId);
        return settings.Any(s => child.Attends(s, store.Today))
            || await store.Requests.AnyAsync(r => r.ChildId == child.Id && (r.AskerId == me || districts.Contains(r.DistrictId)));
    }
}
