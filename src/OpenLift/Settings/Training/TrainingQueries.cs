using Microsoft.EntityFrameworkCore;

namespace OpenLift.Settings.Training;

/// <summary>
/// Which training a person may open: the whole county's, that of their settings' districts, and all of it for those who work for the
/// county.
/// </summary>
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
