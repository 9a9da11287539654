using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Consent;
using OpenLift.Requests;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Children.Consent;

/// <summary>Agreement, views and permission to share are three things, and withdrawal holds at once (L3, d.2).</summary>
public sealed class FamilyChangesItsMind(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateOnly Today = FixedClock.Monday.CountyDay;

    [Theory]
    [InlineData("sent")]
    [InlineData("waiting for information")]
    [InlineData("on an agenda")]
    [InlineData("papers out")]
    [InlineData("with the county")]
    public async Task From_the_moment_it_withdraws_nobody_outside_the_setting_sees_anything(string stage)
    {
        await using var alone = new TestApp();
        var (senco, coordinator, county, teacher) = (
            await alone.SignedIn("senco@demo.example"),
            await alone.SignedIn("coordinator@demo.example"),
            await alone.SignedIn("county@demo.example"),
            await alone.SignedIn("teacher@demo.example")
        );
        var request = await AskingForSupport.Sent(senco, "Changed", "Mind");
        var meeting = (
            await coordinator.Fill(
                "/meetings/new",
                ("Name", "Near"),
                ("Kind", "Schools"),
                ("Day.Day", "30"),
                ("Day.Month", "11"),
                ("Day.Year", "2026")
            )
        ).GoesTo!;
        switch (stage)
        {
            case "waiting for information":
                await coordinator.Fill($"{request}/screen", "Ask", ("Question", "More?"));
                break;
            case "with the county":
                await coordinator.Fill($"{request}/screen", "County", ("Need", "hi"));
                (await county.Open(request)).Status.ShouldBe(200);
                break;
            case "on an agenda" or "papers out":
                await coordinator.Fill($"{request}/screen", "Agenda", ("MeetingId", meeting.Split('/')[^1]), ("AllowedBecause", ""));
                if (stage is "papers out")
                {
                    await coordinator.Fill($"{meeting}/publish");
                    (await teacher.Open(request)).Status.ShouldBe(200);
                }
                break;
        }
        (await coordinator.Open(request)).Status.ShouldBe(200);

        var said = await senco.Follow(
            await senco.Fill($"{request}/family", ("What", "all"), ("By", "Leena Mistry"), ("Reason", "We would rather wait"))
        );

        said.Main.ShouldContain("Nobody outside the setting can open this request any more");
        said.Main.ShouldContain("Version 1 of the request, with the Dover coordinator’s team");
        foreach (var outside in new[] { coordinator, county, teacher })
        {
            foreach (var page in new[] { "", "/read", "/family", "/files", "/history", "/print" })
            {
                (await outside.Open(request + page)).Status.ShouldBe(404);
            }
            (await outside.Open("/requests?search=Mind")).Main.ShouldNotContain("Changed Mind");
        }
        var reference = await alone.InStore(s =>
            s.Requests.Where(r => r.Id == AskingForSupport.IdOf(request)).Select(r => r.Reference).SingleAsync()
        );
        (await coordinator.Open(meeting)).Main.ShouldNotContain(reference);
        (await coordinator.Open("/support-cases")).Main.ShouldNotContain(reference);
        (await senco.Open(request)).Main.ShouldContain("Family withdrew");
    }

    [Fact]
    public async Task One_agency_may_be_withdrawn_and_everybody_is_told_not_to_share_with_it()
    {
        var (senco, coordinator) = (await app.SignedIn("senco@demo.example"), await app.SignedIn("coordinator@demo.example"));
        var request = await AskingForSupport.Sent(senco, "One", "Agency");
        (await coordinator.Open(request)).Main.ShouldNotContain("Do not share");

        await senco.Fill($"{request}/family", ("What", "health"), ("By", "Leena Mistry"), ("Reason", "Not with the doctor"));

        (await coordinator.Open(request)).Main.ShouldContain("Do not share with health");
    }

    [Theory]
    [InlineData("Given", "", "OnScreen", "By", "Enter the name of the person who agreed")]
    [InlineData("Given", "Leena", "", "How", "Say how the agreement was given")]
    [InlineData("Given", "Leena", "ByPhone", "WrittenBy", "Enter who wrote it down")]
    [InlineData("Refused", "", "", "WhyNot", "Say what the family said, and why the request goes on")]
    [InlineData("NotAsked", "", "", "WhyNot", "Say why the family has not been asked")]
    [InlineData("", "", "", "Answer", "Say whether the family agrees, or was not asked")]
    public async Task Each_missing_part_is_asked_for_in_its_place(string answer, string by, string how, string field, string message)
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Draft(senco, "Missing", $"Part {answer}{how}");

        (await senco.Fill($"{request}/permission", ("Answer", answer), ("By", by), ("How", how))).Beside(field).ShouldBe(message);
    }

    [Fact]
    public async Task Views_may_come_later_and_stay_an_open_task()
    {
        var senco = await app.SignedIn("senco@demo.example");
        var request = await AskingForSupport.Draft(senco, "Later", "Views");

        (await senco.Fill($"{request}/child-views", ("Words", "")))
            .Beside("Words")
            .ShouldBe("Enter the views, or say why there are none, or choose to record them later");
        await senco.Fill($"{request}/child-views", ("Later", "true"));
        (await senco.Open("/")).Main.ShouldContain("1views still to record");
        await senco.Fill(
            $"{request}/child-views",
            ("Later", null),
            ("Words", "I like water play"),
            ("GivenBy", "The child, with pictures"),
            ("How", "Scribed"),
            ("WrittenBy", "Key worker")
        );

        (await senco.Open("/")).Main.ShouldContain("0views still to record");
    }

    [Fact]
    public void Withdrawing_twice_or_what_was_never_given_is_refused()
    {
        var consent = ARequestsConsent();
        Should
            .Throw<RuleBroken>(() => consent.Withdraw("social care", "Leena", Today))
            .Message.ShouldBe("No permission for this agency is in force.");
        consent.Withdraw(null, "Leena", Today).ShouldBeTrue();
        Should.Throw<RuleBroken>(() => consent.Withdraw(null, "Leena", Today));
        consent.Sharing.ShouldAllBe(s => !s.InForce);
    }

    [Fact]
    public void Education_is_what_the_meeting_rests_on()
    {
        ARequestsConsent().Withdraw("health", "Leena", Today).ShouldBeFalse();
        ARequestsConsent().Withdraw("education", "Leena", Today).ShouldBeTrue();
    }

    private static ViewsAndConsent ARequestsConsent()
    {
        var now = FixedClock.Monday;
        var district = OpenLift.County.District.Add("E1", "Dover", null, "South", "DOV", now);
        var setting = Demo.Stories.ASetting("Holmwood", district, now);
        return Demo.Stories.AFamilyThatAgrees(Demo.Stories.ADraft(Demo.Stories.AChild(setting, now), setting, district, now), now);
    }
}
