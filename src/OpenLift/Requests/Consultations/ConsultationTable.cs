using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenLift.Requests.Consultations;

internal sealed class ConsultationTable : IEntityTypeConfiguration<Consultation>
{
    public void Configure(EntityTypeBuilder<Consultation> table)
    {
        table.HasMany(c => c.Settings).WithOne().HasForeignKey(s => s.ConsultationId);
        table.Json(c => c.Issues);
    }
}
