using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Interventions.Hubs;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Interventions.Hubs;

/// <summary>A place in a hub is taken, kept and given back, and is never one too many (S6).</summary>
public sealed class Places(TestApp app) : IClassFixture<TestApp>
{
    private static readonly (DayOfWeek Day, HalfDay Half) MondayMorning = (DayOfWeek.Monday, HalfDay.Morning),
        TuesdayMorning = (DayOfWeek.Tuesday, HalfDay.Morning),
        TuesdayAfternoon = (DayOfWeek.Tuesday, HalfDay.Afternoon);

    /// <summary>Before, in and after the Christmas between the second and the third term.</summary>
    private static readonly DateOnly Today = new(2026, 11, 23),
        Advent = new(2026, 12, 1),
        Christmas = new(2026, 12, 18),
        NewYear = new(2027, 1, 4),
        Candlemas = new(2027, 2, 2),
        TermThreeEnds = new(2027, 2, 12);

    private static DateTimeOffset Soon => FixedClock.Monday.AddHours(2);

    [Fact]
    public async Task The_second_to_ask_for_the_last_place_is_told_that_it_is_gone()
    {
        var hub = await AHub(1);

        (await Take(hub, Someone(), Advent, TermThreeEnds, TuesdayMorning)).ShouldBeNull();
        (await Take(hub, Someone(), NewYear, TermThreeEnds, TuesdayMorning)).ShouldBe(
            "Tuesday morning in Term 3 is full: somebody else took the last place"
        );
        (await Take(hub, Someone(), NewYear, TermThreeEnds, MondayMorning)).ShouldBeNull();
    }

    [Fact]
    public async Task A_place_over_the_turn_of_the_year_is_taken_in_both_terms_or_in_neither()
    {
        var (hub, first, second) = (await AHub(1), Someone(), Someone());
        await Take(hub, first, NewYear, TermThreeEnds, TuesdayMorning);

        (await Take(hub, second, Advent, TermThreeEnds, MondayMorning, TuesdayMorning)).ShouldBe(
            "Tuesday morning in Term 3 is full: somebody else took the last place"
        );
        (await SeatsOf(second)).ShouldBeEmpty();
        (await Take(hub, second, Advent, TermThreeEnds, MondayMorning)).ShouldBeNull();
        (await SeatsOf(second)).Count.ShouldBe(2, "one session in each term");
        (await Free(hub, Advent, Christmas)).ShouldBe([("Monday morning", 0), ("Tuesday morning", 1), ("Tuesday afternoon", 1)]);
        (await Free(hub, Advent, TermThreeEnds)).ShouldBe([("Monday morning", 0), ("Tuesday morning", 0), ("Tuesday afternoon", 1)]);
    }

    /// <summary>Even a caller who ignores the message and saves has taken nothing.</summary>
    [Fact]
    public async Task What_was_refused_has_taken_nothing_and_given_nothing_back()
    {
        var (hub, first, second) = (await AHub(1), Someone(), Someone());
        await Take(hub, first, Advent, TermThreeEnds, TuesdayMorning);
        await Take(hub, second, Advent, TermThreeEnds, MondayMorning);
        var before = await SeatsOf(second);

        (await Do(s => s.TakeSeats(hub, second, [TuesdayAfternoon, TuesdayMorning], Advent, TermThreeEnds, null)))
            .ShouldNotBeNull()
            .ShouldContain("is full");

        (await SeatsOf(second)).Select(x => (x.Id, x.ReleasedOn)).ShouldBe(before.Select(x => (x.Id, x.ReleasedOn)), ignoreOrder: true);
    }

    [Fact]
    public async Task A_reserved_place_is_free_again_when_its_time_is_past()
    {
        var (hub, first, second, third) = (await AHub(1), Someone(), Someone(), Someone());
        await Take(hub, first, Advent, Christmas, Soon, TuesdayMorning);
        (await Take(hub, second, Advent, Christmas, TuesdayMorning)).ShouldNotBeNull();

        await At(
            Soon,
            async () =>
            {
                (await Free(hub, Advent, Christmas)).ShouldContain(("Tuesday morning", 1));
                (await Take(hub, second, Advent, Christmas, TuesdayMorning)).ShouldBeNull();
                (await Do(s => s.KeepSeats(first))).ShouldBe("Tuesday morning in Term 2 is full: somebody else took the last place");
                (await Do(s => s.ReleaseSeats(second, Today))).ShouldBeNull();
                (await Do(s => s.KeepSeats(first))).ShouldBeNull("nobody else is there any more");
                (await Take(hub, third, Advent, Christmas, TuesdayMorning)).ShouldNotBeNull();
            }
        );
    }

    [Fact]
    public async Task A_reserved_place_that_is_kept_does_not_run_out()
    {
        var (hub, first) = (await AHub(1), Someone());
        await Take(hub, first, Advent, Christmas, Soon, TuesdayMorning);
        (await Do(s => s.KeepSeats(first))).ShouldBeNull();

        await At(Soon.AddDays(1), async () => (await Take(hub, Someone(), Advent, Christmas, TuesdayMorning)).ShouldNotBeNull());
    }

    /// <summary>The reservation that ran out stays out when a new one is kept: one child, one place.</summary>
    [Fact]
    public async Task Nobody_sits_twice_in_one_half_day_at_any_hub()
    {
        var (hub, other, first) = (await AHub(2), await AHub(2), Someone());
        await Take(hub, first, Advent, Christmas, Soon, TuesdayMorning);
        (await Take(hub, first, Christmas, NewYear, TuesdayMorning)).ShouldBe(
            "There is a place on Tuesday morning already in this time: nobody sits twice in one half-day"
        );
        (await Take(other, first, Advent, Christmas, TuesdayMorning)).ShouldBe(
            "There is a place on Tuesday morning already in this time: nobody sits twice in one half-day"
        );
        (await Take(hub, first, Advent, Christmas, MondayMorning, MondayMorning)).ShouldBe("The same half-day is chosen twice");

        await At(
            Soon,
            async () =>
            {
                (await Take(hub, first, Advent, Christmas, TuesdayMorning)).ShouldBeNull();
                (await Do(s => s.KeepSeats(first))).ShouldBeNull();
                (await SeatsOf(first)).Count(s => s.CountsOn(Advent, app.Clock.Now) || s.CountsOn(Advent, Soon.AddDays(-1))).ShouldBe(1);
            }
        );
    }

    [Fact]
    public async Task A_place_given_back_is_free_from_that_day_and_one_given_back_is_never_taken_again_by_itself()
    {
        var (hub, first) = (await AHub(1), Someone());
        await Take(hub, first, Advent, TermThreeEnds, TuesdayMorning);

        (await Do(s => s.ReleaseSeats(first, NewYear))).ShouldBeNull();
        (await Do(s => s.ReleaseSeats(first, Candlemas))).ShouldBeNull();

        (await Take(hub, Someone(), NewYear.AddDays(-20), TermThreeEnds, TuesdayMorning)).ShouldBe(
            "Tuesday morning in Term 2 is full: somebody else took the last place"
        );
        (await Take(hub, Someone(), NewYear, TermThreeEnds, TuesdayMorning)).ShouldBeNull();
    }

    [Fact]
    public async Task A_change_moves_the_child_from_its_day_on_and_to_another_hub_if_need_be()
    {
        var (hub, other, first) = (await AHub(1), await AHub(1), Someone());
        await Take(hub, first, Advent, TermThreeEnds, TuesdayMorning);

        (await Do(s => Move(s, hub, first, [TuesdayMorning, MondayMorning], NewYear, TermThreeEnds, null))).ShouldBeNull();
        (await Free(hub, Advent, Christmas)).ShouldBe([("Monday morning", 1), ("Tuesday morning", 0), ("Tuesday afternoon", 1)]);
        (await Free(hub, NewYear, TermThreeEnds)).ShouldBe([("Monday morning", 0), ("Tuesday morning", 0), ("Tuesday afternoon", 1)]);
        (await Do(s => Move(s, other, first, [MondayMorning], Candlemas, TermThreeEnds, null))).ShouldBeNull();
        (await Free(hub, Candlemas, TermThreeEnds)).ShouldBe([("Monday morning", 1), ("Tuesday morning", 1), ("Tuesday afternoon", 1)]);
        (await Free(other, Candlemas, TermThreeEnds)).ShouldContain(("Monday morning", 0));
    }

    [Fact]
    public async Task A_place_needs_a_session_in_every_term_a_calendar_to_its_end_and_an_open_hub()
    {
        var hub = await AHub(1);
        (await Take(hub, Someone(), Advent, Christmas, (DayOfWeek.Friday, HalfDay.Morning))).ShouldBe(
            "There is no session on Friday morning in Term 2: choose another, or plan it first"
        );
        (await Take(hub, Someone(), Advent, new(2027, 5, 28), TuesdayMorning)).ShouldBe(
            "There is no session on Tuesday morning in Term 5: choose another, or plan it first"
        );
        (await Take(hub, Someone(), new(2027, 7, 1), new(2027, 10, 1), TuesdayMorning)).ShouldStartWith(
            "The calendar ends on 22 July 2027"
        );
        (await Take(hub, Someone(), new(2026, 12, 20), new(2026, 12, 28), TuesdayMorning)).ShouldBe(
            "These days lie in no term of the calendar"
        );
        (await Take(hub, Someone(), Christmas, Advent, TuesdayMorning)).ShouldBe("The last day must not be before the first");
        (await Take(hub, Someone(), Advent, Christmas)).ShouldBe("Choose at least one session");

        await Take(hub, Someone(), Advent, Christmas, TuesdayMorning);
        (await Do(s => Close(s, NewYear.AddDays(-20)))).ShouldStartWith(
            "Children have places or off-site hours at A hub until 18 December 2026"
        );
        (await Do(s => Close(s, NewYear))).ShouldBeNull();
        (await Take(hub, Someone(), Advent, TermThreeEnds, MondayMorning)).ShouldBe("A hub closes on 4 January 2027");
        (await Take(hub, Someone(), Advent, Christmas, MondayMorning)).ShouldBeNull();

        async Task Close(Store store, DateOnly on) =>
            (await store.Hubs.SingleAsync(h => h.Id == hub)).Close(on, await store.LastDayOf(hub, on));
    }

    [Fact]
    public async Task Nobody_loses_a_place_when_a_session_gets_fewer()
    {
        var (hub, first) = (await AHub(3), Someone());
        await Take(hub, first, Advent, TermThreeEnds, TuesdayMorning);
        await Take(hub, Someone(), Candlemas, TermThreeEnds, TuesdayMorning);

        (await Edit(hub, TuesdayMorning, 3, 1)).ShouldBe(
            "2 places are taken on Tuesday morning in Term 3 from 2 February 2027: there cannot be fewer. Nobody loses a "
                + "place by a change here"
        );
        (await Edit(hub, TuesdayMorning, 2, 0)).ShouldBe(
            "1 place is taken on Tuesday morning in Term 2 from 1 December 2026: there cannot be fewer. Nobody loses a "
                + "place by a change here"
        );
        (await Edit(hub, TuesdayMorning, 2, 1)).ShouldBeNull();
        (await Do(s => s.ReleaseSeats(first, Candlemas))).ShouldBeNull();
        (await Edit(hub, TuesdayMorning, 3, 1)).ShouldBeNull();
        (await Edit(hub, TuesdayMorning, 3, 21)).ShouldBe("Places must be from 0 to 20");
    }

    [Fact]
    public async Task Off_site_hours_are_promised_once()
    {
        var (hub, first, second) = (await AHub(1, hours: 10), Someone(), Someone());
        (await Do(s => s.TakeHours(hub, first, 6.5m, Advent, TermThreeEnds, Soon))).ShouldBeNull();
        (await Do(s => s.TakeHours(hub, second, 4, NewYear, TermThreeEnds, null))).ShouldBe(
            "3.5 off-site hours a week are free in Term 3, and 4 are needed"
        );
        (await Do(s => s.TakeHours(hub, first, 1, Christmas, NewYear, null))).ShouldBe(
            "There are off-site hours already in this time: change them instead"
        );
        (await Do(s => MoveHours(s, hub, first, 11, Advent, TermThreeEnds, null))).ShouldBe(
            "10 off-site hours a week are free in Term 2, and 11 are needed"
        );
        (await Do(s => s.TakeHours(hub, second, 0, NewYear, TermThreeEnds, null))).ShouldStartWith("Enter the hours");
        (await app.InStore(s => s.FreeHours(hub, Advent, TermThreeEnds))).ShouldBe(3.5m);

        await At(
            Soon,
            async () =>
            {
                (await Do(s => s.TakeHours(hub, second, 4, NewYear, TermThreeEnds, null))).ShouldBeNull();
                (await Do(s => s.KeepHours(first))).ShouldBe("6 off-site hours a week are free in Term 3, and 6.5 are needed");
                (await Do(s => MoveHours(s, hub, first, 6, Advent, TermThreeEnds, null))).ShouldBeNull();
                (await Do(s => s.KeepHours(first))).ShouldBeNull();
                (await Do(s => s.ReleaseHours(second, Candlemas))).ShouldBeNull();
                (await app.InStore(s => s.FreeHours(hub, Candlemas, TermThreeEnds))).ShouldBe(4);
                (await app.InStore(s => s.FreeHours(hub, NewYear, TermThreeEnds))).ShouldBe(0);
            }
        );
        (
            await Do(async s =>
            {
                var (term, planned) = (
                    await s.Terms.SingleAsync(t => t.Start == NewYear),
                    await s.OffSiteHours.Where(h => h.HubId == hub).ToListAsync()
                );
                planned.Single(h => h.TermId == term.Id).Change(5, term, await s.OffSiteUses.ToListAsync(), s.Today, s.Now);
            })
        ).ShouldBe("10 hours a week are promised in Term 3: there cannot be fewer");
    }

    [Fact]
    public async Task Without_a_transaction_nothing_is_taken() =>
        await Should.ThrowAsync<InvalidOperationException>(async () =>
            await app.Save(async s => await s.TakeSeats(await AHub(1), Someone(), [TuesdayMorning], Advent, Christmas, null))
        );

    /// <summary>Real transactions at the same moment, on whichever database the tests run.</summary>
    [Fact]
    public async Task When_twenty_ask_for_the_last_place_at_once_one_gets_it_and_the_others_are_told()
    {
        for (var round = 0; round < 10; round++)
        {
            var hub = await AHub(1);
            var said = await Task.WhenAll(
                Enumerable
                    .Range(0, 20)
                    .Select(i =>
                        Task.Run(() =>
                            Take(hub, Someone(), Advent, TermThreeEnds, [TuesdayMorning, .. i % 2 is 0 ? new[] { MondayMorning } : []])
                        )
                    )
            );

            said.Count(s => s is null).ShouldBe(1, $"round {round}: {string.Join("; ", said.Distinct())}");
            said.Where(s => s is not null)
                .ShouldAllBe(s => s!.Contains("Tuesday morning in Term 2 is full") && s.EndsWith("somebody else took the last place"));
            (
                await app.InStore(s =>
                    s.Seats.CountAsync(x => s.HubSessions.Any(h => h.Id == x.HubSessionId && h.HubId == hub && h.Day == DayOfWeek.Tuesday))
                )
            ).ShouldBe(2, "one in each term");
        }
    }

    [Fact]
    public async Task When_hours_are_asked_for_at_once_no_more_are_promised_than_there_are()
    {
        var hub = await AHub(1, hours: 5);
        var said = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Task.Run(() => Do(s => s.TakeHours(hub, Someone(), 2, Advent, Christmas, null))))
        );

        said.Count(s => s is null).ShouldBe(2);
        said.Where(s => s is not null).ShouldAllBe(s => s == "1 off-site hours a week are free in Term 2, and 2 are needed");
    }

    [Fact]
    public async Task Whoever_takes_a_place_and_whoever_closes_the_session_at_the_same_moment_come_one_after_the_other()
    {
        for (var round = 0; round < 10; round++)
        {
            var hub = await AHub(1);
            var (taken, closed) = (
                Task.Run(() => Take(hub, Someone(), Advent, Christmas, TuesdayMorning)),
                Task.Run(() => Edit(hub, TuesdayMorning, 2, 0))
            );

            new[] { await taken, await closed }.Count(s => s is null).ShouldBe(1, $"{await taken} / {await closed}");
        }
    }

    /// <summary>
    /// Managers take, keep, give back, change and edit in any order while time goes by. Counted day by day with the plain words of
    /// the rule: never more children than places, nobody twice in one half-day, and nobody refused where there was room.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Whatever_is_done_there_are_never_more_children_than_places(int seed)
    {
        var random = new Random(seed);
        var (hub, started) = (await AHub(2, hours: 8), app.Clock.Now);
        var halves = new[] { MondayMorning, TuesdayMorning, TuesdayAfternoon };
        var holders = Enumerable.Range(0, 6).Select(_ => Someone()).ToArray();
        var terms = (await app.InStore(s => s.Terms.AsNoTracking().ToListAsync())).ToDictionary(t => t.Id);
        var (worked, full) = (0, 0);
        try
        {
            for (var step = 0; step < 70; step++)
            {
                var (holder, today) = (holders[random.Next(holders.Length)], app.Clock.Today);
                var from = today.AddDays(random.Next(60));
                var until = from.AddDays(random.Next(50));
                DateTimeOffset? held = random.Next(2) is 0 ? app.Clock.Now.AddHours(random.Next(1, 200)) : null;
                var wanted = halves.Where(_ => random.Next(2) is 0).ToArray();
                var (places, number, hours) = (random.Next(4), random.Next(2, 4), random.Next(1, 6));
                var said = random.Next(12) switch
                {
                    0 or 1 or 2 or 3 => await Full(
                        hub,
                        holder,
                        wanted,
                        from,
                        until,
                        terms,
                        await Take(hub, holder, from, until, held, wanted)
                    ),
                    4 => await Full(
                        hub,
                        holder,
                        wanted,
                        from,
                        until,
                        terms,
                        await Do(s => Move(s, hub, holder, wanted, from, until, held))
                    ),
                    5 or 6 => await Do(s => s.KeepSeats(holder)),
                    7 => await Do(s => s.ReleaseSeats(holder, from)),
                    8 => await Edit(hub, halves[random.Next(3)], number, places),
                    9 => await Do(s => s.TakeHours(hub, holder, hours, from, until, held)),
                    10 => await Do(
                        random.Next(3) switch
                        {
                            0 => s => s.KeepHours(holder),
                            1 => s => s.ReleaseHours(holder, from),
                            _ => s => MoveHours(s, hub, holder, hours, from, until, held),
                        }
                    ),
                    _ => Pass(random),
                };
                worked += said is null ? 1 : 0;
                full += said?.Contains("is full") is true ? 1 : 0;
                await NeverTooMany(hub, terms);
            }
        }
        finally
        {
            app.Clock.Now = started;
        }
        worked.ShouldBeGreaterThan(20);
        full.ShouldBeGreaterThan(0);
    }

    private string? Pass(Random random)
    {
        app.Clock.Now = app.Clock.Now.AddHours(random.Next(1, 80));
        return null;
    }

    /// <summary>By the plain words of the rule, not by the code that is under test.</summary>
    private bool Sits(Stay stay, DateOnly day) =>
        stay.From <= day && day <= stay.Until && !(stay.ReleasedOn <= day) && !(stay.HeldUntil <= app.Clock.Now);

    private async Task<string?> Full(
        Id<Hub> hub,
        Guid holder,
        (DayOfWeek, HalfDay)[] wanted,
        DateOnly from,
        DateOnly until,
        Dictionary<Id<Term>, Term> terms,
        string? said
    )
    {
        if (said?.Contains("is full") is true)
        {
            var (sessions, seats) = await Stored(hub);
            sessions
                .Any(s =>
                    wanted.Contains((s.Day, s.Half))
                    && Days(from, until)
                        .Any(d =>
                            terms[s.TermId].Start <= d
                            && d <= terms[s.TermId].End
                            && seats.Count(x => x.HubSessionId == s.Id && x.HolderId != holder && Sits(x, d)) >= s.Places
                        )
                )
                .ShouldBeTrue(said);
        }
        return said;
    }

    private async Task NeverTooMany(Id<Hub> hub, Dictionary<Id<Term>, Term> terms)
    {
        var (sessions, seats) = await Stored(hub);
        var uses = await app.InStore(s => s.OffSiteUses.AsNoTracking().Where(u => u.HubId == hub).ToListAsync());
        var hours = await app.InStore(s => s.OffSiteHours.AsNoTracking().Where(h => h.HubId == hub).ToListAsync());
        foreach (var day in Days(app.Clock.Today, TermThreeEnds))
        {
            foreach (var session in sessions.Where(s => terms[s.TermId].Start <= day && day <= terms[s.TermId].End))
            {
                var sit = seats.Where(x => x.HubSessionId == session.Id && Sits(x, day)).ToList();
                sit.Count.ShouldBeLessThanOrEqualTo(session.Places, $"{session.Name} on {day}");
                sit.Select(x => x.HolderId).ShouldBeUnique();
                Capacity.FreeOn(session, seats, day, app.Clock.Now).ShouldBe(session.Places - sit.Count);
            }
            foreach (var planned in hours.Where(h => terms[h.TermId].Start <= day && day <= terms[h.TermId].End))
            {
                uses.Where(u => u.TermId == planned.TermId && Sits(u, day))
                    .Sum(u => u.HoursAWeek)
                    .ShouldBeLessThanOrEqualTo(planned.Hours, $"off-site on {day}");
            }
        }
    }

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly until) =>
        Enumerable.Range(0, Math.Max(0, until.DayNumber - from.DayNumber + 1)).Select(from.AddDays);

    private async Task<(List<HubSession> Sessions, List<Seat> Seats)> Stored(Id<Hub> hub) =>
        await app.InStore(async s =>
            (
                await s.HubSessions.AsNoTracking().Where(x => x.HubId == hub).ToListAsync(),
                await s.Seats.AsNoTracking().Where(x => s.HubSessions.Any(h => h.Id == x.HubSessionId && h.HubId == hub)).ToListAsync()
            )
        );

    private static Guid Someone() => Guid.NewGuid();

    private Task<List<Seat>> SeatsOf(Guid holder) =>
        app.InStore(s => s.Seats.AsNoTracking().Where(x => x.HolderId == holder).ToListAsync());

    private async Task<IEnumerable<(string, int)>> Free(Id<Hub> hub, DateOnly from, DateOnly until) =>
        (await app.InStore(s => s.FreeHalfDays(hub, from, until))).Select(f => (f.Name, f.Free));

    private Task<string?> Take(Id<Hub> hub, Guid holder, DateOnly from, DateOnly until, params (DayOfWeek, HalfDay)[] sessions) =>
        Take(hub, holder, from, until, null, sessions);

    private Task<string?> Take(
        Id<Hub> hub,
        Guid holder,
        DateOnly from,
        DateOnly until,
        DateTimeOffset? held,
        params (DayOfWeek, HalfDay)[] sessions
    ) => Do(s => s.TakeSeats(hub, holder, sessions, from, until, held));

    private Task<string?> Edit(Id<Hub> hub, (DayOfWeek Day, HalfDay Half) which, int term, int places) =>
        Do(async s =>
        {
            await s.Hold(hub);
            var found = await s.Terms.SingleAsync(t => t.SchoolYear == "2026-27" && t.Number == term);
            var session = await s.HubSessions.SingleAsync(x =>
                x.HubId == hub && x.TermId == found.Id && x.Day == which.Day && x.Half == which.Half
            );
            session.Change(places, session.Staff, null, found, await s.Seats.ToListAsync(), [], s.Today, s.Now);
        });

    /// <summary>In a store and a transaction of its own. The message, if a rule said no.</summary>
    private async Task<string?> Do(Func<Store, Task> work) =>
        await app.InStore(async store =>
        {
            await using var transaction = await store.Database.BeginTransactionAsync();
            try
            {
                await work(store);
                await store.SaveChangesAsync();
                await transaction.CommitAsync();
                return null;
            }
            catch (RuleBroken broken)
            {
                return broken.Message;
            }
        });

    private async Task At(DateTimeOffset moment, Func<Task> work)
    {
        var before = app.Clock.Now;
        app.Clock.Now = moment;
        try
        {
            await work();
        }
        finally
        {
            app.Clock.Now = before;
        }
    }

    /// <summary>A hub of its own with three half-days in Terms 2, 3 and 4, each with so many places.</summary>
    private async Task<Id<Hub>> AHub(int places, decimal hours = 0) =>
        await app.InStore(async store =>
        {
            var hub = Hub.Open(await store.Districts.FirstAsync(), new("A hub", null, null, null, null, null), [], store.Now);
            store.Add(hub);
            foreach (var term in await store.Terms.Where(t => t.SchoolYear == "2026-27" && t.Number >= 2 && t.Number <= 4).ToListAsync())
            {
                store.AddRange(
                    new[] { MondayMorning, TuesdayMorning, TuesdayAfternoon }.Select(h =>
                        HubSession.Plan(hub.Id, term, h.Day, h.Half, places, [], null, [], new(2026, 11, 23), store.Now)
                    )
                );
                store.Add(OffSiteHours.Plan(hub.Id, term, hours, new(2026, 11, 23), store.Now));
            }
            await store.SaveChangesAsync();
            return hub.Id;
        });

    /// <summary>Gives back from the first day on, and takes anew, as a place does that is changed.</summary>
    private static async Task Move(
        Store s,
        Id<Hub> hub,
        Guid holder,
        IReadOnlyList<(DayOfWeek, HalfDay)> wanted,
        DateOnly from,
        DateOnly until,
        DateTimeOffset? held
    )
    {
        await s.ReleaseSeats(holder, from);
        await s.TakeSeats(hub, holder, wanted, from, until, held);
    }

    private static async Task MoveHours(
        Store s,
        Id<Hub> hub,
        Guid holder,
        decimal hours,
        DateOnly from,
        DateOnly until,
        DateTimeOffset? held
    )
    {
        await s.ReleaseHours(holder, from);
        await s.TakeHours(hub, holder, hours, from, until, held);
    }
}
