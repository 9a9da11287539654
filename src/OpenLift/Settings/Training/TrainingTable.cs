using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenLift.Settings.Training;

internal sealed class TrainingTable : IEntityTypeConfiguration<TrainingEvent>
{
    public void Configure(EntityTypeBuilder<TrainingEvent> table)
    {
        table.Ignore(e => e.Details);
        table.Ignore(e => e.Left);
    }
}
