using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Letters;
using OpenLift.Correspondence.Messages;
using OpenLift.Interventions;
using OpenLift.Meetings;
using OpenLift.Requests;
using OpenLift.Support;

namespace OpenLift.Children.Families;

/// <summary>What a family's word sets going, wherever it was given.</summary>
public static class FamilyWord
{
    extension(Store store)
    {
        /// <summary>
        /// Somebody must not be told any more, is no longer a carer, or holds no responsibility: every link of theirs stops, whoever made
        /// it, and nobody is asked to tell them (T2).
        /// </summary>
        public Task NoLongerTold(Id<Children.Child> child, Guid carer) =>
            store.NothingMoreGoesOut(child, carer, "this person is no longer to be told");

        /// <summary>Links, letters, messages and tellings about a child stop where they are, whoever made them.</summary>
        /// <param name="carer">Only those for this person; everybody's where none is named.</param>
        public async Task NothingMoreGoesOut(Id<Children.Child> child, Guid? carer, string why)
        {
#pragma warning disable RS0030 // docs/decisions/0003: stops what somebody may not see, and shows nothing
            var links = await store
                .FamilyLinks.IgnoreQueryFilters()
                .Where(l => l.ChildId == child && (carer == null || l.Carer == carer) && l.StoppedAt == null)
                .ToListAsync();
            var tellings = await store
                .Tellings.IgnoreQueryFilters()
                .Untold.Where(t => t.ChildId == child && (carer == null || t.Carer == carer))
                .ToListAsync();
            await store.StopLetters(store.Letters.IgnoreQueryFilters().Where(l => l.ChildId == child), carer, why);
#pragma warning restore RS0030
            foreach (var link in links)
            {
                link.Stop(why, store.Now);
            }
            foreach (var telling in tellings)
            {
                telling.Drop();
            }
            var ids = links.ConvertAll(l => (Id<FamilyLink>?)l.Id);
            foreach (
                var message in await store
                    .Messages.Where(m => ids.Contains(m.LinkId) && m.SentAt == null && m.StoppedAt == null)
                    .ToListAsync()
            )
            {
                (message.StoppedAt, message.Sealed) = (store.Now, null);
            }
        }

        /// <summary>
        /// Somebody was told a decision. Once everyone entitled was, the meeting's action to tell the family is done: nobody ticks it off a
        /// second time.
        /// </summary>
        public async Task Told(Telling telling, HowTold how, string? note, DateOnly on)
        {
            var by = how is HowTold.Opened ? telling.CarerName : store.Actor.Name;
            telling.Told(how, by, note, on, store.Today);
            await store.SaveChangesAsync();
            if (await store.Tellings.Untold.AnyAsync(t => t.RequestId == telling.RequestId && t.Reference == telling.Reference))
            {
                return;
            }
            foreach (
                var action in await store
                    .MeetingActions.Where(a =>
                        a.Reference == telling.Reference && a.Tells && a.DoneOn == null && a.EndedOn == null && !a.Dropped
                    )
                    .ToListAsync()
            )
            {
                action.Done($"{how.Words}, {on.InFull}", store.Today);
            }
            await store.SaveChangesAsync();
        }

        /// <summary>Whoever is inside with this link is out at once.</summary>
        public async Task EndVisits(FamilyLink link)
        {
            foreach (var session in await store.FamilySessions.Where(s => s.LinkId == link.Id && s.EndedAt == null).ToListAsync())
            {
                session.EndedAt = store.Now;
            }
        }

        /// <summary>
        /// The family stops sharing: from this moment nobody outside the setting sees the request, it leaves every agenda, and what was
        /// about to be written stays here (L3, d.2).
        /// </summary>
        /// <param name="rests">It may go on: another parent still agrees, or this one may answer again. Otherwise it is withdrawn.</param>
        public async Task StopSharing(Request request, string what, bool rests, Outbox outbox)
        {
            await store.StopReferrals(request, what, rests);
            if (!request.SharingStopped)
            {
                Agenda.Leave(
                    await store.AgendaItems.Where(i => i.RequestId == request.Id).ToListAsync(),
                    "The family stopped sharing",
                    store.Now
                );
                await store.Rest(request, resting: true);
                if (!rests)
                {
                    await store.EndActions(store.MeetingActions.Where(a => a.RequestId == request.Id), "The family withdrew");
                }
                await outbox.Stop(request.Id);
#pragma warning disable RS0030 // docs/decisions/0003: stops what was about to be sent, and shows nothing
                await store.StopLetters(
                    store.Letters.IgnoreQueryFilters().Where(l => l.RequestId == request.Id),
                    null,
                    "the family stopped sharing"
                );
#pragma warning restore RS0030
                await store.TellStaff(request, outbox);
            }
            request.FamilyStopsSharing(what, rests, store.Now);
        }

        /// <summary>
        /// Whoever has a case of it hears at once that it rests: nobody visits a family that said no. The message names nobody.
        /// </summary>
        private async Task TellStaff(Request request, Outbox outbox)
        {
#pragma warning disable RS0030 // docs/decisions/0003: whom to warn that a case rests; read once more since the request is closing to them
            var people = await store
                .Cases.IgnoreQueryFilters()
                .Where(c => c.RequestId == request.Id && c.Status == CaseStatus.Allocated)
                .Select(c => c.PersonId)
                .ToListAsync();
#pragma warning restore RS0030
            foreach (
                var email in await store.People.Where(p => people.Contains(p.Id) && p.ClosedAt == null).Select(p => p.Email).ToListAsync()
            )
            {
                outbox.Put(
                    Channel.Email,
                    "A case rests",
                    new(
                        email,
                        "A case of yours rests",
                        "A family has stopped sharing. A case that you had is closed to you for now, and is no longer among your "
                            + "cases. Please do not visit or ring until the setting or your coordinator says "
                            + $"that it goes on.\n\nYour cases: {outbox.AddressOf("/cases")}\n"
                    ),
                    now: true
                );
            }
        }

        /// <summary>The family shares again: those who work with the child see it again.</summary>
        public async Task ShareAgain(Request request)
        {
            request.FamilyAgreesAgain();
            await store.Rest(request, resting: false);
        }

        /// <summary>
        /// Everyone who holds responsibility is to be told what was decided about this request. Those whose link goes by e-mail are sent it
        /// anew.
        /// </summary>
        /// <param name="what">What they are to be told, where it is not what the forum decided.</param>
        public async Task ToBeTold(
            Request request,
            Outbox? outbox,
            string? what = null,
            Id<People.Person>? teller = null,
            string? reference = null
        )
        {
            var child = await store.Children.SingleAsync(c => c.Id == request.ChildId);
            store.AddRange(Telling.Of(request, child, store.Now, what, teller, reference));
            if (outbox is null)
            {
                return;
            }
            var links = await store
                .FamilyLinks.Where(l => l.RequestId == request.Id && l.Means == LinkMeans.Email && l.StoppedAt == null)
                .OrderByDescending(l => l.MadeAt)
                .ToListAsync();
            foreach (var link in links.DistinctBy(l => l.Carer))
            {
                if (link.Holder(child) is { } carer && child.Hindrance(carer, Way.Email, store.Now) is null)
                {
                    outbox.PutLink(link, carer, link.Renew(store.Now));
                }
            }
        }
    }
}
