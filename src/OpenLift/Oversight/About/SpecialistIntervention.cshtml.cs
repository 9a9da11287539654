using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Oversight;

/// <summary>Specialist Intervention for everybody: choose a district (S14).</summary>
[AllowAnonymous]
public sealed class SpecialistIntervention(Store store) : CountyPage(store)
{
    public IReadOnlyList<District> Districts { get; private set; } = [];

    protected override async Task Load() => Districts = await Store.Districts.AsNoTracking().OrderBy(d => d.Name).ToListAsync();
}
