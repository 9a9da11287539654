using Microsoft.EntityFrameworkCore;
using OpenLift.Requests;

namespace OpenLift.Children;

/// <summary>A child's record: who they are, where they are, who looks after them, what was asked.</summary>
[Needs(Permission.SeeChild)]
public sealed class ChildPage(Store store) : ChildRecordPage(store)
{
    public IReadOnlyList<(Id<Request> Id, string Reference, string Setting, RequestStatus Status)> Requests { get; private set; } = [];
    public string? HomeDistrict { get; private set; }
    public bool MayWrite { get; private set; }
    public bool MayRecordLeaving => Actor.May(Permission.CorrectIdentity) && ChildLeaves.Of(Record, Actor, MayWrite).Any();

    protected override async Task Load()
    {
        var rows = await Store
            .Requests.Where(r => r.ChildId == Id)
            .OrderByDescending(r => r.StartedAt)
            .Select(r => new
            {
                r.Id,
                r.Reference,
                r.SettingName,
                r.Status,
            })
            .ToListAsync();
        Requests = [.. rows.Select(r => (r.Id, r.Reference, r.SettingName, r.Status))];
        MayWrite = Actor.May(Permission.CorrectIdentity) && await ChildWritePage.MayWrite(Store, Record);
        HomeDistrict = Record.HomeDistrictId is { } home
            ? await Store.Districts.Where(d => d.Id == home).Select(d => d.Name).SingleOrDefaultAsync()
            : null;
    }
}
