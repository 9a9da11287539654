using System.Net;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;

namespace OpenLift.Tests.Platform;

/// <summary>Sending twice does once (X5, R4).</summary>
public sealed class OnceTests(TestApp app) : IClassFixture<TestApp>
{
    private static (string, string?)[] Child(string last) =>
        [("FirstName", "Once"), ("LastName", last), ("Born.Day", "3"), ("Born.Month", "4"), ("Born.Year", "2020")];

    [Fact]
    public async Task Twenty_copies_of_one_form_sent_at_once_make_one_child_and_all_lead_to_it()
    {
        var senco = await app.SignedIn("senco@demo.example");
        var form = await senco.Open("/children/new");

        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => senco.Press(form, "", Child("Parallel")))));

        pages.Select(p => p.Status).Distinct().ShouldBe([302]);
        pages.Select(p => p.GoesTo).Distinct().Count().ShouldBe(1);
        (await app.InStore(s => s.Children.CountAsync(c => c.LastName == "Parallel"))).ShouldBe(1);
    }

    [Fact]
    public async Task Sending_a_request_twice_sends_it_once()
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await Requests.AskingForSupport.Draft(senco, "Sent", "Twice");
        await senco.Fill($"{request}/need", ("Needs", "Something"));
        var form = await senco.Open($"{request}/check");

        await senco.Press(form, "", ("Declared", "true"), ("WhyNot", "Later"));
        (await senco.Press(form, "", ("Declared", "true"), ("WhyNot", "Later"))).GoesTo.ShouldBe($"{request}/sent");

        var id = Requests.AskingForSupport.IdOf(request);
        (await app.InStore(s => s.SentVersions.CountAsync(v => v.RequestId == id))).ShouldBe(1);
    }

    /// <summary>The second copy finds changed what its form was filled from. That was the first copy, and nobody else.</summary>
    [Fact]
    public async Task The_same_edit_twice_is_nobody_elses_edit()
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await Requests.AskingForSupport.Draft(senco, "Edited", "Twice");
        var form = await senco.Open($"{request}/need");
        form.Document.QuerySelector("[name=__stamp]").ShouldNotBeNull();

        var first = await senco.Press(form, "", ("Needs", "Something"));
        first.Status.ShouldBe(302);
        (await senco.Press(form, "", ("Needs", "Something"))).GoesTo.ShouldBe(first.GoesTo);
        (await senco.Press(form, "", ("Needs", "Something"), (ReceivedForm.KeyField, new string('A', 32)))).Status.ShouldBe(
            422,
            "a form of its own was filled from what stood before"
        );
    }

    /// <summary>B11: a slow page is saved, written on, and saved again.</summary>
    [Fact]
    public async Task The_second_save_of_a_slow_page_is_never_thrown_away_in_silence()
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await Requests.AskingForSupport.Draft(senco, "Slow", "Page");
        var form = await senco.Open($"{request}/need");

        (await senco.Press(form, "", ("Needs", "Something"))).Status.ShouldBe(302);
        var second = await senco.Press(form, "", ("Needs", "Something, and more"));

        second.Status.ShouldBe(422);
        second.Problems.ShouldHaveSingleItem().ShouldStartWith("What you sent a moment ago is saved, and you have changed it since");
        second.Value("Needs").ShouldBe("Something, and more");
        second.Main.ShouldNotContain("Somebody else");
        (await senco.Press(second, "")).Status.ShouldBe(302);
        (await senco.Open($"{request}/need")).Value("Needs").ShouldBe("Something, and more");
    }

    [Fact]
    public async Task A_form_that_came_back_with_a_message_may_be_sent_again()
    {
        var senco = await app.SignedIn("senco@demo.example");
        var form = await senco.Open("/children/new");
        (await senco.Press(form, "", ("FirstName", "Once"))).Status.ShouldBe(422);

        (await senco.Press(form, "", Child("Mended"))).Status.ShouldBe(302);
    }

    [Fact]
    public async Task A_form_without_a_key_or_from_elsewhere_is_refused()
    {
        var senco = await app.SignedIn("senco@demo.example");
        var form = await senco.Open("/children/new");

        (await senco.Press(form, "", [.. Child("Keyless"), (ReceivedForm.KeyField, "")])).Status.ShouldBe(400);
        (await senco.Press(form, "", [.. Child("Keyless"), ("__RequestVerificationToken", "forged"), ("__whose", null)])).Status.ShouldBe(
            400
        );
        (await app.InStore(s => s.Children.CountAsync(c => c.LastName == "Keyless"))).ShouldBe(0);
    }
}
