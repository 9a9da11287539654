using Microsoft.EntityFrameworkCore;

namespace OpenLift.Children;

/// <summary>A page about one child. The address of a record that was merged leads to the one that was kept (C4).</summary>
public abstract class ChildRecordPage(Store store) : RecordPage<Child>(store)
{
    protected override async Task<string?> MovedTo() =>
        await SameChild.KeptOf(Store, Id) is { } kept
            ? Request.Path.Value!.Replace(Id.ToString(), kept.ToString(), StringComparison.OrdinalIgnoreCase)
            : null;
}

/// <summary>A page on which a child's record is written: by a setting the child attends, Portage for a child at home, or the coordinator of a district that was asked about the child.</summary>
public abstract class ChildWritePage(Store store) : ChildRecordPage(store)
{
    protected override async Task<bool> Find() => await base.Find() && await MayWrite(Store, Record);

    internal static async Task<bool> MayWrite(Store store, Child child)
    {
        var (settings, districts, me) = (store.Actor.Settings, store.Actor.Districts, store.Actor.PersonId);
        return child.Enrolments.Any(e => settings.Contains(e.SettingId))
            || await store.Requests.AnyAsync(r => r.ChildId == child.Id && (r.AskerId == me || districts.Contains(r.DistrictId)));
    }
}
