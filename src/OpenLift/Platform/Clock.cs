using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OpenLift.Platform;

/// <summary>Time where the county is. Only pages, jobs and the store read it; records take it as an argument.</summary>
public static class Clock
{
    public static readonly TimeZoneInfo Uk = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    extension(TimeProvider clock)
    {
        public DateTimeOffset Now => clock.GetUtcNow();

        /// <summary>Today's date in the county. At 00:30 on a summer night this is not the UTC date.</summary>
        public DateOnly Today => clock.GetUtcNow().CountyDay;
    }
}

/// <summary>Stores moments as UTC in both databases, in a form both can sort and compare.</summary>
internal sealed class UtcConverter()
    : ValueConverter<DateTimeOffset, DateTime>(
        moment => moment.UtcDateTime,
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc))
    );
