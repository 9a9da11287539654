using Microsoft.EntityFrameworkCore;
using OpenLift.Support.Agreements;
using OpenLift.Tests.Children.Families;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Support;

/// <summary>An agreement is drafted from the decision, written by both sides, signed, and its versions kept (L10).</summary>
public sealed class Agreeing(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Drafted_from_the_decision_written_by_both_signed_by_both_and_replaced_by_the_next()
    {
        var (path, request, teacher) = await ACase.Allocated(app, "Agreed", "Upon");
        var senco = await app.SignedIn("senco@demo.example");
        await teacher.Fill(
            $"{path}/progress",
            "Target",
            ("Words", "Asks for help"),
            ("Baseline", "2"),
            ("Expected", "6"),
            ("ReviewOn.Day", "1"),
            ("ReviewOn.Month", "2"),
            ("ReviewOn.Year", "2027")
        );

        var edit = await teacher.Press(await teacher.Open(path), "", ("CaseId", path.Split('/')[^1]));
        var agreement = edit.GoesTo![..^"/edit".Length];
        var draft = await teacher.Open(edit.GoesTo!);
        draft.Value("Support").ShouldBe("A specialist teacher will show the class team what helps.");
        draft.Value("Criteria").ShouldBe("Cannot yet settle at circle time.");
        draft.Main.ShouldContain("Asks for help");
        (await teacher.Fill($"{agreement}/edit", ("Until.Year", "2020"))).Beside("Until").ShouldBe("It must end after it begins");
        (await senco.Fill($"{agreement}/edit", ("Entrance", "The class has picture cards."))).Status.ShouldBe(302);
        (await senco.Fill($"{agreement}/edit", "Expect", ("Outcome", "Joins circle time"), ("Measure", "Minutes"), ("Evidence", "")))
            .Beside("Evidence")
            .ShouldBe("Say what will show it");
        await teacher.Fill(agreement, "Offer");
        (await senco.Open($"{agreement}/edit")).Status.ShouldBe(404, "it is offered");
        await teacher.Fill(agreement, "Sign", ("Name", "Ruth Carver"));
        (await teacher.Open(agreement)).Document.QuerySelector("[name=Name]").ShouldBeNull("LIFT has signed");
        (await senco.Follow(await senco.Fill(agreement, "Sign", ("Name", "Amara Okafor")))).Main.ShouldContain("it is in force");
        (await teacher.Open($"{path}/review")).Main.ShouldContain("Planned for");

        await senco.Fill(agreement, "Change", ("Why", "More time is needed"));
        await senco.Fill($"{agreement}/edit", ("Exit", "When cards are used without reminders."));
        var compare = await teacher.Open($"{agreement}/compare");
        compare.Main.ShouldContain("When cards are used without reminders.");
        compare
            .Document.QuerySelectorAll("main tr")
            .Where(r => r.TextContent.Contains("Changed", StringComparison.Ordinal))
            .Count()
            .ShouldBe(1);
        await teacher.Fill(agreement, "Offer");
        await teacher.Fill(agreement, "Sign", ("Name", "Ruth Carver"));
        (await teacher.Open($"{agreement}/versions/1")).Main.ShouldNotContain("was replaced");
        await senco.Fill(agreement, "Sign", ("Name", "Amara Okafor"));

        (await teacher.Open($"{agreement}/versions/1")).Main.ShouldContain("This version was replaced on 23 November 2026");
        var codes = await app.InStore(s =>
            s.AgreementVersions.Where(v =>
                    v.AgreementId == new Id<SupportAgreement>(Guid.Parse(agreement.Split('/', StringSplitOptions.None)[2]))
                )
                .OrderBy(v => v.Number)
                .Select(v => v.Code)
                .ToListAsync()
        );
        (await app.Visitor().Open($"/verify?code={codes[0]}")).Main.ShouldContain("It was replaced on 23 November 2026");
        var good = await app.Visitor().Open($"/verify?code={codes[1].ToLowerInvariant()}");
        good.Main.ShouldContain("It is the one in force");
        good.Text.ShouldNotContain("Upon");
        good.Text.ShouldNotContain("Holmwood");
        (await app.Visitor().Open("/verify?code=V-ACDEFG-2")).Main.ShouldContain("paper");
        var pdf = (await teacher.Open($"{agreement}/versions/1/agreement.pdf")).Bytes;
        OpenLift.Tests.Correspondence.Documents.Papers.Poppler("pdfinfo", pdf).ShouldContain("Tagged:          yes");
        var paper = OpenLift.Tests.Correspondence.Documents.Papers.Poppler("pdftotext", pdf, "-layout");
        foreach (
            var words in new[]
            {
                "This version was replaced on 23 November 2026",
                "1. Support",
                "6. Quality review",
                "Agreed Upon",
                codes[0],
                "Amara Okafor, 23 November 2026",
            }
        )
        {
            paper.ShouldContain(words);
        }
        (await teacher.Open($"{agreement}/versions/2/agreement.docx"))
            .Response.Content.Headers.ContentDisposition!.FileName!.Trim('"')
            .ShouldEndWith("-version-2.docx");
        (await (await app.SignedIn("thanet.coordinator@demo.example")).Open($"{agreement}/versions/1/agreement.pdf")).Status.ShouldBe(404);
        var parent = await AFamily.WithLink(app, senco, request, "Pat Agreed");
        (await parent.Open("/my-child/agreement")).Main.ShouldContain("When cards are used without reminders.");
    }

    [Fact]
    public async Task It_may_be_about_no_child_and_is_its_settings_and_districts_alone()
    {
        var (coordinator, senco) = (await app.SignedIn("coordinator@demo.example"), await app.SignedIn("senco@demo.example"));
        var school = await app.InStore(s => s.Settings.Where(x => x.Name == "Holmwood Primary School").Select(x => x.Id).SingleAsync());
        (await coordinator.Fill("/support-agreements/new", ("SettingId", ""), ("Title", "Training in visual supports")))
            .Beside("SettingId")
            .ShouldBe("Choose the setting");
        var agreement = (
            await coordinator.Fill("/support-agreements/new", ("SettingId", school.ToString()), ("Title", "Training in visual supports"))
        ).GoesTo![..^"/edit".Length];

        (await senco.Open(agreement)).Main.ShouldContain("Training in visual supports");
        foreach (
            var email in new[]
            {
                "nursery@demo.example",
                "thanet.coordinator@demo.example",
                "thanet.senco@demo.example",
                "teacher@demo.example",
            }
        )
        {
            (await (await app.SignedIn(email)).Open(agreement)).Status.ShouldBe(404, email);
        }
        (await coordinator.Fill(agreement, "Offer")).Problems.ShouldBe(["Write what the support is"]);
    }

    [Fact]
    public async Task Two_who_write_at_once_are_told()
    {
        var (path, _, teacher) = await ACase.Allocated(app, "Both", "Write");
        var senco = await app.SignedIn("senco@demo.example");
        var edit = (await teacher.Press(await teacher.Open(path), "", ("CaseId", path.Split('/')[^1]))).GoesTo!;
        var stale = await senco.Open(edit);
        await teacher.Fill(edit, ("Support", "The teacher’s words"));

        var clash = await senco.Press(stale, "", ("Support", "The school’s words"));

        clash.Status.ShouldBe(422);
        clash.Value("Support").ShouldBe("The school’s words");
        clash.Main.ShouldContain("The teacher’s words");
    }

    [Fact]
    public void A_signature_counts_once_for_each_side_and_only_what_is_offered_is_signed()
    {
        var now = FixedClock.Monday;
        var district = OpenLift.County.District.Add("E1", "Dover", null, "South", "DOV", now);
        var agreement = SupportAgreement.ForSetting(Demo.Stories.ASetting("Holmwood", district, now), district, "Training", now);
        Should
            .Throw<RuleBroken>(() => agreement.Sign(Side.Lift, "Ruth", now))
            .Message.ShouldBe("It cannot be signed now: the agreement is being written.");
        agreement.Write(new("Support", null, "Entrance", "Exit", new(2026, 11, 23), new(2027, 2, 1), new(2027, 2, 1)));
        Should.Throw<RuleBroken>(() => agreement.Offer(now)).Field.ShouldBe("Outcome");
        agreement.Expect(new(Guid.NewGuid(), "Cards in every class", "Audit", "Seen on a visit", null, null));
        agreement.Offer(now);
        agreement.Sign(Side.Lift, "Ruth", now);
        Should.Throw<RuleBroken>(() => agreement.Sign(Side.Lift, "Ruth", now)).Message.ShouldBe("This version is signed for LIFT already.");
        agreement.Status.ShouldBe(AgreementStatus.Offered);
        agreement.Sign(Side.Setting, "Amara", now);
        agreement.Status.ShouldBe(AgreementStatus.InForce);
        Enum.GetValues<AgreementStatus>()
            .Where(s => s is not AgreementStatus.Draft && !AgreementLifecycle.Paths.Any(p => p.To == s))
            .ShouldBeEmpty();
    }
}
