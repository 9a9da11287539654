using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenLift.Settings.Practice;

internal sealed class PracticeTable
    : IEntityTypeConfiguration<StandardsAudit>,
        IEntityTypeConfiguration<Provision>,
        IEntityTypeConfiguration<ChildProvision>
{
    public void Configure(EntityTypeBuilder<StandardsAudit> table) => table.Json(a => a.Answers);

    public void Configure(EntityTypeBuilder<Provision> table)
    {
        table.Ignore(p => p.Offer);
        table.Ignore(p => p.For);
    }

    public void Configure(EntityTypeBuilder<ChildProvision> table) => table.Ignore(p => p.Offer);
}
