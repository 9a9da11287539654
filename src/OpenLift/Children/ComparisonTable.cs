using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenLift.Children;

internal sealed class ComparisonTable : IEntityTypeConfiguration<Comparison>
{
    public void Configure(EntityTypeBuilder<Comparison> table)
    {
        table.Ignore(c => c.TakenInId);
        table.Ignore(c => c.SeparableUntil);
        table.Json(c => c.Moved);
        table.JsonOne(c => c.Before);
        table.JsonOne(c => c.After);
    }
}
