using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenLift.Requests;

namespace OpenLift.Correspondence.Letters;

internal sealed class LetterTable : IEntityTypeConfiguration<Letter>, IEntityTypeConfiguration<LetterTemplate>
{
    public void Configure(EntityTypeBuilder<Letter> table) => table.HasOne<Request>().WithMany().HasForeignKey(l => l.RequestId);

    public void Configure(EntityTypeBuilder<LetterTemplate> table)
    {
        table.Ignore(t => t.Latest);
        table.Json(t => t.Versions);
    }
}
