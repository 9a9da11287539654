using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenLift.Interventions;

namespace OpenLift.Interventions.Placements;

internal sealed class PlacementTable : IEntityTypeConfiguration<Placement>, IEntityTypeConfiguration<SessionMark>
{
    public void Configure(EntityTypeBuilder<Placement> table)
    {
        table.HasOne<Referral>().WithMany().HasForeignKey(p => p.ReferralId);
        table.Ignore(p => p.When);
        table.Ignore(p => p.FirstSession);
        table.Ignore(p => p.LastSession);
        table.Property(p => p.SkipWhy);
        table.Json(p => p.Sessions);
        table.Json(p => p.Kept);
        table.Json(p => p.Return);
        table.JsonOne(p => p.ReCheck);
        table.JsonOne(p => p.Call);
    }

    public void Configure(EntityTypeBuilder<SessionMark> table) => table.HasOne<Placement>().WithMany().HasForeignKey(m => m.PlacementId);
}
