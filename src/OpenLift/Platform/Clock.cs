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

/// <summary>Between the county's days and hours and the moments that are stored. Nobody else converts.</summary>
public static class CountyTime
{
    extension(DateOnly day)
    {
        /// <summary>The moment it is so late on this day in the county.</summary>
        public DateTimeOffset At(TimeOnly hour)
        {
            var here = day.ToDateTime(hour);
            return new DateTimeOffset(here, Clock.Uk.GetUtcOffset(here)).ToUniversalTime();
        }

        public DateTimeOffset Begins => day.At(TimeOnly.MinValue);

        public DateTimeOffset IsOver => day.AddDays(1).Begins;
    }

    extension(DateTimeOffset moment)
    {
        public DateOnly CountyDay => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Clock.Uk).DateTime);

        public TimeOnly CountyHour => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Clock.Uk).DateTime);

        /// <summary>The last day that ends by this moment, or holds it: midnight is the end of the day before.</summary>
        public DateOnly LastDay => moment.AddSeconds(-1).CountyDay;
    }
}

/// <summary>Stores moments as UTC in both databases, in a form both can sort and compare.</summary>
internal sealed class UtcConverter()
    : ValueConverter<DateTimeOffset, DateTime>(
        moment => moment.UtcDateTime,
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc))
    );
