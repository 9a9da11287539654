using System.Text;
using OpenLift.Correspondence.Documents;
using OpenLift.Requests;

namespace OpenLift.Meetings;

/// <summary>Seals a meeting: its words are fixed, every request on it is decided, and what was agreed begins (L6, L7).</summary>
public static class Minutes
{
    public static void Seal(
        Meeting meeting,
        IReadOnlyList<AgendaItem> items,
        IReadOnlyList<Request> requests,
        IReadOnlyList<MeetingAction> actions,
        string by,
        DateTimeOffset now
    )
    {
        Close(meeting, items, actions, by, now);
        foreach (var item in items)
        {
            requests.Single(r => r.Id == item.RequestId).Decide(string.Join("; ", item.Outcomes.Select(o => o.Words)), item.Reason!, now);
        }
    }

    /// <summary>
    /// Seals a panel: every referral on it is decided, a place agreed begins its wait, something else offered begins its clock (S3, S4).
    /// </summary>
    /// <returns>What was offered in the place of a hub's.</returns>
    public static IReadOnlyList<Interventions.OtherOffer> SealPanel(
        Meeting panel,
        IReadOnlyList<AgendaItem> items,
        IReadOnlyList<Interventions.Referral> referrals,
        IReadOnlyList<OpenLift.Interventions.Hubs.Hub> hubs,
        Interventions.InterventionRules rules,
        IReadOnlyList<MeetingAction> actions,
        County.CountyCalendar calendar,
        string by,
        DateTimeOffset now
    )
    {
        Close(panel, items, actions, by, now);
        var offers = new List<Interventions.OtherOffer>();
        foreach (var item in items)
        {
            var referral = referrals.Single(r => r.Id == item.ReferralId);
            referral.Decide(
                item.Outcomes[0],
                item.Reason!,
                hubs.FirstOrDefault(h => h.DistrictId == referral.DistrictId && !h.IsClosedOn(now.CountyDay)),
                rules,
                now
            );
            offers.AddRange(
                item.Outcomes.Where(Outcomes.Others.Contains)
                    .Select(o => Interventions.OtherOffer.Of(referral, o, item.Reason!, calendar, now))
            );
        }
        return offers;
    }

    private static void Close(
        Meeting meeting,
        IReadOnlyList<AgendaItem> items,
        IReadOnlyList<MeetingAction> actions,
        string by,
        DateTimeOffset now
    )
    {
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
                            new Answers([.. p.Lines.Select(l => new AnswerRow(l.Label, l.Words ?? ""))]),
                        }
                ),
                .. corrections is [] ? [] : new Block[] { new Heading("Corrections"), new Answers(corrections) },
            ]
        );
    }

    private static IEnumerable<(string Title, IReadOnlyList<(string Label, string? Words)> Lines)> Parts(
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
                [
                    .. item.Interests.Select(i => ("Interest", (string?)$"{i.Name}, {i.What} ({(i.Left ? "left" : "stayed")})")),
                    ("Discussion", item.Notes),
                    ("Outcomes", string.Join("; ", item.Outcomes.Select(o => o.Words))),
                    ("Reason", item.Reason),
                    .. item.ConfirmedBy is { } second ? [("Confirmed by", (string?)second)] : Array.Empty<(string, string?)>(),
                    .. actions
                        .Where(a => a.ItemId == item.Id && !a.Dropped)
                        .OrderBy(a => a.DueOn)
                        .ThenBy(a => a.What)
                        .Select(a => ("Action", (string?)$"{a.Owner}: {a.What}, by {a.DueOn.InFull}")),
                ]
            );
        }
    }

    /// <summary>The usual action for each outcome newly chosen; those of outcomes taken back are dropped.</summary>
    public static IReadOnlyList<MeetingAction> Follow(
        AgendaItem item,
        IReadOnlyList<MeetingAction> known,
        County.CountyCalendar calendar,
        DateOnly meetingDay,
        DateTimeOffset now
    )
    {
        foreach (var gone in known.Where(a => !a.Dropped && a.Outcome is { } outcome && !item.Outcomes.Contains(outcome)))
        {
            gone.Drop();
        }
        return
        [
            .. item
                .Outcomes.Where(o => !known.Any(a => a.Outcome == o && !a.Dropped))
                .Select(outcome =>
                {
                    var (what, owner, days) = outcome.UsualAction;
                    return MeetingAction.Set(item, outcome, what, owner, calendar.InWorkingDays(meetingDay, days, "the meeting"), now);
                }),
        ];
    }
}
