using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Families;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Children.Families;

/// <summary>A link and a code, each by its own way, open one parent's pages and nothing else (L3, X4, P8).</summary>
public sealed class TheFamilysOwnLink(TestApp app) : IClassFixture<TestApp>
{
    private const string Wrong = ArriveByLink.WrongCode;

    [Fact]
    public async Task The_link_alone_says_that_something_waits_and_a_first_name()
    {
        var (senco, request, _) = await Sent("Alone", "Surnamed");
        var (_, address, _) = await AFamily.OnPaper(senco, request, await AFamily.Parent(app, senco, request, "Pat Surnamed"));

        var page = await app.Visitor().Open(address);

        page.Status.ShouldBe(200);
        page.Main.ShouldContain("It is about Alone");
        foreach (var secret in new[] { "Surnamed", "circle time", "Holmwood", "2020", "Pat" })
        {
            page.Text.ShouldNotContain(secret);
        }
        page.Document.Title.ShouldNotBeNull().ShouldNotContain("Alone");
    }

    [Fact]
    public async Task A_forwarded_link_without_the_code_opens_no_page()
    {
        var (senco, request, _) = await Sent("Forwarded", "Link");
        var (_, address, _) = await AFamily.OnPaper(senco, request, await AFamily.Parent(app, senco, request, "Pat Forwarded"));
        var stranger = app.Visitor();
        await stranger.Open(address);

        foreach (var path in new[] { "", "/request", "/views", "/child-views", "/permission", "/withdraw", "/looks", "/language" })
        {
            (await stranger.Open($"/my-child{path}")).GoesTo.ShouldBe("/family");
        }
    }

    [Fact]
    public async Task Fifty_fetches_by_a_mail_scanner_use_nothing_up_and_leave_no_trace()
    {
        var (senco, request, id) = await Sent("Fifty", "Fetches");
        var (_, address, code) = await AFamily.OnPaper(senco, request, await AFamily.Parent(app, senco, request, "Pat Fifty"));
        var before = await app.InStore(s => s.FamilyLinks.Where(l => l.RequestId == id).Select(l => l.Version).SingleAsync());

        for (var i = 0; i < 50; i++)
        {
            (await app.Visitor().Open(address)).Status.ShouldBe(200);
        }

        (await app.InStore(s => s.FamilyLinks.Where(l => l.RequestId == id).Select(l => l.Version).SingleAsync())).ShouldBe(before);
        (await (await AFamily.Inside(app, address, code)).Open("/my-child")).Main.ShouldContain("About Fifty");
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_link_and_nothing_hints_at_it()
    {
        var (senco, request, _) = await Sent("Five", "Wrong");
        var (link, address, code) = await AFamily.OnPaper(senco, request, await AFamily.Parent(app, senco, request, "Pat Five"));
        for (var i = 0; i < 5; i++)
        {
            var guess = await app.Visitor().Fill(address, ("Code", $"AAAA-AAA{"ACDEF"[i]}"));
            (guess.Status, guess.Beside("Code")).ShouldBe((422, Wrong));
        }

        var locked = await app.Visitor().Fill(address, ("Code", code));

        (locked.Status, locked.Beside("Code")).ShouldBe((422, Wrong));
        (await app.Visitor().Open(address)).Status.ShouldBe(200);
        (await senco.Open(link)).Main.ShouldContain("Locked after five wrong codes");
        var renewed = await senco.Follow(await senco.Fill(link, "Code"));
        await AFamily.Inside(app, address, renewed.Document.QuerySelector(".lift-code")!.TextContent);
        (await app.Visitor().Fill(address, ("Code", code))).Beside("Code").ShouldBe(Wrong);
    }

    [Fact]
    public async Task Guessing_from_many_places_at_once_gains_no_more_tries()
    {
        var (senco, request, id) = await Sent("Many", "Places");
        var (_, address, code) = await AFamily.OnPaper(senco, request, await AFamily.Parent(app, senco, request, "Pat Many"));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 24).Select(i => Task.Run(() => app.Visitor().Fill(address, ("Code", $"CCCC-CC{(char)('A' + i)}C"))))
        );

        answers.ShouldAllBe(a => a.GoesTo == null);
        answers.Select(a => a.Status).Distinct().ShouldBe([422]);
        var tries = await app.InStore(s => s.FamilyLinks.Where(l => l.RequestId == id).Select(l => l.WrongTries).SingleAsync());
        tries.ShouldBeGreaterThan(0);
        if (tries < FamilyLink.MostTries)
        {
            for (var i = tries; i < FamilyLink.MostTries; i++)
            {
                await app.Visitor().Fill(address, ("Code", "DDDD-DDDD"));
            }
        }
        (await app.Visitor().Fill(address, ("Code", code))).Beside("Code").ShouldBe(Wrong);
    }

    [Fact]
    public async Task After_two_weeks_the_link_and_the_visit_are_over()
    {
        await using var alone = new TestApp();
        var senco = await alone.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Sent(senco, "Expired", "Link");
        var (_, address, code) = await AFamily.OnPaper(senco, request, await AFamily.Parent(alone, senco, request, "Pat Expired"));
        var parent = await AFamily.Inside(alone, address, code);
        (await parent.Open("/my-child")).Status.ShouldBe(200);

        alone.Clock.Now = alone.Clock.Now.AddDays(14);

        (await parent.Open("/my-child")).GoesTo.ShouldBe("/family");
        var page = await alone.Visitor().Open(address);
        page.Status.ShouldBe(404);
        page.Main.ShouldContain("This link does not work any more");
        page.Main.ShouldNotContain("Expired");
    }

    [Fact]
    public async Task A_stopped_link_looks_like_one_that_never_was_and_ends_the_visit_at_once()
    {
        var (senco, request, _) = await Sent("Stopped", "Link");
        var (link, address, code) = await AFamily.OnPaper(senco, request, await AFamily.Parent(app, senco, request, "Pat Stopped"));
        var parent = await AFamily.Inside(app, address, code);
        (await senco.Fill(link, "Stop", ("Why", ""))).Beside("Why").ShouldBe("Say why the link is stopped");

        await senco.Fill(link, "Stop", ("Why", "Sent to the wrong person"));

        (await parent.Open("/my-child")).GoesTo.ShouldBe("/family");
        var (stopped, unknown) = (await app.Visitor().Open(address), await app.Visitor().Open($"/family/{new string('x', 43)}"));
        (stopped.Status, stopped.Main).ShouldBe((unknown.Status, unknown.Main));
        var seen = await senco.Open(link);
        seen.Main.ShouldContain("Stopped");
        seen.Document.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_renewed_link_ends_the_old_address_and_keeps_the_code()
    {
        var (senco, request, _) = await Sent("Renewed", "Link");
        var (link, address, code) = await AFamily.OnPaper(senco, request, await AFamily.Parent(app, senco, request, "Pat Renewed"));

        var page = await senco.Follow(await senco.Fill(link, "Renew"));

        (await app.Visitor().Open(address)).Status.ShouldBe(404);
        await AFamily.Inside(app, new Uri(page.Document.QuerySelector(".lift-sheet .lift-words")!.TextContent).AbsolutePath, code);
        (await senco.Open(link)).Document.QuerySelector(".lift-code").ShouldBeNull("what was given out is shown once");
    }

    [Fact]
    public async Task A_code_is_not_promised_to_a_landline()
    {
        var (senco, request, _) = await Sent("Landline", "Only");
        var carer = await AFamily.Parent(app, senco, request, "Pat Athome", "pat.athome@example.com", "01304 960123");

        (await senco.Fill($"{request}/links/new", ("Carer", carer), ("Means", "Email"), ("CodeMeans", "Text")))
            .Beside("CodeMeans")
            .ShouldBe("01304 960123 is a landline, and no text message reaches it. Choose another way");
        (await senco.Fill($"{request}/links/new", ("Carer", carer), ("Means", "Email"), ("CodeMeans", "Call")))
            .Document.QuerySelector(".lift-code")
            .ShouldNotBeNull();
    }

    [Fact]
    public async Task By_email_and_text_each_carries_half_and_neither_says_anything()
    {
        var (senco, request, id) = await Sent("Emailed", "Secretly");
        var carer = await AFamily.Parent(app, senco, request, "Pat Emailed", "pat.emailed@example.com", "07700 900555");
        await senco.Fill($"{request}/links/new", ("Carer", carer), ("Means", "Email"), ("CodeMeans", "Text"));
        var mail = (await app.SendPost()).Single(p => p.Wording.To == "pat.emailed@example.com");
        var address = new Uri(System.Text.RegularExpressions.Regex.Match(mail.Wording.Text, @"http\S+").Value).AbsolutePath;
        var parent = app.Visitor();
        (await parent.Follow(await parent.Fill(address, "Text"))).Main.ShouldContain(
            "A code is on its way to the phone number that we hold"
        );
        var text = (await app.SendPost()).Single(p => p.Wording.To == "07700 900555");
        var code = System.Text.RegularExpressions.Regex.Match(text.Wording.Text, "[A-Z0-9]{4}-[A-Z0-9]{4}").Value;

        foreach (var words in new[] { mail.Wording.Subject, mail.Wording.Text, text.Wording.Text })
        {
            foreach (var secret in new[] { "Emailed", "Secretly", "Holmwood", "circle", "SEND", "child" })
            {
                words.ShouldNotContain(secret);
            }
        }
        mail.Wording.Text.ShouldNotContain(code);
        text.Wording.Text.ShouldNotContain(address);
        (await parent.Fill(address, ("Code", code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)))).GoesTo.ShouldBe(
            "/my-child"
        );
        (await app.Visitor().Fill(address, ("Code", code))).Beside("Code").ShouldBe(Wrong, "a code by text works once");
        var kept = await app.InStore(s => s.Messages.Where(m => m.RequestId == id).ToListAsync());
        kept.ShouldAllBe(m => m.SentAt != null && m.Sealed == null);
    }

    [Fact]
    public async Task A_parent_comes_to_their_own_pages_and_to_nobody_elses()
    {
        var (senco, request, _) = await Sent("Mine", "Own");
        var (_, other, _) = await Sent("Other", "Family");
        var parent = await AFamily.WithLink(app, senco, request, "Pat Mine");

        foreach (var path in new[] { "/", request, $"{request}/read", $"/requests/{other}", "/children", "/requests", "/people", "/looks" })
        {
            (await parent.Open(path)).Status.ShouldBe(302, path);
            (await parent.Open(path)).GoesTo!.ShouldStartWith("/sign-in");
        }
        (await senco.Open("/my-child")).GoesTo.ShouldBe("/family");
        (await parent.Open("/my-child/request")).Main.ShouldContain("Cannot yet settle at circle time.");
        (await app.InStore(s => s.Looks.AnyAsync(l => l.PersonName == "Pat Mine" && l.Page == "/my-child/request"))).ShouldBeTrue();
        await parent.Send(new(HttpMethod.Post, "/my-child/leave"));
        var left = await parent.Open("/my-child");
        (left.Status is 200 or 302).ShouldBeTrue();
    }

    [Fact]
    public async Task Pressing_twice_makes_one_link_and_sends_one_message()
    {
        var (senco, request, id) = await Sent("Pressed", "Twice");
        var carer = await AFamily.Parent(app, senco, request, "Pat Pressed", "pat.pressed@example.com");
        var page = await senco.Open($"{request}/links/new");

        var both = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => senco.Press(page, "", ("Carer", carer), ("Means", "Email"), ("CodeMeans", "InPerson")))
        );

        var link = await app.InStore(s => s.FamilyLinks.Where(l => l.RequestId == id).Select(l => l.Id).SingleAsync());
        both.Select(p => p.GoesTo).ShouldBe([null, $"{request}/links/{link}"], ignoreOrder: true);
        both.Count(p => p.Document.QuerySelector(".lift-code") is not null).ShouldBe(1);
        (await app.InStore(s => s.FamilyLinks.CountAsync(l => l.RequestId == id))).ShouldBe(1);
        (await app.SendPost()).Count(p => p.Wording.To == "pat.pressed@example.com").ShouldBe(1);
    }

    [Theory]
    [InlineData("Email", "InPerson", "Means", "No email address is recorded for Pat Unreached")]
    [InlineData("Letter", "Text", "CodeMeans", "No phone number is recorded for Pat Unreached")]
    [InlineData("Letter", "Post", "CodeMeans", "No address of Pat Unreached’s own is recorded")]
    [InlineData("", "Post", "Means", "Say how the link reaches them")]
    [InlineData("Letter", "", "CodeMeans", "Say how the code reaches them")]
    public async Task What_is_missing_is_said_in_its_place(string means, string codeMeans, string field, string message)
    {
        var (senco, request, _) = await Sent("Unreached", $"{means}{codeMeans}");
        var carer = await AFamily.Parent(app, senco, request, "Pat Unreached", null, null);

        (await senco.Fill($"{request}/links/new", ("Carer", carer), ("Means", means), ("CodeMeans", codeMeans)))
            .Beside(field)
            .ShouldBe(message);
    }

    [Fact]
    public async Task A_changed_address_is_used_a_day_later_and_a_person_who_must_not_be_told_never()
    {
        await using var alone = new TestApp();
        var (senco, coordinator) = (await alone.SignedIn("senco@demo.example"), await alone.SignedIn("coordinator@demo.example"));
        var request = await AskingForSupport.Sent(senco, "Changed", "Address");
        var carer = await AFamily.Parent(alone, senco, request, "Pat Changed", "old@example.com");
        var child = await alone.InStore(s =>
            s.Requests.Where(r => r.Id == AskingForSupport.IdOf(request)).Select(r => r.ChildId).SingleAsync()
        );
        var (_, address, code) = await AFamily.OnPaper(senco, request, carer);
        var parent = await AFamily.Inside(alone, address, code);

        await senco.Fill($"/children/{child}/carers/{carer}", ("Email", "new@example.com"));
        (await senco.Fill($"{request}/links/new", ("Carer", carer), ("Means", "Email"), ("CodeMeans", "InPerson")))
            .Beside("Means")!
            .ShouldContain("it can be used a day later");
        alone.Clock.Now = alone.Clock.Now.AddHours(24);
        var (senco2, coordinator2) = (await alone.SignedIn("senco@demo.example"), await alone.SignedIn("coordinator@demo.example"));
        (await senco2.Fill($"{request}/links/new", ("Carer", carer), ("Means", "Email"), ("CodeMeans", "InPerson")))
            .Document.QuerySelector(".lift-code")
            .ShouldNotBeNull();

        (await senco2.Open($"/children/{child}/carers/{carer}")).Document.QuerySelector("[name=NotToBeTold]").ShouldBeNull();
        await coordinator2.Fill($"/children/{child}/carers/{carer}", ("NotToBeTold", "Order of the family court"));

        (await alone.Visitor().Open(address)).Status.ShouldBe(404);
        (await parent.Open("/my-child")).GoesTo.ShouldBe("/family");
        (await senco2.Open($"{request}/links/new")).Main.ShouldNotContain("Pat Changed");
        (await senco2.Open($"/children/{child}/carers/{carer}")).Main.ShouldNotContain("family court");
        coordinator.ShouldNotBeNull();
    }

    private async Task<(Visitor Senco, string Request, Id<OpenLift.Requests.Request> Id)> Sent(string first, string last)
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Sent(senco, first, last);
        return (senco, request, AskingForSupport.IdOf(request));
    }
}
