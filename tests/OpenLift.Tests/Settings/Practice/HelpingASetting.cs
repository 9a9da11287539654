using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Demo;
using OpenLift.Requests;
using OpenLift.Settings.Practice;
using OpenLift.Settings.SupportCases;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Settings.Practice;

/// <summary>A setting that cannot yet meet the Core Standards is helped itself, beside the child's request (L4, L12).</summary>
public sealed class HelpingASetting(TestApp app) : IClassFixture<TestApp>
{
    private const string Coordinator = "coordinator@demo.example";

    [Fact]
    public void Every_state_of_a_support_case_can_be_reached_and_no_step_leads_two_ways()
    {
        HashSet<SupportCaseStatus> reached = [SupportCaseStatus.Open];
        while (SupportCaseLifecycle.Paths.Any(p => reached.Contains(p.From) && reached.Add(p.To))) { }

        reached.ShouldBe(Enum.GetValues<SupportCaseStatus>(), ignoreOrder: true);
        SupportCaseLifecycle.Paths.Select(p => p.By).Distinct().ShouldBe(Enum.GetValues<SupportCaseStep>(), ignoreOrder: true);
        SupportCaseLifecycle.Paths.GroupBy(p => (p.From, p.By)).ShouldAllBe(g => g.Count() == 1);
    }

    [Fact]
    public async Task Its_due_date_is_its_own_and_says_why()
    {
        var (calendar, setting) = await app.InStore(async s => (await s.Calendar(), await s.Settings.FirstAsync()));
        var (today, now) = (new DateOnly(2026, 12, 21), FixedClock.Monday);
        var item = SupportCase.Open(setting, "Asked for help", calendar, today, now);

        (item.DueOn, item.DueWhy).ShouldBe(
            (
                new DateOnly(2027, 1, 7),
                "the help is planned within 10 working days after it was opened on 21 December 2026, not counting 3 bank holidays"
            )
        );
        item.IsLateOn(new(2027, 1, 7)).ShouldBeFalse();
        item.IsLateOn(new(2027, 1, 8)).ShouldBeTrue();

        item.PlanHelp("A visit", "Ruth Carver", new(2027, 2, 1), today, now);
        item.PlanHelp("A call", "Helen Marsh", new(2027, 1, 11), today, now);
        item.DueOn.ShouldBe(new(2027, 1, 11), "the soonest help");
        item.HelpGiven(item.Plan[1].Key, new(2027, 1, 10));
        item.DueOn.ShouldBe(new(2027, 2, 1));
        Should.Throw<RuleBroken>(() => item.HelpGiven(item.Plan[1].Key, today));
        item.Close(helped: true, "It is seen in class", new(2027, 2, 3));
        (item.DueOn, item.DueWhy, item.ClosedOn).ShouldBe((null, null, new(2027, 2, 3)));
        Should
            .Throw<RuleBroken>(() => item.PlanHelp("More", "Ruth Carver", new(2027, 3, 1), today, now))
            .Message.ShouldBe("This cannot be done now: the support case is closed: it helped.");
    }

    [Fact]
    public async Task Help_can_only_have_helped_if_some_was_planned()
    {
        var (calendar, setting) = await app.InStore(async s => (await s.Calendar(), await s.Settings.FirstAsync()));
        var item = SupportCase.Open(setting, "Asked for help", calendar, new(2026, 11, 23), FixedClock.Monday);

        Should.Throw<RuleBroken>(() => item.Close(helped: true, "x", new(2026, 11, 23))).Message.ShouldStartWith("Nothing was planned yet");
        Should
            .Throw<RuleBroken>(() => item.PlanHelp("x", "y", new(2026, 11, 22), new(2026, 11, 23), FixedClock.Monday))
            .Field.ShouldBe("By");
        item.Close(helped: false, "They manage", new(2026, 11, 23));
        item.Status.ShouldBe(SupportCaseStatus.ClosedNotNeeded);
    }

    [Fact]
    public void The_audits_before_and_after_are_those_around_the_help()
    {
        var now = FixedClock.Monday;
        var setting = Stories.ASetting("Around", District.Add("E1", "Here", null, "East", "HER", now), now);
        StandardsAudit Finished(int month)
        {
            var audit = StandardsAudit.Start(setting, new(2026, month, 1), now);
            audit.Finish([], "Somebody", new(2026, month, 1));
            return audit;
        }
        var (january, march, june) = (Finished(1), Finished(3), Finished(6));

        StandardsAudit.Around([june, january, march], new(2026, 4, 1), null).ShouldBe((march, june));
        StandardsAudit.Around([june, january, march], new(2026, 4, 1), new(2026, 5, 1)).ShouldBe((march, null));
        StandardsAudit.Around([march, june], new(2026, 2, 1), null).ShouldBe((march, june));
        StandardsAudit.Around([StandardsAudit.Start(setting, new(2026, 1, 1), now)], new(2026, 2, 1), null).ShouldBe((null, null));
    }

    [Fact]
    public async Task The_coordinator_plans_help_notes_it_and_closes_and_the_setting_reads_along()
    {
        var (coordinator, senco) = (await app.SignedIn(Coordinator), await app.SignedIn("senco@demo.example"));
        await Requests.AskingForSupport.Sent(senco, "Thin", "Helped");
        var item = $"/support-cases/{await Newest("Holmwood Primary School")}";
        (await coordinator.Open("/support-cases")).Main.ShouldContain("Mon 7 Dec 2026");

        (
            await coordinator.Fill(
                $"{item}/plan",
                ("What", ""),
                ("Who", "Ruth Carver"),
                ("By.Day", "1"),
                ("By.Month", "12"),
                ("By.Year", "2026")
            )
        )
            .Beside("What")
            .ShouldBe("Enter what help is planned");
        var past = await coordinator.Fill(
            $"{item}/plan",
            ("What", "A visit"),
            ("Who", "Ruth Carver"),
            ("By.Day", "1"),
            ("By.Month", "11"),
            ("By.Year", "2026")
        );
        (past.Beside("By"), past.Value("Who")).ShouldBe(("By when must be today or later", "Ruth Carver"));
        await coordinator.Fill(
            $"{item}/plan",
            ("What", "A visit to Year 1"),
            ("Who", "Ruth Carver"),
            ("By.Day", "1"),
            ("By.Month", "12"),
            ("By.Year", "2026")
        );
        await coordinator.Fill($"{item}/note", ("Words", "Prefers mornings"));
        var read = await senco.Open(item);
        read.Main.ShouldContain("By 1 December 2026: Ruth Carver gives this by then: A visit to Year 1.");
        read.Main.ShouldContain("no child’s request waits for it");
        read.Main.ShouldContain("Prefers mornings");
        read.Document.QuerySelectorAll("main a[href*='/plan'], main a[href$='/close']").ShouldBeEmpty();
        (await senco.Open($"{item}/plan")).Status.ShouldBe(404);

        var given = (await coordinator.Open(item))
            .Document.QuerySelectorAll("main a")
            .Single(a => a.TextContent.StartsWith("Mark as given", StringComparison.Ordinal))
            .GetAttribute("href")!;
        await coordinator.Fill(given, []);
        (await coordinator.Fill($"{item}/close", ("Helped", "true"))).Beside("Because").ShouldBe("Say why, in words for the setting");
        await coordinator.Fill($"{item}/close", ("Helped", "true"), ("Because", "What was tried is now written down"));

        (await senco.Open(item)).Main.ShouldContain("Closed: it helped");
        (await senco.Open("/support-cases?closed=true")).Main.ShouldContain("Closed: it helped");
    }

    [Fact]
    public async Task It_never_holds_the_childs_request_back()
    {
        var (coordinator, senco) = (await app.SignedIn(Coordinator), await app.SignedIn("senco@demo.example"));
        var request = await Requests.AskingForSupport.Sent(senco, "Not", "Heldback");
        var id = Requests.AskingForSupport.IdOf(request);
        (await app.InStore(s => s.SupportCases.SingleAsync(c => c.RequestId == id))).Status.ShouldBe(SupportCaseStatus.Open);

        (await coordinator.Fill($"{request}/screen", "Ask", ("Question", "What have you tried?"))).Status.ShouldBe(302);
        await senco.Fill($"{request}/reply", ("Reply", "Visual timetable"));
        (await senco.Fill($"{request}/check", ("Declared", "true"))).Status.ShouldBe(302);
        await app.Save(async s =>
        {
            var asked = await s.Requests.SingleAsync(r => r.Id == id);
            asked.PutOnAgenda("Dover", new(2026, 12, 2), s.Now);
            asked.Decide("Advice", "This helps", s.Now);
        });

        (await app.InStore(s => s.Requests.Where(r => r.Id == id).Select(r => r.Status).SingleAsync())).ShouldBe(RequestStatus.Decided);
        (await app.InStore(s => s.SupportCases.SingleAsync(c => c.RequestId == id))).Status.ShouldBe(SupportCaseStatus.Open);
    }

    [Fact]
    public async Task It_outlives_the_request_and_then_names_it_to_nobody_outside_the_setting()
    {
        var (coordinator, senco) = (await app.SignedIn(Coordinator), await app.SignedIn("senco@demo.example"));
        var request = await Requests.AskingForSupport.Sent(senco, "Out", "Lives");
        var id = Requests.AskingForSupport.IdOf(request);
        var (item, reference) = await app.InStore(async s =>
            (
                $"/support-cases/{await s.SupportCases.Where(c => c.RequestId == id).Select(c => c.Id).SingleAsync()}",
                await s.Requests.Where(r => r.Id == id).Select(r => r.Reference).SingleAsync()
            )
        );
        (await coordinator.Open(item)).Main.ShouldContain(reference);

        await app.Save(async s => (await s.Requests.SingleAsync(r => r.Id == id)).FamilyStopsSharing("everything", rests: false, s.Now));

        (await coordinator.Open(item)).Main.ShouldNotContain(reference);
        (await coordinator.Open("/support-cases")).Main.ShouldNotContain(reference);
        (await senco.Open(item)).Main.ShouldContain(reference);
    }

    [Fact]
    public async Task The_coordinator_opens_one_without_any_request_for_a_setting_of_the_district_only()
    {
        var coordinator = await app.SignedIn(Coordinator);
        var (foxglove, cliff) = await app.InStore(async s =>
            (
                await s.Settings.SingleAsync(x => x.Name == "Foxglove Pre-school"),
                await s.Settings.SingleAsync(x => x.Name == "Cliff Lane Primary School")
            )
        );

        (await coordinator.Fill("/support-cases/new", ("Setting", cliff.Id.ToString()), ("Why", "x")))
            .Beside("Setting")
            .ShouldBe("Choose the setting");
        var opened = await coordinator.Follow(
            await coordinator.Fill("/support-cases/new", ("Setting", foxglove.Id.ToString()), ("Why", "A new team that asks for a hand"))
        );

        opened.Main.ShouldContain("A new team that asks for a hand");
        (await (await app.SignedIn("nursery@demo.example")).Open(opened.Path)).Main.ShouldContain("A new team that asks for a hand");
        (await (await app.SignedIn("teacher@demo.example")).Open(opened.Path)).Status.ShouldBe(200);
        (await (await app.SignedIn("teacher@demo.example")).Open($"{opened.Path}/close")).Status.ShouldBe(404);
        foreach (
            var email in new[]
            {
                "senco@demo.example",
                "thanet.coordinator@demo.example",
                "thanet.senco@demo.example",
                "administrator@demo.example",
                "county@demo.example",
            }
        )
        {
            (await (await app.SignedIn(email)).Open(opened.Path)).Status.ShouldBe(404, email);
        }
        (await (await app.SignedIn("thanet.coordinator@demo.example")).Open("/support-cases")).Main.ShouldNotContain("Foxglove");
    }

    [Fact]
    public async Task The_list_goes_by_setting_and_marks_what_is_late()
    {
        var page = await (await app.SignedIn(Coordinator)).Open("/support-cases");

        var settings = page.Document.QuerySelectorAll("th[scope=rowgroup]").Select(t => t.TextContent).ToList();
        settings.ShouldBe(settings.Distinct().Order(StringComparer.Ordinal));
        page.Document.QuerySelectorAll("main tbody tr")
            .Single(r => r.TextContent.Contains("Asked for help with small-group teaching", StringComparison.Ordinal))
            .TextContent.ShouldContain("Late");
        page.Main.ShouldNotContain("Closed: it helped");
    }

    private Task<Id<SupportCase>> Newest(string setting) =>
        app.InStore(async s =>
            (await s.SupportCases.Where(c => c.SettingName == setting).ToListAsync())
                .OrderByDescending(c => c.OpenedOn)
                .ThenByDescending(c => c.Id.Value)
                .First()
                .Id
        );
}
