using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.People;

namespace OpenLift.Support;

/// <summary>The specialist staff of the district: what they serve, where from, what they carry, what is free (C6).</summary>
[Needs(Permission.ManageStaff)]
public sealed class StaffPage(Store store) : ListPage(store)
{
    public IReadOnlyList<StaffRow> Rows { get; private set; } = [];
    public CodeLabels Labels { get; private set; } = null!;

    protected override async Task Load()
    {
        Labels = await Store.CodeLabels();
        var staff = Store.Staff();
        await Turn(staff);
        var rows = await staff
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Skip(Skip)
            .Take(PageSize)
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.JobTitle,
                Work = Store.StaffWorks.FirstOrDefault(w => w.PersonId == p.Id),
                Total = staff.Count(),
            })
            .ToListAsync();
        var loads = (await Store.CaseLoads([.. rows.Select(r => (Id<Person>?)r.Id)])).ToDictionary(l => l.Person);
        Rows =
        [
            .. rows.Select(r => new StaffRow(
                r.Id,
                r.Name,
                r.JobTitle,
                r.Work,
                loads.GetValueOrDefault(r.Id)?.Cases ?? 0,
                loads.GetValueOrDefault(r.Id)?.Hours ?? 0,
                r.Total
            )),
        ];
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
    }
}

public sealed record StaffRow(Id<Person> Id, string Name, string? Job, StaffWork? Work, int Cases, decimal Hours, int Total);
