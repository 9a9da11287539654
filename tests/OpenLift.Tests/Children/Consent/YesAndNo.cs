using OpenLift.Tests.Children.Families;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Children.Consent;

/// <summary>How a family’s yes becomes a no and a no a yes, and what goes on meanwhile.</summary>
[Trait("FoundBy", "fresh eyes"), Trait("FoundBy", "attackers")]
public sealed class YesAndNo(TestApp app) : IClassFixture<TestApp>
{
    private const string Senco = "senco@demo.example";
    private const string Coordinator = "coordinator@demo.example";

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
    public async Task One_no_makes_a_request_rest_and_a_later_yes_of_the_same_parent_lets_it_go_on()
    {
        var (senco, coordinator, request) = await AFamily.Asked(app, "No", "Then Yes");
        var parent = await AFamily.WithLink(app, senco, request, "A Parent");

        var said = await parent.Follow(
            await parent.Fill(
                "/my-child/permission",
                ("Agreement", "Given"),
                ("Sharing[0].Parent", "Refused"),
                ("Sharing[1].Parent", "Given"),
                ("Sharing[2].Parent", "Given"),
                ("Signature", "A Parent")
            )
        );

        said.Main.ShouldContain("nobody outside Holmwood Primary School can read this");
        (await coordinator.Open(request)).Status.ShouldBe(404);
        (await senco.Open("/")).Main.ShouldContain("stopped by the family");
        (await senco.Open($"{request}/family")).Main.ShouldNotContain("The parents do not agree");
        await parent.Fill(
            "/my-child/permission",
            ("Agreement", "Given"),
            ("Sharing[0].Parent", "Given"),
            ("Sharing[1].Parent", "Given"),
            ("Sharing[2].Parent", "Given"),
            ("Signature", "A Parent")
        );
        (await coordinator.Open(request)).Status.ShouldBe(200);
        (await parent.Fill("/my-child/permission", ("Signature", "X Y")))
            .Beside("Signature")
            .ShouldBe("Sign with the name we hold for you: A Parent");
    }

    [Fact]
    public async Task A_parent_who_said_no_on_a_draft_may_say_yes_on_paper_and_it_is_sent()
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Draft(senco, "Sole", "Parent");
        await senco.Fill($"{request}/need", ("Needs", "Help"));
        var parent = await AFamily.WithLink(app, senco, request, "Sole Parent");
        await parent.Fill("/my-child/permission", ("Agreement", "Refused"), ("Signature", "Sole Parent"));
        (await senco.Open($"{request}/check")).Main.ShouldContain("The family does not agree");

        await senco.Fill(
            $"{request}/permission",
            ("Answer", "Given"),
            ("By", "Sole Parent"),
            ("How", "OnPaper"),
            ("On.Day", "23"),
            ("On.Month", "11"),
            ("On.Year", "2026"),
            ("Sharing[0].Parent", "Given")
        );

        (await senco.Fill($"{request}/check", ("Declared", "true"))).GoesTo.ShouldBe($"{request}/sent");
    }
}
