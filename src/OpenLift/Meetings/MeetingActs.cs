using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Families;
using OpenLift.Correspondence.Messages;
using OpenLift.County;
using OpenLift.Interventions;
using OpenLift.People;
using OpenLift.Requests;
using OpenLift.Support;

namespace OpenLift.Meetings;

/// <summary>A meeting runs: its papers are frozen, each item is decided, and with the seal begins what was agreed (L6, L7, S3).</summary>
public static class MeetingActs
{
    extension(Store store)
    {
        /// <summary>Freezes the papers and expects the people of the meeting. What was sent until now is on its agenda.</summary>
        public async Task Publish(Meeting meeting)
        {
            if (meeting.Rules.ListsAllSent)
            {
                await store.ListAllFor(meeting);
                await store.SaveChangesAsync();
            }
            var (items, requests, referrals) = await store.Heard(meeting);
            var ids = requests.Select(r => r.Id).ToList();
            await store.SentVersions.Where(v => ids.Contains(v.RequestId)).LoadAsync();
            var files = await store.Attachments.Where(a => ids.Contains(a.RequestId) && a.RemovedAt == null).ToListAsync();
            meeting.Publish(items.Count, store.Now);
            foreach (var item in items)
            {
                item.Freeze(
                    referrals.SingleOrDefault(r => r.Id == item.ReferralId) is { } referral
                        ? Agenda.Papers(item, referral, store.Now, afterPublication: false)
                        : Agenda.Papers(
                            item,
                            requests.Single(r => r.Id == item.RequestId),
                            files.Where(f => f.RequestId == item.RequestId),
                            store.Now,
                            afterPublication: false
                        ),
                    $"Papers frozen for the {meeting.Rules.Name}"
                );
            }
            var asking = Agenda.Asking(requests).ToList();
            var others = (await store.OfGroup(meeting)).Where(s => !asking.Any(a => a.Organisation == s.Organisation));
            meeting.Expect([.. asking, .. others, .. await store.WhoSits(meeting), .. Agenda.Referring(referrals)]);
            await store.SaveChangesAsync();
        }

        /// <summary>Takes one off the agenda: a request is back in its queue, a referral comes onto the next panel.</summary>
        public async Task TakeOff(AgendaItem item, string reason)
        {
            if (item.ReferralId is { } referral)
            {
                (await store.Referrals.SingleAsync(r => r.Id == referral)).TakeOffAgenda(reason);
            }
            else
            {
                var district = await store.Districts.SingleAsync(d => d.Id == item.DistrictId);
                var request = await store.Requests.SingleAsync(r => r.Id == item.RequestId);
                request.TakeOffAgenda(reason, RequestClocks.ToScreen(district, await store.Calendar(), store.Today), store.Now);
            }
            item.TakeOff(reason);
            (await store.Meetings.SingleAsync(m => m.Id == item.MeetingId)).Unlists(item.Reference, reason);
            foreach (var action in await store.MeetingActions.Where(a => a.ItemId == item.Id && !a.Dropped).ToListAsync())
            {
                action.Drop();
            }
            await store.SaveChangesAsync();
        }

        /// <summary>
        /// Writes down what was decided, with the usual action of each outcome; those of outcomes taken back are dropped.
        /// </summary>
        public async Task RecordOutcome(Meeting meeting, AgendaItem item, string? notes, IReadOnlyList<Outcome> outcomes, string? reason)
        {
            item.RecordOutcome(notes, outcomes, reason, store.Actor.PersonId);
            var known = await store.MeetingActions.Where(a => a.ItemId == item.Id && !a.Dropped).ToListAsync();
            store.AddRange(Minutes.Follow(item, known, await store.Calendar(), meeting.Day, store.Now));
            await store.SaveChangesAsync();
        }

        public async Task AddAction(Meeting meeting, AgendaItem item, string what, string owner, DateOnly due)
        {
            item.ActionNoted(what);
            if (due < meeting.Day)
            {
                throw new RuleBroken("By when must be on or after the day of the meeting", nameof(MeetingAction.DueOn));
            }
            store.Add(MeetingAction.Set(item, null, what, owner, new(due, MeetingAction.Chosen), store.Now));
            await store.SaveChangesAsync();
        }

        public async Task ChangeAction(MeetingAction action, string what, string owner, DateOnly due)
        {
            action.Change(what, owner, due, store.Today);
            (await store.AgendaItems.SingleAsync(i => i.Id == action.ItemId)).ActionNoted(what);
            await store.SaveChangesAsync();
        }

        /// <summary>What these actions were for is over: nobody is to do them any more, and why.</summary>
        public async Task EndActions(IQueryable<MeetingAction> of, string why)
        {
            foreach (var action in await of.Where(a => a.DoneOn == null && a.EndedOn == null && !a.Dropped).ToListAsync())
            {
                action.End(why, store.Today);
            }
        }

        /// <summary>Somebody is close to the child or family. Somebody else, or whoever it is themselves, says so.</summary>
        public async Task Declare(AgendaItem item, Interest interest)
        {
            item.Declare(interest);
            await store.SaveChangesAsync();
        }

        /// <summary>A second member of the panel confirms a decision: not whoever made the referral.</summary>
        public async Task Confirm(AgendaItem item)
        {
            await store.NotMyReferral(item);
            item.Confirm(store.Actor.PersonId, store.Actor.Name);
            await store.SaveChangesAsync();
        }

        /// <summary>The second member says that this is not what was decided: the chair writes it down again.</summary>
        public async Task SendBack(AgendaItem item, string why)
        {
            await store.NotMyReferral(item);
            var (me, name) = (store.Actor.PersonId, store.Actor.Name);
            if (item.Sealed)
            {
                item.Refuse(me, name, why);
            }
            else
            {
                item.SendBack(me, name, why);
            }
            await store.SaveChangesAsync();
        }

        private async Task NotMyReferral(AgendaItem item)
        {
            var me = store.Actor.PersonId;
            if (await store.Referrals.AnyAsync(r => r.Id == item.ReferralId && r.ReferrerId == me))
            {
                throw new RuleBroken("You made this referral: another member of the panel confirms.");
            }
        }

        /// <summary>
        /// Seals the minutes: all on the agenda is decided, families are to be told, cases open, waits and other offers begin (L7, S3, S4).
        /// </summary>
        public async Task Seal(Meeting meeting, Outbox? outbox)
        {
            var (items, requests, referrals) = await store.Heard(meeting);
            var ids = items.Select(i => i.Id).ToList();
            Minutes.Seal(
                meeting,
                items,
                await store.MeetingActions.Where(a => ids.Contains(a.ItemId)).ToListAsync(),
                store.Actor.Name,
                store.Now
            );
            foreach (var item in items)
            {
                if (referrals.SingleOrDefault(r => r.Id == item.ReferralId) is { } referral)
                {
                    await store.Decide(item, referral);
                    await store.ToBeTold(referral, "What the panel decided", outbox);
                }
                else
                {
                    var request = requests.Single(r => r.Id == item.RequestId);
                    request.Decide(item.InWords, item.Reason!, store.Now);
                    await store.ToBeTold(request, outbox);
                    await store.OpenCases(request, item.Outcomes);
                }
            }
            await store.SaveChangesAsync();
        }

        /// <summary>
        /// The sealed decision was recorded wrongly. It is put right by a decision of the same weight: by whoever runs the meeting,
        /// or, where two decide, once a second member confirms it.
        /// </summary>
        public async Task Amend(Meeting meeting, AgendaItem item, Amendment amendment, Outbox? outbox)
        {
            item.Propose(amendment);
            if (!meeting.Rules.ByTwo)
            {
                await store.Follow(item, second: null, outbox);
            }
            await store.SaveChangesAsync();
        }

        /// <summary>A second member confirms the correction of a decision, and it takes effect.</summary>
        public async Task Agree(AgendaItem item, Outbox? outbox)
        {
            await store.NotMyReferral(item);
            item.MayAgree(store.Actor.PersonId);
            await store.Follow(item, store.Actor.Name, outbox);
            await store.SaveChangesAsync();
        }

        /// <summary>Actions, request or referral, cases, offers and telling follow the decision as it is now.</summary>
        private async Task Follow(AgendaItem item, string? second, Outbox? outbox)
        {
            var known = await store.MeetingActions.Where(a => a.ItemId == item.Id && !a.Dropped).ToListAsync();
            var before = item.Outcomes;
            item.Amend(Minutes.Lines(item, known), second, store.Now);
            var (gone, come) = (before.Except(item.Outcomes).ToList(), item.Outcomes.Except(before).ToList());
            const string Why = "The decision of the meeting was corrected";
            foreach (
                var action in known.Where(a =>
                    a is { DoneOn: null, EndedOn: null } && (a.Tells || (a.Outcome is { } o && gone.Contains(o)))
                )
            )
            {
                action.End(Why, store.Today);
            }
            var (calendar, from) = (await store.Calendar(), new County.Due(store.Today, "the correction"));
            store.AddRange(Minutes.Begin(item, come, calendar, from, store.Now));
            store.Add(Minutes.Tell(item, calendar, from, store.Now));
            if (item.ReferralId is { } id)
            {
                var referral = await store.Referrals.SingleAsync(r => r.Id == id);
                foreach (var offer in await store.OtherOffers.Where(o => o.ReferralId == id && o.ClosedOn == null).ToListAsync())
                {
                    offer.DidNotStart(Why, store.Today);
                }
                referral.Reconsider(Why, store.Actor.Name, store.Now);
                await store.Decide(item, referral);
                await store.ToBeTold(referral, "What the panel decided, corrected", outbox);
                return;
            }
            var request = await store.Requests.SingleAsync(r => r.Id == item.RequestId);
            request.DecideAgain(item.InWords, item.Reason!);
            foreach (var found in await store.Cases.Where(c => c.RequestId == request.Id && c.EndedOn == null).ToListAsync())
            {
                if (gone.Contains(found.Kind))
                {
                    found.End(EndReason.Other, Why, store.Today);
                }
            }
            await store.OpenCases(request, come);
            await store.ToBeTold(request, outbox, "What was decided, corrected");
        }

        /// <summary>A place agreed begins its wait, something else offered begins its clock (S3, S4).</summary>
        private async Task Decide(AgendaItem item, Referral referral)
        {
            var (hubs, calendar) = (await store.Hubs.ToListAsync(), await store.Calendar());
            referral.Decide(
                item.Outcomes[0],
                item.Reason!,
                hubs.FirstOrDefault(h => h.DistrictId == referral.DistrictId && !h.IsClosedOn(store.Today)),
                await store.RulesToday(),
                store.Now
            );
            store.AddRange(
                item.Outcomes.Where(Outcomes.Others.Contains).Select(o => OtherOffer.Of(referral, o, item.Reason!, calendar, store.Now))
            );
        }

        /// <summary>What stands on the agenda, in order: a forum hears requests, a panel referrals.</summary>
        internal async Task<(IReadOnlyList<AgendaItem>, IReadOnlyList<Request>, IReadOnlyList<Referral>)> Heard(Meeting meeting)
        {
            if (meeting.Rules.ListsAllSent)
            {
                var (all, referrals) = await store.AllOn(meeting);
                return (all, [], referrals);
            }
            var items = await store.AgendaItems.Where(i => i.MeetingId == meeting.Id && !i.TakenOff).OrderBy(i => i.Position).ToListAsync();
            var ids = items.ConvertAll(i => i.RequestId);
            return (items, await store.Requests.Where(r => ids.Contains(r.Id)).ToListAsync(), []);
        }

        /// <summary>Who comes by their role: the kind's own people of its district or area.</summary>
        private async Task<IReadOnlyList<Attendee>> WhoSits(Meeting meeting)
        {
            var (now, roles, scopes) = (store.Now, meeting.Rules.Sits, await store.ScopesOf(meeting));
            var found = await (
                from held in store.HeldRoles
                where
                    scopes.Contains(held.Scope) && roles.Contains(held.Role) && held.From <= now && (held.Until == null || held.Until > now)
                join person in store.People on held.PersonId equals person.Id
                where person.ClosedAt == null
                orderby person.Name
                select new
                {
                    person.Id,
                    person.Name,
                    held.Role,
                }
            ).ToListAsync();
            return
            [
                .. found.DistinctBy(p => p.Id).Select(p => new Attendee(p.Id.Value, p.Name, p.Role.Words, null, Attendance.Expected, null)),
            ];
        }

        /// <summary>Every setting of the group comes once a term, whether it brings a request or not (L6).</summary>
        private async Task<IReadOnlyList<Attendee>> OfGroup(Meeting meeting)
        {
            if (meeting.GroupId is not { } group)
            {
                return [];
            }
            var (now, settings) = (store.Now, await store.Settings.Where(s => s.GroupId == group && s.ClosedOn == null).ToListAsync());
            var scopes = settings.ConvertAll(s => $"setting/{s.Id}");
            var staff = await (
                from held in store.HeldRoles
                where
                    held.Role == Role.SettingStaff
                    && scopes.Contains(held.Scope)
                    && held.From <= now
                    && (held.Until == null || held.Until > now)
                join person in store.People on held.PersonId equals person.Id
                where person.ClosedAt == null
                orderby person.Name
                select new { held.Scope, person.Name }
            ).ToListAsync();
            return
            [
                .. settings
                    .OrderBy(s => s.Name)
                    .Select(s => new Attendee(
                        s.Id.Value,
                        staff.FirstOrDefault(p => p.Scope == $"setting/{s.Id}")?.Name ?? "SENCO",
                        "SENCO",
                        s.Name,
                        Attendance.Expected,
                        null
                    )),
            ];
        }

        /// <summary>Of whom an interest may be told: who works in its district or area or for the child's setting, or comes.</summary>
        public async Task<IReadOnlyList<(Guid Key, string Name, bool HasAccount)>> PeopleNear(Meeting meeting, AgendaItem item)
        {
            var now = store.Now;
            List<string> scopes = [.. await store.ScopesOf(meeting), $"district/{item.DistrictId}", $"setting/{item.SettingId}"];
            var found = await store
                .People.Where(p =>
                    p.ClosedAt == null && p.Roles.Any(r => scopes.Contains(r.Scope) && r.From <= now && (r.Until == null || r.Until > now))
                )
                .Select(p => new { p.Id, p.Name })
                .ToListAsync();
            return
            [
                .. found
                    .Select(p => (Key: p.Id.Value, p.Name, true))
                    .Concat(meeting.Attendees.Where(a => !found.Any(p => p.Id.Value == a.Key)).Select(a => (a.Key, a.Name, false)))
                    .OrderBy(p => p.Name),
            ];
        }

        internal async Task<List<string>> ScopesOf(Meeting meeting) =>
            [meeting.Scope, await store.Districts.Where(d => d.Id == meeting.DistrictId).Select(d => "area/" + d.Area).SingleAsync()];
    }
}
