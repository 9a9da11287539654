using OpenLift.County;
using OpenLift.Demo;
using OpenLift.Interventions;
using OpenLift.Interventions.Hubs;
using OpenLift.Interventions.Placements;
using OpenLift.Meetings;
using OpenLift.People;
using OpenLift.Requests;
using OpenLift.Support;
using Case = OpenLift.Support.Case;

namespace OpenLift.Tests.Interventions.Placements;

/// <summary>
/// Dates of a place come from the county's calendar and its clock from the county's day: over leap days, bank holidays, clock
/// changes and the edges of terms (S8, S9, R10).
/// </summary>
[Trait("Needs", "nothing")]
public sealed class TermsAndClocks
{
    private static readonly InterventionRules Rules = KentRules.From(new(2023, 7, 1), DateTimeOffset.UnixEpoch);

    /// <summary>Ten years of six terms, with the gaps and lengths of Kent's.</summary>
    private static readonly CountyCalendar Calendar = new(
        from year in Enumerable.Range(2025, 10)
        from t in new[] { (1, 9, 1, 10, 17), (2, 10, 28, 12, 19), (3, 1, 5, 2, 13), (4, 2, 23, 3, 31), (5, 4, 18, 5, 22), (6, 6, 1, 7, 21) }
        let y = t.Item1 < 3 ? year : year + 1
        select Term.Set(
            $"{year}-{(year + 1) % 100:00}",
            t.Item1,
            new(y, t.Item2, t.Item3),
            new(y, t.Item4, t.Item5),
            false,
            DateTimeOffset.UnixEpoch
        ),
        [new(2026, 12, 25), new(2026, 12, 28), new(2027, 1, 1)]
    );

    [Fact]
    public void A_place_of_so_many_terms_ends_with_the_last_of_them_whatever_day_it_starts()
    {
        var terms = Calendar.Terms;
        for (var day = new DateOnly(2025, 9, 1); day < new DateOnly(2034, 7, 1); day = day.AddDays(1))
        {
            if (Calendar.TermOn(day) is not { } first)
            {
                Should.Throw<RuleBroken>(() => Calendar.Span(day, 1)).Message.ShouldContain("is not in term time");
                continue;
            }
            var at = terms.ToList().IndexOf(first);
            var (one, two) = (Calendar.Span(day, 1), Calendar.Span(day, 2));
            (one.Until, one.Names).ShouldBe((first.End, first.Name));
            (two.Until, two.Names).ShouldBe((terms[at + 1].End, $"{first.Name}; {terms[at + 1].Name}"));
        }
        Should.Throw<RuleBroken>(() => Calendar.Span(terms[^1].Start, 2)).Field.ShouldBe("TermCount");
    }

    [Fact]
    public void The_letter_is_due_fourteen_county_days_after_confirmation_whatever_the_clock_says()
    {
        var (hub, referral, by) = Waiting();
        foreach (
            var moment in new[]
            {
                "2028-02-29T12:00Z",
                "2027-03-27T23:30Z",
                "2027-03-28T23:30Z",
                "2027-10-30T23:30Z",
                "2027-10-31T23:30Z",
                "2026-12-24T12:00Z",
                "2027-12-31T23:59Z",
                "2028-02-15T00:00Z",
            }
        )
        {
            var now = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
            var from = Calendar.Terms.First(t => t.Start > now.CountyDay).Start;
            var place = Placement.Reserve(
                referral,
                hub,
                PlaceKind.OnSite,
                [new(DayOfWeek.Monday, HalfDay.Morning)],
                null,
                from,
                1,
                Calendar,
                Rules,
                1,
                null,
                by,
                now
            );
            place.CheckedAgain(new(now, "Beth Hollis", [], true, false, ""));
            place.Confirm(new([]), null, Rules, now);

            var london = TimeZoneInfo.ConvertTime(now, Clock.Uk);
            (place.ConfirmedOn, place.LetterDueOn, place.LetterWarnOn).ShouldBe(
                (
                    new DateOnly(london.Year, london.Month, london.Day),
                    new DateOnly(london.Year, london.Month, london.Day).AddDays(14),
                    new DateOnly(london.Year, london.Month, london.Day).AddDays(10)
                ),
                moment
            );
            var due = place.LetterDueOn!.Value;
            (
                place.Warns(due.AddDays(-5)),
                place.Warns(due.AddDays(-4)),
                place.Warns(due),
                place.IsLate(due),
                place.IsLate(due.AddDays(1)),
                place.Warns(due.AddDays(1))
            ).ShouldBe((false, true, true, false, true, false), moment);
        }
    }

    [Fact]
    public void A_reservation_is_held_to_the_end_of_a_working_day_and_can_be_confirmed_no_later()
    {
        var (hub, referral, by) = Waiting();
        DateTimeOffset now = new(2026, 12, 17, 16, 0, 0, TimeSpan.Zero);
        var place = Placement.Reserve(
            referral,
            hub,
            PlaceKind.OnSite,
            [new(DayOfWeek.Monday, HalfDay.Morning)],
            null,
            new(2027, 1, 5),
            2,
            Calendar,
            Rules,
            1,
            null,
            by,
            now
        );
        // ten working days on, over Christmas and New Year
        place.HeldUntil.ShouldBe(new DateTimeOffset(2027, 1, 6, 0, 0, 0, TimeSpan.Zero));
        place.CheckedAgain(new(now, "Beth Hollis", [], true, false, ""));

        Should
            .Throw<RuleBroken>(() => place.Confirm(new([]), null, Rules, new(2027, 1, 6, 0, 0, 0, TimeSpan.Zero)))
            .Message.ShouldContain("has passed");
        place.Confirm(new([]), null, Rules, new(2027, 1, 5, 23, 59, 59, TimeSpan.Zero));
    }

    [Fact]
    public void No_place_is_longer_than_the_county_allows_or_reaches_into_school()
    {
        var (hub, referral, by) = Waiting(born: new(2023, 3, 1));
        DateTimeOffset now = new(2027, 4, 20, 9, 0, 0, TimeSpan.Zero);
        Placement Reserve(int terms, DateOnly from) =>
            Placement.Reserve(
                referral,
                hub,
                PlaceKind.OnSite,
                [new(DayOfWeek.Monday, HalfDay.Morning)],
                null,
                from,
                terms,
                Calendar,
                Rules,
                1,
                null,
                by,
                now
            );

        Should
            .Throw<RuleBroken>(() => Reserve(3, new(2027, 4, 20)))
            .Message.ShouldBe("A place is for 1 to 2 terms of the county’s six-term year");
        Reserve(2, new(2027, 4, 20)).Until.ShouldBe(new DateOnly(2027, 7, 21));
        Should.Throw<RuleBroken>(() => Reserve(2, new(2027, 6, 2))).Message.ShouldContain("The child starts school on 1 September 2027");
    }

    private static (Hub Hub, Referral Referral, Person By) Waiting(DateOnly? born = null)
    {
        DateTimeOffset now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        var home = District.Add("D", "Dover", null, "South", "DOV", now);
        var hub = Hub.Open(home, new("Dover hub", null, null, null, null, null), [], now);
        var nursery = Stories.ASetting("A nursery", home, now, SettingKind.EarlyYears);
        var child = Stories.AChild(nursery, now, born: born ?? new(2025, 1, 10));
        var request = Stories.ADraft(child, nursery, home, now);
        var teacher = Person.Invite("Ruth Carver", "teacher@demo.example", null, now);
        var found = Case.Of(request, [Outcome.Intervention], Calendar, now)[0];
        found.Allocate(teacher, 1, null, "a coordinator", Calendar, now.CountyDay);
        var referral = Referral.Start(found, child, home, teacher, Role.SpecialistTeacher, [], now);
        return (hub, referral, teacher);
    }
}
