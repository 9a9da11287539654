using OpenLift.Interventions.Waits;
using Quartz;

namespace OpenLift.Interventions.Placements;

/// <summary>
/// Writes down what has come about by itself: reservations whose time has passed, and once a term the waits as anybody may read them (S6,
/// S13).
/// </summary>
public sealed class PlacesJob(Store store) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await store.AsOne(() => store.LapseReservations());
        await store.PublishWaits();
    }
}
