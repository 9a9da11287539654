using Ical.Net;
using OpenLift.Interventions.Placements;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Interventions.Placements;

/// <summary>A meeting as any calendar reads it (S11).</summary>
public sealed class CalendarFiles
{
    private static readonly Guid Place = Guid.Parse("0198f3c2-0000-7000-8000-000000000001");
    private const string Hub = "Dover hub, ground floor; ring twice \\ wait for Żaneta – the door by the garden is the one that is open";

    private static string File(DateTimeOffset? now = null) =>
        CalendarFile.Day(Place, new(2027, 3, 28), "Review meeting", $"{Hub}\nCT16 1AA", now ?? FixedClock.Monday);

    [Fact]
    public void It_says_what_where_and_when_and_reads_back_as_it_was_written()
    {
        var entry = Calendar.Load(File())!.Events.Single();

        (entry.Summary, entry.Location).ShouldBe(("Review meeting", $"{Hub} CT16 1AA"));
        (entry.Start!.Date, entry.Start.HasTime, entry.End!.Date).ShouldBe((new DateOnly(2027, 3, 28), false, new DateOnly(2027, 3, 29)));
    }

    [Fact]
    public void A_whole_day_is_the_same_day_in_every_time_zone()
    {
        File().ShouldContain("DTSTART;VALUE=DATE:20270328\r\n");
        File().ShouldContain("DTEND;VALUE=DATE:20270329\r\n");
        File().ShouldContain($"DTSTAMP:{FixedClock.Monday.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}\r\n");
        File().ShouldNotContain("TZID");
    }

    [Fact]
    public void Fetched_again_it_is_the_same_entry() =>
        Calendar.Load(File(FixedClock.Monday.AddDays(3)))!.Events.Single().Uid.ShouldBe($"{Place}@openlift");

    [Fact]
    public void No_line_is_longer_than_calendars_take_and_signs_with_a_meaning_are_escaped()
    {
        File().Split("\r\n").ShouldAllBe(line => System.Text.Encoding.UTF8.GetByteCount(line) <= 75);
        File().Replace("\r\n ", "").ShouldContain("LOCATION:Dover hub\\, ground floor\\; ring twice \\\\ wait for Żaneta");
    }
}
