using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Interventions.Hubs;
using OpenLift.People;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Interventions.Hubs;

/// <summary>A hub's manager plans the week and its places; an administrator opens and closes hubs (S6).</summary>
public sealed class PlanningAHub(TestApp app) : IClassFixture<TestApp>
{
    private const string Manager = "hub.manager@demo.example",
        Colleague = "hub.manager2@demo.example",
        Staff = "hub.staff@demo.example",
        Thanet = "thanet.hub@demo.example",
        Administrator = "administrator@demo.example";

    private Task<Id<Hub>> HubIn(string district) =>
        app.InStore(s =>
            s.Hubs.Where(h => s.Districts.Any(d => d.Id == h.DistrictId && d.Name == district)).Select(h => h.Id).SingleAsync()
        );

    private Task<Id<Term>> TermOf(int number, string year = "2026-27") =>
        app.InStore(s => s.Terms.Where(t => t.SchoolYear == year && t.Number == number).Select(t => t.Id).SingleAsync());

    private static string Cell(Page page, string day, int row)
    {
        var cell = page
            .Document.QuerySelectorAll("main table")[0]
            .QuerySelectorAll("tbody tr")[row]
            .QuerySelector($"td[data-label={day}]")!;
        foreach (var line in cell.QuerySelectorAll("br"))
        {
            line.TextContent = " ";
        }
        return System.Text.RegularExpressions.Regex.Replace(cell.TextContent, @"\s+", " ").Trim();
    }

    /// <summary>A row of later terms: how many come free before, places, free at the start, come free within.</summary>
    private static Row Later(Page page, int row)
    {
        var cells = page
            .Document.QuerySelectorAll("main table")[1]
            .QuerySelectorAll("tbody tr")[row]
            .QuerySelectorAll("td")
            .Take(4)
            .Select(c => int.Parse(c.TextContent))
            .ToList();
        return new(cells[0], cells[1], cells[2], cells[3]);
    }

    private sealed record Row(int Before, int Places, int Free, int Within)
    {
        public static (int, int, int, int) operator -(Row after, Row before) =>
            (after.Before - before.Before, after.Places - before.Places, after.Free - before.Free, after.Within - before.Within);
    }

    /// <summary>Takes places for somebody, and gives them back when the test is over.</summary>
    private async Task<IAsyncDisposable> Sitting(
        Id<Hub> hub,
        DateOnly from,
        DateOnly until,
        DateTimeOffset? held,
        params (DayOfWeek, HalfDay)[] sessions
    )
    {
        var holder = Guid.NewGuid();
        await InTransaction(s => s.TakeSeats(hub, holder, sessions, from, until, held));
        return new Leaving(() => InTransaction(s => s.ReleaseSeats(holder, new(2026, 1, 1))));
    }

    private Task InTransaction(Func<Store, Task> work) =>
        app.InStore(async s =>
        {
            await using var transaction = await s.Database.BeginTransactionAsync();
            await work(s);
            await s.SaveChangesAsync();
            await transaction.CommitAsync();
            return 0;
        });

    private sealed class Leaving(Func<Task> leave) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await leave();
    }

    [Fact]
    public async Task The_week_shows_what_is_taken_reserved_and_free_and_what_known_ends_will_free()
    {
        var (hub, manager) = (await HubIn("Dover"), await app.SignedIn(Manager));
        var empty = await manager.Open($"/hubs/{hub}");
        (Cell(empty, "Tuesday", 1), Cell(empty, "Friday", 0)).ShouldBe(
            ("3 free of 3 places 0 taken With Josie Clay Change Tuesday afternoon", "No session Plan Friday morning")
        );
        empty.Main.ShouldContain("The week in Term 2, 2026-27");

        await using var one = await Sitting(hub, new(2026, 11, 23), new(2026, 12, 4), null, (DayOfWeek.Tuesday, HalfDay.Afternoon));
        await using var two = await Sitting(
            hub,
            new(2026, 11, 23),
            new(2027, 2, 12),
            app.Clock.Now.AddHours(1),
            (DayOfWeek.Tuesday, HalfDay.Afternoon)
        );
        await using var three = await Sitting(hub, new(2026, 11, 23), new(2027, 1, 15), null, (DayOfWeek.Tuesday, HalfDay.Afternoon));

        var page = await manager.Open($"/hubs/{hub}");
        Cell(page, "Tuesday", 1)
            .ShouldStartWith("Full of 3 places 3 taken, 1 of them reserved 1 more free from Sat 5 Dec 2026 With Josie Clay");
        var later = page.Document.QuerySelectorAll("main table")[1].QuerySelectorAll("tbody tr");
        later.Select(r => r.TextContent.Trim().Split('\n')[0]).First().ShouldStartWith("Term 3, 2026-27");
        // One leaves before Term 3, one within it, one at its end.
        (Later(page, 0) - Later(empty, 0)).ShouldBe((1, 0, -2, 1));
        (Later(page, 1) - Later(empty, 1)).ShouldBe((3, 0, 0, 0));

        app.Clock.Now = FixedClock.Monday.AddHours(1);
        try
        {
            Cell(await (await app.SignedIn(Manager)).Open($"/hubs/{hub}"), "Tuesday", 1)
                .ShouldStartWith("1 free of 3 places 2 taken 1 more free");
        }
        finally
        {
            app.Clock.Now = FixedClock.Monday;
        }
    }

    [Fact]
    public async Task A_hub_opens_for_its_own_people_and_only_its_manager_plans_it()
    {
        var (hub, term) = (await HubIn("Dover"), await TermOf(3));
        string[] plans = [$"/hubs/{hub}/sessions/{term}/Monday/Morning", $"/hubs/{hub}/off-site/{term}"];
        foreach (
            var (email, sees) in new[]
            {
                (Staff, true),
                (Administrator, true),
                (Thanet, false),
                ("coordinator@demo.example", false),
                ("senco@demo.example", false),
                ("panel.chair@demo.example", false),
                ("portage@demo.example", false),
            }
        )
        {
            var visitor = await app.SignedIn(email);
            var page = await visitor.Open($"/hubs/{hub}");
            page.Status.ShouldBe(sees ? 200 : 404, email);
            page.Document.QuerySelectorAll("main form[method=post], main a[href*='/sessions/'], main a[href*='/off-site/']")
                .ShouldBeEmpty(email);
            foreach (var plan in plans)
            {
                (await visitor.Open(plan)).Status.ShouldBe(404, email);
            }
        }
        var (manager, staff, thanet) = (await app.SignedIn(Manager), await app.SignedIn(Staff), await app.SignedIn(Thanet));
        (await thanet.Open("/hubs")).Main.ShouldNotContain("Seagrass");
        var own = await thanet.Open($"/hubs/{await HubIn("Thanet")}/sessions/{term}/Monday/Morning");
        own.Status.ShouldBe(200);
        (await thanet.Press(own with { Path = plans[0] }, "", ("Places", "0"))).Status.ShouldBe(404);
        var copy = await thanet.Open($"/hubs/{await HubIn("Thanet")}?term={await TermOf(5)}");
        var form = copy.Document.QuerySelector("main form[action*=Copy]")!;
        form.SetAttribute("action", $"/hubs/{hub}?term={term}&handler=Copy");
        (await thanet.Press(copy, "Copy")).Status.ShouldBe(404);
        (await staff.Send(Visitor.Request(await Filled(staff, hub, term), "Copy", [], null))).Status.ShouldBe(404);
        foreach (var strange in new[] { "Sunday/Morning", "Monday/Night", "Someday/Morning", "9/Morning" })
        {
            (await manager.Open($"/hubs/{hub}/sessions/{term}/{strange}")).Status.ShouldBe(404, strange);
        }
        (await manager.Open($"/hubs/{hub}/sessions/{Guid.CreateVersion7()}/Monday/Morning")).Status.ShouldBe(404);
        (await manager.Open("/county/hubs")).Status.ShouldBe(404);
        (
            await app.InStore(s =>
                s.HubSessions.SingleAsync(x => x.HubId == hub && x.TermId == term && x.Day == DayOfWeek.Monday && x.Half == HalfDay.Morning)
            )
        ).Places.ShouldBe(4);

        // The staff's own page has no copy form: they send the manager's, with a token of their own.
        async Task<Page> Filled(Visitor sender, Id<Hub> at, Id<Term> shown)
        {
            var page = await sender.Open($"/hubs/{at}?term={shown}");
            var signOut = page.Document.QuerySelector("form[action='/sign-out']")!;
            var made = page.Document.CreateElement("form");
            made.InnerHtml = signOut.InnerHtml;
            made.SetAttribute("method", "post");
            made.SetAttribute("action", $"/hubs/{at}?term={shown}&handler=Copy");
            page.Document.QuerySelector("main")!.AppendChild(made);
            return page;
        }
    }

    [Fact]
    public async Task A_session_is_planned_changed_and_not_held_after_all()
    {
        var (hub, term, manager) = (await HubIn("Dover"), await TermOf(4), await app.SignedIn(Manager));
        var address = $"/hubs/{hub}/sessions/{term}/Friday/Afternoon";

        (await manager.Fill(address, ("Staff", "Josie Clay"))).Beside("Places").ShouldBe("Enter how many places, or 0");
        (await manager.Fill(address, ("Places", "21"))).Beside("Places").ShouldBe("Places must be from 0 to 20");
        (await manager.Fill(address, ("Places", "5"), ("Staff", "Josie Clay\r\n josie  clay")))
            .Beside("Staff")
            .ShouldBe("Josie Clay is named twice");
        var saved = await manager.Fill(address, ("Places", "5"), ("Staff", "Josie Clay\r\n\r\nMarek Dudek"), ("Note", "Blue room"));
        (saved.Status, saved.GoesTo).ShouldBe((302, $"/hubs/{hub}?term={term}"));
        Cell(await manager.Open(saved.GoesTo!), "Friday", 1)
            .ShouldBe("5 free of 5 places 0 taken With Josie Clay, Marek Dudek Blue room Change Friday afternoon");

        (await manager.Fill(address, "Remove")).Status.ShouldBe(302);
        Cell(await manager.Open(saved.GoesTo!), "Friday", 1).ShouldBe("No session Plan Friday afternoon");
        (await manager.Fill(address, ("Places", "2"))).Status.ShouldBe(302);
        Cell(await manager.Open(saved.GoesTo!), "Friday", 1).ShouldStartWith("2 free of 2 places");
        (await manager.Fill($"/hubs/{hub}/sessions/{await TermOf(1)}/Monday/Morning", ("Places", "2")))
            .Problems.Single()
            .ShouldStartWith("Term 1, 2026-27 ended on 16 October 2026");
    }

    [Fact]
    public async Task Nobody_works_in_two_hubs_at_once()
    {
        var (hub, term, thanet) = (await HubIn("Thanet"), await TermOf(4), await app.SignedIn(Thanet));

        (await thanet.Fill($"/hubs/{hub}/sessions/{term}/Tuesday/Afternoon", ("Places", "2"), ("Staff", "josie clay")))
            .Beside("Staff")
            .ShouldStartWith("josie clay is at Seagrass Hub on Tuesday afternoon in Term 4");
        (await thanet.Fill($"/hubs/{hub}/sessions/{term}/Monday/Afternoon", ("Places", "2"), ("Staff", "Josie Clay"))).Status.ShouldBe(302);
    }

    [Fact]
    public async Task A_change_never_takes_a_place_from_a_child_and_tells_two_managers_apart()
    {
        var (hub, term, manager, colleague) = (
            await HubIn("Dover"),
            await TermOf(3),
            await app.SignedIn(Manager),
            await app.SignedIn(Colleague)
        );
        var address = $"/hubs/{hub}/sessions/{term}/Wednesday/Afternoon";
        var stale = await colleague.Open(address);
        await using var one = await Sitting(hub, new(2026, 12, 1), new(2027, 2, 12), null, (DayOfWeek.Wednesday, HalfDay.Afternoon));
        await using var two = await Sitting(hub, new(2026, 12, 1), new(2027, 2, 12), null, (DayOfWeek.Wednesday, HalfDay.Afternoon));

        var refused = await manager.Fill(address, ("Places", "1"), ("Note", "Smaller room"));
        (refused.Status, refused.Beside("Places"), refused.Value("Note")).ShouldBe(
            (
                422,
                "2 places are taken on Wednesday afternoon in Term 3: there cannot be fewer. Nobody loses a place by a change here",
                "Smaller room"
            )
        );
        (await manager.Fill(address, "Remove")).Problems.Single().ShouldStartWith("2 places are taken");
        (await manager.Open(address)).Main.ShouldContain("2 places are taken on one day or more");
        (await manager.Fill(address, ("Places", "2"), ("Note", "Smaller room"))).Status.ShouldBe(302);

        var late = await colleague.Press(stale, "", ("Places", "6"));
        late.Main.ShouldContain("Somebody else changed this while you were working");
        late.Document.GetElementById("theirs")!.TextContent.ShouldContain("Smaller room");
        (
            await app.InStore(s =>
                s.HubSessions.SingleAsync(x =>
                    x.HubId == hub && x.TermId == term && x.Day == DayOfWeek.Wednesday && x.Half == HalfDay.Afternoon
                )
            )
        ).Places.ShouldBe(2);
    }

    [Fact]
    public async Task A_week_is_copied_to_the_next_term_over_the_end_of_the_school_year_and_overwrites_nothing()
    {
        var (hub, manager, administrator) = (await HubIn("Ashford"), await app.SignedIn(Manager), await app.SignedIn(Administrator));
        await administrator.Fill(
            $"/people/{(await app.Person(Colleague)).Id}",
            "Give",
            ("Role.Role", "InterventionManager"),
            ("Role.Hub", $"{hub}")
        );
        manager = await app.SignedIn(Colleague);
        var (five, six) = (await TermOf(5), await TermOf(6));
        await manager.Fill($"/hubs/{hub}/sessions/{six}/Tuesday/Morning", ("Places", "1"));

        var copied = await manager.Fill($"/hubs/{hub}?term={five}", "Copy");
        copied.GoesTo.ShouldBe($"/hubs/{hub}?term={six}");
        var page = await manager.Open(copied.GoesTo!);
        page.Main.ShouldContain("1 session copied to Term 6, 2026-27; what was planned there already stays as it is");
        (Cell(page, "Tuesday", 0), Cell(page, "Thursday", 0)).ShouldBe(
            ("1 free of 1 place 0 taken Change Tuesday morning", "4 free of 4 places 0 taken With Hana Sørensen Change Thursday morning")
        );
        page.Main.ShouldContain("12 hours a week free of 12");

        page.Document.QuerySelector("main form[action*=Copy]").ShouldBeNull("the calendar ends here");
        (
            await administrator.Fill(
                "/county/terms",
                ("SchoolYear", "2027-28"),
                ("Number", "1"),
                ("Start.Day", "1"),
                ("Start.Month", "9"),
                ("Start.Year", "2027"),
                ("End.Day", "15"),
                ("End.Month", "10"),
                ("End.Year", "2027")
            )
        ).Status.ShouldBe(302);
        page = await manager.Open($"/hubs/{hub}?term={six}");
        var twice = await manager.Press(page, "Copy");
        twice.GoesTo.ShouldBe($"/hubs/{hub}?term={await TermOf(1, "2027-28")}");
        (await manager.Press(page, "Copy")).GoesTo.ShouldBe(twice.GoesTo, "the same form, sent twice");
        (await manager.Open(twice.GoesTo!)).Main.ShouldContain("The week in Term 1, 2027-28");
        (await app.InStore(s => s.FreeHalfDays(hub, new(2027, 7, 1), new(2027, 10, 1))))
            .Select(f => (f.Name, f.Free))
            .ShouldBe([("Tuesday morning", 1), ("Thursday morning", 4)]);
        await using var one = await Sitting(hub, new(2027, 7, 1), new(2027, 10, 1), null, (DayOfWeek.Tuesday, HalfDay.Morning));
        (await app.InStore(s => s.FreeHalfDays(hub, new(2027, 9, 10), new(2027, 10, 15))))[0].Free.ShouldBe(0);
    }

    [Fact]
    public async Task Off_site_hours_are_planned_and_never_below_what_is_promised()
    {
        var (hub, term, manager) = (await HubIn("Thanet"), await TermOf(3), await app.SignedIn(Thanet));
        var address = $"/hubs/{hub}/off-site/{term}";
        await InTransaction(s => s.TakeHours(hub, Guid.NewGuid(), 7.5m, new(2027, 1, 4), new(2027, 1, 29), null));

        (await manager.Open($"/hubs/{hub}?term={term}")).Main.ShouldContain("10.5 hours a week free of 18; 7.5 used on 4 January 2027");
        (await manager.Fill(address, ("Hours", "7")))
            .Beside("Hours")
            .ShouldBe("7.5 hours a week are promised in Term 3: there cannot be fewer");
        (await manager.Fill(address, ("Hours", "-1"))).Beside("Hours").ShouldStartWith("Hours a week must be from 0 to 400");
        (await manager.Fill(address, ("Hours", ""))).Beside("Hours").ShouldBe("Enter the hours a week, or 0");
        var stale = await manager.Open(address);
        (await manager.Fill(address, ("Hours", "8"))).Status.ShouldBe(302);
        (await manager.Press(stale, "", ("Hours", "9"))).Main.ShouldContain("Somebody else changed this while you were working");
    }

    [Fact]
    public async Task An_administrator_opens_one_hub_for_each_district_and_closes_none_that_children_need()
    {
        var administrator = await app.SignedIn(Administrator);
        var swale = await app.InStore(s => s.Districts.Where(d => d.Name == "Swale").Select(d => d.Id).SingleAsync());
        (string, string?)[] marsh = [("District", $"{swale}"), ("Hub.Name", "Marsh Hub"), ("Hub.Postcode", "me10 1aa")];

        (await administrator.Fill("/county/hubs", marsh[0])).Beside("Hub.Name").ShouldBe("Enter the hub’s name");
        (await administrator.Fill("/county/hubs", [.. marsh[..2], ("Hub.Postcode", "Sittingbourne")]))
            .Beside("Hub.Postcode")
            .ShouldBe("Enter a full postcode, such as CT16 1AA");
        var form = await administrator.Open("/county/hubs");
        (await administrator.Press(form, "", marsh)).Status.ShouldBe(302);
        var again = await administrator.Fill("/county/hubs", marsh);
        again.Beside("District").ShouldBe("Swale has a hub already: Marsh Hub. Close it first, or change it");
        again.Document.QuerySelectorAll("select[name=District] option").Select(o => o.TextContent).ShouldNotContain("Swale");

        var hub = await HubIn("Swale");
        var stale = await administrator.Open($"/county/hubs/{hub}");
        (await administrator.Fill($"/county/hubs/{hub}", ("Hub.Phone", "01632 960150"))).Status.ShouldBe(302);
        (await administrator.Press(stale, "", ("Hub.Phone", "01632 960151"))).Main.ShouldContain(
            "Somebody else changed this while you were working"
        );
        (await app.InStore(s => s.Hubs.SingleAsync(h => h.Id == hub))).Postcode.ShouldBe("ME10 1AA");

        var thanet = await HubIn("Thanet");
        await using (await Sitting(thanet, new(2026, 12, 1), new(2027, 2, 12), null, (DayOfWeek.Monday, HalfDay.Morning)))
        {
            (await administrator.Fill($"/county/hubs/{thanet}/close", Day("ClosedOn", 12, 2, 2027)))
                .Beside("ClosedOn")
                .ShouldStartWith("Children have places or off-site hours at Sandbank Hub until 12 February 2027");
        }
        (await administrator.Fill($"/county/hubs/{hub}/close", ("ClosedOn.Day", ""))).Beside("ClosedOn").ShouldBe("Enter the day");
        (await administrator.Fill($"/county/hubs/{hub}/close", Day("ClosedOn", 23, 11, 2026))).Status.ShouldBe(302);
        (await administrator.Press(form, "", [.. marsh, ("__key", $"{Guid.NewGuid():N}")])).Status.ShouldBe(
            302,
            "the district has none any more"
        );
        (await administrator.Fill($"/county/hubs/{hub}/close", "Reopen")).Problems.ShouldBe([
            "The district has another hub by now: Marsh Hub. Close it first.",
        ]);

        static (string, string?)[] Day(string field, int day, int month, int year) =>
            [($"{field}.Day", $"{day}"), ($"{field}.Month", $"{month}"), ($"{field}.Year", $"{year}")];
    }

    [Fact]
    public async Task An_administrator_gives_the_roles_of_a_hub_and_of_a_panel_for_what_they_are_held_for()
    {
        var (administrator, hub) = (await app.SignedIn(Administrator), await HubIn("Thanet"));
        var person = await app.Person("helpdesk@demo.example");
        var address = $"/people/{person.Id}";

        (await administrator.Fill(address, "Give", ("Role.Role", "InterventionStaff"))).Beside("Role.Hub").ShouldBe("Choose the hub");
        (await administrator.Fill(address, "Give", ("Role.Role", "InterventionStaff"), ("Role.Hub", $"{Guid.CreateVersion7()}")))
            .Beside("Role.Hub")
            .ShouldBe("Choose the hub");
        (await administrator.Fill(address, "Give", ("Role.Role", "PanelMember"))).Beside("Role.Area").ShouldBe("Choose the area");
        (await administrator.Fill(address, "Give", ("Role.Role", "PortagePractitioner")))
            .Beside("Role.District")
            .ShouldBe("Choose the district");
        (await (await app.SignedIn("helpdesk@demo.example")).Open($"/hubs/{hub}")).Status.ShouldBe(404);
        foreach (
            var given in new[]
            {
                ("InterventionStaff", "Role.Hub", $"{hub}"),
                ("PanelChair", "Role.Area", "East"),
                ("PortagePractitioner", "Role.Area", "East"),
            }
        )
        {
            (await administrator.Fill(address, "Give", ("Role.Role", given.Item1), (given.Item2, given.Item3))).Status.ShouldBe(
                302,
                given.Item1
            );
        }
        (await administrator.Open(address)).Main.ShouldContain("Sandbank Hub");
        (await (await app.SignedIn("helpdesk@demo.example")).Open($"/hubs/{hub}")).Status.ShouldBe(200);
        var actor = await app.ActorOf("helpdesk@demo.example");
        actor.Hubs.ShouldBe([hub]);
        actor.Manages.ShouldBeEmpty();
        actor.Scopes.ShouldBe([$"hub/{hub}", "map/area/East", $"staff/{person.Id}"], ignoreOrder: true);
        actor.Areas.ShouldBeEmpty("a panel and Portage look into no setting’s practice");
    }

    /// <summary>
    /// A hub's people, a panel's and Portage are of the county; none of them sees a child but by a referral or a caseload.
    /// </summary>
    [Theory]
    [InlineData(Manager)]
    [InlineData(Staff)]
    [InlineData("panel@demo.example")]
    [InlineData("panel.chair@demo.example")]
    [InlineData("portage@demo.example")]
    public async Task The_new_roles_work_for_the_county_and_see_no_child_of_themselves(string email)
    {
        var actor = await app.ActorOf(email);

        actor.WorksForCounty.ShouldBeTrue();
        var theirs = await app.InStore(async s =>
            (await s.Referrals.Select(r => r.ChildId).ToListAsync())
                .Concat(await s.Cases.Where(c => c.PersonId == actor.PersonId).Select(c => c.ChildId).ToListAsync())
                .ToHashSet()
        );
        (await app.InStore(s => s.Children.Select(c => c.Id).ToListAsync(), actor)).ShouldAllBe(c => theirs.Contains(c));
        (await app.InStore(s => s.Provisions.CountAsync(), actor)).ShouldBe(0);
        actor.Roles.ShouldAllBe(r => r.Role != Role.Administrator);
    }
}
