using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Requests;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Requests;

/// <summary>A SENCO prepares a request and sends it (C3, L2, L3, L4).</summary>
public sealed class AskingForSupport(TestApp app) : IClassFixture<TestApp>
{
    private const string Senco = "senco@demo.example";

    [Fact]
    public async Task Only_the_need_and_who_asks_are_needed_and_thin_evidence_opens_help_for_the_setting()
    {
        var senco = await app.SignedIn(Senco);
        var request = await Draft(senco, "Only", "Needful");

        (await senco.Fill($"{request}/check", ("Declared", "true"), ("WhyNot", "The parents are abroad until Friday"))).Problems.ShouldBe([
            "Say what the child needs help with before sending",
        ]);
        await senco.Fill($"{request}/need", ("Needs", "Cannot yet settle at circle time."));
        var check = await senco.Open($"{request}/check");
        check.Main.ShouldContain("no strategy that was tried is recorded");
        (await senco.Fill($"{request}/check", ("Declared", "true")))
            .Beside("WhyNot")
            .ShouldBe("Record the family’s agreement, or say why it was not asked for or given");
        var sent = await senco.Follow(
            await senco.Fill($"{request}/check", ("Declared", "true"), ("WhyNot", "The parents are abroad until Friday"))
        );

        sent.Main.ShouldContain("Request sent");
        sent.Main.ShouldContain("26 November 2026: 3 working days after it was sent on 23 November 2026");
        (await (await app.SignedIn("coordinator@demo.example")).Open("/support-cases")).Main.ShouldContain("no progress is recorded");
        var coordinator = await (await app.SignedIn("coordinator@demo.example")).Open(request);
        coordinator.Main.ShouldContain("Weak evidence");
        coordinator.Main.ShouldContain("No family agreement");
    }

    [Fact]
    public async Task A_draft_is_its_settings_alone()
    {
        var senco = await app.SignedIn(Senco);
        var request = await Draft(senco, "Private", "Draft");

        foreach (
            var email in new[]
            {
                "coordinator@demo.example",
                "thanet.senco@demo.example",
                "nursery@demo.example",
                "administrator@demo.example",
                "psychologist@demo.example",
            }
        )
        {
            (await (await app.SignedIn(email)).Open(request)).Status.ShouldBe(404, email);
        }
        (await (await app.SignedIn("coordinator@demo.example")).Open("/requests?search=Private")).Main.ShouldContain("No request fits");
    }

    [Fact]
    public async Task What_is_typed_is_kept_and_each_message_stands_beside_its_field()
    {
        var senco = await app.SignedIn(Senco);

        var page = await senco.Fill(
            "/children/new",
            ("FirstName", "Zoë"),
            ("LastName", ""),
            ("Born.Day", "31"),
            ("Born.Month", "2"),
            ("Born.Year", "2021")
        );

        page.Status.ShouldBe(422);
        page.Beside("LastName").ShouldBe("Enter the child’s last name");
        page.Beside("Born").ShouldBe("Date of birth must be a real date");
        (page.Value("FirstName"), page.Value("Born.Day"), page.Value("Born.Month"), page.Value("Born.Year")).ShouldBe(
            ("Zoë", "31", "2", "2021")
        );
        page.Document.Title.ShouldStartWith("Error: ");
        page.Document.QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href")).ShouldBe(["#LastName", "#Born-day"]);
    }

    [Theory]
    [InlineData("30", "11", "2026", "Date of birth must be in the past")]
    [InlineData("1", "1", "1999", "The child or young person must be under 26")]
    [InlineData("1", "13", "2021", "Date of birth must be a real date")]
    [InlineData("29", "2", "2023", "Date of birth must be a real date")]
    [InlineData("", "2", "2023", "Date of birth must include a day")]
    [InlineData("1", "2", "203", "Date of birth must be a real date")]
    [InlineData("x", "y", "zzzz", "Date of birth must be a real date")]
    [InlineData("", "", "", "Enter the child’s date of birth")]
    public async Task Impossible_ages_and_dates_are_refused_in_their_place(string day, string month, string year, string message)
    {
        var page = await (await app.SignedIn(Senco)).Fill(
            "/children/new",
            ("FirstName", "Ada"),
            ("LastName", "Impossible"),
            ("Born.Day", day),
            ("Born.Month", month),
            ("Born.Year", year)
        );

        page.Beside("Born").ShouldBe(message);
        page.Value("Born.Year").ShouldBe(year);
    }

    [Theory]
    [InlineData("Seán-O’Brien D'Arcy")]
    [InlineData("Łukasz Đorđević")]
    [InlineData("نرگس می‌خواهد")]
    [InlineData("שָׁלוֹם")]
    [InlineData("李小龍")]
    [InlineData("<script>alert(1)</script>a")]
    [InlineData("'; drop table child; --a")]
    [InlineData("=HYPERLINK(\"x\")")]
    [InlineData("{{7*7}} ${7*7} @Model")]
    public async Task Every_name_is_shown_as_typed(string name)
    {
        var senco = await app.SignedIn(Senco);

        var added = await senco.Follow(
            await senco.Fill(
                "/children/new",
                ("FirstName", name),
                ("LastName", "Typed"),
                ("Born.Day", "3"),
                ("Born.Month", "4"),
                ("Born.Year", "2020")
            )
        );

        added.Document.QuerySelector(".lift-identity__name")!.TextContent.ShouldContain($"{name} Typed");
        added.Document.QuerySelectorAll("main script").ShouldBeEmpty();
        (await app.InStore(s => s.Children.AnyAsync(c => c.FirstName == name))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_name_may_have_300_characters_and_not_301()
    {
        var senco = await app.SignedIn(Senco);
        var name = new string('Å', 300);

        (
            await senco.Fill(
                "/children/new",
                ("FirstName", name),
                ("LastName", "Long"),
                ("Born.Day", "3"),
                ("Born.Month", "4"),
                ("Born.Year", "2020")
            )
        ).Status.ShouldBe(302);
        var page = await senco.Fill(
            "/children/new",
            ("FirstName", name + "x"),
            ("LastName", "Long"),
            ("Born.Day", "3"),
            ("Born.Month", "4"),
            ("Born.Year", "2020")
        );

        page.Beside("FirstName").ShouldBe("The name must be 300 characters or fewer");
        page.Value("FirstName").ShouldBe(name + "x");
    }

    [Theory]
    [InlineData("\u3164")]
    [InlineData("12345")]
    [InlineData("   ")]
    public async Task What_is_nobodys_name_is_refused(string name)
    {
        var page = await (await app.SignedIn(Senco)).Fill(
            "/children/new",
            ("FirstName", name),
            ("LastName", "Nobody"),
            ("Born.Day", "3"),
            ("Born.Month", "4"),
            ("Born.Year", "2020")
        );

        page.Status.ShouldBe(422);
        page.Beside("FirstName").ShouldNotBeNull();
    }

    [Fact]
    public async Task Wrong_check_digits_are_told()
    {
        var senco = await app.SignedIn(Senco);
        var child = await AddChild(senco, "Check", "Digit");

        var page = await senco.Fill($"{child}/identity", ("Upn", "B207000016049"), ("NhsNumber", "9434765918"));
        page.Beside("Upn").ShouldBe("Check the unique pupil number: its first letter does not fit the other characters");
        page = await senco.Fill($"{child}/identity", ("Upn", "P207000016049"), ("NhsNumber", "9434765918"));
        page.Beside("NhsNumber").ShouldBe("Check the NHS number: its last number does not fit the others");
        (
            await senco.Follow(await senco.Fill($"{child}/identity", ("Upn", "P207000016049"), ("NhsNumber", "943 476 5919")))
        ).Main.ShouldContain("9434765919");
    }

    [Fact]
    public async Task The_same_child_is_noticed_also_with_day_and_month_swapped_and_nothing_of_it_is_shown()
    {
        var senco = await app.SignedIn(Senco);
        await AddChild(senco, "Twice", "Known", day: "3", month: "4");

        var own = await senco.Fill(
            "/children/new",
            ("FirstName", "twice"),
            ("LastName", "KNOWN"),
            ("Born.Day", "4"),
            ("Born.Month", "3"),
            ("Born.Year", "2020")
        );
        own.Status.ShouldBe(422);
        own.Main.ShouldContain("This may be a child you have already: Twice Known");

        var elsewhere = await app.SignedIn("thanet.senco@demo.example");
        var page = await elsewhere.Fill(
            "/children/new",
            ("FirstName", "Twice"),
            ("LastName", "Known"),
            ("Born.Day", "3"),
            ("Born.Month", "4"),
            ("Born.Year", "2020")
        );
        page.Main.ShouldContain("may be known elsewhere in the county");
        page.Main.ShouldNotContain("Holmwood");
        var added = await elsewhere.Follow(await elsewhere.Press(page, "", ("Different", "true")));
        added.Main.ShouldContain("A coordinator will compare the two");
    }

    [Fact]
    public async Task Strategies_are_added_changed_and_removed()
    {
        var senco = await app.SignedIn(Senco);
        var request = await Draft(senco, "Row", "Byrow");

        await senco.Fill($"{request}/strategies", ("What", "Now and next board"), ("Area", "CI"), ("Column", "B"), ("Outcome", ""));
        (await senco.Open($"{request}/tasks")).Main.ShouldContain("Strategies tried and what came of themIncomplete");
        var key = await app.InStore(async s => (await s.Requests.SingleAsync(r => r.Id == IdOf(request))).Strategies.Single().Key);
        await senco.Fill($"{request}/strategies?row={key}", ("Outcome", "Fewer tears at tidy-up time"));
        (await senco.Open($"{request}/strategies")).Main.ShouldContain("Fewer tears at tidy-up time");
        (await senco.Fill($"{request}/strategies", ("What", ""), ("Area", "CI"), ("Column", "B")))
            .Beside("What")
            .ShouldBe("Enter what you have tried");
        await senco.Press(await senco.Open($"{request}/strategies"), "Remove");
        (await senco.Open($"{request}/strategies")).Main.ShouldNotContain("Now and next board");
    }

    [Fact]
    public async Task Two_who_edit_the_same_part_never_overwrite_each_other()
    {
        var (first, second) = (await app.SignedIn(Senco), await app.SignedIn(Senco));
        var request = await Draft(first, "Two", "Editors");
        var stale = await second.Open($"{request}/provision");

        await first.Fill($"{request}/provision", ("CoreStandards", "The first one’s words"));
        var clash = await second.Press(stale, "", ("CoreStandards", "The second one’s words"));

        clash.Status.ShouldBe(422);
        clash.Main.ShouldContain("Somebody else changed this while you were working");
        clash.Document.GetElementById("theirs")!.TextContent.ShouldContain("The first one’s words");
        clash.Value("CoreStandards").ShouldBe("The second one’s words");
        (await second.Press(clash, "")).Status.ShouldBe(302);
        (await first.Open($"{request}/provision")).Value("CoreStandards").ShouldBe("The second one’s words");
    }

    [Fact]
    public async Task Two_may_write_different_parts_at_once()
    {
        var (first, second) = (await app.SignedIn(Senco), await app.SignedIn(Senco));
        var request = await Draft(first, "Side", "Byside");
        var open = await second.Open($"{request}/hopes");

        await first.Fill($"{request}/provision", ("CoreStandards", "Mine"));

        (await second.Press(open, "", ("Hopes", "Yours"))).Status.ShouldBe(302);
    }

    [Fact]
    public async Task A_looked_after_child_is_asked_about_who_may_agree()
    {
        var senco = await app.SignedIn(Senco);
        var request = await Draft(senco, "Looked", "After");
        var child = (await senco.Open(request))
            .Document.QuerySelector(
                "a[href^='/children/'][href$='"
                    + (await app.InStore(s => s.Requests.Where(r => r.Id == IdOf(request)).Select(r => r.ChildId).SingleAsync()))
                    + "']"
            )!
            .GetAttribute("href")!;

        (await senco.Fill($"{child}/family", ("LookedAfter", "Yes")))
            .Beside("LegalStatus")
            .ShouldBe("Say on what legal footing the child is looked after, or choose not known yet");
        await senco.Fill($"{child}/family", ("LookedAfter", "Yes"), ("LegalStatus", "CareOrder"), ("ResponsibleAuthority", "Kent"));
        await senco.Fill(
            $"{child}/family",
            "Add",
            ("CarerName", "Sam Foster"),
            ("Relationship", "foster carer"),
            ("HasResponsibility", "false")
        );

        var permission = await senco.Open($"{request}/permission");
        permission.Main.ShouldContain("Care order: the local authority shares responsibility");
        permission.Main.ShouldContain("Sam Foster, foster carer: does not hold parental responsibility");
    }

    [Fact]
    public async Task Information_asked_for_goes_back_to_the_same_draft_and_both_versions_are_kept()
    {
        var (senco, coordinator) = (await app.SignedIn(Senco), await app.SignedIn("coordinator@demo.example"));
        var request = await Sent(senco, "Both", "Versions");

        await coordinator.Fill($"{request}/screen", "Ask", ("Question", "How often does it happen?"));
        (await senco.Open("/")).Main.ShouldContain("Waiting for information");
        (await senco.Open($"{request}/tasks")).Main.ShouldContain("How often does it happen?");
        await senco.Fill($"{request}/need", ("Needs", "It happens twice a day."));
        (await senco.Open($"{request}/check")).Main.ShouldContain("the answer to the coordinator’s question");
        (await senco.Fill($"{request}/check", ("Declared", "true"))).Problems.ShouldBe([
            "Answer the coordinator’s question before sending again",
        ]);
        await senco.Fill($"{request}/reply", ("Reply", "Twice a day, mostly after lunch"));
        (await senco.Fill($"{request}/check", ("Declared", "true"))).Status.ShouldBe(302);

        var now = await coordinator.Open($"{request}/read");
        now.Main.ShouldContain("It happens twice a day.");
        now.Main.ShouldContain("Changed since the version before");
        now.Main.ShouldContain("Twice a day, mostly after lunch");
        (await coordinator.Open($"{request}/read?version=1")).Main.ShouldContain("Cannot yet settle");
    }

    [Fact]
    public async Task Withdrawing_needs_a_reason_and_leaves_the_queue()
    {
        var (senco, coordinator) = (await app.SignedIn(Senco), await app.SignedIn("coordinator@demo.example"));
        var request = await Sent(senco, "With", "Drawn");

        (await senco.Fill($"{request}/withdraw", ("Reason", ""))).Beside("Reason").ShouldBe("Say why you withdraw the request");
        await senco.Fill($"{request}/withdraw", ("Reason", "The family has moved"));

        (await senco.Open(request)).Main.ShouldContain("The family has moved");
        (await coordinator.Open("/requests?view=New&search=Drawn")).Main.ShouldContain("No request fits");
        (await senco.Open($"{request}/need")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Everything_typed_is_on_the_printable_copy()
    {
        var senco = await app.SignedIn(Senco);
        var id = await app.InStore(s =>
            s.Requests.Where(r => r.SettingName == "Holmwood Primary School" && r.Status == RequestStatus.Decided)
                .Select(r => r.Id)
                .FirstAsync()
        );
        var request = await app.InStore(s => s.Requests.SingleAsync(r => r.Id == id));

        var print = (await senco.Open($"/requests/{id}/print")).Main;

        foreach (
            var words in new[]
            {
                request.Needs!,
                request.CoreStandards!,
                request.Actions!,
                request.Hopes!,
                request.Strategies[0].What,
                request.Strategies[0].Outcome!,
                request.Progress[0].Value,
                request.ContactPhone!,
                "Speech and language therapist",
                "I like the picture cards",
            }
        )
        {
            print.ShouldContain(words);
        }
    }

    internal static Id<Request> IdOf(string path) => new(Guid.Parse(path.Split('/')[2]));

    /// <summary>A new child; where a name is like one of another test's, it is said to be a different child.</summary>
    internal static async Task<string> AddChild(Visitor senco, string first, string last, string day = "3", string month = "4")
    {
        var page = await senco.Fill(
            "/children/new",
            ("FirstName", first),
            ("LastName", last),
            ("Born.Day", day),
            ("Born.Month", month),
            ("Born.Year", "2020")
        );
        return page.GoesTo ?? (await senco.Press(page, "", ("Different", "true"))).GoesTo!;
    }

    /// <summary>A draft about a new child; its address.</summary>
    internal static async Task<string> Draft(Visitor senco, string first, string last)
    {
        var child = (await AddChild(senco, first, last)).Split('/')[^1];
        return (await senco.Fill($"/requests/new?child={child}", ("Child", child))).GoesTo![..^"/tasks".Length];
    }

    internal static async Task<string> Sent(Visitor senco, string first, string last)
    {
        var request = await Draft(senco, first, last);
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
        return request;
    }
}
