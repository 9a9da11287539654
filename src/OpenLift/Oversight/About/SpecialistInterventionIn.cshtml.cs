using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Interventions;
using OpenLift.Interventions.Hubs;
using OpenLift.Interventions.Waits;

namespace OpenLift.Oversight;

/// <summary>
/// Specialist Intervention in one district: what it is, for whom, what happens, how long it takes now, and whom to ask (S14). A district’s
/// former name leads here too.
/// </summary>
[AllowAnonymous]
public sealed class SpecialistInterventionIn(Store store) : CountyPage(store)
{
    private IReadOnlyList<District> _districts = [];

    [FromRoute(Name = "district")]
    public string Name { get; set; } = "";

    public District District { get; private set; } = null!;

    public WaitFigures Waits { get; private set; } = WaitFigures.Of([]);

    /// <summary>The hub of the district, if there is one.</summary>
    public Hub? Hub { get; private set; }

    /// <summary>The county’s rules as they hold today: they are public.</summary>
    public InterventionRules Rules { get; private set; } = null!;

    protected override async Task<bool> Find()
    {
        _districts = await Store.Districts.AsNoTracking().ToListAsync();
        District = _districts.FirstOrDefault(d => d.InAddress == Name)!;
        return District is not null;
    }

    protected override Task<string?> MovedTo() =>
        Task.FromResult(
            _districts.FirstOrDefault(d =>
                d.InAddress == County.District.Plain(Name)
                || (d.FormerName is { } former && County.District.Plain(former) == County.District.Plain(Name))
            )
                is { } there
                ? $"/specialist-intervention/{there.InAddress}"
                : null
        );

    protected override async Task Load()
    {
        Hub = await Store.HubOf(District.Id);
        Rules = await Store.RulesToday();
        Waits = WaitFigures.Of(await Store.WaitsIn(District.Id), Rules.FewestShown);
    }
}
