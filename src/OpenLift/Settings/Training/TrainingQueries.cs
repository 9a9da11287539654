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

/// <summary>Which training a person may open: the whole county's, that of their settings' districts, and all of it for those who work for the county.</summary>
public static class TrainingQueries
{
    extension(Store store)
    {
        public IQueryable<TrainingEvent> TrainingOpenToMe
        {
            get
            {
                var actor = store.Actor;
                return store.TrainingEvents.Where(e =>
                    actor.WorksForCounty
                    || e.ForCounty
                    || store.Settings.Any(s => s.DistrictId == e.DistrictId && actor.Settings.Contains(s.Id))
                );
            }
        }
    }
}
