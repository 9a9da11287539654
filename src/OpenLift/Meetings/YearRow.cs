namespace OpenLift.Meetings;

public sealed record YearTerm(string Name, int Number, bool Over);

/// <summary>One group's or panel's meetings of a school year, and which of its settings were at none that was held.</summary>
public sealed record YearRow(string Name, IReadOnlyList<Meeting> Meetings, IReadOnlyList<(string Setting, string Missed)> Missed)
{
    public static YearRow Of(string name, IReadOnlyList<Meeting> meetings, IReadOnlyList<string> settings)
    {
        var held = meetings.Where(m => m.Status is MeetingStatus.Sealed).ToList();
        return new(
            name,
            meetings,
            [
                .. settings
                    .Select(s => (s, string.Join("; ", held.Where(m => !Came(m, s)).Select(m => m.TermName))))
                    .Where(s => s.Item2.Length > 0),
            ]
        );
    }

    private static bool Came(Meeting meeting, string setting) =>
        meeting.Attendees.Any(a => a.Organisation == setting && a.Attendance is Attendance.Present or Attendance.Substitute);
}
