using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenLift.Settings.SupportCases;

internal sealed class SupportCaseTable : IEntityTypeConfiguration<SupportCase>
{
    public void Configure(EntityTypeBuilder<SupportCase> table)
    {
        table.Json(c => c.Gaps);
        table.Json(c => c.Plan);
        table.Json(c => c.Notes);
    }
}
