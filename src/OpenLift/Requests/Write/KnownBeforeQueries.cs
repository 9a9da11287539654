using Microsoft.EntityFrameworkCore;
using OpenLift.Support;

namespace OpenLift.Requests;

/// <summary>
/// What is known of the child from before: strategies of earlier requests and visits, levels and measures. Whoever writes a new request
/// takes them over with one press; nothing is typed twice.
/// </summary>
public static class KnownBeforeQueries
{
    extension(Store store)
    {
        /// <summary>Strategies that this request does not have yet, newest first.</summary>
        public async Task<IReadOnlyList<Strategy>> StrategiesBefore(Request request)
        {
            var (id, child) = (request.Id, request.ChildId);
            var asked = await store
                .Requests.AsNoTracking()
                .Where(r => r.ChildId == child && r.Id != id)
                .OrderByDescending(r => r.StartedAt)
                .Select(r => r.Strategies)
                .ToListAsync();
            var advised = await store
                .Visits.AsNoTracking()
                .Where(v => v.ChildId == child && v.DoneOn != null)
                .OrderByDescending(v => v.DoneOn)
                .Select(v => new
                {
                    v.Strategies,
                    v.DoneOn,
                    v.ByName,
                })
                .ToListAsync();
            return
            [
                .. advised
                    .SelectMany(v => v.Strategies.Select(s => s with { Since = v.DoneOn, HowOften = $"As {v.ByName} advised" }))
                    .Concat(asked.SelectMany(s => s))
                    .DistinctBy(s => s.Key)
                    .Where(s => !request.Strategies.Any(known => known.Key == s.Key)),
            ];
        }

        /// <summary>Levels and measures that this request does not have yet, newest first.</summary>
        public async Task<IReadOnlyList<Progress>> ProgressBefore(Request request)
        {
            var (id, child) = (request.Id, request.ChildId);
            var asked = await store
                .Requests.AsNoTracking()
                .Where(r => r.ChildId == child && r.Id != id)
                .OrderByDescending(r => r.StartedAt)
                .Select(r => r.Progress)
                .ToListAsync();
            var measured = await store.Measures.AsNoTracking().Where(m => m.ChildId == child && m.Struck == null).ToListAsync();
            return
            [
                .. measured
                    .Select(m => (With: Instrument.Of(m.Instrument), m))
                    .Select(m => new Progress(
                        m.m.Id.Value,
                        m.m.Instrument is "SCORE" ? "SCORE" : "OTHER",
                        m.m.Subject,
                        $"{m.m.Value:0.##} ({m.With.Name}, {m.With.Scale})",
                        m.m.On,
                        $"Measured by {m.m.By}"
                    ))
                    .Concat(asked.SelectMany(p => p))
                    .DistinctBy(p => p.Key)
                    .Where(p => !request.Progress.Any(known => known.Key == p.Key))
                    .OrderByDescending(p => p.On),
            ];
        }
    }
}
