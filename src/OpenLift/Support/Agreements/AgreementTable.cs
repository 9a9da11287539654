using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenLift.Support.Agreements;

internal sealed class AgreementTable : IEntityTypeConfiguration<SupportAgreement>, IEntityTypeConfiguration<AgreementVersion>
{
    public void Configure(EntityTypeBuilder<SupportAgreement> table)
    {
        table.Ignore(a => a.Newest);
        table.Ignore(a => a.Sections);
        table.JsonOne(a => a.Parts);
        table.Json(a => a.Outcomes);
        table.HasMany(a => a.Versions).WithOne().HasForeignKey(v => v.AgreementId);
        table.HasOne<Requests.Request>().WithMany().HasForeignKey(a => a.RequestId);
    }

    public void Configure(EntityTypeBuilder<AgreementVersion> table)
    {
        table.Ignore(v => v.Sections);
        table.Ignore(v => v.IsSigned);
    }
}
