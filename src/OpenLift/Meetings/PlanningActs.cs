using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Interventions;
using OpenLift.Requests;

namespace OpenLift.Meetings;

/// <summary>
/// When meetings are held: planned one by one or for a term, moved, cancelled. What they would have heard moves along (L6, S3).
/// </summary>
public static class PlanningActs
{
    extension(Store store)
    {
        public async Task<Meeting> PlanMeeting(District district, string name, GroupKind kind, DateOnly day)
        {
            var calendar = await store.Calendar();
            MustSuit(day, calendar, store.Today);
            var term = calendar.TermOn(day)?.Name ?? "Out of term";
            var meeting = Meeting.Plan(district, null, name, kind, term, day, calendar, store.Now);
            store.Add(meeting);
            await store.SaveChangesAsync();
            return meeting;
        }

        /// <summary>One panel an area each term, which hears all that was sent (S3).</summary>
        public async Task<(Meeting Panel, int Listed)> PlanPanel(District host, DateOnly day)
        {
            var calendar = await store.Calendar();
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
            store.Add(panel);
            var listed = await store.ListAllFor(panel);
            await store.SaveChangesAsync();
            return (panel, listed);
        }

        /// <summary>A meeting in a term for each group of the district that has none yet.</summary>
        /// <returns>How many.</returns>
        public async Task<int> PlanTerm(District district, Term term)
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
                throw new RuleBroken("Every group has its meeting in this term, or the term’s weeks are past.", "Term");
            }
            store.AddRange(planned);
            await store.SaveChangesAsync();
            return planned.Count;
        }

        public async Task Move(Meeting meeting, DateOnly day, TimeOnly time, string? place)
        {
            if (day < store.Today)
            {
                throw new RuleBroken("The day must be today or later", nameof(Meeting.Day));
            }
            var (district, calendar) = (await store.DistrictOf(meeting), await store.Calendar());
            meeting.Move(day, time, place, district, calendar);
            var (items, requests, _) = await store.Heard(meeting);
            foreach (var item in items)
            {
                item.MeetingMoved(day, calendar);
            }
            foreach (var request in requests)
            {
                request.MeetingMoved(meeting.Title, day);
            }
            await store.SaveChangesAsync();
        }

        public async Task Cancel(Meeting meeting, string reason)
        {
            var clock = RequestClocks.ToScreen(await store.DistrictOf(meeting), await store.Calendar(), store.Today);
            meeting.Cancel(reason);
            var (items, requests, referrals) = await store.Heard(meeting);
            foreach (var referral in referrals)
            {
                referral.TakeOffAgenda($"The panel of {meeting.Day.InFull} is cancelled: {reason}");
            }
            foreach (var request in requests)
            {
                request.TakeOffAgenda($"The meeting of {meeting.Day.InFull} is cancelled: {reason}", clock, store.Now);
            }
            foreach (var item in items)
            {
                item.TakeOff("The meeting is cancelled");
            }
            await store.SaveChangesAsync();
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
