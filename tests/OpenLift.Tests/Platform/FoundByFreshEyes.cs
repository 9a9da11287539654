using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.People;
using OpenLift.Requests;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Platform;

/// <summary>What attackers and reviewers found once, so that it stays mended.</summary>
public sealed class FoundByFreshEyes(TestApp app) : IClassFixture<TestApp>
{
    private const string Senco = "senco@demo.example",
        Coordinator = "coordinator@demo.example";

    [Fact]
    public async Task One_open_request_of_a_child_opens_no_other()
    {
        var (senco, coordinator, county) = (
            await app.SignedIn(Senco),
            await app.SignedIn(Coordinator),
            await app.SignedIn("county@demo.example")
        );
        var first = await AskingForSupport.Sent(senco, "Two", "Requests");
        await senco.Fill($"{first}/family", ("What", "all"), ("By", "A Parent"), ("Reason", "Canary reason"));
        var child = await app.InStore(s =>
            s.Requests.Where(r => r.Id == AskingForSupport.IdOf(first)).Select(r => r.ChildId).SingleAsync()
        );
        var second = (await senco.Fill($"/requests/new?child={child}", ("Child", child.ToString()))).GoesTo![..^"/tasks".Length];
        await senco.Fill($"{second}/need", ("Needs", "Something else"));
        await senco.Fill($"{second}/check", ("Declared", "true"), ("WhyNot", "Asked by phone"));

        (await coordinator.Open(second)).Status.ShouldBe(200);
        foreach (var page in new[] { "", "/read", "/family", "/files", "/history", "/print", "/permission", "/parent-views" })
        {
            (await coordinator.Open(first + page)).Status.ShouldBe(404, page);
        }
        await coordinator.Fill($"{second}/screen", "County", ("Need", "hi"));
        (await county.Open(second)).Status.ShouldBe(200);
        (await county.Open(first)).Status.ShouldBe(404);
        (
            await app.InStore(
                s => s.ViewsAndConsents.CountAsync(c => c.RequestId == AskingForSupport.IdOf(first)),
                await app.ActorOf(Coordinator)
            )
        ).ShouldBe(0);
    }

    [Fact]
    public async Task The_county_coordinator_decides_only_what_was_sent_for_their_need()
    {
        var (senco, coordinator, county) = (
            await app.SignedIn(Senco),
            await app.SignedIn(Coordinator),
            await app.SignedIn("county@demo.example")
        );
        var request = await AskingForSupport.Sent(senco, "Physical", "Need");
        await coordinator.Fill($"{request}/screen", "County", ("Need", "pi"));

        (await county.Open($"{request}/county")).Status.ShouldBe(404);
        (await county.Open(request)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Saving_the_agreement_again_gives_nothing_back()
    {
        var (senco, coordinator) = (await app.SignedIn(Senco), await app.SignedIn(Coordinator));
        var request = await AskingForSupport.Sent(senco, "Saved", "Again");
        await senco.Fill($"{request}/family", ("What", "health"), ("By", "A Parent"), ("Reason", "Not health"));
        (await senco.Fill($"{request}/permission", ("By", "A. Parent"))).Status.ShouldBe(302);
        (await coordinator.Open(request)).Main.ShouldContain("Do not share with health");

        await senco.Fill($"{request}/family", ("What", "all"), ("By", "A Parent"), ("Reason", "Not at all"));
        (
            await senco.Fill(
                $"{request}/permission",
                ("Answer", "Given"),
                ("By", "A Parent"),
                ("How", "OnScreen"),
                ("On.Day", "1"),
                ("On.Month", "11"),
                ("On.Year", "2026")
            )
        )
            .Beside("On")
            .ShouldBe("The family withdrew on 23 November 2026: a new agreement must be from that day or later");
        await senco.Fill($"{request}/permission", ("Answer", "NotAsked"), ("WhyNot", "x"));
        (await senco.Open(request)).Main.ShouldContain("Family withdrew");
        await senco.Fill(
            $"{request}/permission",
            ("Answer", "Given"),
            ("By", "A Parent"),
            ("How", "OnScreen"),
            ("On.Day", "23"),
            ("On.Month", "11"),
            ("On.Year", "2026"),
            ("Sharing[0].Parent", "Given")
        );
        (await coordinator.Open(request)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Yes_becomes_no_only_by_withdrawing_and_a_family_that_never_agreed_may_withdraw_too()
    {
        var (senco, coordinator) = (await app.SignedIn(Senco), await app.SignedIn(Coordinator));
        var request = await AskingForSupport.Sent(senco, "Yes", "Then No");
        (await senco.Fill($"{request}/permission", ("Answer", "Refused"), ("WhyNot", "They said no")))
            .Beside("Answer")!
            .ShouldStartWith("The family agreed to this before.");

        var never = await AskingForSupport.Draft(senco, "Never", "Agreed");
        await senco.Fill($"{never}/need", ("Needs", "x"));
        await senco.Fill($"{never}/check", ("Declared", "true"), ("WhyNot", "Abroad"));
        (await coordinator.Open(never)).Status.ShouldBe(200);
        (await senco.Fill($"{never}/family", ("What", "all"), ("By", "A Parent"), ("Reason", "We did not want this"))).Status.ShouldBe(302);
        (await coordinator.Open(never)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task After_the_seal_a_withdrawal_shuts_out_the_people_of_the_meeting_and_takes_its_part_from_the_minutes()
    {
        await using var alone = new TestApp();
        alone.Clock.Now = new(2026, 11, 5, 11, 0, 0, TimeSpan.Zero);
        var meeting = await alone.InStore(s => s.Meetings.SingleAsync(m => m.Title == "Dover, autumn meeting"));
        alone.Clock.Now = new(meeting.Day.AddDays(1).ToDateTime(new(11, 0)), TimeSpan.Zero);
        var (senco, teacher, coordinator) = (
            await alone.SignedIn(Senco),
            await alone.SignedIn("teacher@demo.example"),
            await alone.SignedIn(Coordinator)
        );
        var item = await alone.InStore(s => s.AgendaItems.OrderBy(i => i.Position).FirstAsync(i => i.MeetingId == meeting.Id));
        (await teacher.Open($"/requests/{item.RequestId}/read")).Status.ShouldBe(200);
        (await teacher.Open($"/meetings/{meeting.Id}/minutes")).Main.ShouldContain(item.Notes!);

        await senco.Fill($"/requests/{item.RequestId}/family", ("What", "all"), ("By", "A Parent"), ("Reason", "No more"));

        (await teacher.Open($"/requests/{item.RequestId}/read")).Status.ShouldBe(404);
        foreach (var reader in new[] { teacher, coordinator })
        {
            var minutes = (await reader.Open($"/meetings/{meeting.Id}/minutes")).Main;
            minutes.ShouldNotContain(item.Notes!);
            minutes.ShouldContain("are left out");
        }
    }

    [Fact]
    public async Task Moving_a_meeting_moves_when_its_people_see_the_child()
    {
        var (coordinator, teacher) = (await app.SignedIn(Coordinator), await app.SignedIn("teacher@demo.example"));
        var request = await AskingForSupport.Sent(await app.SignedIn(Senco), "Window", "Moves");
        var meeting = (
            await coordinator.Fill(
                "/meetings/new",
                ("Name", "Soon"),
                ("Kind", "Schools"),
                ("Day.Day", "30"),
                ("Day.Month", "11"),
                ("Day.Year", "2026")
            )
        ).GoesTo!;
        await coordinator.Fill($"{request}/screen", "Agenda", ("MeetingId", meeting.Split('/')[^1]), ("AllowedBecause", "x"));
        (await teacher.Open(request)).Status.ShouldBe(200);

        await coordinator.Fill($"{meeting}/move", ("Day.Day", "1"), ("Day.Month", "3"), ("Day.Year", "2027"));
        (await teacher.Open(request)).Status.ShouldBe(404);
        await coordinator.Fill($"{meeting}/move", ("Day.Day", "27"), ("Day.Month", "11"), ("Day.Year", "2026"));
        (await teacher.Open(request)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task One_roles_permission_does_not_work_on_another_roles_children()
    {
        await using var alone = new TestApp();
        var teacher = await alone.Person("teacher@demo.example");
        await alone.Save(async s =>
        {
            var person = await s.People.Include(p => p.Roles).SingleAsync(p => p.Id == teacher.Id);
            var thanet = await s.Settings.SingleAsync(x => x.Name == "Harbour Lights Junior School");
            person.Give(Role.SettingStaff, thanet.Scope, thanet.Name, s.Now);
        });
        var item = await alone.InStore(s => s.AgendaItems.FirstAsync(i => i.SettingName == "Holmwood Primary School" && !i.Sealed));
        var both = await alone.SignedIn("teacher@demo.example");

        (await both.Open($"/requests/{item.RequestId}")).Status.ShouldBe(200);
        foreach (
            var page in new[]
            {
                $"/requests/{item.RequestId}/withdraw",
                $"/requests/{item.RequestId}/permission",
                $"/requests/{item.RequestId}/parent-views",
                $"/children/{item.ChildId}/identity",
                $"/children/{item.ChildId}/family",
                $"/children/{item.ChildId}/home",
            }
        )
        {
            (await both.Open(page)).Status.ShouldBe(404, page);
        }
        (await both.Open($"/requests/{item.RequestId}/files")).Document.QuerySelectorAll("main form[method=post]").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_meeting_records_is_not_in_the_history_before_the_seal()
    {
        var (senco, coordinator) = (await app.SignedIn(Senco), await app.SignedIn(Coordinator));
        var item = await app.InStore(s => s.AgendaItems.FirstAsync(i => i.SettingName == "Holmwood Primary School" && !i.Sealed));
        await coordinator.Fill($"/meetings/{item.MeetingId}/items/{item.Id}", ("Notes", "n"), ("Outcomes", "NotAgreed"), ("Reason", "r"));

        (await coordinator.Open($"/requests/{item.RequestId}/history")).Main.ShouldContain("Outcome recorded");
        var setting = (await senco.Open($"/requests/{item.RequestId}/history")).Main;
        setting.ShouldNotContain("Outcome recorded");
        setting.ShouldNotContain("how to disagree");
    }

    [Fact]
    public async Task A_look_is_written_down_though_the_form_came_back()
    {
        var senco = await app.SignedIn(Senco);
        var request = await AskingForSupport.Draft(senco, "Look", "Stays");
        var child = await app.InStore(s =>
            s.Requests.Where(r => r.Id == AskingForSupport.IdOf(request)).Select(r => r.ChildId).SingleAsync()
        );
        var form = await senco.Open($"{request}/contact");
        Task<int> Looks() => app.InStore(s => s.Looks.CountAsync(l => l.ChildId == child && l.Page == $"{request}/contact"));
        var before = await Looks();

        (await senco.Press(form, "", ("AskedBy", ""))).Status.ShouldBe(422);

        (await Looks()).ShouldBeGreaterThan(before);
        (await senco.Press(form with { Path = $"{request}/read" }, "")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Two_who_save_at_the_same_moment_never_see_a_fault()
    {
        var senco = await app.SignedIn(Senco);
        var request = await AskingForSupport.Draft(senco, "Same", "Moment");
        var forms = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => senco.Open($"{request}/provision")));

        var pages = await Task.WhenAll(forms.Select((form, i) => Task.Run(() => senco.Press(form, "", ("CoreStandards", $"Writer {i}")))));

        pages.Count(p => p.Status is 302).ShouldBe(1);
        pages.Where(p => p.Status is not 302).ShouldAllBe(p => p.Status == 422 && p.Text.Contains("Somebody else changed this"));
    }

    [Theory]
    [InlineData("/requests?search=%00")]
    [InlineData("/requests?search=%EF%BF%BE")]
    [InlineData("/children?name=%EF%BF%BE")]
    [InlineData("/requests/new?name=%00")]
    public async Task What_no_database_can_hold_is_refused_in_an_address_too(string address) =>
        (await (await app.SignedIn(Senco)).Open(address)).Status.ShouldBe(400);

    [Theory]
    [InlineData(Coordinator, "/requests", "No request fits")]
    [InlineData(Senco, "/children", "No child of your setting has that name")]
    [InlineData("administrator@demo.example", "/people", "Nobody fits")]
    [InlineData("administrator@demo.example", "/county/settings", "No setting is here")]
    public async Task The_search_box_of_every_list_searches(string email, string path, string nothing)
    {
        var visitor = await app.SignedIn(email);
        var box = (await visitor.Open(path)).Document.QuerySelector("form[method=get] input[type=text]")!.GetAttribute("name");

        (await visitor.Open($"{path}?{box}=zzzz")).Main.ShouldContain(nothing);
    }

    [Fact]
    public async Task Several_servers_may_start_at_once_on_an_empty_county()
    {
        await app.InStore(async s =>
        {
            await Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(_ =>
                        app.InStore(async each =>
                        {
                            await Schema.Alone(each, () => Kent.Found(each));
                            return 0;
                        })
                    )
            );
            (await s.Districts.CountAsync()).ShouldBe(12);
            return 0;
        });
    }

    [Fact]
    public async Task A_removed_file_is_gone_unless_it_was_sent()
    {
        var senco = await app.SignedIn(Senco);
        var request = await AskingForSupport.Draft(senco, "Removed", "File");
        await senco.Upload($"{request}/files", "Upload", "wrong.pdf", "%PDF-1.4"u8.ToArray(), ("About", "The wrong child’s report"));
        var list = await senco.Open($"{request}/files");
        var link = list.Document.QuerySelector("main table a")!.GetAttribute("href")!;
        await senco.Press(list, "Remove");

        (await senco.Open(link)).Status.ShouldBe(404);
        (await senco.Open($"{request}/history")).Main.ShouldContain("File removed: The wrong child’s report");
    }
}
