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

    /// <summary>When the agenda closes, so many working days before, and why then.</summary>
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

    public void Move(DateOnly day, TimeOnly time, string? place, District district, CountyCalendar calendar)
    {
        Open();
        if (!calendar.IsWorkingDay(day))
        {
            throw new RuleBroken($"{day.InFull} is not a working day", nameof(Day));
        }
        Sit(day, time, place, district, calendar);
        Record($"Moved to {day.InFull} at {time:HH:mm}");
    }

    /// <summary>Puts somebody on the list, or changes how they came.</summary>
    public void Attends(Attendee attendee)
    {
        Open();
        if (attendee.Attendance is Attendance.Substitute && string.IsNullOrWhiteSpace(attendee.InPlaceOf))
        {
            throw new RuleBroken("Say whom they stand in for", "InPlaceOf");
        }
        Attendees = Attendees.Any(a => a.Key == attendee.Key)
            ? [.. Attendees.Select(a => a.Key == attendee.Key ? attendee : a)]
            : [.. Attendees, attendee];
        Record($"{attendee.Name}: {attendee.Attendance.InWords}{(attendee.InPlaceOf is null ? "" : $" for {attendee.InPlaceOf}")}");
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
        (Day, Time, Place, DeadlineOn) = (day, time, place, calendar.WorkingDays(day, -district.DeadlineDays));
}

public sealed record MinutesSealed(string Hash) : Fact
{
    public override string Sentence => $"Minutes sealed ({Hash[..12]})";
}
