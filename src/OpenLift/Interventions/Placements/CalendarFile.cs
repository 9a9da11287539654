namespace OpenLift.Interventions.Placements;

/// <summary>One whole-day entry as calendars read it (RFC 5545).</summary>
public static class CalendarFile
{
    public static string Day(Guid id, DateOnly on, string title, string place, DateTimeOffset now) =>
        string.Join(
            "\r\n",
            [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//OpenLIFT//EN",
                "BEGIN:VEVENT",
                $"UID:{id}@openlift",
                $"DTSTAMP:{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}",
                $"DTSTART;VALUE=DATE:{on:yyyyMMdd}",
                $"DTEND;VALUE=DATE:{on.AddDays(1):yyyyMMdd}",
                $"SUMMARY:{Safe(title)}",
                $"LOCATION:{Safe(place)}",
                "END:VEVENT",
                "END:VCALENDAR",
                "",
            ]
        );

    private static string Safe(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .ReplaceLineEndings(" ");
}
