using Microsoft.EntityFrameworkCore;
using OpenLift.Demo;
using OpenLift.People;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.People;

/// <summary>Who comes in, how long for, and what is kept when time runs out (X4, S5, S7).</summary>
public sealed class SigningIn(TestApp app) : IClassFixture<TestApp>
{
    private const string Wrong = "The email address or password is not right. After ten wrong tries an account rests for 15 minutes";

    [Fact]
    public async Task The_right_password_leads_on_to_the_page_that_was_asked_for()
    {
        var visitor = app.Visitor();
        (await visitor.Open("/requests?view=New")).GoesTo.ShouldBe("/sign-in?then=%2Frequests%3Fview%3DNew");
        (
            await visitor.Fill("/sign-in?then=%2Frequests%3Fview%3DNew", ("Email", "SENCO@demo.example"), ("Password", DemoCounty.Password))
        ).GoesTo.ShouldBe("/requests?view=New");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    public async Task Signing_in_never_leads_away(string then) =>
        (
            await app.Visitor()
                .Fill($"/sign-in?then={Uri.EscapeDataString(then)}", ("Email", "senco@demo.example"), ("Password", DemoCounty.Password))
        ).GoesTo.ShouldBe("/");

    [Fact]
    public async Task An_unknown_address_a_wrong_password_and_a_resting_account_look_the_same()
    {
        var visitor = app.Visitor();
        for (var i = 0; i < 10; i++)
        {
            (await visitor.Fill("/sign-in", ("Email", "dpo@demo.example"), ("Password", $"guess number {i}")))
                .Beside("Password")
                .ShouldBe(Wrong);
        }

        (await visitor.Fill("/sign-in", ("Email", "nobody@demo.example"), ("Password", "whatever it is")))
            .Beside("Password")
            .ShouldBe(Wrong);
        (await visitor.Fill("/sign-in", ("Email", "dpo@demo.example"), ("Password", DemoCounty.Password)))
            .Beside("Password")
            .ShouldBe(Wrong);
    }

    [Fact]
    public async Task A_copy_of_the_cookie_is_dead_after_signing_out()
    {
        var visitor = await app.SignedIn("teacher@demo.example");
        var copy = app.Visitor($"session={visitor.Cookies["session"]}");
        (await copy.Open("/")).Status.ShouldBe(200);

        await visitor.Press(await visitor.Open("/sign-out"), "");

        (await copy.Open("/")).GoesTo.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task A_role_that_ends_is_felt_at_the_next_click()
    {
        await using var alone = new TestApp();
        var (administrator, coordinator) = (
            await alone.SignedIn("administrator@demo.example"),
            await alone.SignedIn("coordinator@demo.example")
        );
        (await coordinator.Open("/support-cases")).Status.ShouldBe(200);
        var person = await alone.Person("coordinator@demo.example");

        await administrator.Fill($"/people/{person.Id}", "End", ("Why", "Moved to another district"));

        (await coordinator.Open("/support-cases")).Status.ShouldBe(404);
        (await coordinator.Open("/")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_was_being_typed_when_the_session_ended_is_kept_for_its_writer_alone()
    {
        await using var alone = new TestApp();
        var senco = await alone.SignedIn("senco@demo.example");
        var request = await Requests.AskingForSupport.Draft(senco, "Kept", "Words");
        var open = await senco.Open($"{request}/provision");

        alone.Clock.Now += Sessions.Idle + TimeSpan.FromMinutes(1);
        var asked = await senco.Press(open, "", ("CoreStandards", "Half an hour of typing"), ("Actions", "More of it"));
        asked.GoesTo!.ShouldContain("kept=yes");
        var kept = Uri.UnescapeDataString(asked.GoesTo!.Split("then=")[1].Split('&')[0]);

        (await (await alone.SignedIn("nursery@demo.example")).Open(kept)).Status.ShouldBe(404);
        (await alone.InStore(s => s.KeptForms.Select(k => k.Sealed).SingleAsync())).ShouldNotContain("typing");
        var again = await alone.SignedIn("senco@demo.example");
        var shown = await again.Open(kept);
        shown.Main.ShouldContain("Half an hour of typing");
        (await again.Press(shown, "")).GoesTo.ShouldBe($"{request}/tasks");
        (await again.Open($"{request}/provision")).Value("CoreStandards").ShouldBe("Half an hour of typing");
    }

    [Fact]
    public async Task No_session_outlives_eight_hours()
    {
        await using var alone = new TestApp();
        var visitor = await alone.SignedIn("senco@demo.example");
        for (var i = 0; i < 32; i++)
        {
            alone.Clock.Now += TimeSpan.FromMinutes(15);
            (await visitor.Open("/")).Status.ShouldBe(200);
        }
        alone.Clock.Now += TimeSpan.FromMinutes(15);

        (await visitor.Open("/")).GoesTo.ShouldBe("/sign-in");
    }

    [Theory]
    [InlineData("", "x@demo.example", "Coordinator", "Name", "Enter the person’s name")]
    [InlineData("X", "not an address", "Coordinator", "Email", "Enter an email address, such as name@example.org")]
    [InlineData("X", "x@demo.example", "", "Role.Role", "Choose a role")]
    [InlineData("X", "x@demo.example", "Coordinator", "Role.District", "Choose the district")]
    [InlineData("X", "x@demo.example", "SettingStaff", "Role.Setting", "Enter the setting’s URN or Ofsted number")]
    [InlineData("X", "senco@demo.example", "Administrator", "Email", "Somebody with this email address is here already")]
    public async Task An_invitation_says_what_is_missing(string name, string email, string role, string field, string message)
    {
        var page = await (await app.SignedIn("administrator@demo.example")).Fill(
            "/people/invite",
            ("Name", name),
            ("Email", email),
            ("Role.Role", role)
        );

        page.Beside(field).ShouldBe(message);
        page.Value("Email").ShouldBe(email);
    }

    [Fact]
    public async Task Nobody_changes_their_own_roles()
    {
        var administrator = await app.SignedIn("administrator@demo.example");
        var me = await app.Person("administrator@demo.example");

        (await administrator.Fill($"/people/{me.Id}", "Give", ("Role.Role", "DataProtectionOfficer"))).Problems.ShouldBe([
            "Nobody changes their own roles or account: ask another administrator.",
        ]);
    }
}
