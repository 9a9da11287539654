using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenLift.People;
using OpenLift.Requests;

namespace OpenLift.Support;

internal sealed class SupportTables
    : IEntityTypeConfiguration<Case>,
        IEntityTypeConfiguration<StaffWork>,
        IEntityTypeConfiguration<Visit>,
        IEntityTypeConfiguration<Target>,
        IEntityTypeConfiguration<Measure>,
        IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Case> table)
    {
        table.HasOne<Request>().WithMany().HasForeignKey(c => c.RequestId);
        table.Json(c => c.Assignments);
    }

    public void Configure(EntityTypeBuilder<StaffWork> table)
    {
        table.HasOne<Person>().WithMany().HasForeignKey(w => w.PersonId);
        table.Json(w => w.Needs);
    }

    public void Configure(EntityTypeBuilder<Visit> table)
    {
        table.HasOne<Case>().WithMany().HasForeignKey(v => v.CaseId);
        table.Ignore(v => v.IsFollowUp);
        table.Json(v => v.Strategies);
    }

    public void Configure(EntityTypeBuilder<Target> table)
    {
        table.HasOne<Case>().WithMany().HasForeignKey(t => t.CaseId);
        table.Property(t => t.Words);
        table.Property(t => t.Baseline);
        table.Property(t => t.Expected);
        table.Property(t => t.SetOn);
        table.Property(t => t.ReviewOn);
        table.Json(t => t.Scores);
    }

    public void Configure(EntityTypeBuilder<Measure> table) => table.HasOne<Request>().WithMany().HasForeignKey(m => m.RequestId);

    public void Configure(EntityTypeBuilder<Review> table)
    {
        table.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId);
        table.Json(r => r.FamilyOverLink);
    }
}
