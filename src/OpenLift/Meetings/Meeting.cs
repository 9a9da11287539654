using OpenLift.County;
using OpenLift.Requests;

namespace OpenLift.Meetings;

public enum Attendance
{
    Expected,
    Present,

    [Said("Sent apologies")]
    Apologies,

    [Said("Present as a substitute")]
    Substitute,
}

/// <summary>When and where a meeting sits. Without a time or place, as the district usually does.</summary>
public sealed record Sitting(DateOnly Day, TimeOnly? Time, string? Place);

/// <summary>Why a published meeting moves with less notice than its kind gives, who allows it, and the day it is said.</summary>
public sealed record ShortNotice(string? Why, string By, DateOnly Today);

/// <summary>What somebody says of themselves before the day.</summary>
public enum Coming
{
    [Said("I come")]
    Yes,

    [Said("I cannot come")]
    No,

    [Said("Somebody comes in my place")]
    StandIn,
}

public sealed record Attendee(Guid Key, string Name, string Role, string? Organisation, Attendance Attendance, string? InPlaceOf);

/// <summary>
/// One meeting of a district's Local Inclusion Forum Team with a group of settings (L6), or of an area's multi-agency panel (S3).
/// </summary>
public sealed class Meeting : Recorded
{
    public required Id<Meeting> Id { get; init; }
    public required Id<District> DistrictId { get; init; }
    public required Id<MeetingGroup>? GroupId { get; init; }

    /// <summary>The area whose multi-agency panel it is, hosted by one of its districts. None for a forum.</summary>
    public string? Area { get; private init; }

    /// <summary>Which kind it is, and so all that differs between kinds.</summary>
    public string KindCode { get; private init; } = MeetingKind.Forum.Code;
    public MeetingKind Rules => MeetingKind.Of(KindCode);

    /// <summary>The scope of those who run it and are its own: its area, or its district.</summary>
    public string Scope => Area is null ? $"district/{DistrictId}" : $"area/{Area}";

    /// <summary>Which settings it is for: "Dover group 2".</summary>
    public required string Title { get; init; }

    public required GroupKind Kind { get; init; }
    public required string TermName { get; init; }
    public DateOnly Day { get; private set; }
    public TimeOnly Time { get; private set; }
    public string? Place { get; private set; }

    /// <summary>When it is: "30 November 2026 at 09:30".</summary>
    public string InWords => $"{Day.InFull} at {Time:HH:mm}";

    /// <summary>When the agenda closes, so many days of term before.</summary>
    public DateOnly DeadlineOn { get; private set; }

    public MeetingStatus Status { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset? SealedAt { get; private set; }
    public string? SealedBy { get; private set; }
    public IReadOnlyList<Attendee> Attendees { get; private set; } = [];

    /// <summary>The minutes word for word as they were sealed, and their fingerprint.</summary>
    public string? Minutes { get; private set; }
    public string? MinutesHash { get; private set; }

    public static Meeting Plan(
        District district,
        MeetingGroup? group,
        string title,
        GroupKind kind,
        string term,
        DateOnly day,
        CountyCalendar calendar,
        DateTimeOffset now
    )
    {
        var meeting = new Meeting
        {
            Id = Id<Meeting>.New(now),
            DistrictId = district.Id,
            GroupId = group?.Id,
            Title = title,
            Kind = kind,
            TermName = term,
        };
        meeting.Sit(day, district.MeetingTime, district.MeetingPlace, district, calendar);
        meeting.Record($"Planned for {day.InFull}");
        return meeting;
    }

    /// <summary>One sitting of an area's panel, once a term, hosted by one of its districts (S3).</summary>
    public static Meeting PlanPanel(District host, string term, DateOnly day, CountyCalendar calendar, DateTimeOffset now)
    {
        var meeting = new Meeting
        {
            Id = Id<Meeting>.New(now),
            DistrictId = host.Id,
            GroupId = null,
            Title = $"{host.Area} area panel",
            Kind = GroupKind.EarlyYears,
            TermName = term,
            Area = host.Area,
            KindCode = MeetingKind.Panel.Code,
        };
        meeting.Sit(day, host.MeetingTime, host.MeetingPlace, host, calendar);
        meeting.Record($"Planned for {day.InFull}");
        return meeting;
    }

    /// <summary>Says at what time and where it is, where that is not as usual.</summary>
    public void IsAt(TimeOnly? time, string? place)
    {
        if (time is not null || place is not null)
        {
            (Time, Place) = (time ?? Time, place ?? Place);
            Record($"At {Time:HH:mm}{(Place is null ? "" : $", {Place}")}");
        }
    }

    /// <summary>
    /// Moves it, or says where it is. People have planned their day by what was published: that moves with the notice of its kind, or by
    /// somebody's name and reason.
    /// </summary>
    /// <returns>Whether its day or time is another now.</returns>
    public bool Move(Sitting to, District district, CountyCalendar calendar, ShortNotice notice)
    {
        Open();
        var (day, time) = (to.Day, to.Time ?? Time);
        if (!calendar.IsWorkingDay(day))
        {
            throw new RuleBroken($"{day.InFull} is not a working day", nameof(Day));
        }
        var moved = (day, time) != (Day, Time);
        var soon =
            moved && Status is MeetingStatus.Published && calendar.WorkingDays(notice.Today, Rules.NoticeDays) > (day < Day ? day : Day);
        if (soon && string.IsNullOrWhiteSpace(notice.Why))
        {
            throw new RuleBroken(
                $"The papers are published, and a {Rules.Name} moves with {Rules.NoticeDays.Of("working day")}’ notice. "
                    + "Say why it moves all the same, or choose a later day",
                "Why"
            );
        }
        Sit(day, time, to.Place, district, calendar);
        Record(
            !moved ? $"At {time:HH:mm}{(Place is null ? "" : $", {Place}")}"
            : soon ? $"Moved to {day.InFull} at {time:HH:mm} at short notice, allowed by {notice.By}: {notice.Why}"
            : $"Moved to {day.InFull} at {time:HH:mm}"
        );
        return moved;
    }

    /// <summary>Puts somebody on the list, or changes how they came.</summary>
    public void Attends(Attendee attendee, DateOnly today)
    {
        Open();
        if (today < Day && attendee.Attendance is Attendance.Present or Attendance.Substitute)
        {
            throw new RuleBroken($"The meeting is on {Day.InFull}: nobody was there yet", "Came");
        }
        if (attendee.Attendance is Attendance.Substitute && string.IsNullOrWhiteSpace(attendee.InPlaceOf))
        {
            throw new RuleBroken("Say whom they stand in for", "InPlaceOf");
        }
        Attendees = Attendees.Any(a => a.Key == attendee.Key)
            ? [.. Attendees.Select(a => a.Key == attendee.Key ? attendee : a)]
            : [.. Attendees, attendee];
        Record($"{attendee.Name}: {attendee.Attendance.InWords}{(attendee.InPlaceOf is null ? "" : $" for {attendee.InPlaceOf}")}");
    }

    /// <summary>Somebody who is invited says whether they come, or who comes in their place.</summary>
    public void Says(Attendee me, Coming coming, Attendee? standIn)
    {
        Open();
        if (coming is Coming.StandIn && standIn is null)
        {
            throw new RuleBroken("Say who comes in your place", "StandIn");
        }
        var mine = me with { Attendance = coming is Coming.Yes ? Attendance.Expected : Attendance.Apologies };
        Attendees =
        [
            .. Attendees.Where(a => a.Key != me.Key && a.InPlaceOf != me.Name),
            mine,
            .. coming is Coming.StandIn ? [standIn!] : Array.Empty<Attendee>(),
        ];
        Record($"{me.Name}: {coming.InWords}{(coming is Coming.StandIn ? $", {standIn!.Name}" : "")}");
    }

    public void Expect(IEnumerable<Attendee> attendees)
    {
        var more = attendees.Where(a => !Attendees.Any(known => known.Name == a.Name && known.Organisation == a.Organisation)).ToList();
        if (more.Count > 0)
        {
            Attendees = [.. Attendees, .. more];
            Record($"{more.Count.Of("person", "people")} expected");
        }
    }

    /// <summary>A request came onto the agenda. Recorded here too, so that it cannot slip past a publication or a seal.</summary>
    public void Lists(string reference)
    {
        Open();
        Record($"{reference} put on the agenda");
    }

    /// <summary>It is off the agenda again, and why.</summary>
    public void Unlists(string reference, string reason)
    {
        Open();
        Record($"{reference} taken off the agenda: {reason}");
    }

    public void Publish(int items, DateTimeOffset now)
    {
        if (items is 0)
        {
            throw new RuleBroken("There is nothing on the agenda yet.");
        }
        Status = Status.After(MeetingStep.Publish);
        PublishedAt = now;
        Record($"Agenda and papers published with {items.Of(Rules.Hears)}");
    }

    public void Seal(string minutes, string by, DateTimeOffset now)
    {
        Status = Status.After(MeetingStep.Seal);
        (Minutes, MinutesHash, SealedAt, SealedBy) = (minutes, SentVersion.HashOf(minutes), now, by);
        Record(new MinutesSealed(MinutesHash));
    }

    public void Cancel(string reason)
    {
        Status = Status.After(MeetingStep.Cancel);
        Record($"Cancelled: {reason}");
    }

    private void Open()
    {
        if (!Status.IsOpen)
        {
            throw new RuleBroken($"The meeting can no longer be changed: it is {Status.InWords}.");
        }
    }

    private void Sit(DateOnly day, TimeOnly time, string? place, District district, CountyCalendar calendar) =>
        (Day, Time, Place, DeadlineOn) = (day, time, place, calendar.TermDaysBefore(day, district.DeadlineDays));
}

public sealed record MinutesSealed(string Hash) : Fact
{
    public override string Sentence => $"Minutes sealed ({Hash[..12]})";
}
