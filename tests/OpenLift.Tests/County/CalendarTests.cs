using Microsoft.Extensions.Time.Testing;
using OpenLift.County;

namespace OpenLift.Tests.County;

[Trait("Needs", "nothing")]
public sealed class CalendarTests
{
    private static readonly DateTimeOffset Now = Platform.FixedClock.Monday;

    private static readonly CountyCalendar Calendar = new(
        [
            Term.Set("2026-27", 2, new(2026, 11, 2), new(2026, 12, 18), false, Now),
            Term.Set("2026-27", 3, new(2027, 1, 4), new(2027, 2, 12), false, Now),
        ],
        [new(2026, 12, 25), new(2026, 12, 28), new(2027, 1, 1)]
    );

    [Theory]
    [InlineData("2026-11-23", 3, "2026-11-26")]
    [InlineData("2026-11-27", 1, "2026-11-30")]
    [InlineData("2026-12-23", 3, "2026-12-30")]
    [InlineData("2026-12-30", -3, "2026-12-23")]
    [InlineData("2026-11-28", 1, "2026-11-30")]
    public void Working_days_pass_over_weekends_and_bank_holidays(string from, int days, string to) =>
        Calendar.WorkingDays(DateOnly.Parse(from), days).ShouldBe(DateOnly.Parse(to));

    [Theory]
    [InlineData("2026-12-15", "2026-12-15")]
    [InlineData("2026-12-19", "2027-01-04")]
    [InlineData("2027-01-02", "2027-01-04")]
    [InlineData("2027-03-01", "2027-03-01")]
    public void What_a_setting_does_never_falls_into_its_holidays(string day, string on) =>
        Calendar.SchoolDay(DateOnly.Parse(day)).ShouldBe(DateOnly.Parse(on));

    [Fact]
    public void A_due_date_says_why_it_is_that_date()
    {
        var due = Calendar.InWorkingDays(new(2026, 12, 23), 3, "it was sent");

        due.On.ShouldBe(new DateOnly(2026, 12, 30));
        due.Why.ShouldBe("3 working days after it was sent on 23 December 2026, not counting 2 bank holidays");
    }

    [Fact]
    public void Days_of_term_stand_still_over_the_holidays() =>
        Calendar.InTermDays(new(2026, 12, 17), 2, "it was sent").On.ShouldBe(new DateOnly(2027, 1, 4));

    [Fact]
    public void Each_group_meets_once_a_term_in_a_week_of_its_own_and_each_term_another_is_first()
    {
        var district = new Id<District>(Guid.NewGuid());
        MeetingGroup[] groups =
        [
            .. Enumerable.Range(1, 3).Select(i => MeetingGroup.Add(district, $"Group {i}", GroupKind.Schools, i, Now)),
        ];

        Calendar
            .MeetingsIn(Calendar.Terms[0], DayOfWeek.Wednesday, groups)
            .Select(m => (m.Group.Position, m.Day))
            .ShouldBe([(1, new(2026, 11, 18)), (2, new(2026, 11, 4)), (3, new(2026, 11, 11))]);
    }

    [Fact]
    public void More_groups_than_weeks_share_days()
    {
        var district = new Id<District>(Guid.NewGuid());
        MeetingGroup[] groups =
        [
            .. Enumerable.Range(1, 9).Select(i => MeetingGroup.Add(district, $"Group {i}", GroupKind.Schools, i, Now)),
        ];

        var days = Calendar.MeetingsIn(Calendar.Terms[0], DayOfWeek.Wednesday, groups).Select(m => m.Day).ToList();

        days.Count.ShouldBe(9);
        days[8].ShouldBe(days[1]);
    }

    [Fact]
    public void A_term_cannot_end_before_it_starts() =>
        Should.Throw<RuleBroken>(() => Term.Set("2026-27", 4, new(2027, 3, 1), new(2027, 2, 1), false, Now)).Field.ShouldBe("End");

    [Fact]
    public void Todays_date_is_the_countys_at_half_past_midnight_in_summer() =>
        new FakeTimeProvider(new(2026, 6, 30, 23, 30, 0, TimeSpan.Zero)).Today.ShouldBe(new DateOnly(2026, 7, 1));
}
