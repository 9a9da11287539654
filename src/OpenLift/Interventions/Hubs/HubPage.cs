using Microsoft.EntityFrameworkCore;

namespace OpenLift.Interventions.Hubs;

/// <summary>A page about a hub that one works at, or that an administrator looks after.</summary>
public abstract class HubPage(Store store) : RecordPage<Hub>(store)
{
    /// <summary>Plans its sessions and hours.</summary>
    public bool Manages => Actor.May(Permission.ManageCapacity) && Actor.Manages.Contains(Id) && !Record.IsClosedOn(Today);

    protected override IQueryable<Hub> With(IQueryable<Hub> records) => Store.HubsOpenToMe;
}
