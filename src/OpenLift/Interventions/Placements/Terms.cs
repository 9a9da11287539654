using OpenLift.County;

namespace OpenLift.Interventions.Placements;

public static class Terms
{
    extension(CountyCalendar calendar)
    {
        /// <summary>
        /// The same part of the year a school term on: a term of the old kind is two of the county's six. Thirteen weeks where the calendar
        /// does not reach so far.
        /// </summary>
        public DateOnly ATermAfter(DateOnly day)
        {
            var at = calendar.Terms.ToList().FindIndex(t => t.End >= day);
            return at >= 0 && at + 2 < calendar.Terms.Count
                ? calendar
                    .Terms[at + 2]
                    .Start.AddDays(
                        Math.Min(
                            Math.Max(0, day.DayNumber - calendar.Terms[at].Start.DayNumber),
                            calendar.Terms[at + 2].End.DayNumber - calendar.Terms[at + 2].Start.DayNumber
                        )
                    )
                : day.AddDays(91);
        }
    }
}
