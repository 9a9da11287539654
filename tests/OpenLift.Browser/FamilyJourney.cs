using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OpenLift.Tests.Platform;
using static Microsoft.Playwright.Assertions;

namespace OpenLift.Browser;

/// <summary>Children from a phone call to support that ended, with their parents at phone-sized screens without script.</summary>
public sealed class FamilyJourney(LiveCounty county) : IClassFixture<LiveCounty>
{
    [Fact]
    public async Task From_a_phone_call_to_a_closed_and_successful_agreement_and_a_follow_up()
    {
        var (coordinator, senco) = (await county.SignIn("coordinator@demo.example"), await county.SignIn("senco@demo.example"));

        // A call, turned into the setting's draft with nothing typed twice
        await Go(coordinator, "/calls/new");
        await coordinator.FillAsync("[name=CallerName]", "Amara Okafor");
        await Choose(coordinator, "CallerKind", "SettingStaff");
        await coordinator.FillAsync("[name=Concern]", "Hides under the table when the hall is loud.");
        await Choose(coordinator, "Urgency", "Soon");
        await coordinator.SelectOptionAsync("[name=SettingId]", new SelectOptionValue { Label = "Holmwood Primary School" });
        await coordinator.FillAsync("[name=ChildFirstName]", "Linnet");
        await coordinator.FillAsync("[name=ChildLastName]", "Okoro-Vance");
        await Date(coordinator, "ChildBorn", 9, 5, 2020);
        await coordinator.FillAsync("[name=Advice]", "Offer a quiet place by the door.");
        await Choose(coordinator, "Next", "Request");
        await Press(coordinator, "Save the call");
        await Press(coordinator, "Make the draft");
        await Expect(coordinator.Locator("main")).ToContainTextAsync("became request");
        var request = await RequestOf("Linnet");
        await Go(senco, $"{request}/tasks");
        await senco.ClickAsync(".govuk-task-list__link:has-text('The need')");
        (await senco.InputValueAsync("[name=Needs]")).ShouldContain("Hides under the table when the hall is loud.");

        // The parent reads, speaks, decides and signs on a phone
        var parent = await Parent(senco, request, "Ngozi Okoro", null);
        await Expect(parent.Locator("h1")).ToHaveTextAsync("About Linnet");
        await parent.ClickAsync("text=Say what you think >> nth=0");
        await parent.FillAsync("[name=Words]", "She likes to know what comes next.");
        await Press(parent, "Save");
        await parent.ClickAsync("text=Say what Linnet thinks");
        await parent.CheckAsync("[name=AtSetting][value=Worried]", new() { Force = true });
        await parent.FillAsync("[name=Likes]", "Trains and quiet");
        await Press(parent, "Save");
        await Sign(parent, "Ngozi Okoro", "Given");
        await Expect(parent.Locator("main")).ToContainTextAsync("signed and saved");

        // Sent, heard, decided
        await Go(senco, $"{request}/check");
        await Choose(senco, "Declared", "true");
        await Press(senco, "Send request");
        await Decide(
            coordinator,
            request,
            "About Linnet",
            "Intervention",
            "A specialist teacher will help the class make the day quieter."
        );
        await parent.GotoAsync($"{county.Address}/my-child");
        await Press(parent, "Read what was decided");
        await Expect(parent.Locator("main")).ToContainTextAsync("A specialist teacher will help the class make the day quieter.");
        await Expect(parent.Locator("main")).ToContainTextAsync("If you disagree");
        await Go(coordinator, "/telling");
        (await coordinator.Locator("main").InnerTextAsync()).ShouldNotContain("Ngozi Okoro");

        // Allocated, visited, agreed
        var path = await CaseOf(request);
        await Go(coordinator, $"{path}/allocate");
        await coordinator.Locator("label:has-text('Ruth Carver')").ClickAsync();
        await coordinator.FillAsync("[name=Hours]", "1.5");
        await Press(coordinator, "Allocate");
        var teacher = await county.SignIn("teacher@demo.example", script: false, width: 320);
        await Go(teacher, path);
        await Press(teacher, "Plan or record a visit");
        await Choose(teacher, "Kind", "Visit");
        await Date(teacher, "On", 23, 11, 2026);
        await Press(teacher, "Continue");
        await teacher.FillAsync("[name=Who]", "Linnet and the class teacher");
        await teacher.FillAsync("[name=Seen]", "Settles when she sees the plan of the day.");
        await teacher.FillAsync("[name=Strategy]", "A plan of the day on her table");
        await Choose(teacher, "Column", "C");
        await teacher.FillAsync("[name=Hours]", "2");
        await Press(teacher, "Save");
        await Go(teacher, $"{path}/progress");
        await teacher.Locator("summary:has-text('Set a target')").ClickAsync();
        await teacher.FillAsync("[name=Words]", "Stays in the hall for ten minutes");
        await teacher.FillAsync("[name=Baseline]", "1");
        await teacher.FillAsync("[name=Expected]", "7");
        await Date(teacher, "ReviewOn", 1, 2, 2027);
        await Press(teacher, "Set target");
        await Go(teacher, path);
        await Press(teacher, "Draft it from the decision");
        await Press(teacher, "Save");
        var agreement = new Uri(teacher.Url).AbsolutePath;
        await Press(teacher, "Offer it for signing");
        await Press(teacher, "Sign");
        await Go(senco, agreement);
        await Press(senco, "Sign");
        await Expect(senco.Locator(".govuk-notification-banner")).ToContainTextAsync("it is in force");
        await parent.GotoAsync($"{county.Address}/my-child/agreement");
        await Expect(parent.Locator("main")).ToContainTextAsync("Stays in the hall for ten minutes");

        // Reviewed with everybody's view, ended well, followed up
        await parent.GotoAsync($"{county.Address}/my-child/review");
        await parent.FillAsync("[name=Words]", "She goes in singing now.");
        await Press(parent, "Save");
        await Go(senco, $"{path}/progress");
        await senco.Locator("summary:has-text('Score a target')").ClickAsync();
        await senco.SelectOptionAsync("[name=Scored]", new SelectOptionValue { Index = 1 });
        await senco.FillAsync("[name=Value]", "8");
        await Press(senco, "Save score");
        await Go(senco, $"{path}/review");
        await senco.FillAsync("[name=SettingSays]", "The plan of the day works for the whole table.");
        await Press(senco, "Save what was said");
        await Go(teacher, $"{path}/review");
        await Expect(teacher.Locator("main")).ToContainTextAsync("She goes in singing now.");
        await Expect(teacher.Locator("main")).ToContainTextAsync("began at 1, expected 7, now 8");
        await teacher.FillAsync("[name=StaffSays]", "Ready to go on without me.");
        await Press(teacher, "Save what was said");
        await Choose(teacher, "Outcome", "Exit");
        await teacher.FillAsync("[name=Why]", "Linnet stays in the hall.");
        await Press(teacher, "Record the review");
        await Expect(teacher.Locator("main")).ToContainTextAsync("Follow-ups are planned at 6 and 12 weeks");
        await Go(senco, agreement);
        await Expect(senco.Locator("main")).ToContainTextAsync("The exit criteria are met: support ends");
        county.Clock.Now = new(2027, 1, 4, 10, 0, 0, TimeSpan.Zero);
        var later = await county.SignIn("teacher@demo.example", script: false, width: 320);
        await Go(later, "/cases");
        await later.ClickAsync("text=Linnet Okoro-Vance");
        await later.ClickAsync("a:has-text('Record it') >> nth=-1");
        await later.FillAsync("[name=Who]", "Class teacher, by phone");
        await Choose(later, "Holds", "true");
        await later.FillAsync("[name=Hours]", "0.5");
        await Press(later, "Save");
        await Expect(later.Locator("main")).ToContainTextAsync("Next: follow-up at 12 weeks");
        county.Clock.Now = FixedClock.Monday;
    }

    [Fact]
    public async Task Consent_withdrawn_half_way_closes_everything_at_once()
    {
        var (coordinator, senco, teacher) = (
            await county.SignIn("coordinator@demo.example"),
            await county.SignIn("senco@demo.example"),
            await county.SignIn("teacher@demo.example")
        );
        var request = await Sent(senco, "Siskin", "Half-Way", "Jo Half-Way");
        var parent = await Parent(senco, request, "Jo Half-Way", null);
        await Decide(coordinator, request, "About Siskin", "Intervention", "A teacher will come.");
        var path = await CaseOf(request);
        await Go(coordinator, $"{path}/allocate");
        await coordinator.Locator("label:has-text('Ruth Carver')").ClickAsync();
        await coordinator.FillAsync("[name=Hours]", "1");
        await Press(coordinator, "Allocate");
        await Go(teacher, path);

        await parent.GotoAsync($"{county.Address}/my-child/withdraw");
        await Choose(parent, "What", "all");
        await Press(parent, "Take it back now");
        await Expect(parent.Locator("main")).ToContainTextAsync("The case, with Ruth Carver");

        foreach (var (who, page) in new[] { (teacher, path), (teacher, request), (coordinator, path), (coordinator, request) })
        {
            (await who.GotoAsync(county.Address + page))!.Status.ShouldBe(404, page);
        }
        await Go(senco, request);
        await Expect(senco.Locator(".lift-identity")).ToContainTextAsync("Family withdrew");
    }

    [Fact]
    public async Task Two_parents_at_two_addresses_disagree_and_nothing_of_the_one_reaches_the_other()
    {
        var (coordinator, senco) = (await county.SignIn("coordinator@demo.example"), await county.SignIn("senco@demo.example"));
        var request = await Sent(senco, "Dunnock", "Two-Homes");
        var leena = await Parent(senco, request, "Leena Atwell", "leena.atwell@example.com");
        var omar = await Parent(senco, request, "Omar Brightman", "omar.brightman@example.com");
        await leena.GotoAsync($"{county.Address}/my-child/views");
        await leena.FillAsync("[name=Words]", "Words that only Leena wrote");
        await Press(leena, "Save");
        await Sign(leena, "Leena Atwell", "Given");
        await Go(coordinator, request);

        await Sign(omar, "Omar Brightman", "Refused");

        (await coordinator.GotoAsync(county.Address + request))!.Status.ShouldBe(404, "the stricter answer holds");
        await Go(senco, $"{request}/family");
        await Expect(senco.Locator("main")).ToContainTextAsync("The parents do not agree");
        foreach (
            var (page, others) in new[]
            {
                (leena, new[] { "Omar", "Brightman", "omar.brightman" }),
                (omar, ["Leena", "Atwell", "only Leena wrote"]),
            }
        )
        {
            foreach (
                var path in new[]
                {
                    "",
                    "/request",
                    "/views",
                    "/child-views",
                    "/permission",
                    "/withdraw",
                    "/looks",
                    "/language",
                    "/agreement",
                    "/review",
                }
            )
            {
                await page.GotoAsync($"{county.Address}/my-child{path}");
                var html = await page.ContentAsync();
                foreach (var other in others)
                {
                    html.ShouldNotContain(other, Case.Sensitive, path);
                }
            }
        }
        foreach (
            var (to, others) in new[]
            {
                ("leena.atwell@example.com", new[] { "Omar", "Brightman", "omar." }),
                ("omar.brightman@example.com", ["Leena", "Atwell", "leena."]),
            }
        )
        {
            var letters = county.Post.Sent.Where(p => p.Wording.To == to).Select(p => $"{p.Wording.Subject} {p.Wording.Text}").ToList();
            letters.ShouldNotBeEmpty();
            letters.ShouldAllBe(l =>
                others.All(o => !l.Contains(o, StringComparison.Ordinal)) && !l.Contains("Dunnock", StringComparison.Ordinal)
            );
        }
        county
            .Log.Lines.Where(l =>
                new[] { "Leena", "Atwell", "Omar", "Brightman", "Dunnock" }.Any(n => l.Contains(n, StringComparison.Ordinal))
            )
            .ShouldBeEmpty();

        await Go(senco, $"{request}/family");
        await senco.FillAsync("[name=Why]", "A court gave Leena this decision.");
        await Press(senco, "The request goes on");
        await Go(coordinator, request);
        await Expect(coordinator.Locator(".lift-identity")).ToContainTextAsync("Parents differ: decided");
    }

    /// <summary>A request with what is needed, sent; its address.</summary>
    private async Task<string> Sent(IPage senco, string first, string last, string by = "Somebody of the family")
    {
        await Go(senco, "/children/new?for=request");
        await senco.FillAsync("[name=FirstName]", first);
        await senco.FillAsync("[name=LastName]", last);
        await Date(senco, "Born", 9, 5, 2020);
        await Press(senco, "Add this child");
        await senco.Locator("main input[type=radio]").First.CheckAsync(new() { Force = true });
        await Press(senco, "Continue");
        var request = await RequestOf(first);
        await Go(senco, $"{request}/need");
        await senco.FillAsync("[name=Needs]", "Finds the morning hard.");
        await Press(senco, "Save and continue");
        await Go(senco, $"{request}/permission");
        await Choose(senco, "Answer", "Given");
        await senco.FillAsync("[name=By]", by);
        await Choose(senco, "How", "OnScreen");
        await Date(senco, "On", 20, 11, 2026);
        await Choose(senco, "Sharing[0].Parent", "Given");
        await Press(senco, "Save and continue");
        await Go(senco, $"{request}/check");
        await Choose(senco, "Declared", "true");
        await Press(senco, "Send request");
        return request;
    }

    /// <summary>A parent at a phone, inside with link and code: by letter and paper, or by e-mail and text message.</summary>
    private async Task<IPage> Parent(IPage senco, string request, string name, string? email)
    {
        var child = await county.InStore(s => s.Requests.Where(r => r.Id == Of(request)).Select(r => r.ChildId).SingleAsync());
        var phone = $"07700 900{name.Length:000}";
        await Go(senco, $"/children/{child}/family");
        await senco.FillAsync("[name=CarerName]", name);
        await senco.FillAsync("[name=Relationship]", "parent");
        await Choose(senco, "HasResponsibility", "true");
        await senco.FillAsync("[name=Phone]", phone);
        await senco.FillAsync("[name=Email]", email ?? "");
        await Press(senco, "Add this person");
        await Go(senco, $"{request}/links/new");
        await senco.Locator($"label:has-text('{name}')").ClickAsync();
        await Choose(senco, "Means", email is null ? "Letter" : "Email");
        await Choose(senco, "CodeMeans", email is null ? "InPerson" : "Text");
        await Press(senco, "Make the link");
        var page = await county.NewPage(script: false, width: 320);
        string address,
            code;
        if (email is null)
        {
            (address, code) = (
                await senco.Locator(".lift-sheet .lift-words").InnerTextAsync(),
                await senco.Locator(".lift-code").InnerTextAsync()
            );
            await page.GotoAsync(address);
        }
        else
        {
            address = System
                .Text.RegularExpressions.Regex.Match((await county.SendPost()).Last(p => p.Wording.To == email).Wording.Text, @"http\S+")
                .Value;
            await page.GotoAsync(address);
            await Press(page, "Send me a code");
            code = System
                .Text.RegularExpressions.Regex.Match(
                    (await county.SendPost()).Last(p => p.Wording.To == phone).Wording.Text,
                    "[A-Z0-9]{4}-[A-Z0-9]{4}"
                )
                .Value;
        }
        (await page.Locator("body").InnerTextAsync()).ShouldNotContain("Holmwood");
        await page.FillAsync("[name=Code]", code);
        await Press(page, "Continue");
        return page;
    }

    private async Task Sign(IPage parent, string name, string agreement)
    {
        await parent.GotoAsync($"{county.Address}/my-child/permission");
        await Choose(parent, "Agreement", agreement);
        for (var i = 0; i < 3; i++)
        {
            await Choose(parent, $"Sharing[{i}].Parent", agreement);
        }
        await parent.FillAsync("[name=Signature]", name);
        await Press(parent, "Sign and send");
    }

    /// <summary>A meeting of today hears the request and its minutes are sealed.</summary>
    private async Task Decide(IPage coordinator, string request, string name, string outcome, string reason)
    {
        await Go(coordinator, "/meetings/new");
        await coordinator.FillAsync("[name=Name]", name);
        await Choose(coordinator, "Kind", "Schools");
        await Date(coordinator, "Day", 23, 11, 2026);
        await Press(coordinator, "Add the meeting");
        var meeting = new Uri(coordinator.Url).AbsolutePath;
        await Go(coordinator, $"{request}/screen");
        await Choose(coordinator, "MeetingId", meeting.Split('/')[^1]);
        await coordinator.FillAsync("[name=AllowedBecause]", "It cannot wait for the next term");
        await Press(coordinator, "Put on the agenda");
        await Go(coordinator, $"{meeting}/publish");
        await Press(coordinator, "Publish now");
        await Go(coordinator, meeting);
        await Press(coordinator, "Record the meeting");
        await coordinator.FillAsync("[name=Notes]", "Heard.");
        await Choose(coordinator, "Outcomes", outcome);
        await coordinator.FillAsync("[name=Reason]", reason);
        await Press(coordinator, "Save");
        await Go(coordinator, $"{meeting}/attendance");
        await coordinator.Locator("[name^=Came][value=Present]").First.CheckAsync(new() { Force = true });
        await coordinator.Locator("main form button").First.ClickAsync();
        await Go(coordinator, $"{meeting}/seal");
        await coordinator.ClickAsync("main form button");
    }

    private Task<string> RequestOf(string first) =>
        county.InStore(async s =>
            "/requests/"
            + await (
                from r in s.Requests
                join c in s.Children on r.ChildId equals c.Id
                where c.FirstName == first
                select r.Id
            ).SingleAsync()
        );

    private Task<string> CaseOf(string request) =>
        county.InStore(async s => $"/cases/{await s.Cases.Where(c => c.RequestId == Of(request)).Select(c => c.Id).SingleAsync()}");

    private static Id<OpenLift.Requests.Request> Of(string request) => new(Guid.Parse(request.Split('/')[2]));

    private async Task Go(IPage page, string path) => (await page.GotoAsync(county.Address + path))!.Status.ShouldBe(200, path);

    private static Task Press(IPage page, string button) =>
        page.Locator($"main :is(button, a.govuk-button):has-text(\"{button}\"):visible").First.ClickAsync();

    private static Task Choose(IPage page, string name, string value) =>
        page.CheckAsync($"[name='{name}'][value='{value}']", new() { Force = true });

    private static async Task Date(IPage page, string name, int day, int month, int year)
    {
        await page.FillAsync($"[name='{name}.Day']", day.ToString());
        await page.FillAsync($"[name='{name}.Month']", month.ToString());
        await page.FillAsync($"[name='{name}.Year']", year.ToString());
    }
}
