using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenLift.County;

namespace OpenLift.Interventions.Hubs;

internal sealed class HubTables
    : IEntityTypeConfiguration<Hub>,
        IEntityTypeConfiguration<HubSession>,
        IEntityTypeConfiguration<OffSiteHours>,
        IEntityTypeConfiguration<Seat>,
        IEntityTypeConfiguration<OffSiteUse>
{
    public void Configure(EntityTypeBuilder<Hub> table)
    {
        table.HasOne<District>().WithMany().HasForeignKey(h => h.DistrictId);
        table.Ignore(h => h.Details);
        table.Ignore(h => h.Scope);
    }

    public void Configure(EntityTypeBuilder<HubSession> table)
    {
        table.HasOne<Hub>().WithMany().HasForeignKey(s => s.HubId);
        table.HasOne<Term>().WithMany().HasForeignKey(s => s.TermId);
        table.Ignore(s => s.Name);
        table.Ignore(s => s.IsHeld);
        table.Json(s => s.Staff);
    }

    public void Configure(EntityTypeBuilder<OffSiteHours> table)
    {
        table.HasOne<Hub>().WithMany().HasForeignKey(h => h.HubId);
        table.HasOne<Term>().WithMany().HasForeignKey(h => h.TermId);
    }

    public void Configure(EntityTypeBuilder<Seat> table)
    {
        table.HasOne<HubSession>().WithMany().HasForeignKey(s => s.HubSessionId);
        table.Ignore(s => s.LastDay);
    }

    public void Configure(EntityTypeBuilder<OffSiteUse> table)
    {
        table.HasOne<Hub>().WithMany().HasForeignKey(u => u.HubId);
        table.HasOne<Term>().WithMany().HasForeignKey(u => u.TermId);
        table.Ignore(u => u.LastDay);
    }
}
