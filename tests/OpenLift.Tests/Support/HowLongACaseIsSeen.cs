using OpenLift.County;
using OpenLift.Demo;
using OpenLift.People;
using OpenLift.Support;

namespace OpenLift.Tests.Support;

/// <summary>Whoever had a case sees the child until the last follow-up is written down, and no longer (L11, P1).</summary>
public sealed class HowLongACaseIsSeen
{
    [Theory]
    [InlineData("2026-11-23", "2027-03-14T23:59Z", "2027-03-15T00:00Z")]
    [InlineData("2026-05-04", "2026-08-23T22:59Z", "2026-08-23T23:00Z")]
    public void Sixteen_weeks_after_its_end_four_after_the_follow_up_was_due_at_the_countys_midnight(string ended, string still, string no)
    {
        DateTimeOffset now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        var calendar = new CountyCalendar([], []);
        var home = District.Add("D", "Dover", null, "South", "DOV", now);
        var school = Stories.ASetting("A school", home, now);
        var request = Stories.ADraft(Stories.AChild(school, now), school, home, now);
        var teacher = Person.Invite("Ruth Carver", "teacher@demo.example", null, now);
        var its = OpenLift.Support.Case.Of(request, [OpenLift.Meetings.Outcome.Intervention], calendar, now)[0];
        its.Allocate(teacher, 1, null, "a coordinator", calendar, now.CountyDay);
        its.Opens(now).Single().Until.ShouldBeNull("while they have it");

        its.End(EndReason.CriteriaMet, "All is well", DateOnly.Parse(ended));

        var until = its.Opens(now).Single().Until!.Value;
        until.ShouldBeGreaterThan(DateTimeOffset.Parse(still));
        until.ShouldBe(DateTimeOffset.Parse(no));
        until.ShouldBeGreaterThan(
            DateOnly.Parse(ended).AddDays(7 * 12).IsOver,
            "the last follow-up is due at twelve weeks, and may be late"
        );
    }
}
