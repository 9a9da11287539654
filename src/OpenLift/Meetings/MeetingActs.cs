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
        /// <summary>Freezes the papers and expects the people of the meeting. A panel hears what was sent until now.</summary>
        public async Task Publish(Meeting meeting)
        {
            if (meeting.IsPanel)
            {
                await store.ListAllFor(meeting);
                await store.SaveChangesAsync();
                var (items, _, referrals) = await store.Heard(meeting);
                Agenda.Publish(meeting, items, referrals, await store.WhoSits(meeting), store.Now);
            }
            else
            {
                var (items, requests, _) = await store.Heard(meeting);
                var ids = requests.Select(r => r.Id).ToList();
                await store.SentVersions.Where(v => ids.Contains(v.RequestId)).LoadAsync();
                var files = await store.Attachments.Where(a => ids.Contains(a.RequestId) && a.RemovedAt == null).ToListAsync();
                Agenda.Publish(meeting, items, requests, files, await store.WhoSits(meeting), store.Now);
            }
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
            store.Add(MeetingAction.Set(item, null, what, owner, new(due, "the meeting chose this date"), store.Now));
            await store.SaveChangesAsync();
        }

        public async Task ChangeAction(MeetingAction action, string what, string owner, DateOnly due)
        {
            action.Change(what, owner, due, store.Today);
            (await store.AgendaItems.SingleAsync(i => i.Id == action.ItemId)).ActionNoted(what);
            await store.SaveChangesAsync();
        }

        /// <summary>A second member of the panel confirms a decision: not whoever made the referral.</summary>
        public async Task Confirm(AgendaItem item)
        {
            var me = store.Actor.PersonId;
            if (await store.Referrals.AnyAsync(r => r.Id == item.ReferralId && r.ReferrerId == me))
            {
                throw new RuleBroken("You made this referral: another member of the panel confirms.");
            }
            item.Confirm(me, store.Actor.Name);
            await store.SaveChangesAsync();
        }

        /// <summary>
        /// Seals the minutes: all on the agenda is decided, families are to be told, cases open, waits and other offers begin (L7, S3, S4).
        /// </summary>
        public async Task Seal(Meeting meeting, Outbox? outbox)
        {
            var (items, requests, referrals) = await store.Heard(meeting);
            var ids = items.Select(i => i.Id).ToList();
            var actions = await store.MeetingActions.Where(a => ids.Contains(a.ItemId)).ToListAsync();
            if (meeting.IsPanel)
            {
                store.AddRange(
                    Minutes.SealPanel(
                        meeting,
                        items,
                        referrals,
                        await store.Hubs.ToListAsync(),
                        await store.RulesToday(),
                        actions,
                        await store.Calendar(),
                        store.Actor.Name,
                        store.Now
                    )
                );
            }
            else
            {
                Minutes.Seal(meeting, items, requests, actions, store.Actor.Name, store.Now);
            }
            foreach (var referral in referrals)
            {
                await store.ToBeTold(referral, "What the panel decided", outbox);
            }
            foreach (var request in requests)
            {
                await store.ToBeTold(request, outbox);
                await store.OpenCases(request, items.Single(i => i.RequestId == request.Id).Outcomes);
            }
            await store.SaveChangesAsync();
        }

        /// <summary>What stands on the agenda, in order: a forum hears requests, a panel referrals.</summary>
        internal async Task<(IReadOnlyList<AgendaItem>, IReadOnlyList<Request>, IReadOnlyList<Referral>)> Heard(Meeting meeting)
        {
            if (meeting.IsPanel)
            {
                var (all, referrals) = await store.AllOn(meeting);
                return (all, [], referrals);
            }
            var items = await store.AgendaItems.Where(i => i.MeetingId == meeting.Id && !i.TakenOff).OrderBy(i => i.Position).ToListAsync();
            var ids = items.ConvertAll(i => i.RequestId);
            return (items, await store.Requests.Where(r => ids.Contains(r.Id)).ToListAsync(), []);
        }

        /// <summary>Who comes by their role: a panel's own members, or the team of a forum's district and area.</summary>
        private async Task<IReadOnlyList<(Id<Person> Id, string Name, Role Role)>> WhoSits(Meeting meeting)
        {
            var (now, area) = (store.Now, await store.Districts.Where(d => d.Id == meeting.DistrictId).Select(d => d.Area).SingleAsync());
            List<string> scopes = meeting.IsPanel ? [$"area/{area}"] : [$"area/{area}", $"district/{meeting.DistrictId}"];
            List<Role> roles = meeting.IsPanel
                ? [Role.PanelMember, Role.PanelChair]
                : [Role.Coordinator, Role.SpecialistTeacher, Role.EducationalPsychologist];
            var found = await (
                from held in store.HeldRoles
                where
                    scopes.Contains(held.Scope) && roles.Contains(held.Role) && held.From <= now && (held.Until == null || held.Until > now)
                join person in store.People on held.PersonId equals person.Id
                select new
                {
                    person.Id,
                    person.Name,
                    held.Role,
                }
            ).ToListAsync();
            return [.. found.DistinctBy(p => p.Id).Select(p => (p.Id, p.Name, p.Role))];
        }
    }
}
