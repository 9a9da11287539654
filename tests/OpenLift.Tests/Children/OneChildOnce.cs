using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Requests;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Children;

/// <summary>The same child known to two settings is noticed, compared, merged by two people, and can be separated again (C4).</summary>
public sealed class OneChildOnce(TestApp app) : IClassFixture<TestApp>
{
    private const string Senco = "senco@demo.example";
    private const string Thanet = "thanet.senco@demo.example";
    private const string Coordinator = "coordinator@demo.example";
    private const string Other = "thanet.coordinator@demo.example";
    private const string Officer = "dpo@demo.example";

    [Fact]
    public async Task A_setting_is_told_only_that_somebody_will_compare_and_a_coordinator_gets_the_pair()
    {
        var pair = await Known("Elizabeth", "Lizzie", "Toldonly");
        var coordinator = await app.SignedIn(Coordinator);

        (await (await app.SignedIn(Thanet)).Open(pair.Second)).Main.ShouldContain("A coordinator will compare the two");
        var row = (await coordinator.Open("/children/same"))
            .Document.QuerySelectorAll("main tbody tr")
            .Single(r => r.TextContent.Contains("Toldonly", StringComparison.Ordinal))
            .TextContent;
        row.ShouldContain("Likely");
        row.ShouldContain("are forms of one name");
        (await coordinator.Open("/requests?search=Toldonly")).Main.ShouldNotContain(
            "Cliff Lane",
            Case.Sensitive,
            "the pair opens no record"
        );
    }

    [Fact]
    public async Task Of_the_record_that_a_coordinator_may_not_see_only_the_least_is_shown_and_the_look_is_written_down()
    {
        var pair = await Known("Margaret", "Maggie", "Leastshown");
        await (await app.SignedIn(Thanet)).Fill($"{pair.Second}/identity", ("KnownAs", "Secretname"), ("NhsNumber", "943 476 5919"));
        var coordinator = await app.SignedIn(Coordinator);

        var page = await coordinator.Open(await Compare(pair));

        page.Main.ShouldContain("Maggie");
        page.Main.ShouldContain("Cliff Lane Primary School");
        page.Main.ShouldContain("Not shown to you");
        page.Main.ShouldNotContain("Secretname");
        page.Main.ShouldNotContain("9434765919");
        page.Document.QuerySelectorAll("main tbody tr")
            .Single(r => r.TextContent.Contains("First names", StringComparison.Ordinal))
            .TextContent.ShouldContain("Differs");
        page.Document.QuerySelectorAll("main tbody tr")
            .Single(r => r.TextContent.Contains("Last name", StringComparison.Ordinal))
            .TextContent.ShouldNotContain("Differs");
        (await coordinator.Open(pair.Second)).Status.ShouldBe(404);
        (
            await app.InStore(s =>
                s.Looks.CountAsync(l =>
                    l.ChildId == IdOf(pair.Second) && l.PersonName == "Helen Marsh" && l.Page.StartsWith("/children/same/")
                )
            )
        ).ShouldBe(1);
    }

    [Fact]
    public async Task A_pair_is_for_the_district_that_was_asked_and_for_nobody_else()
    {
        var address = await Compare(await Known("William", "Billy", "Notforall"));

        (await (await app.SignedIn(Coordinator)).Open(address)).Status.ShouldBe(200);
        foreach (
            var email in new[]
            {
                Other,
                Senco,
                Thanet,
                Officer,
                "helpdesk@demo.example",
                "teacher@demo.example",
                "administrator@demo.example",
            }
        )
        {
            (await (await app.SignedIn(email)).Open(address)).Status.ShouldBe(404, email);
        }
        (await (await app.SignedIn(Other)).Open("/children/same")).Main.ShouldNotContain("Notforall");
    }

    [Fact]
    public async Task Not_the_same_is_kept_and_never_asked_again()
    {
        var pair = await Known("Robert", "Bobby", "Notthesame");
        var coordinator = await app.SignedIn(Coordinator);

        await coordinator.Fill(await Compare(pair), "NotSame");

        (await coordinator.Open("/children/same")).Main.ShouldNotContain("Notthesame");
        (await coordinator.Open("/children/same?answered=true")).Main.ShouldContain("Notthesame");
        var thanet = await app.SignedIn(Thanet);
        (await thanet.Open(pair.Second)).Main.ShouldNotContain("A coordinator will compare");
        await thanet.Fill($"{pair.Second}/identity", ("FirstName", "Robert"));
        (await coordinator.Open("/children/same")).Main.ShouldNotContain("Notthesame");
    }

    [Fact]
    public async Task A_correction_that_makes_two_records_alike_puts_them_before_a_coordinator()
    {
        var pair = await Known("Frieda", "Ottoline", "Corrected");
        (await app.InStore(s => s.Comparisons.CountAsync(c => c.FirstId == IdOf(pair.First) || c.SecondId == IdOf(pair.First)))).ShouldBe(
            0,
            "twins, at most"
        );

        await (await app.SignedIn(Thanet)).Fill($"{pair.Second}/identity", ("FirstName", "Frieda"));

        (await (await app.SignedIn(Coordinator)).Open("/children/same")).Main.ShouldContain("Corrected");
    }

    [Fact]
    public async Task Twins_are_never_put_before_anybody()
    {
        var senco = await app.SignedIn(Senco);
        var first = await senco.Fill(
            "/children/new",
            ("FirstName", "Ebba"),
            ("LastName", "Twinborn"),
            ("Born.Day", "3"),
            ("Born.Month", "4"),
            ("Born.Year", "2020")
        );
        var second = await senco.Fill(
            "/children/new",
            ("FirstName", "Hugo"),
            ("LastName", "Twinborn"),
            ("Born.Day", "3"),
            ("Born.Month", "4"),
            ("Born.Year", "2020")
        );

        (first.Status, second.Status).ShouldBe((302, 302));
    }

    [Fact]
    public async Task A_merge_needs_a_reason_and_a_second_person()
    {
        var pair = await Known("Thomas", "Tommy", "Secondperson");
        var address = await Compare(pair);
        var (coordinator, again, officer) = (await app.SignedIn(Coordinator), await app.SignedIn(Coordinator), await app.SignedIn(Officer));

        (await coordinator.Fill(address, "Propose", ("Keep", IdOf(pair.First).ToString()))).Beside("Reason").ShouldBe("Say how you know");
        var kept = await coordinator.Fill(address, "Propose", ("Reason", "The same mother"));
        kept.Beside("Keep").ShouldBe("Choose which record stays");
        kept.Value("Reason").ShouldBe("The same mother");
        var stale = await again.Open(address);
        await coordinator.Press(kept, "Propose", ("Keep", IdOf(pair.First).ToString()));
        (await again.Press(stale, "Propose", ("Keep", IdOf(pair.Second).ToString()), ("Reason", "x"))).Problems.ShouldBe([
            "This cannot be done now: the answer is ‘merge proposed’.",
        ]);

        var own = await coordinator.Open(address);
        own.Main.ShouldContain("You proposed this");
        var form = await officer.Open(address);
        form.Main.ShouldContain("The same mother");
        form.Main.ShouldContain("Not shown to you");
        var alone = Visitor.Request(own, "Decline", [], null);
        alone.RequestUri = new($"{address}?handler=Confirm", UriKind.Relative);
        (await coordinator.Send(alone)).Problems.ShouldBe([
            "You proposed this merge: another coordinator or the data protection officer must confirm it",
        ]);
        (await officer.Press(form, "Confirm")).Status.ShouldBe(302);
        (
            await app.InStore(s => s.Comparisons.SingleAsync(c => c.FirstId == IdOf(pair.First) || c.SecondId == IdOf(pair.First)))
        ).Status.ShouldBe(ComparisonStatus.Merged);
    }

    [Fact]
    public async Task Whoever_declines_says_why_and_the_pair_is_open_again()
    {
        var pair = await Known("Joseph", "Joey", "Declined");
        var address = await Compare(pair);
        var (coordinator, officer) = (await app.SignedIn(Coordinator), await app.SignedIn(Officer));
        await coordinator.Fill(address, "Propose", ("Keep", IdOf(pair.First).ToString()), ("Reason", "The same mother"));

        (await officer.Fill(address, "Decline")).Beside("WhyNot").ShouldBe("Say why they are not to be merged");
        await officer.Fill(address, "Decline", ("WhyNot", "The mothers differ"));

        (await officer.Open(address)).Status.ShouldBe(404);
        (await coordinator.Open(address)).Main.ShouldContain("They are one child");
    }

    [Fact]
    public async Task After_a_merge_each_setting_sees_only_its_own_requests_and_old_addresses_lead_to_the_kept_record()
    {
        var pair = await Known("Katherine", "Katie", "Mergedaccess");
        var (senco, thanet, coordinator, officer) = (
            await app.SignedIn(Senco),
            await app.SignedIn(Thanet),
            await app.SignedIn(Coordinator),
            await app.SignedIn(Officer)
        );
        await thanet.Fill($"{pair.Second}/home", ("Languages", "Polish"), ("InterpreterNeeded", "true"));
        await senco.Open($"{pair.First}/history");

        await Merge(pair);

        (await thanet.Open(pair.Second)).GoesTo.ShouldBe(pair.First);
        (await thanet.Open($"{pair.Second}/history")).GoesTo.ShouldBe($"{pair.First}/history");
        (await coordinator.Open(pair.Second)).GoesTo.ShouldBe(pair.First);
        (await (await app.SignedIn("nursery@demo.example")).Open(pair.Second)).Status.ShouldBe(404);
        (await (await app.SignedIn(Other)).Open(pair.Second)).Status.ShouldBe(404);

        var (ours, theirs) = (await senco.Open(pair.First), await thanet.Open(pair.First));
        ours.Main.ShouldContain("2 records of this child were merged");
        ours.Main.ShouldContain("Polish (interpreter needed)");
        ours.Document.QuerySelectorAll("main a[href^='/requests/']").Select(a => a.GetAttribute("href")).ShouldContain(pair.FirstRequest);
        ours.Main.ShouldContain("Cliff Lane Primary School, since");
        theirs
            .Document.QuerySelectorAll("main a[href^='/requests/']")
            .Select(a => a.GetAttribute("href"))
            .Where(h => !h!.Contains("start", StringComparison.Ordinal))
            .ShouldBe([pair.SecondRequest]);
        (await senco.Open(pair.SecondRequest)).Status.ShouldBe(404);
        (await thanet.Open(pair.FirstRequest)).Status.ShouldBe(404);
        (await thanet.Open(pair.SecondRequest)).Status.ShouldBe(200);
        (await coordinator.Open(pair.SecondRequest)).Status.ShouldBe(404, "a draft is its setting’s alone");

        var history = (await thanet.Open($"{pair.First}/history")).Main;
        history.ShouldContain("Added by Cliff Lane Primary School");
        history.ShouldContain("Added by Holmwood Primary School");
        history.ShouldContain("Merged into another record of the same child");
        var reference = await app.InStore(s =>
            s.Requests.Where(r => r.Id == AskingForSupport.IdOf(pair.FirstRequest)).Select(r => r.Reference).SingleAsync()
        );
        (await officer.Open($"/looks?reference={reference}")).Main.ShouldContain("Priya Raman");
        (await thanet.Open("/children?name=Mergedaccess")).Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Separating_puts_every_row_back_and_what_was_added_since_stays_with_its_request()
    {
        var pair = await Known("Alexander", "Sasha", "Separated");
        var (senco, thanet, coordinator) = (await app.SignedIn(Senco), await app.SignedIn(Thanet), await app.SignedIn(Coordinator));
        await thanet.Fill(
            $"{pair.Second}/family",
            "Add",
            ("CarerName", "Irina Separated"),
            ("Relationship", "mother"),
            ("HasResponsibility", "true")
        );
        await thanet.Fill($"{pair.Second}/identity", ("Upn", "P207000016049"));
        await SendOff(thanet, pair.SecondRequest);
        var address = await Compare(pair);
        var before = await Everything(pair);

        await Merge(pair);
        (await senco.Open(pair.First)).Main.ShouldContain("Irina Separated");
        await thanet.Upload($"{pair.SecondRequest}/files", "File", "note.pdf", "%PDF-1.4 x %%EOF"u8.ToArray(), ("About", "A note"));
        var kept = IdOf(pair.First).ToString();
        var since = (await thanet.Fill($"/requests/new?child={kept}", ("Child", kept), ("Another", "true"))).GoesTo![..^"/tasks".Length];
        var ours = (await senco.Fill($"/requests/new?child={kept}", ("Child", kept), ("Another", "true"))).GoesTo![..^"/tasks".Length];
        (await coordinator.Fill(address, "Separate")).Beside("WhySeparate").ShouldBe("Say why they are to be separate again");
        await coordinator.Fill(address, "Separate", ("WhySeparate", "Two cousins after all"));

        var after = await Everything(pair);
        before.Where(b => after.GetValueOrDefault(b.Key) != b.Value).ShouldBeEmpty();
        var added = after.Where(a => !before.ContainsKey(a.Key)).ToList();
        added.Where(a => a.Key.Contains(AskingForSupport.IdOf(since).ToString(), StringComparison.Ordinal)).ShouldNotBeEmpty();
        added.ShouldAllBe(a =>
            a.Key.Contains(AskingForSupport.IdOf(ours).ToString(), StringComparison.Ordinal)
                ? a.Value == IdOf(pair.First).ToString()
                : a.Value == IdOf(pair.Second).ToString()
        );

        (await thanet.Open(pair.Second)).Main.ShouldContain("Irina Separated");
        (await thanet.Open(since)).Status.ShouldBe(200);
        (await thanet.Open(pair.First)).Status.ShouldBe(404);
        (await senco.Open(pair.First)).Main.ShouldNotContain("Irina Separated");
        (await senco.Open(pair.Second)).Status.ShouldBe(404);
        (await senco.Open(ours)).Status.ShouldBe(200);
        (await coordinator.Open(pair.FirstRequest)).Status.ShouldBe(200);
        (await coordinator.Open(pair.SecondRequest)).Status.ShouldBe(404);
        (await (await app.SignedIn(Other)).Open(pair.SecondRequest)).Status.ShouldBe(200);
        (await coordinator.Open(address)).Main.ShouldContain("They are one child", Case.Sensitive, "the question is open again");
    }

    [Fact]
    public async Task After_thirty_days_a_merge_stands()
    {
        await using var alone = new TestApp();
        var officer = await alone.SignedIn(Officer);
        var address = (await officer.Open("/children/same"))
            .Document.QuerySelector("main tbody a[href^='/children/same/']")!
            .GetAttribute("href")!;
        await officer.Fill(address, "Confirm");
        (await officer.Open(address)).Main.ShouldContain("Until 23 December 2026 the two can be separated again");
        var form = await officer.Open(address);
        alone.Clock.Now = alone.Clock.Now.AddDays(31);
        officer = await alone.SignedIn(Officer);

        (await officer.Open(address)).Main.ShouldNotContain("Separate them again");
        Should
            .Throw<RuleBroken>(() =>
                alone
                    .InStore(async s =>
                    {
                        await Merging.Separate(s, await s.Comparisons.SingleAsync(c => c.Status == ComparisonStatus.Merged), "Too late");
                        return 0;
                    })
                    .GetAwaiter()
                    .GetResult()
            )
            .Message.ShouldContain("more than 30 days ago");
        form.Status.ShouldBe(200);
    }

    [Fact]
    public async Task Another_coordinator_confirms_where_both_districts_were_asked()
    {
        var pair = await Known("Theodore", "Teddy", "Bothdistricts");
        await SendOff(await app.SignedIn(Thanet), pair.SecondRequest);
        var address = await Compare(pair);
        await (await app.SignedIn(Coordinator)).Fill(
            address,
            "Propose",
            ("Keep", IdOf(pair.Second).ToString()),
            ("Reason", "The same mother")
        );

        (await (await app.SignedIn(Other)).Fill(address, "Confirm")).Status.ShouldBe(302);

        (await (await app.SignedIn(Senco)).Open(pair.First)).GoesTo.ShouldBe(pair.Second);
        (await (await app.SignedIn(Coordinator)).Open(pair.FirstRequest)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_record_merged_into_one_that_is_merged_in_its_turn_leads_to_the_last()
    {
        var senco = await app.SignedIn(Senco);
        var pair = await Known("Frederick", "Freddie", "Chained");
        var third = (
            await (await app.SignedIn("nursery@demo.example")).Fill(
                "/children/new",
                (
                    "SettingId",
                    await app.InStore(async s =>
                        (await s.Settings.Where(x => x.Name == "Foxglove Pre-school").Select(x => x.Id).SingleAsync()).ToString()
                    )
                ),
                ("FirstName", "Fred"),
                ("LastName", "Chained"),
                ("Born.Day", "3"),
                ("Born.Month", "4"),
                ("Born.Year", "2020"),
                ("Different", "true")
            )
        ).GoesTo!;
        await Merge(pair);
        var address = await Compare((pair.First, third, "", ""));
        await (await app.SignedIn(Coordinator)).Fill(address, "Propose", ("Keep", IdOf(third).ToString()), ("Reason", "The same mother"));
        await (await app.SignedIn(Officer)).Fill(address, "Confirm");

        (await (await app.SignedIn(Thanet)).Open(pair.Second)).GoesTo.ShouldBe(third);
        (await senco.Open(pair.First)).GoesTo.ShouldBe(third);
        (await senco.Open($"{third}/history")).Main.ShouldContain("Added by Cliff Lane Primary School");
        var early = await app.InStore(s =>
            s.Comparisons.SingleAsync(c =>
                (c.FirstId == IdOf(pair.Second) || c.SecondId == IdOf(pair.Second)) && c.Status == ComparisonStatus.Merged
            )
        );
        (await (await app.SignedIn(Officer)).Fill($"/children/same/{early.Id}", "Separate", ("WhySeparate", "x"))).Problems.ShouldBe([
            "The record that was kept was itself merged since: separate that merge first.",
        ]);

        await (await app.SignedIn(Officer)).Fill(address, "Separate", ("WhySeparate", "Two children"));
        (await (await app.SignedIn(Thanet)).Open(pair.Second)).GoesTo.ShouldBe(pair.First);
    }

    [Fact]
    public async Task Of_ten_thousand_children_only_a_few_are_held_against_a_new_one()
    {
        await using var alone = new TestApp();
        await alone.InStore(s =>
            s.Database.ExecuteSqlRawAsync(
                TestDatabase.IsPostgres
                    ? "insert into child (id, first_name, last_name, born, match_name, interpreter_needed, looked_after, carers, "
                        + "may_be_known_elsewhere, version) select gen_random_uuid(), 'F' || i, 'L' || i, date '2005-01-01' + i * 37 % "
                        + "7000, 'f' || i || 'l' || i, false, 'No', '[]', false, 1 from generate_series(1, 10000) i"
                    : "with recursive many(i) as (select 1 union all select i + 1 from many where i < 10000) insert into child (id, "
                        + "first_name, last_name, born, match_name, interpreter_needed, looked_after, carers, may_be_known_elsewhere, "
                        + "version) select upper(printf('%08x-0000-7000-8000-000000000000', i)), 'F' || i, 'L' || i, date('2005-01-01', "
                        + "'+' || (i * 37 % 7000) || ' days'), 'f' || i || 'l' || i, 0, 'No', '[]', 0, 1 from many"
            )
        );

        var who = new Described("Lizzie", "Barrow", null, new(2015, 8, 14));
        (await alone.InStore(s => SameChild.Near(s, who).CountAsync())).ShouldBeInRange(1, 200);
    }

    /// <summary>Holmwood asks for support for one record; Cliff Lane makes the other known and drafts a request.</summary>
    private async Task<(string First, string Second, string FirstRequest, string SecondRequest)> Known(
        string first,
        string second,
        string last
    )
    {
        var (senco, thanet) = (await app.SignedIn(Senco), await app.SignedIn(Thanet));
        var request = await AskingForSupport.Sent(senco, first, last);
        var draft = await AskingForSupport.Draft(thanet, second, last);
        async Task<string> ChildOf(string path) =>
            "/children/"
            + await app.InStore(s => s.Requests.Where(r => r.Id == AskingForSupport.IdOf(path)).Select(r => r.ChildId).SingleAsync());
        return (await ChildOf(request), await ChildOf(draft), request, draft);
    }

    private Task<string> Compare((string First, string Second, string, string) pair) =>
        app.InStore(async s =>
            "/children/same/"
            + await s
                .Comparisons.Where(c =>
                    (c.FirstId == IdOf(pair.First) && c.SecondId == IdOf(pair.Second))
                    || (c.SecondId == IdOf(pair.First) && c.FirstId == IdOf(pair.Second))
                )
                .Select(c => c.Id)
                .SingleAsync()
        );

    private async Task Merge((string First, string Second, string, string) pair)
    {
        var address = await Compare(pair);
        await (await app.SignedIn(Coordinator)).Fill(
            address,
            "Propose",
            ("Keep", IdOf(pair.First).ToString()),
            ("Reason", "The same mother")
        );
        (await (await app.SignedIn(Officer)).Fill(address, "Confirm")).Status.ShouldBe(302);
    }

    private static async Task SendOff(Visitor senco, string request)
    {
        await senco.Fill($"{request}/need", ("Needs", "Cannot yet settle at circle time."));
        await senco.Fill(
            $"{request}/permission",
            ("Answer", "Given"),
            ("By", "A Parent"),
            ("How", "OnScreen"),
            ("On.Day", "20"),
            ("On.Month", "11"),
            ("On.Year", "2026"),
            ("Sharing[0].Parent", "Given"),
            ("Sharing[2].Parent", "Given")
        );
        (await senco.Fill($"{request}/check", ("Declared", "true"))).GoesTo.ShouldBe($"{request}/sent");
    }

    /// <summary>Every row of the two children and whose it is, and what each record knows.</summary>
    private Task<Dictionary<string, string>> Everything((string First, string Second, string, string) pair) =>
        app.InStore(async s =>
        {
            Id<Child>[] both = [IdOf(pair.First), IdOf(pair.Second)];
            var rows = new Dictionary<string, string>();
            foreach (var r in await s.Enrolments.Where(r => both.Contains(r.ChildId)).ToListAsync())
            {
                rows[$"enrolment {r.Id}"] = r.ChildId.ToString();
            }
            foreach (var r in await s.Requests.Where(r => both.Contains(r.ChildId)).ToListAsync())
            {
                rows[$"request {r.Id}"] = r.ChildId.ToString();
            }
            foreach (var r in await s.ViewsAndConsents.Where(r => both.Contains(r.ChildId)).ToListAsync())
            {
                rows[$"consent {r.Id} of {r.RequestId}"] = r.ChildId.ToString();
            }
            foreach (var r in await s.Cases.Where(r => both.Contains(r.ChildId)).ToListAsync())
            {
                rows[$"case {r.Id} of {r.RequestId}"] = r.ChildId.ToString();
            }
            foreach (var r in await s.Attachments.Where(r => both.Contains(r.ChildId)).ToListAsync())
            {
                rows[$"file {r.Id} of {r.RequestId}"] = r.ChildId.ToString();
            }
            foreach (var r in await s.ChildScopes.Where(r => both.Contains(r.ChildId) && r.RequestId != null).ToListAsync())
            {
                rows[$"scope {r.Id} of {r.RequestId}"] = r.ChildId.ToString();
            }
            foreach (var c in await s.Children.Where(c => both.Contains(c.Id)).ToListAsync())
            {
                rows[$"known {c.Id}"] = JsonSerializer.Serialize(
                    new
                    {
                        c.Name,
                        c.Born,
                        c.Known,
                        c.MergedIntoId,
                        c.MergedFrom,
                    }
                );
            }
            return rows;
        });

    private static Id<Child> IdOf(string path) => new(Guid.Parse(path.Split('/')[2]));
}
