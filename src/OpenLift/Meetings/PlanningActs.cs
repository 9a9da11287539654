using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Messages;
using OpenLift.County;
using OpenLift.Interventions;
using OpenLift.People;
using OpenLift.Requests;

namespace OpenLift.Meetings;

/// <summary>
/// When meetings are held: planned one by one or for a term, moved, cancelled. What they would have heard moves along (L6, S3).
/// </summary>
public static class PlanningActs
{
    extension(Store store)
    {
        public async Task<Meeting> PlanMeeting(District district, string name, GroupKind kind, Sitting at)
        {
            var (calendar, day) = (await store.Calendar(), at.Day);
            MustSuit(day, calendar, store.Today);
            var term = calendar.TermOn(day)?.Name ?? "Out of term";
            var meeting = Meeting.Plan(district, null, name, kind, term, day, calendar, store.Now);
            meeting.IsAt(at.Time, at.Place);
            store.Add(meeting);
            await store.SaveChangesAsync();
            return meeting;
        }

        /// <summary>One panel an area each term, which hears all that was sent (S3).</summary>
        public async Task<(Meeting Panel, int Listed)> PlanPanel(District host, Sitting at)
        {
            var (calendar, day) = (await store.Calendar(), at.Day);
            MustSuit(day, calendar, store.Today);
            var term = calendar.TermOn(day) ?? throw new RuleBroken($"{day.InFull} is not in term time", nameof(Meeting.Day));
            if (await store.Meetings.AnyAsync(m => m.Area == host.Area && m.TermName == term.Name && m.Status != MeetingStatus.Cancelled))
            {
                throw new RuleBroken(
                    $"The {host.Area} area panel sits once a term, and has its day in {term.Name} already",
                    nameof(Meeting.Day)
                );
            }
            var panel = Meeting.PlanPanel(host, term.Name, day, calendar, store.Now);
            panel.IsAt(at.Time, at.Place);
            store.Add(panel);
            var listed = await store.ListAllFor(panel);
            await store.SaveChangesAsync();
            return (panel, listed);
        }

        /// <summary>A meeting in a term for each group of the district that has none yet.</summary>
        /// <returns>How many.</returns>
        public async Task<int> PlanTerm(District district, Term term, TimeOnly? time = null, string? place = null)
        {
            var groups = await store.MeetingGroups.Where(g => g.DistrictId == district.Id && g.ClosedOn == null).ToListAsync();
            if (groups.Count is 0)
            {
                throw new RuleBroken($"{district.Name} has no meeting groups yet: ask the administrator to add them.", "Term");
            }
            var known = await store
                .Meetings.Where(m => m.DistrictId == district.Id && m.TermName == term.Name && m.Status != MeetingStatus.Cancelled)
                .Select(m => m.GroupId)
                .ToListAsync();
            var calendar = await store.Calendar();
            var planned = calendar
                .MeetingsIn(term, district.MeetingDay, groups)
                .Where(m => !known.Contains(m.Group.Id) && m.Day >= store.Today)
                .Select(m => Meeting.Plan(district, m.Group, m.Group.Name, m.Group.Kind, term.Name, m.Day, calendar, store.Now))
                .ToList();
            if (planned.Count is 0)
            {
                throw new RuleBroken(
                    groups.All(g => known.Contains(g.Id))
                        ? $"Every group has its meeting in {term.Name} already."
                        : $"The weeks of {term.Name} that are left to a group are past: add its meeting by itself.",
                    "Term"
                );
            }
            planned.ForEach(m => m.IsAt(time, place));
            store.AddRange(planned);
            await store.SaveChangesAsync();
            return planned.Count;
        }

        /// <summary>Moves a meeting: its requests, the dates counted from it and the people of it come along.</summary>
        public async Task Move(Meeting meeting, Sitting to, string? why, Outbox? outbox)
        {
            if (to.Day < store.Today)
            {
                throw new RuleBroken("The day must be today or later", nameof(Meeting.Day));
            }
            var (was, calendar) = (meeting.InWords, await store.Calendar());
            if (!meeting.Move(to, await store.DistrictOf(meeting), calendar, new(why, store.Actor.Name, store.Today)))
            {
                await store.SaveChangesAsync();
                return;
            }
            var (items, requests, _) = await store.Heard(meeting);
            foreach (var item in items)
            {
                item.MeetingMoved(to.Day, calendar);
            }
            foreach (var request in requests)
            {
                request.MeetingMoved(meeting.Title, to.Day);
            }
            foreach (var action in await store.ActionsOf(items))
            {
                action.MeetingMoved(to.Day, calendar);
            }
            await store.Tell(
                meeting,
                items,
                new("", "A meeting has moved", $"The {meeting.Rules.Name} of {was} is now on {meeting.InWords}."),
                outbox
            );
            await store.SaveChangesAsync();
        }

        public async Task Cancel(Meeting meeting, string reason, Outbox? outbox)
        {
            var clock = RequestClocks.ToScreen(await store.DistrictOf(meeting), await store.Calendar(), store.Today);
            meeting.Cancel(reason);
            var (items, requests, referrals) = await store.Heard(meeting);
            foreach (var referral in referrals)
            {
                referral.TakeOffAgenda($"The {meeting.Rules.Name} of {meeting.Day.InFull} is cancelled: {reason}");
            }
            foreach (var request in requests)
            {
                request.TakeOffAgenda($"The {meeting.Rules.Name} of {meeting.Day.InFull} is cancelled: {reason}", clock, store.Now);
            }
            foreach (var action in await store.ActionsOf(items))
            {
                action.Drop();
            }
            await store.Tell(
                meeting,
                items,
                new("", "A meeting is cancelled", $"The {meeting.Rules.Name} of {meeting.InWords} is cancelled."),
                outbox
            );
            foreach (var item in items)
            {
                item.TakeOff("The meeting is cancelled");
            }
            await store.SaveChangesAsync();
        }

        private async Task<List<MeetingAction>> ActionsOf(IReadOnlyList<AgendaItem> items)
        {
            var ids = items.Select(i => i.Id).ToList();
            return await store.MeetingActions.Where(a => ids.Contains(a.ItemId) && !a.Dropped).ToListAsync();
        }

        /// <summary>
        /// Everybody of a meeting hears: who sits, who is on its list, and the people of the settings that bring something or belong to its
        /// group. The message says when, and nothing of what is heard.
        /// </summary>
        private async Task Tell(Meeting meeting, IReadOnlyList<AgendaItem> items, Wording what, Outbox? outbox)
        {
            if (outbox is null)
            {
                return;
            }
            var (now, me, sits, scopes) = (store.Now, store.Actor.PersonId, meeting.Rules.Sits, await store.ScopesOf(meeting));
            var settings = (
                await store.Settings.Where(s => s.GroupId != null && s.GroupId == meeting.GroupId).Select(s => s.Id).ToListAsync()
            )
                .Concat(items.Select(i => i.SettingId))
                .Select(s => $"setting/{s}")
                .Distinct()
                .ToList();
            var referrals = items.Select(i => i.ReferralId).OfType<Id<Referral>>().ToList();
            List<Id<Person>> named =
            [
                .. meeting.Attendees.Select(a => new Id<Person>(a.Key)),
                .. await store.Referrals.Where(r => referrals.Contains(r.Id)).Select(r => r.ReferrerId).ToListAsync(),
            ];
            var emails = await store
                .People.Where(p =>
                    p.ClosedAt == null
                    && p.Id != me
                    && (
                        named.Contains(p.Id)
                        || p.Roles.Any(r =>
                            r.From <= now
                            && (r.Until == null || r.Until > now)
                            && (
                                (sits.Contains(r.Role) && scopes.Contains(r.Scope))
                                || (r.Role == Role.SettingStaff && settings.Contains(r.Scope))
                            )
                        )
                    )
                )
                .Select(p => p.Email)
                .ToListAsync();
            foreach (var email in emails)
            {
                outbox.Put(
                    Channel.Email,
                    what.Subject,
                    what with
                    {
                        To = email,
                        Text = $"{what.Text}\n\nSign in to see it: {outbox.AddressOf($"/meetings/{meeting.Id}")}\n",
                    }
                );
            }
        }

        private Task<District> DistrictOf(Meeting meeting) => store.Districts.SingleAsync(d => d.Id == meeting.DistrictId);
    }

    private static void MustSuit(DateOnly day, CountyCalendar calendar, DateOnly today)
    {
        if (day < today || day > today.AddYears(2))
        {
            throw new RuleBroken("The day must be within the next two years", nameof(Meeting.Day));
        }
        if (!calendar.IsWorkingDay(day))
        {
            throw new RuleBroken($"{day.InFull} is not a working day", nameof(Meeting.Day));
        }
    }
}
