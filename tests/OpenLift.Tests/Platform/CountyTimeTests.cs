namespace OpenLift.Tests.Platform;

/// <summary>A day begins and ends when it does in the county, also on the two nights when the clocks change.</summary>
public sealed class CountyTimeTests
{
    [Theory]
    [InlineData("2026-11-23", "2026-11-23T00:00Z", "2026-11-24T00:00Z")]
    [InlineData("2026-07-01", "2026-06-30T23:00Z", "2026-07-01T23:00Z")]
    [InlineData("2027-03-28", "2027-03-28T00:00Z", "2027-03-28T23:00Z")]
    [InlineData("2026-10-25", "2026-10-24T23:00Z", "2026-10-26T00:00Z")]
    public void A_day_begins_and_is_over_on_the_countys_clock(string day, string begins, string isOver) =>
        (DateOnly.Parse(day).Begins, DateOnly.Parse(day).IsOver).ShouldBe((DateTimeOffset.Parse(begins), DateTimeOffset.Parse(isOver)));

    [Theory]
    [InlineData("2027-03-27T23:59Z", "2027-03-27", "23:59")]
    [InlineData("2027-03-28T00:59Z", "2027-03-28", "00:59")]
    [InlineData("2027-03-28T01:00Z", "2027-03-28", "02:00")]
    [InlineData("2027-03-28T23:00Z", "2027-03-29", "00:00")]
    [InlineData("2026-10-25T00:30Z", "2026-10-25", "01:30")]
    [InlineData("2026-10-25T01:30Z", "2026-10-25", "01:30")]
    public void A_moment_is_told_as_the_county_lives_it(string moment, string day, string hour)
    {
        var at = DateTimeOffset.Parse(moment);

        (at.CountyDay, at.CountyHour).ShouldBe((DateOnly.Parse(day), TimeOnly.Parse(hour)));
        at.InFull.ShouldBe($"{DateOnly.Parse(day).InFull} at {hour}");
    }

    [Theory]
    [InlineData("2026-07-01T12:00")]
    [InlineData("2026-12-01T12:00")]
    [InlineData("2027-03-28T07:30")]
    public void An_hour_of_a_day_is_found_again(string here)
    {
        var (day, hour) = (DateOnly.FromDateTime(DateTime.Parse(here)), TimeOnly.FromDateTime(DateTime.Parse(here)));

        (day.At(hour).CountyDay, day.At(hour).CountyHour).ShouldBe((day, hour));
    }

    [Fact]
    public void Nobody_else_converts() =>
        Directory
            .EnumerateFiles(House.Source, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && Path.GetFileName(f) is not "Clock.cs")
            .Where(f => File.ReadAllText(f) is var text && (text.Contains("TimeZoneInfo") || text.Contains("Clock.Uk")))
            .ShouldBeEmpty();
}
