using Microsoft.EntityFrameworkCore;

namespace OpenLift.County;

[Needs(Permission.ManageCounty)]
public sealed class DistrictsPage(Store store) : CountyPage(store)
{
    public IReadOnlyList<(District District, int Settings)> Rows { get; private set; } = [];

    protected override async Task Load() =>
        Rows = [
            .. (
                await Store
                    .Districts.AsNoTracking()
                    .OrderBy(d => d.Name)
                    .Select(d => new { District = d, Settings = Store.Settings.Count(s => s.DistrictId == d.Id && s.ClosedOn == null) })
                    .ToListAsync()
            ).Select(r => (r.District, r.Settings)),
        ];
}
