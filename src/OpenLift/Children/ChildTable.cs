using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenLift.Children;

internal sealed class ChildTable : IEntityTypeConfiguration<Child>
{
    public void Configure(EntityTypeBuilder<Child> table)
    {
        table.Ignore(c => c.Name);
        table.Json(c => c.Carers);
        table.Json(c => c.FormerCarers);
        table.Json(c => c.MergedFrom);
        table.JsonOne(c => c.Death);
        table.Ignore(c => c.DiedOn);
        table.Ignore(c => c.Barred);
        table.HasMany(c => c.Enrolments).WithOne().HasForeignKey(e => e.ChildId);
        table.Navigation(c => c.Enrolments).AutoInclude(); // who may see the child follows from it
    }
}
