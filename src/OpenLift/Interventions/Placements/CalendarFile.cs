using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace OpenLift.Interventions.Placements;

/// <summary>
/// One whole-day entry as calendars read it (RFC 5545): the same day in every time zone, and the same entry when it is fetched again.
/// </summary>
public static class CalendarFile
{
    public static string Day(Guid id, DateOnly on, string title, string place, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = "-//OpenLIFT//EN" };
        calendar.Events.Add(
            new CalendarEvent
            {
                Uid = $"{id}@openlift",
                DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
                Start = new CalDateTime(on),
                End = new CalDateTime(on.AddDays(1)),
                Summary = title.ReplaceLineEndings(" "),
                Location = place.ReplaceLineEndings(" "),
            }
        );
        return new CalendarSerializer(calendar).SerializeToString()!;
    }
}
