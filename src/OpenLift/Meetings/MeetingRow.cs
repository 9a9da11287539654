namespace OpenLift.Meetings;

public sealed record MeetingRow(
    Id<Meeting> Id,
    string Title,
    string Term,
    DateOnly Day,
    TimeOnly Time,
    DateOnly DeadlineOn,
    MeetingStatus Status,
    int Items,
    int Total
);
