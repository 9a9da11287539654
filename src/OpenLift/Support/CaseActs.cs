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

        /// <summary>Gives a case to somebody. Whoever declared an interest in the child is not given it (L6, L9).</summary>
        public async Task Allocate(Case found, Id<People.Person> to, decimal hoursAWeek, string? why)
        {
            var person = await store.People.SingleAsync(p => p.Id == to);
            if ((await store.InterestedIn(found.ChildId)).Contains(to.Value))
            {
                throw new RuleBroken($"{person.Name} declared an interest in this child: choose somebody else", "To");
            }
            found.Allocate(person, hoursAWeek, why, store.Actor.Name, await County.CountyQueries.Calendar(store), store.Today);
            if (found.Kind is Outcome.Intervention or Outcome.CountyCoordinator)
            {
                await store.Fulfils(found, $"With {person.Name}");
            }
        }

        /// <summary>Somebody of the team was in touch for the first time: the clock stops, and what the meeting agreed is done.</summary>
        public async Task FirstContact(Case found, DateOnly on)
        {
            found.FirstContact(on);
            await store.Fulfils(found, $"First contact on {found.ContactOn!.Value.InFull}");
        }

        /// <summary>A case ends, and with it what the meeting agreed for it.</summary>
        public async Task End(Case found, EndReason reason, string words)
        {
            found.End(reason, words, store.Today);
            await store.EndActions(
                store.MeetingActions.Where(a => a.RequestId == found.RequestId && a.Outcome == found.Kind && !a.Tells),
                $"The case ended: {reason.InWords}"
            );
        }

        /// <summary>Who declared at any meeting that they are close to this child or family.</summary>
        public async Task<IReadOnlySet<Guid>> InterestedIn(Id<Children.Child> child) =>
#pragma warning disable RS0030 // docs/decisions/0003: whom not to give a case to, whoever gives it; nothing of the child is shown
            (await store.AgendaItems.IgnoreQueryFilters().Where(i => i.ChildId == child).Select(i => i.Interests).ToListAsync())
                .SelectMany(i => i)
                .Select(i => i.PersonId)
                .OfType<Guid>()
                .ToHashSet();
#pragma warning restore RS0030

        /// <summary>What a meeting agreed and this case has now done is done: nobody ticks it off a second time.</summary>
        public async Task Fulfils(Case found, string note)
        {
            foreach (
                var action in await store
                    .MeetingActions.Where(a =>
                        a.RequestId == found.RequestId
                        && a.Outcome == found.Kind
                        && a.DoneOn == null
                        && a.EndedOn == null
                        && !a.Dropped
                        && !a.Tells
                    )
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
