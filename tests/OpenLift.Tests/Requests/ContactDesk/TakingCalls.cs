using Microsoft.EntityFrameworkCore;
using OpenLift.Demo;
using OpenLift.Requests;
using OpenLift.Requests.ContactDesk;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Requests.ContactDesk;

/// <summary>A call comes in, is advised on, followed up, or becomes a request without anything typed twice (L1).</summary>
public sealed class TakingCalls(TestApp app) : IClassFixture<TestApp>
{
    private const string Desk = "helpdesk@demo.example";
    private const string Coordinator = "coordinator@demo.example";
    private const string Senco = "senco@demo.example";

    [Fact]
    public async Task Only_the_caller_the_concern_and_its_urgency_are_needed()
    {
        var desk = await app.SignedIn(Desk);

        var empty = await desk.Fill("/calls/new", ("CallerName", "Jo"), ("Advice", "Kept words"));
        empty.Status.ShouldBe(422);
        empty.Problems.ShouldBe(["Say what the caller is", "Write down the concern", "Say how urgent it is"]);
        (empty.Value("CallerName"), empty.Value("Advice")).ShouldBe(("Jo", "Kept words"));

        var call = await desk.Follow(
            await desk.Press(
                empty,
                "",
                ("CallerKind", "Parent"),
                ("Concern", "No nursery place and cannot walk unaided"),
                ("Urgency", "Soon"),
                ("Advice", "")
            )
        );
        call.Main.ShouldContain("The call is logged");
        call.Main.ShouldContain("To follow up");
        call.Main.ShouldContain("Jo, parent or carer");
        call.Main.ShouldContain("Taken 23 November 2026 at 10:00 by Kit Lambert");
    }

    [Fact]
    public async Task The_page_says_first_what_to_do_when_a_child_is_in_danger() =>
        (await (await app.SignedIn(Desk)).Open("/calls/new")).Main.ShouldContain("in danger now, tell them to ring 999");

    [Fact]
    public async Task Advice_may_be_enough_and_then_it_must_be_written_down()
    {
        var desk = await app.SignedIn(Desk);

        var page = await desk.Fill(
            "/calls/new",
            ("CallerName", "Advised Only"),
            ("CallerKind", "SettingStaff"),
            ("Concern", "Which books?"),
            ("Urgency", "Routine"),
            ("Next", "AdviceOnly")
        );
        page.Beside("Advice").ShouldBe("Write down the advice that was given before closing the call");
        page.Value("Concern").ShouldBe("Which books?");

        (await desk.Follow(await desk.Press(page, "", ("Advice", "These three")))).Main.ShouldContain("Advice only");
        (await desk.Open("/calls?view=AdviceOnly")).Main.ShouldContain("Advised Only");
        (await desk.Open("/calls")).Main.ShouldNotContain("Advised Only");
    }

    [Fact]
    public async Task A_call_is_followed_up_with_notes_and_advice_and_closed()
    {
        var desk = await app.SignedIn(Desk);
        var call = await Log(desk, "Followed Up");

        await desk.Fill(call, "Note", ("Note", "Rang back, no answer"));
        (await desk.Fill(call, "Advice", ("Done", "true")))
            .Beside("Advice")
            .ShouldBe("Write down the advice that was given before closing the call");
        (await desk.Fill(call, "Advice", ("Advice", ""))).Beside("Advice").ShouldBe("Write down the advice that was given");
        var stale = await desk.Open(call);
        var closed = await desk.Follow(await desk.Fill(call, "Advice", ("Advice", "Try a visual timetable"), ("Done", "true")));

        closed.Main.ShouldContain("Advice after following up");
        closed.Main.ShouldContain("Rang back, no answer");
        (await desk.Press(stale, "Advice", ("Done", "true"), ("Advice", "Again"))).Problems.ShouldBe([
            "This cannot be done now: the call stands at ‘advice after following up’.",
        ]);
    }

    [Fact]
    public async Task A_call_becomes_its_settings_draft_and_nothing_is_typed_twice()
    {
        var (desk, senco) = (await app.SignedIn(Desk), await app.SignedIn(Senco));
        var holmwood = await SettingId("Holmwood Primary School");
        var page = await desk.Follow(
            await desk.Fill(
                "/calls/new",
                ("CallerName", "Amara Okafor"),
                ("CallerKind", "SettingStaff"),
                ("Concern", "Runs from the room when it is loud"),
                ("Urgency", "Urgent"),
                ("Phone", "01632 960777"),
                ("SettingId", holmwood),
                ("ChildFirstName", "Tove"),
                ("ChildLastName", "Birch"),
                ("Advice", "A quiet corner"),
                ("Next", "Request")
            )
        );
        page.Document.QuerySelectorAll("main form [name=ChildFirstName], main form [name=SettingId]").ShouldBeEmpty("it was said already");
        page = await desk.Press(page, "");
        page.Beside("ChildBorn").ShouldBe("Enter the child’s date of birth");
        var made = await desk.Follow(
            await desk.Press(page, "", ("ChildBorn.Day", "2"), ("ChildBorn.Month", "9"), ("ChildBorn.Year", "2019"))
        );
        made.Main.ShouldContain("Holmwood Primary School has the draft");
        made.Main.ShouldContain("You cannot read it before it is sent");

        var request = await app.InStore(s => s.Requests.SingleAsync(r => r.Needs == "Runs from the room when it is loud"));
        (request.Status, request.ConcernSince, request.Urgent, request.AskedBy, request.ContactPhone).ShouldBe(
            (RequestStatus.Draft, new DateOnly(2026, 11, 23), true, "Amara Okafor", "01632 960777")
        );
        request.OtherInformation.ShouldBe("Advice given by phone on 23 November 2026: A quiet corner");
        request.WhyUrgent.ShouldBe("Urgent when it was raised by phone on 23 November 2026");
        (await senco.Open($"/requests/{request.Id}/tasks")).Status.ShouldBe(200);
        (await senco.Open("/requests?view=Drafts")).Main.ShouldContain("Tove Birch");
        (await (await app.SignedIn(Coordinator)).Open($"/requests/{request.Id}")).Status.ShouldBe(404);
        (await desk.Open($"/requests/{request.Id}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Pressing_twice_makes_one_request_and_a_stale_page_says_which()
    {
        var desk = await app.SignedIn(Desk);
        var call = await Log(
            desk,
            "Pressed Twice",
            ("SettingId", await SettingId("Holmwood Primary School")),
            ("ChildFirstName", "Edda"),
            ("ChildLastName", "Twicepressed"),
            ("ChildBorn.Day", "2"),
            ("ChildBorn.Month", "9"),
            ("ChildBorn.Year", "2019")
        );
        var (page, other) = (await desk.Open($"{call}/request"), await desk.Open($"{call}/request"));

        var first = await desk.Press(page, "");
        var again = await desk.Press(page, "");
        var stale = await desk.Press(other, "");

        (first.Status, again.GoesTo).ShouldBe((302, first.GoesTo));
        stale.Problems.ShouldHaveSingleItem().ShouldStartWith("This call became request DOV-");
        (
            await app.InStore(s => s.Requests.CountAsync(r => s.Children.Any(c => c.Id == r.ChildId && c.LastName == "Twicepressed")))
        ).ShouldBe(1);
    }

    [Fact]
    public async Task A_child_whom_the_setting_has_made_known_already_is_not_made_again()
    {
        var (desk, senco) = (await app.SignedIn(Desk), await app.SignedIn(Senco));
        await AskingForSupport.AddChild(senco, "Ronja", "Knownbefore");
        var call = await Log(
            desk,
            "Known Before",
            ("SettingId", await SettingId("Holmwood Primary School")),
            ("ChildFirstName", "ronja"),
            ("ChildLastName", "KNOWNBEFORE"),
            ("ChildBorn.Day", "3"),
            ("ChildBorn.Month", "4"),
            ("ChildBorn.Year", "2020")
        );

        await desk.Fill($"{call}/request");

        (await app.InStore(s => s.Children.CountAsync(c => c.MatchName == "ronjaknownbefore"))).ShouldBe(1);
        (await senco.Open("/requests?view=Drafts&search=Knownbefore")).Main.ShouldContain("Ronja Knownbefore");
    }

    [Fact]
    public async Task A_parent_may_ring_about_a_child_with_no_setting_and_does_not_sign_for_one()
    {
        var desk = await app.SignedIn(Desk);
        var call = await Log(
            desk,
            "Leena Parent",
            ("CallerKind", "Parent"),
            ("Phone", "07700 900999"),
            ("ChildFirstName", "Signe"),
            ("ChildLastName", "Atnosetting"),
            ("ChildBorn.Day", "1"),
            ("ChildBorn.Month", "1"),
            ("ChildBorn.Year", "2022")
        );

        (await desk.Fill($"{call}/request")).Beside("SettingId").ShouldBe("Choose the setting that makes the request");
        await desk.Fill($"{call}/request", ("SettingId", await SettingId("Foxglove Pre-school")));

        var request = await app.InStore(s =>
            s.Requests.SingleAsync(r =>
                r.SettingName == "Foxglove Pre-school" && s.Children.Any(c => c.Id == r.ChildId && c.LastName == "Atnosetting")
            )
        );
        (request.AskedBy, request.ContactPhone).ShouldBe(("", null));
        request.OtherInformation.ShouldBe("Raised by phone on 23 November 2026: see the family’s views.");
    }

    [Fact]
    public async Task The_most_pressing_calls_come_first_and_urgent_ones_show_at_home_at_once()
    {
        await using var alone = new TestApp();
        var desk = await alone.SignedIn(Desk);
        foreach (var urgency in new[] { "Routine", "Urgent", "Soon" })
        {
            await Log(desk, $"{urgency} caller", ("Urgency", urgency));
        }

        var list = (await desk.Open("/calls")).Document.QuerySelectorAll("main tbody tr").Select(r => r.TextContent).ToList();
        list.FindIndex(r => r.Contains("Urgent caller", StringComparison.Ordinal))
            .ShouldBeLessThan(list.FindIndex(r => r.Contains("Soon caller", StringComparison.Ordinal)));
        list.FindIndex(r => r.Contains("Soon caller", StringComparison.Ordinal))
            .ShouldBeLessThan(list.FindIndex(r => r.Contains("Routine caller", StringComparison.Ordinal)));
        (await (await alone.SignedIn(Coordinator)).Open("/")).Main.ShouldContain("2urgent calls to follow up");
        (await desk.Open("/calls?search=soon CALL")).Main.ShouldContain("Soon caller");
        (await desk.Open("/calls?search=nobody")).Main.ShouldContain("No call fits");
    }

    [Fact]
    public async Task A_call_is_its_own_desks_alone()
    {
        var desk = await app.SignedIn(Desk);
        var call = await Log(desk, "Only Dover");

        (await (await app.SignedIn(Coordinator)).Open(call)).Status.ShouldBe(200);
        foreach (
            var email in new[]
            {
                "thanet.coordinator@demo.example",
                Senco,
                "administrator@demo.example",
                "dpo@demo.example",
                "teacher@demo.example",
            }
        )
        {
            var visitor = await app.SignedIn(email);
            (await visitor.Open(call)).Status.ShouldBe(404, email);
            (await visitor.Open($"{call}/request")).Status.ShouldBe(404, email);
        }
        (await (await app.SignedIn("thanet.coordinator@demo.example")).Open("/calls?search=Only Dover")).Main.ShouldContain("No call fits");
        (await app.InStore(s => s.Calls.CountAsync(), await app.ActorOf(Senco))).ShouldBe(0);
        (await desk.Open("/requests")).Status.ShouldBe(404);
        (await app.InStore(s => s.Requests.CountAsync(), await app.ActorOf(Desk))).ShouldBe(0);
        (await app.InStore(s => s.Children.CountAsync(), await app.ActorOf(Desk))).ShouldBe(0);
    }

    [Fact]
    public async Task A_setting_of_another_district_cannot_be_chosen()
    {
        var desk = await app.SignedIn(Desk);

        var page = await desk.Fill(
            "/calls/new",
            ("CallerName", "Jo"),
            ("CallerKind", "Other"),
            ("Concern", "x"),
            ("Urgency", "Soon"),
            ("SettingId", await SettingId("Cliff Lane Primary School"))
        );

        page.Beside("SettingId").ShouldBe("Choose a setting from the list");
    }

    [Fact]
    public async Task The_figures_count_this_term_and_last_and_name_nobody()
    {
        await using var alone = new TestApp();
        var dover = await alone.InStore(s => s.Districts.SingleAsync(d => d.Name == "Dover"));
        var before = new DateTimeOffset(2026, 10, 20, 12, 0, 0, TimeSpan.Zero);
        await alone.Save(s =>
        {
            var old = Stories.ACall(dover, before, "Last Term", CallerKind.Parent, urgency: Urgency.Soon);
            old.Advise("x", "Kit", before);
            old.FinishAtOnce(before);
            s.AddRange(old, Stories.ACall(dover, before.AddYears(-1), "Long Ago", CallerKind.Parent));
            return Task.CompletedTask;
        });

        var page = await (await alone.SignedIn(Coordinator)).Open("/calls/figures");

        var rows = page
            .Document.QuerySelectorAll("main tbody tr")
            .Select(r => System.Text.RegularExpressions.Regex.Replace(r.TextContent, @"\s+", " ").Trim())
            .ToList();
        rows.ShouldContain("Advice only 1 1");
        rows.ShouldContain("Became a request 1 0", string.Join(" | ", rows));
        rows.ShouldContain("Parent or carer 1 1");
        rows.ShouldContain("All calls 4 1");
        page.Main.ShouldNotContain("Last Term");
    }

    [Fact]
    public void Every_state_of_a_call_can_be_reached_and_no_step_leads_two_ways()
    {
        HashSet<CallStatus> reached = [CallStatus.Open];
        while (CallLifecycle.Paths.Any(p => reached.Contains(p.From) && reached.Add(p.To))) { }

        reached.ShouldBe(Enum.GetValues<CallStatus>(), ignoreOrder: true);
        CallLifecycle.Paths.Select(p => p.By).Distinct().ShouldBe(Enum.GetValues<CallStep>(), ignoreOrder: true);
        CallLifecycle.Paths.GroupBy(p => (p.From, p.By)).ShouldAllBe(g => g.Count() == 1);
    }

    /// <summary>A call that is to be followed up; its address.</summary>
    private static async Task<string> Log(Visitor desk, string caller, params (string Name, string? Value)[] more)
    {
        (string, string?)[] usual =
        [
            ("CallerName", caller),
            ("CallerKind", "SettingStaff"),
            ("Concern", "A concern"),
            ("Urgency", "Routine"),
        ];
        return (await desk.Fill("/calls/new", [.. usual.Where(u => !more.Any(m => m.Name == u.Item1)), .. more])).GoesTo!;
    }

    private Task<string> SettingId(string name) =>
        app.InStore(async s => (await s.Settings.Where(x => x.Name == name).Select(x => x.Id).SingleAsync()).ToString());
}
