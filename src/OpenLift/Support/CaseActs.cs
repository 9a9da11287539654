using Microsoft.EntityFrameworkCore;
using OpenLift.Meetings;
using OpenLift.Requests;

namespace OpenLift.Support;

/// <summary>What opens cases, rests them, and does with them what a meeting agreed.</summary>
public static class CaseActs
{
    extension(Store store)
    {
        /// <summary>Opens the cases that a decision asks for.</summary>
        public async Task OpenCases(Request request, IEnumerable<Outcome> outcomes) =>
            store.AddRange(Case.Of(request, outcomes, await County.CountyQueries.Calendar(store), store.Now));

        /// <summary>What a meeting agreed and this case has now done is done: nobody ticks it off a second time.</summary>
        public async Task Fulfils(Case found, string note)
        {
            foreach (
                var action in await store
                    .MeetingActions.Where(a => a.RequestId == found.RequestId && a.Outcome == found.Kind && a.DoneOn == null && !a.Dropped)
                    .ToListAsync()
            )
            {
                action.Done(note, store.Today);
            }
        }

        /// <summary>The cases of a request rest, or go on, with its family's word.</summary>
        public async Task Rest(Request request, bool resting)
        {
            foreach (var found in await store.Cases.Where(c => c.RequestId == request.Id).ToListAsync())
            {
                found.Rests(resting);
            }
        }
    }
}
