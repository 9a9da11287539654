using OpenLift.Interventions.Waits;

namespace OpenLift.Tests.Interventions.Waits;

/// <summary>What is shown of waits outside the team hides small numbers, and says when it does not know (S13, P6).</summary>
[Trait("Needs", "nothing")]
public sealed class WhatAPageMaySay
{
    private static List<Wait> Waits(int number, int started) => [.. Enumerable.Range(1, number).Select(i => new Wait(i * 7, i <= started))];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 9)]
    [InlineData(40, 4)]
    [InlineData(40, 0)]
    public void Of_too_few_children_or_starts_nothing_is_said(int number, int started)
    {
        var figures = WaitFigures.Of(Waits(number, started));

        figures.TooFew.ShouldBeTrue();
        (figures.Number, figures.MedianMonths, figures.NineInTenMonths, figures.Curve.Count, figures.MeanOfFinished).ShouldBe(
            (0, null, null, 0, null)
        );
    }

    [Fact]
    public void The_threshold_is_the_countys_to_set()
    {
        WaitFigures.Of(Waits(12, 12), 12).TooFew.ShouldBeFalse();
        WaitFigures.Of(Waits(12, 12), 13).TooFew.ShouldBeTrue();
        WaitFigures.Of(Waits(4, 4), 1).TooFew.ShouldBeTrue();
    }

    [Fact]
    public void Everybody_reads_months_and_fives_and_only_staff_read_days_and_the_mean_of_finished_waits()
    {
        var waits = Waits(63, 63);
        var (everybody, staff) = (WaitFigures.Of(waits), WaitFigures.ForStaff(waits));

        everybody.HalfWithin.ShouldBe("Half of children start within 8 months.");
        everybody.NineInTenWithin.ShouldBe("9 in 10 start within 14 months.");
        everybody.RestsOn.ShouldBe("This counts about 65 children. It counts those who wait still.");
        (everybody.MeanInWords, everybody.Median, everybody.Started, everybody.Steps.Count).ShouldBe((null, null, null, 0));
        staff.HalfWithin.ShouldBe("Half of children start within 224 days.");
        staff.NineInTenWithin.ShouldBe("9 in 10 start within 399 days.");
        staff.MeanInWords.ShouldBe(
            "Mean of finished waits only: 224 days. It leaves out everybody who waits still, so it says too little."
        );
        staff.Curve.Select(p => (p.Months, p.AtRisk)).Take(3).ShouldBe([(0, 63), (3, 51), (6, 37)]);
    }

    [Fact]
    public void Where_the_curve_does_not_come_down_so_far_we_say_that_we_do_not_know()
    {
        WaitFigures.Of(Waits(60, 20)).HalfWithin.ShouldBe("We cannot say yet how long it takes until half have started.");
        WaitFigures.ForStaff(Waits(60, 40)).NineInTenWithin.ShouldBe("We cannot say yet how long it takes until 9 in 10 have started.");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(30, 1)]
    [InlineData(31, 2)]
    [InlineData(61, 2)]
    [InlineData(365, 12)]
    [InlineData(366, 13)]
    public void Nobody_is_promised_fewer_months_than_it_takes(int days, int months) => WaitPoint.MonthsFor(days).ShouldBe(months);

    /// <summary>
    /// 10,000 pairs of reports, the second with a child more, a child started or a child gone: taken from each other they show
    /// fives only (P6).
    /// </summary>
    [Fact]
    public void Two_reports_taken_from_each_other_show_no_group_of_one_to_four()
    {
        var random = new Random(6);
        var shown = 0;
        for (var pair = 0; pair < 10_000; pair++)
        {
            var before = Enumerable.Range(0, random.Next(5, 90)).Select(_ => new Wait(random.Next(0, 500), random.Next(100) < 60)).ToList();
            var after = before.ToList();
            switch (random.Next(3))
            {
                case 0:
                    after.Add(new(random.Next(0, 500), true));
                    break;
                case 1:
                    after.RemoveAt(random.Next(after.Count));
                    break;
                default:
                    after[^1] = after[^1] with { Ended = !after[^1].Ended };
                    break;
            }
            var (first, second) = (WaitFigures.Of(before), WaitFigures.Of(after));
            foreach (var (figures, waits) in new[] { (first, before), (second, after) })
            {
                shown += figures.TooFew ? 0 : 1;
                (figures.Number % 5).ShouldBe(0);
                figures.Curve.All(p => p.Percent % 5 == 0 && p.AtRisk % 5 == 0 && p.AtRisk >= 10).ShouldBeTrue();
                var starts = figures.Curve.Select(p => p.Months is 0 ? 0 : waits.Count(w => w.Ended && w.Days <= p.Day)).ToList();
                starts.Zip(starts.Skip(1)).All(s => s.Second - s.First >= 5).ShouldBeTrue();
                figures.Curve.All(p => waits.Count(w => w.Days >= p.Day) >= 10).ShouldBeTrue();
            }
            (Math.Abs(first.Number - second.Number) % 5).ShouldBe(0);
        }
        shown.ShouldBeGreaterThan(10_000);
    }
}
