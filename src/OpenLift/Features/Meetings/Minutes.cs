using System.Text;
using OpenLift.Features.Requests;

namespace OpenLift.Features.Meetings;

/// <summary>Seals a meeting: its words are fixed, every request on it is decided, and what was agreed begins (L6, L7).</summary>
public static class Minutes
{
    public static void Seal(Meeting meeting, IReadOnlyList<AgendaItem> items, IReadOnlyList<Request> requests, IReadOnlyList<MeetingAction> actions, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(items);
        if (now.CountyDay < meeting.Day)
        {
            throw new RuleBroken($"The meeting is on {meeting.Day.InFull}: its minutes cannot be sealed before it was held.");
        }
        if (!meeting.Attendees.Any(a => a.Attendance is Attendance.Present or Attendance.Substitute))
        {
            throw new RuleBroken("Record who was there before sealing the minutes.");
        }
        foreach (var item in items)
        {
            item.Seal();
            requests.Single(r => r.Id == item.RequestId).Decide(string.Join("; ", item.Outcomes.Select(o => o.Words)), item.Reason!, now);
        }
        meeting.Seal(Text(meeting, items, actions), by, now);
    }

    /// <summary>The minutes as plain text: children by reference only.</summary>
    public static string Text(Meeting meeting, IReadOnlyList<AgendaItem> items, IReadOnlyList<MeetingAction> actions)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        var text = new StringBuilder().AppendLine($"{meeting.Title}, {meeting.Day.InFull} at {meeting.Time:HH:mm}{(meeting.Place is null ? "" : $", {meeting.Place}")}");
        foreach (var people in meeting.Attendees.GroupBy(a => a.Attendance))
        {
            text.AppendLine($"{people.Key.Words}: {string.Join("; ", people.Select(a => $"{a.Name}, {a.Role}{(a.InPlaceOf is null ? "" : $" for {a.InPlaceOf}")}"))}");
        }
        var number = 0;
        foreach (var item in items.OrderBy(i => i.Position))
        {
            text.AppendLine().AppendLine($"{++number}. {item.Reference}, {item.SettingName}");
            foreach (var interest in item.Interests)
            {
                text.AppendLine($"Interest: {interest.Name}, {interest.What} ({(interest.Left ? "left" : "stayed")})");
            }
            text.AppendLine($"Discussion: {item.Notes}").AppendLine($"Outcomes: {string.Join("; ", item.Outcomes.Select(o => o.Words))}").AppendLine($"Reason: {item.Reason}");
            foreach (var action in actions.Where(a => a.ItemId == item.Id && !a.Dropped).OrderBy(a => a.DueOn).ThenBy(a => a.What))
            {
                text.AppendLine($"Action: {action.Owner}: {action.What}, by {action.DueOn.InFull}");
            }
        }
        return text.ToString();
    }

    /// <summary>The usual action for each outcome newly chosen; those of outcomes taken back are dropped.</summary>
    public static IReadOnlyList<MeetingAction> Follow(AgendaItem item, IReadOnlyList<MeetingAction> known, County.CountyCalendar calendar, DateOnly meetingDay, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(item);
        foreach (var gone in known.Where(a => !a.Dropped && a.Outcome is { } outcome && !item.Outcomes.Contains(outcome)))
        {
            gone.Drop();
        }
        return [.. item.Outcomes.Where(o => !known.Any(a => a.Outcome == o && !a.Dropped)).Select(outcome =>
        {
            var (what, owner, days) = outcome.UsualAction;
            return MeetingAction.Set(item, outcome, what, owner, calendar.InWorkingDays(meetingDay, days, "the meeting"), now);
        })];
    }
}
