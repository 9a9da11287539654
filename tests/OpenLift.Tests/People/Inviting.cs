using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OpenLift.People;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.People;

/// <summary>Who is let in, how they are told, and what is written down of it (X4).</summary>
public sealed class Inviting(TestApp app) : IClassFixture<TestApp>
{
    private const string Lamps = "seven green lamps";

    [Fact]
    public async Task An_invited_person_chooses_a_password_once_and_sees_only_their_setting()
    {
        var administrator = await app.SignedIn("administrator@demo.example");
        var invited = await administrator.Follow(await Invite(administrator, "new@demo.example"));
        invited.Document.QuerySelector("code").ShouldBeNull("it leaves by email");
        var address = await Mailed(app, "new@demo.example");
        var visitor = app.Visitor();

        (await visitor.Fill(address, ("Password", "short"), ("Repeat", "short")))
            .Beside("Password")
            .ShouldBe("The password must have at least 12 characters");
        (await visitor.Open(address)).Status.ShouldBe(200);
        (await Choose(visitor, address, Lamps)).GoesTo.ShouldBe("/sign-in");
        (await Choose(visitor, address, "another long one")).Beside("Password")!.ShouldStartWith("This address has been used");
        await visitor.Fill("/sign-in", ("Email", "new@demo.example"), ("Password", Lamps));
        (await visitor.Open("/requests")).Main.ShouldContain("Your setting has made no request yet");
    }

    [Fact]
    public async Task A_new_password_reaches_its_owner_alone_and_each_step_is_told_and_written_down()
    {
        var administrator = await app.SignedIn("administrator@demo.example");
        await Invite(administrator, "anew@demo.example");
        await Choose(app.Visitor(), await Mailed(app, "anew@demo.example"), Lamps);
        var person = await app.Person("anew@demo.example");

        var renewed = await administrator.Follow(await administrator.Fill($"/people/{person.Id}", "Renew"));

        renewed.Document.QuerySelector("code").ShouldBeNull("an administrator would become anybody");
        renewed.Text.ShouldContain("on its way to the person by email");
        (await Choose(app.Visitor(), await Mailed(app, "anew@demo.example"), "eight blue lamps")).GoesTo.ShouldBe("/sign-in");
        (await app.SendPost())
            .Where(p => p.Wording.To == "anew@demo.example")
            .Select(p => p.Wording.Subject)
            .ShouldBe(
                [
                    "Choose a password for OpenLIFT",
                    "Your OpenLIFT password was chosen",
                    "Choose a password for OpenLIFT",
                    "Your OpenLIFT password was chosen",
                ],
                ignoreOrder: true
            );
        (await Facts(person))
            .Where(f => f.Contains("password", StringComparison.Ordinal))
            .ShouldBe(["New Senco chose a password", "Invited anew by Jo Fairweather to choose a password", "New Senco chose a password"]);
    }

    [Fact]
    public async Task Without_email_the_first_address_is_shown_once_and_a_new_password_is_refused()
    {
        await using var alone = new TestApp();
        alone.Post.IsSetUp = false;
        var administrator = await alone.SignedIn("administrator@demo.example");
        var form = await administrator.Open("/people/invite");

        var shown = await administrator.Press(form, "", Fields("paper@demo.example"));

        shown.Status.ShouldBe(200);
        administrator.Cookies.Keys.ShouldNotContain("said", "what is shown once is in no cookie");
        var address = new Uri(shown.Document.QuerySelector("code")!.TextContent).PathAndQuery;
        var person = await alone.Person("paper@demo.example");
        var again = await administrator.Press(form, "", Fields("paper@demo.example"));
        again.GoesTo.ShouldBe($"/people/{person.Id}", "sending twice invites once");
        (await administrator.Follow(again)).Document.QuerySelector("code").ShouldBeNull();
        (await administrator.Fill($"/people/{person.Id}", "Renew")).Document.QuerySelector("code").ShouldNotBeNull("nobody is in yet");
        (await Choose(alone.Visitor(), address, Lamps)).Beside("Password")!.ShouldStartWith("This address has been used");
        var latest = await administrator.Fill($"/people/{person.Id}", "Renew");
        await Choose(alone.Visitor(), new Uri(latest.Document.QuerySelector("code")!.TextContent).PathAndQuery, Lamps);

        var refused = await administrator.Fill($"/people/{person.Id}", "Renew");

        refused.Status.ShouldBe(422);
        refused.Problems.ShouldHaveSingleItem().ShouldStartWith("A new password is only ever sent to its owner");
        (await alone.InStore(s => s.Messages.CountAsync(m => m.Purpose.Contains("password")))).ShouldBe(0);
    }

    [Fact]
    public async Task The_address_is_the_services_own_whoever_the_browser_says_it_asked()
    {
        await using var named = new Named();
        await Invite(await named.SignedIn("administrator@demo.example"), "named@demo.example");

        (await named.SendPost())[^1].Wording.Text.ShouldContain("https://lift.example.org/join/");
    }

    [Theory]
    [InlineData("password1234", "Many people use this password")]
    [InlineData("P@ssw0rd2026!", "Many people use this password")]
    [InlineData("Administrator", "Many people use this password")]
    [InlineData("1q2w3e4r5t6y", "Many people use this password")]
    [InlineData("123456789012", "Numbers and signs alone")]
    [InlineData("guessed@demo.example", "Your own name or address")]
    [InlineData("New Senco 2026", "Your own name or address")]
    [InlineData("openlift-12345", "Your own name or address")]
    public async Task A_password_that_is_guessed_first_is_refused_in_words(string password, string message)
    {
        const string email = "guessed@demo.example";
        if (!await app.InStore(s => s.People.AnyAsync(p => p.Email == email)))
        {
            await Invite(await app.SignedIn("administrator@demo.example"), email);
        }
        var address = await Mailed(app, email);

        (await Choose(app.Visitor(), address, password)).Beside("Password")!.ShouldStartWith(message);
        (await app.Visitor().Open(address)).Status.ShouldBe(200);
    }

    private static Task<Page> Invite(Visitor administrator, string email) => administrator.Fill("/people/invite", Fields(email));

    private static (string, string?)[] Fields(string email) =>
        [("Name", "New Senco"), ("Email", email), ("Role.Role", "SettingStaff"), ("Role.Setting", "990202")];

    private static Task<Page> Choose(Visitor visitor, string address, string password) =>
        visitor.Fill(address, ("Password", password), ("Repeat", password));

    private static async Task<string> Mailed(TestApp app, string email) =>
        new Uri(
            Regex
                .Match(
                    (await app.SendPost()).Last(p => p.Wording.To == email && p.Wording.Text.Contains("/join/")).Wording.Text,
                    @"http\S+"
                )
                .Value
        ).PathAndQuery;

    private Task<List<string>> Facts(Person person) =>
        app.InStore(s =>
            s.Audit.Where(e => e.Subject == Store.SubjectOf(person.Id)).OrderBy(e => e.Version).Select(e => e.Sentence).ToListAsync()
        );

    private sealed class Named : TestApp
    {
        protected override IReadOnlyDictionary<string, string> More =>
            new Dictionary<string, string> { ["Address"] = "https://lift.example.org" };
    }
}
