using System.Text;
using OpenLift.Correspondence.Documents;
using OpenLift.Requests;

namespace OpenLift.Meetings;

/// <summary>Seals a meeting: its words are fixed, and every part of it with them (L6, L7).</summary>
public static class Minutes
{
    public static void Seal(
        Meeting meeting,
        IReadOnlyList<AgendaItem> items,
        IReadOnlyList<MeetingAction> actions,
        string by,
        DateTimeOffset now
    )
    {
        if (now < meeting.Day.At(meeting.Time))
        {
            throw new RuleBroken(
                $"The meeting is on {meeting.Day.InFull} at {meeting.Time:HH:mm}: its minutes cannot be sealed before it was held."
            );
        }
        if (meeting.Attendees.Count(a => a.Attendance is Attendance.Present or Attendance.Substitute) < meeting.Rules.Quorum)
        {
            throw new RuleBroken("Record who was there before sealing the minutes.");
        }
        foreach (var item in items)
        {
            item.Seal();
        }
        meeting.Seal(Text(meeting, items, actions), by, now);
    }

    /// <summary>The minutes as plain text: children by reference only.</summary>
    public static string Text(Meeting meeting, IReadOnlyList<AgendaItem> items, IReadOnlyList<MeetingAction> actions)
    {
        var text = new StringBuilder();
        foreach (var (title, lines) in Parts(meeting, items, actions))
        {
            (text.Length > 0 ? text.AppendLine() : text).AppendLine(title);
            foreach (var (label, words) in lines)
            {
                text.AppendLine($"{label}: {words}");
            }
        }
        return text.ToString();
    }

    /// <summary>The same as a paper (X7).</summary>
    public static Document Paper(Meeting meeting, IReadOnlyList<AgendaItem> items, IReadOnlyList<MeetingAction> actions, string about)
    {
        var parts = Parts(meeting, items, actions).ToList();
        var corrections = items
            .SelectMany(i => i.Corrections.Select(c => new AnswerRow($"{i.Reference}, by {c.By} on {c.At.InFull}", c.Words)))
            .ToList();
        return new(
            "Minutes",
            $"{parts[0].Title}\n{about}",
            [
                .. parts.SelectMany(
                    (p, i) =>
                        new Block[]
                        {
                            new Heading(i is 0 ? "Who was there" : p.Title),
                            new Answers([.. p.Lines.Where(l => l.Words is { Length: > 0 }).Select(l => new AnswerRow(l.Label, l.Words!))]),
                        }
                ),
                .. corrections is [] ? [] : new Block[] { new Heading("Corrections"), new Answers(corrections) },
            ]
        );
    }

    /// <summary>Who was there, and each part with its lines.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<(string Label, string? Words)> Lines)> Parts(
        Meeting meeting,
        IReadOnlyList<AgendaItem> items,
        IReadOnlyList<MeetingAction> actions
    )
    {
        yield return (
            $"{meeting.Title}, {meeting.Day.InFull} at {meeting.Time:HH:mm}{(meeting.Place is null ? "" : $", {meeting.Place}")}",
            [
                .. meeting
                    .Attendees.GroupBy(a => a.Attendance)
                    .Select(people =>
                        (
                            people.Key.Words,
                            (string?)
                                string.Join(
                                    "; ",
                                    people.Select(a => $"{a.Name}, {a.Role}{(a.InPlaceOf is null ? "" : $" for {a.InPlaceOf}")}")
                                )
                        )
                    ),
            ]
        );
        var number = 0;
        foreach (var item in items.OrderBy(i => i.Position))
        {
            yield return (
                $"{++number}. {item.Reference}, {item.SettingName}",
                [.. (item.AsSealed is [] ? Lines(item, actions) : item.AsSealed).Select(l => (l.Label, (string?)l.Words))]
            );
        }
    }

    /// <summary>What the minutes say of one part. Nothing is said of what nobody wrote.</summary>
    public static IReadOnlyList<MinuteLine> Lines(AgendaItem item, IReadOnlyList<MeetingAction> actions) =>
        [
            .. item.Interests.Select(i => new MinuteLine("Interest", $"{i.Name}, {i.What} ({(i.Left ? "left" : "stayed")})")),
            new("Discussion", item.Notes ?? ""),
            new("Outcomes", item.InWords),
            new("Reason", item.Reason ?? ""),
            .. item.ConfirmedBy is { } second ? [new("Confirmed by", second)] : Array.Empty<MinuteLine>(),
            .. actions
                .Where(a => a.ItemId == item.Id && !a.Dropped)
                .OrderBy(a => a.DueOn)
                .ThenBy(a => a.What)
                .Select(a => new MinuteLine("Action", $"{a.Owner}: {a.What}, by {a.DueOn.InFull}")),
        ];

    /// <summary>The usual action for each outcome newly chosen; those of outcomes taken back are dropped.</summary>
    public static IReadOnlyList<MeetingAction> Follow(
        AgendaItem item,
        IReadOnlyList<MeetingAction> known,
        County.CountyCalendar calendar,
        DateOnly meetingDay,
        DateTimeOffset now
    )
    {
        var tell = OutcomeActions.ToTell(item);
        foreach (
            var gone in known.Where(a =>
                !a.Dropped && (a.Tells ? !item.IsDecided || a.Outcome != tell.Outcome : a.Outcome is { } o && !item.Outcomes.Contains(o))
            )
        )
        {
            gone.Drop();
        }
        var fresh = item.Outcomes.Where(o => !known.Any(a => a.Outcome == o && !a.Dropped));
        return Begin(item, fresh, calendar, new(meetingDay, "the meeting"), now)
            .Concat(
                item.IsDecided && !known.Any(a => a.Tells && !a.Dropped) ? [Tell(item, calendar, new(meetingDay, "the meeting"), now)] : []
            )
            .ToList();
    }

    /// <summary>The family is told what was decided: one action for a decision, whatever it is.</summary>
    public static MeetingAction Tell(AgendaItem item, County.CountyCalendar calendar, County.Due from, DateTimeOffset now)
    {
        var (outcome, what, owner) = OutcomeActions.ToTell(item);
        return MeetingAction.Set(
            item,
            outcome,
            what,
            owner,
            calendar.InWorkingDays(from.On, OutcomeActions.DaysToTell, from.Why),
            now,
            tells: true
        );
    }

    /// <summary>The usual actions of these outcomes, counted from a day.</summary>
    public static IReadOnlyList<MeetingAction> Begin(
        AgendaItem item,
        IEnumerable<Outcome> outcomes,
        County.CountyCalendar calendar,
        County.Due from,
        DateTimeOffset now
    ) =>
        [
            .. outcomes
                .Where(o => !o.IsTelling)
                .Select(outcome =>
                {
                    var (what, owner, _) = outcome.UsualAction;
                    return MeetingAction.Set(item, outcome, what, owner, outcome.DueFrom(from.On, from.Why, calendar), now);
                }),
        ];
}
