using OpenLift.County;
using OpenLift.Interventions.Waits;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Interventions.Waits;

/// <summary>How many places come free in a term, as a range (S13).</summary>
[Trait("Needs", "nothing")]
public sealed class PlacesThatComeFree
{
    private static readonly Term[] Terms =
    [
        Term.Set("2026-27", 1, new(2026, 9, 1), new(2026, 10, 16), false, FixedClock.Monday),
        Term.Set("2026-27", 2, new(2026, 11, 2), new(2026, 12, 18), false, FixedClock.Monday),
        Term.Set("2026-27", 3, new(2027, 1, 4), new(2027, 2, 12), false, FixedClock.Monday),
    ];

    private static PlannedEnd[] Ends(int number, bool extendable = true, DateOnly? on = null) =>
        [.. Enumerable.Repeat(new PlannedEnd(on ?? new(2026, 12, 18), extendable), number)];

    private static (int, int, int)[] Ranges(IReadOnlyList<PlaceForecast> forecasts) =>
        [.. forecasts.Select(f => (f.Low, f.Likely, f.High))];

    [Fact]
    public void With_no_known_ends_no_place_comes_free() =>
        Ranges(PlaceForecast.Of(Terms, [], new(10, 3))).ShouldBe([(0, 0, 0), (0, 0, 0), (0, 0, 0)]);

    [Fact]
    public void A_place_that_cannot_be_extended_any_more_is_certain()
    {
        var forecasts = PlaceForecast.Of(Terms, Ends(4, extendable: false), Extensions.None);

        Ranges(forecasts).ShouldBe([(0, 0, 0), (4, 4, 4), (0, 0, 0)]);
        forecasts[1].InWords.ShouldBe("4 places");
    }

    [Fact]
    public void A_holiday_belongs_to_the_term_before_it_and_an_end_that_has_passed_to_the_first()
    {
        Ranges(PlaceForecast.Of(Terms, Ends(1, false, new(2026, 10, 25)), Extensions.None))[0].ShouldBe((1, 1, 1));
        Ranges(PlaceForecast.Of(Terms, Ends(1, false, new(2026, 7, 1)), Extensions.None))[0].ShouldBe((1, 1, 1));
        Ranges(PlaceForecast.Of(Terms, Ends(1, false, new(2027, 6, 1)), Extensions.None)).ShouldBe([(0, 0, 0), (0, 0, 0), (0, 0, 0)]);
    }

    /// <summary>Before any history each number from none to all is as likely as the next: the uniform prior’s own words.</summary>
    [Fact]
    public void Without_history_each_number_is_as_likely_as_another()
    {
        PlaceForecast.Distribution(9, 0, Extensions.None).ShouldAllBe(p => Math.Abs(p - 0.1) < 1e-12);
        Ranges(PlaceForecast.Of(Terms, Ends(9), Extensions.None))[1].ShouldBe((0, 4, 8));
    }

    /// <summary>
    /// Worked by hand: one of two extended before, so Beta(2, 2); of two places none, one or both come free with 3, 4 and 3 in
    /// 10.
    /// </summary>
    [Fact]
    public void With_a_little_history_the_numbers_are_those_worked_by_hand()
    {
        var shares = PlaceForecast.Distribution(2, 0, new(2, 1));

        shares.Count.ShouldBe(3);
        shares[0].ShouldBe(0.3, 1e-12);
        shares[1].ShouldBe(0.4, 1e-12);
        shares[2].ShouldBe(0.3, 1e-12);
    }

    [Fact]
    public void A_place_that_is_extended_comes_free_a_term_later()
    {
        var forecasts = PlaceForecast.Of(Terms, Ends(10), new(1000, 1000));

        Ranges(forecasts).ShouldBe([(0, 0, 0), (0, 0, 0), (10, 10, 10)]);
        Ranges(PlaceForecast.Of(Terms, Ends(10, on: new(2026, 9, 30)), new(1000, 1000), termsLonger: 2))[2].ShouldBe((10, 10, 10));
    }

    [Fact]
    public void Low_is_never_more_than_likely_nor_likely_than_high_and_no_more_come_free_than_there_are()
    {
        for (var could = 0; could <= 30; could += 3)
        {
            for (var were = 0; were <= could; were += 3)
            {
                foreach (
                    var f in PlaceForecast.Of(Terms, [.. Ends(7), .. Ends(3, false), .. Ends(5, on: new(2026, 9, 30))], new(could, were))
                )
                {
                    (f.Low <= f.Likely && f.Likely <= f.High).ShouldBeTrue($"{could} {were}: {f}");
                    f.Low.ShouldBeGreaterThanOrEqualTo(f.Certain);
                    f.High.ShouldBeLessThanOrEqualTo(f.Certain + f.IfNotExtended + f.IfExtended);
                }
            }
        }
    }

    [Fact]
    public void The_chances_of_all_numbers_make_one()
    {
        foreach (
            var (leaving, extended, could, were) in new[] { (0, 0, 0, 0), (7, 0, 10, 3), (7, 5, 10, 3), (40, 40, 300, 100), (12, 0, 5, 5) }
        )
        {
            PlaceForecast.Distribution(leaving, extended, new(could, were)).Sum().ShouldBe(1, 1e-9);
        }
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 1)]
    [InlineData(10, 3)]
    public void The_less_history_the_wider_the_range(int could, int were)
    {
        int Width(int times) => PlaceForecast.Of(Terms, Ends(20), new(could * times, were * times))[1] is var f ? f.High - f.Low : 0;
        var widths = new[] { Width(0), Width(1), Width(10), Width(100) };

        widths.ShouldBe(widths.OrderDescending());
        widths[0].ShouldBeGreaterThan(widths[1]);
        widths[1].ShouldBeGreaterThan(widths[2]);
    }

    [Fact]
    public void The_more_were_extended_the_fewer_come_free()
    {
        var likely = Enumerable.Range(0, 11).Select(were => PlaceForecast.Of(Terms, Ends(12), new(10, were))[1].Likely).ToList();

        likely.ShouldBe(likely.OrderDescending());
        likely[0].ShouldBeGreaterThan(likely[10] + 5);
    }

    /// <summary>Eight in ten is what the range promises: kept over hubs whose share of extensions is itself any.</summary>
    [Fact]
    public void The_range_holds_about_as_often_as_it_says()
    {
        var random = new Random(13);
        var held = 0;
        for (var hub = 0; hub < 4_000; hub++)
        {
            var share = random.NextDouble();
            int Extended(int of) => Enumerable.Range(0, of).Count(_ => random.NextDouble() < share);
            var range = PlaceForecast.Of(Terms, Ends(15), new(12, Extended(12)))[1];
            var free = 15 - Extended(15);
            held += free >= range.Low && free <= range.High ? 1 : 0;
        }
        (held / 4_000.0).ShouldBeInRange(0.8, 0.92);
    }

    [Fact]
    public void One_more_practitioner_brings_their_places_once_in_the_term_they_come()
    {
        var (without, with) = (
            PlaceForecast.Of(Terms, Ends(6), new(10, 3)),
            PlaceForecast.Of(Terms, Ends(6), new(10, 3), more: new(1, 4, new(2026, 11, 2)))
        );

        Ranges(with)[1].ShouldBe((without[1].Low + 4, without[1].Likely + 4, without[1].High + 4));
        with[1].Brought.ShouldBe(4);
        Ranges(with)[0].ShouldBe(Ranges(without)[0]);
        Ranges(with)[2].ShouldBe(Ranges(without)[2]);
    }

    [Fact]
    public void More_cannot_have_been_extended_than_could_be() =>
        Should.Throw<ArgumentOutOfRangeException>(() => PlaceForecast.Of(Terms, [], new(2, 3)));
}
