using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.County;

/// <summary>A bank holiday can be moved for one year, and a slip taken away; both are written down (C5).</summary>
public sealed class MovingAHoliday(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_bank_holiday_is_moved_and_a_slip_is_taken_away_and_the_day_counts_again()
    {
        var holiday = BankHoliday.Add(new(2029, 5, 7), "Early May", app.Clock.Now);
        await app.Save(s =>
        {
            s.Add(holiday);
            return Task.CompletedTask;
        });
        var administrator = await app.SignedIn("administrator@demo.example");
        var address = $"/county/holidays/{holiday.Id}";

        (await administrator.Fill($"{address}/change", ("Day.Day", "8"), ("Day.Month", "5"), ("Day.Year", "2029"))).Status.ShouldBe(302);
        (await app.InStore(s => s.Calendar())).IsWorkingDay(new(2029, 5, 8)).ShouldBeFalse();
        (await administrator.Press(await administrator.Open($"{address}/remove"), "")).Status.ShouldBe(302);

        (await app.InStore(s => s.Calendar())).IsWorkingDay(new(2029, 5, 8)).ShouldBeTrue();
        (
            await app.InStore(s => s.Audit.Where(a => a.Subject == $"BankHoliday/{holiday.Id}").Select(a => a.Sentence).ToListAsync())
        ).ShouldBe(
            [
                "Early May is a bank holiday on 7 May 2029",
                "Early May is on 8 May 2029, and no longer on 7 May 2029",
                "8 May 2029 is no bank holiday after all (Early May)",
            ],
            ignoreOrder: true
        );
    }
}
