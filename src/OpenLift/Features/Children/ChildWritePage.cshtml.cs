using Microsoft.EntityFrameworkCore;

namespace OpenLift.Features.Children;

/// <summary>A page on which a child's record is written: by a setting the child attends, or the coordinator of a district that was asked about the child.</summary>
public abstract class ChildWritePage(Store store) : RecordPage<Child>(store)
{
    protected override async Task<bool> Find() => await base.Find() && await MayWrite(Store, Record);

    internal static async Task<bool> MayWrite(Store store, Child child)
    {
        var (settings, districts) = (store.Actor.Settings, store.Actor.Districts);
        return child.Enrolments.Any(e => settings.Contains(e.SettingId)) || (districts.Count > 0 && await store.Requests.AnyAsync(r => r.ChildId == child.Id && districts.Contains(r.DistrictId)));
    }
}
