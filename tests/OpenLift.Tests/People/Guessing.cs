using Microsoft.EntityFrameworkCore;
using OpenLift.Demo;
using OpenLift.Tests.Children.Families;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.People;

/// <summary>What guessing meets, and that those who do not guess never notice (S4, S5).</summary>
public sealed class Guessing(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>B28: a county's office is one address.</summary>
    [Fact]
    public async Task Only_what_is_wrong_counts_for_an_address_and_staff_and_families_each_for_themselves()
    {
        await using var narrow = new Narrow();
        var senco = await narrow.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Sent(senco, "Behind", "OneAddress");
        var (_, address, code) = await AFamily.OnPaper(senco, request, await AFamily.Parent(narrow, senco, request, "Pat Office"));
        for (var i = 0; i < 8; i++)
        {
            (await Try(narrow.Visitor(), "teacher@demo.example", DemoCounty.Password)).Status.ShouldBe(302);
        }
        for (var i = 0; i < 5; i++)
        {
            (await Try(narrow.Visitor(), $"nobody{i}@demo.example", "whatever it is")).Status.ShouldBe(422);
        }

        var refused = await Try(narrow.Visitor(), "teacher@demo.example", DemoCounty.Password);

        refused.Status.ShouldBe(429);
        refused.Main.ShouldContain("Too many tries");
        refused.Response.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 300);
        (await narrow.Visitor().Open("/sign-in")).Status.ShouldBe(200);
        (await senco.Open("/requests")).Status.ShouldBe(200);
        await AFamily.Inside(narrow, address, code);
        for (var i = 0; i < 5; i++)
        {
            (await narrow.Visitor().Fill(address, ("Code", $"AAAA-AAA{"ACDEF"[i]}"))).Status.ShouldBe(422);
        }
        (await narrow.Visitor().Fill(address, ("Code", code))).Status.ShouldBe(429);
    }

    [Fact]
    public async Task Wrong_passwords_sent_at_once_are_each_counted()
    {
        await AtOnce("thanet.senco@demo.example", 9);
        await AtOnce("nursery@demo.example", 30);

        (await Account("thanet.senco@demo.example")).AccessFailedCount.ShouldBe(9);
        (await Account("nursery@demo.example")).LockoutEnd.ShouldNotBeNull();
        (await Try(app.Visitor(), "nursery@demo.example", DemoCounty.Password)).Status.ShouldBe(422);
        (await Try(app.Visitor(), "thanet.senco@demo.example", DemoCounty.Password)).Status.ShouldBe(302);
    }

    [Theory]
    [InlineData("coordinator@demo.example")]
    [InlineData("nobody@demo.example")]
    public async Task A_refused_form_sent_twice_does_not_tell_whether_there_is_an_account(string email)
    {
        var visitor = app.Visitor();
        var form = await visitor.Open("/sign-in");
        (string, string?)[] fields = [("Email", email), ("Password", "whatever it is")];

        var first = await visitor.Press(form, "", fields);
        var second = await visitor.Press(form, "", fields);

        (first.Status, second.Status, second.GoesTo).ShouldBe((422, 302, "/sign-in?refused=yes"));
        (await visitor.Follow(second)).Beside("Password").ShouldBe(first.Beside("Password"));
    }

    [Fact]
    public async Task Nothing_that_was_said_before_can_be_read_after_signing_out()
    {
        var visitor = await app.SignedIn("administrator@demo.example");
        await visitor.Fill(
            "/people/invite",
            ("Name", "Left Behind"),
            ("Email", "left@demo.example"),
            ("Role.Role", "SettingStaff"),
            ("Role.Setting", "990202")
        );
        visitor.Cookies.Keys.ShouldContain("said");

        var left = await visitor.Press(await visitor.Open("/sign-out"), "");

        (await visitor.Follow(left)).Text.ShouldNotContain("Left Behind");
        visitor.Cookies.Keys.ShouldBe(["form"]);
    }

    private async Task AtOnce(string email, int tries)
    {
        var visitor = app.Visitor();
        var form = await visitor.Open("/sign-in");
        var pages = await Task.WhenAll(
            Enumerable
                .Range(0, tries)
                .Select(i => Task.Run(() => visitor.Press(form, "", ("Email", email), ("Password", $"guess number {i}"))))
        );
        pages.Select(p => p.Status).Distinct().ShouldBe([422]);
    }

    private Task<OpenLift.People.Account> Account(string email) => app.InStore(s => s.Accounts.SingleAsync(a => a.Email == email));

    private static Task<Page> Try(Visitor visitor, string email, string password) =>
        visitor.Fill("/sign-in", ("Email", email), ("Password", password));

    private sealed class Narrow : TestApp
    {
        protected override IReadOnlyDictionary<string, string> More => new Dictionary<string, string> { ["SignInTries"] = "5" };
    }
}
