using System.Globalization;
using OpenLift.Interventions.Waits;

namespace OpenLift.Tests.Interventions.Waits;

/// <summary>Waits are counted with those who wait still, and agree with what is printed elsewhere to the last digit (S13).</summary>
[Trait("Needs", "nothing")]
public sealed class HonestWaits
{
    /// <summary>Remission of 21 children on 6-mercaptopurine, in weeks (Freireich 1963, Gehan 1965); a star: still in remission.</summary>
    private const string Mercaptopurine = "6 6 6 6* 7 9* 10 10* 11* 13 16 17* 19* 20* 22 23 25* 32* 32* 34* 35*";

    /// <summary>Acute myelogenous leukaemia, maintained and not (Miller 1981).</summary>
    private const string Maintained = "9 13 13* 18 23 28* 31 34 45* 48 161*";
    private const string NotMaintained = "5 5 8 8 12 16* 23 27 30 33 43 45";

    private static List<Wait> Waits(string printed) =>
        [.. printed.Split(' ').Select(w => new Wait(int.Parse(w.TrimEnd('*'), CultureInfo.InvariantCulture), !w.EndsWith('*')))];

    private static string[] Printed(string waits, string shares) =>
        [
            .. KaplanMeier
                .Of(Waits(waits))
                .Steps.Where(s => s.Started > 0)
                .Select(s =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{s.Day} {s.AtRisk} {s.Started} {s.StillWaiting.ToString(shares, CultureInfo.InvariantCulture)} {s.Error?.ToString(
                            "0.0000",
                            CultureInfo.InvariantCulture
                        ) ?? "none"}"
                    )
                ),
        ];

    [Fact]
    public void The_mercaptopurine_children_come_out_as_the_textbooks_and_R_print_them()
    {
        Printed(Mercaptopurine, "0.000")
            .ShouldBe([
                "6 21 3 0.857 0.0764",
                "7 17 1 0.807 0.0869",
                "10 15 1 0.753 0.0963",
                "13 12 1 0.690 0.1068",
                "16 11 1 0.627 0.1141",
                "22 7 1 0.538 0.1282",
                "23 6 1 0.448 0.1346",
            ]);
        KaplanMeier.Of(Waits(Mercaptopurine)).DaysWithin(0.5).ShouldBe(23);
        KaplanMeier.Of(Waits(Mercaptopurine)).DaysWithin(0.9).ShouldBeNull();
    }

    [Fact]
    public void Millers_patients_come_out_as_R_prints_them()
    {
        Printed(Maintained, "0.000")
            .ShouldBe([
                "9 11 1 0.909 0.0867",
                "13 10 1 0.818 0.1163",
                "18 8 1 0.716 0.1397",
                "23 7 1 0.614 0.1526",
                "31 5 1 0.491 0.1642",
                "34 4 1 0.368 0.1627",
                "48 2 1 0.184 0.1535",
            ]);
        Printed(NotMaintained, "0.0000")
            .ShouldBe([
                "5 12 2 0.8333 0.1076",
                "8 10 2 0.6667 0.1361",
                "12 8 1 0.5833 0.1423",
                "23 6 1 0.4861 0.1481",
                "27 5 1 0.3889 0.1470",
                "30 4 1 0.2917 0.1387",
                "33 3 1 0.1944 0.1219",
                "43 2 1 0.0972 0.0919",
                "45 1 1 0.0000 none",
            ]);
        KaplanMeier.Of(Waits(Maintained)).DaysWithin(0.5).ShouldBe(31);
        KaplanMeier.Of(Waits(NotMaintained)).DaysWithin(0.5).ShouldBe(23);
        KaplanMeier.Of(Waits(NotMaintained)).DaysWithin(0.9).ShouldBe(43);
    }

    [Fact]
    public void On_one_day_those_who_start_go_before_those_who_leave()
    {
        var step = KaplanMeier.Of([new(10, false), new(10, true), new(20, true)]).Steps[0];

        (step.AtRisk, step.Started, step.Censored).ShouldBe((3, 1, 1));
        step.StillWaiting.ShouldBe(2.0 / 3, 1e-12);
    }

    [Fact]
    public void Who_starts_on_the_day_of_asking_has_waited_no_day()
    {
        var curve = KaplanMeier.Of([new(0, true), new(0, true), new(30, true), new(0, false)]);

        curve.StillWaitingAfter(0).ShouldBe(0.5);
        curve.DaysWithin(0.5).ShouldBe(0);
        curve.AtRiskOn(0).ShouldBe(4);
        curve.AtRiskOn(1).ShouldBe(1);
    }

    [Fact]
    public void With_nobody_there_is_nothing_to_say()
    {
        var curve = KaplanMeier.Of([]);

        curve.Steps.ShouldBeEmpty();
        curve.DaysWithin(0.5).ShouldBeNull();
        curve.StillWaitingAfter(100).ShouldBe(1);
        WaitFigures.ForStaff([]).TooFew.ShouldBeTrue();
    }

    [Fact]
    public void While_all_wait_still_no_time_is_given()
    {
        var curve = KaplanMeier.Of([new(100, false), new(200, false)]);

        curve.StillWaitingAfter(200).ShouldBe(1);
        curve.DaysWithin(0.5).ShouldBeNull();
        curve.DaysWithin(0).ShouldBeNull();
    }

    [Fact]
    public void Nobody_waits_fewer_than_no_days() => Should.Throw<ArgumentOutOfRangeException>(() => KaplanMeier.Of([new(-1, true)]));

    /// <summary>
    /// A county’s waits, made up so that the truth is known: 200,000 children, about four in ten waiting still when counted.
    /// </summary>
    [Theory]
    [InlineData(1.0, 200, 440)]
    [InlineData(1.6, 240, 510)]
    public void Counted_with_those_who_wait_still_the_wait_is_right_and_the_mean_of_finished_waits_is_far_too_short(
        double shape,
        double scale,
        double longest
    )
    {
        var random = new Random(20260302);
        var (waits, all) = (new List<Wait>(), new List<double>());
        for (var child = 0; child < 200_000; child++)
        {
            var wait = scale * Math.Pow(-Math.Log(1 - random.NextDouble()), 1 / shape);
            var known = longest * random.NextDouble();
            all.Add(wait);
            waits.Add(new((int)Math.Ceiling(Math.Min(wait, known)), wait <= known));
        }
        waits.Count(w => !w.Ended).ShouldBeInRange(76_000, 88_000);
        var curve = KaplanMeier.Of(waits);

        foreach (var day in new[] { 60, 120, 180, 240 })
        {
            curve.StillWaitingAfter(day).ShouldBe(Math.Exp(-Math.Pow(day / scale, shape)), 0.005, $"after {day} days");
        }
        var median = scale * Math.Pow(Math.Log(2), 1 / shape);
        ((double)curve.DaysWithin(0.5)!).ShouldBe(Math.Ceiling(median), 0.01 * median);
        var mean = WaitFigures.ForStaff(waits).MeanOfFinished!.Value;
        mean.ShouldBeLessThan(0.8 * all.Average());
    }

    /// <summary>No one sample tells a bias: the mean of 200 counties of 300 children does.</summary>
    [Fact]
    public void Over_many_counties_the_bias_is_under_one_in_a_hundred_while_the_mean_of_finished_waits_is_short_by_a_third()
    {
        var random = new Random(7);
        var (shares, means, waiting) = (new List<double>(), new List<double>(), 0);
        for (var county = 0; county < 400; county++)
        {
            var waits = Enumerable
                .Range(0, 300)
                .Select(_ => (Wait: -200 * Math.Log(1 - random.NextDouble()), Known: 440 * random.NextDouble()))
                .Select(x => new Wait((int)Math.Ceiling(Math.Min(x.Wait, x.Known)), x.Wait <= x.Known))
                .ToList();
            waiting += waits.Count(w => !w.Ended);
            shares.Add(KaplanMeier.Of(waits).StillWaitingAfter(139));
            means.Add(WaitFigures.ForStaff(waits).MeanOfFinished!.Value);
        }

        (waiting / 120_000.0).ShouldBe(0.4, 0.03);
        shares.Average().ShouldBe(Math.Exp(-139 / 200.0), 0.01 * Math.Exp(-139 / 200.0));
        means.Average().ShouldBeLessThan(200 * 2 / 3.0);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    private static List<Wait> Made(int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, random.Next(1, 120)).Select(_ => new Wait(random.Next(0, random.Next(2, 600)), random.Next(100) < 60)),
        ];
    }

    [Theory, MemberData(nameof(Seeds))]
    public void The_share_never_rises_fewer_are_left_each_day_and_nobody_is_lost(int seed)
    {
        var steps = KaplanMeier.Of(Made(seed)).Steps;

        steps
            .Zip(steps.Skip(1))
            .ShouldAllBe(s =>
                s.Second.StillWaiting <= s.First.StillWaiting
                && s.Second.AtRisk == s.First.AtRisk - s.First.Started - s.First.Censored
                && s.Second.Day > s.First.Day
            );
        steps.ShouldAllBe(s => s.StillWaiting >= 0 && s.StillWaiting <= 1 && (s.Error == null || s.Error >= 0));
        steps.Sum(s => s.Started + s.Censored).ShouldBe(Made(seed).Count);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void When_all_have_started_the_curve_is_the_plain_share(int seed)
    {
        var waits = Made(seed).Select(w => w with { Ended = true }).ToList();
        var curve = KaplanMeier.Of(waits);

        foreach (var day in Enumerable.Range(0, 12).Select(i => i * 50))
        {
            curve.StillWaitingAfter(day).ShouldBe(waits.Count(w => w.Days > day) / (double)waits.Count, 1e-12);
        }
        curve.DaysWithin(0.9).ShouldBe(waits.Select(w => w.Days).Order().ElementAt((int)Math.Ceiling((0.9 * waits.Count) - 1e-9) - 1));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void The_order_in_which_waits_are_given_does_not_matter(int seed)
    {
        var waits = Made(seed);
        var shuffled = waits.ToArray();
        new Random(seed + 1).Shuffle(shuffled);

        KaplanMeier.Of(shuffled).Steps.ShouldBe(KaplanMeier.Of(waits).Steps);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void To_wait_still_is_never_shorter_than_to_have_started(int seed)
    {
        var waits = Made(seed);
        var finished = KaplanMeier.Of(waits.Select(w => w with { Ended = true }));

        KaplanMeier.Of(waits).Steps.ShouldAllBe(s => s.StillWaiting >= finished.StillWaitingAfter(s.Day) - 1e-12);
    }
}
