using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenLift.Children.Families;

internal sealed class FamilyTable : IEntityTypeConfiguration<FamilySession>
{
    public void Configure(EntityTypeBuilder<FamilySession> table) => table.HasOne<FamilyLink>().WithMany().HasForeignKey(s => s.LinkId);
}
