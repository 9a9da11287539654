using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenLift.Children;

namespace OpenLift.Requests;

internal sealed class RequestTable : IEntityTypeConfiguration<Request>
{
    public void Configure(EntityTypeBuilder<Request> table)
    {
        table.HasOne<Child>().WithMany().HasForeignKey(r => r.ChildId);
        table.HasMany(r => r.Versions).WithOne().HasForeignKey(v => v.RequestId);
        table.Json(r => r.OtherNeeds);
        table.Json(r => r.Strategies);
        table.Json(r => r.Agencies);
        table.Json(r => r.Progress);
        table.Json(r => r.NotRead);
        table.Property(r => r.StartedAt);
    }
}

internal sealed class AttachmentTable : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> table) => table.HasOne<Request>().WithMany().HasForeignKey(a => a.RequestId);
}
