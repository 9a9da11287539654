using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Consent;
using OpenLift.Children.Families;
using OpenLift.Interventions;
using OpenLift.Meetings;
using OpenLift.Tests.Platform;
using static OpenLift.Tests.Interventions.AReferral;

namespace OpenLift.Tests.Interventions;

/// <summary>Who sees a referral and when, who may do what with it, and what a family's no does to it (X1, S1, S3, d.2).</summary>
public sealed class WhoMayDoWhat
{
    [Fact]
    public async Task Only_whoever_has_the_case_refers_and_nobody_else_sees_it_until_it_is_theirs_to_see()
    {
        await using var app = new TestApp();
        var path = await TakenOn(app, "Plover", "Kingsdown");
        foreach (
            var email in new[]
            {
                "teacher@demo.example",
                "hub.manager@demo.example",
                "coordinator@demo.example",
                "senco@demo.example",
                "panel.chair@demo.example",
                "psychologist@demo.example",
                "administrator@demo.example",
            }
        )
        {
            ((await (await app.SignedIn(email)).Open($"{path}/refer")).Status is 403 or 404).ShouldBeTrue(email);
        }
        var referral = await Sent(app, "Plover", "Lydden");
        foreach (
            var email in new[]
            {
                "teacher@demo.example",
                "hub.manager@demo.example",
                "thanet.hub@demo.example",
                "coordinator@demo.example",
                "panel.chair@demo.example",
                "panel@demo.example",
                "nursery@demo.example",
            }
        )
        {
            ((await (await app.SignedIn(email)).Open(referral)).Status is 403 or 404).ShouldBeTrue(email);
            ((await (await app.SignedIn(email)).Open($"{referral}/referral.pdf")).Status is 403 or 404).ShouldBeTrue(email);
        }
        await Heard(app);
        var (chair, hub, thanet) = (
            await app.SignedIn("panel.chair@demo.example"),
            await app.SignedIn("hub.manager@demo.example"),
            await app.SignedIn("thanet.hub@demo.example")
        );
        (await chair.Open(referral)).Status.ShouldBe(200);
        (await hub.Open(referral)).Status.ShouldBe(200);
        (await thanet.Open(referral)).Status.ShouldBe(404);
        (await chair.Open(referral)).Main.ShouldNotContain("1 Sea Road");
        app.Clock.Now = app.Clock.Now.AddDays(20);
        (await (await app.SignedIn("panel.chair@demo.example")).Open(referral)).Status.ShouldBe(404); // the panel is over
        (await (await app.SignedIn("coordinator@demo.example")).Open("/waiting-list")).Main.ShouldNotContain("Plover");
        (await (await app.SignedIn("coordinator@demo.example")).Open("/waiting-list")).Main.ShouldContain(
            (await Now(app, referral)).Reference
        );
    }

    [Fact]
    public async Task A_hubs_staff_see_a_child_with_a_place_and_none_who_only_waits_or_is_parked()
    {
        await using var app = new TestApp();
        var waits = await Sent(app, "Avocet", "Barham");
        var (placed, place) = await UnderWay(app, "Curlew", "Deal");
        await Sees("hub.staff@demo.example", waits, false);
        await Sees("hub.manager@demo.example", waits, true);
        await Sees("hub.staff@demo.example", placed, true);

        await app.Save(async s =>
            (await s.Referrals.SingleAsync(r => r.Id == IdOf(waits))).Park(
                new("Ill", "She is ill", null, "Tom Ellery"),
                "Priya Nair",
                s.Now
            )
        );
        await Sees("hub.staff@demo.example", waits, false);
        (await (await app.SignedIn("hub.staff@demo.example")).Open(place)).Status.ShouldBe(200);

        async Task Sees(string email, string referral, bool yes)
        {
            var child = (await Now(app, referral)).ChildId;
            var actor = await app.ActorOf(email);
            (await app.InStore(s => s.Children.AnyAsync(c => c.Id == child), actor)).ShouldBe(yes, email);
            (await app.InStore(s => s.Requests.AnyAsync(r => r.ChildId == child), actor)).ShouldBe(yes, email);
            ((await (await app.SignedIn(email)).Open($"/children/{child}")).Status is 200).ShouldBe(yes, email);
        }
    }

    [Fact]
    public async Task A_panel_decision_needs_a_second_member_and_is_not_the_business_of_a_forum()
    {
        await using var app = new TestApp();
        var referral = IdOf(await Sent(app, "Dunlin", "Martin"));
        var (chair, member, coordinator) = (
            await app.SignedIn("panel.chair@demo.example"),
            await app.SignedIn("panel@demo.example"),
            await app.SignedIn("coordinator@demo.example")
        );
        var host = await app.InStore(s => s.Districts.Where(d => d.Name == "Dover").Select(d => d.Id).SingleAsync());
        var panel = (await chair.Fill("/meetings/new", [("District", host.ToString()), .. Date("Day", app.Clock.Now.CountyDay)])).GoesTo!;
        (await chair.Fill("/meetings/new", [("District", host.ToString()), .. Date("Day", app.Clock.Now.CountyDay.AddDays(2))]))
            .Beside("Day")!
            .ShouldContain("sits once a term");
        await chair.Fill($"{panel}/publish");
        var item = await app.InStore(s => s.AgendaItems.Where(i => i.ReferralId == referral).Select(i => i.Id).SingleAsync());
        foreach (
            var another in await app.InStore(s =>
                s.AgendaItems.Where(i => i.ReferralId != null && !i.Sealed && i.Id != item).Select(i => i.Id).ToListAsync()
            )
        )
        {
            (await chair.Fill($"{panel}/items/{another}/remove", ("Reason", "The family is away"))).Status.ShouldBe(302);
        }
        (await coordinator.Open(panel)).Status.ShouldBe(404);
        ((await member.Open($"{panel}/items/{item}")).Status is 403 or 404).ShouldBeTrue();
        (await chair.Fill($"{panel}/items/{item}", ("Outcomes", "Training"), ("Reason", "No"))).Status.ShouldBe(422);
        (await chair.Fill($"{panel}/items/{item}", ("Outcomes", "PlaceAgreed"), ("Reason", "It fits"))).Status.ShouldBe(302);
        var attendance = await chair.Open($"{panel}/attendance");
        await chair.Press(
            attendance,
            "",
            (attendance.Document.QuerySelectorAll("[name^='Came']").Select(e => e.GetAttribute("name")!).First(), "Present")
        );

        (await chair.Fill($"{panel}/seal")).Problems[0].ShouldContain("a second member of the panel has not confirmed");
        (await chair.Fill($"{panel}/items/{item}/confirm")).Problems.ShouldBe([
            "Somebody other than the person who recorded it must confirm.",
        ]);
        (await member.Fill($"{panel}/items/{item}/confirm", "No", ("Why", "We agreed a block first"))).Status.ShouldBe(302);
        (await member.Open($"{panel}/items/{item}/confirm")).Main.ShouldNotContain("This is what the panel decided");
        (await chair.Fill($"{panel}/seal")).Status.ShouldBe(422);
        (await chair.Open($"{panel}/items/{item}")).Main.ShouldContain("said that this is not what was decided: We agreed a block first");
        (await chair.Fill($"{panel}/items/{item}", ("Outcomes", "PlaceAgreed"), ("Reason", "It fits"))).Status.ShouldBe(302);
        (await member.Fill($"{panel}/items/{item}/confirm")).Status.ShouldBe(302);
        (await chair.Fill($"{panel}/items/{item}", ("Outcomes", "SenifBlock"), ("Reason", "On second thoughts"))).Status.ShouldBe(302);
        (await chair.Fill($"{panel}/seal")).Status.ShouldBe(422); // what changed must be confirmed again
    }

    [Theory]
    [InlineData("sent")]
    [InlineData("agreed")]
    [InlineData("reserved")]
    public async Task A_family_that_takes_back_its_agreement_is_off_every_list_at_once(string stage)
    {
        await using var app = new TestApp();
        var referral = await Sent(app, "Knot", "Nonington");
        if (stage is not "sent")
        {
            await Heard(app);
        }
        if (stage is "reserved")
        {
            await Reserved(app, referral, more: ("SkipWhy", "It fits"));
        }
        var portage = await app.SignedIn("portage@demo.example");
        var request = (await Now(app, referral)).RequestId;

        var withdrawn = await portage.Fill(
            $"/requests/{request}/family",
            ("What", "all"),
            ("By", "Parent Nonington"),
            ("Reason", "We want to wait")
        );
        withdrawn.Status.ShouldBe(302, withdrawn.Main);

        (await Now(app, referral)).Status.ShouldBe(ReferralStatus.Withdrawn);
        foreach (var email in new[] { "hub.manager@demo.example", "panel.chair@demo.example" })
        {
            var visitor = await app.SignedIn(email);
            ((await visitor.Open(referral)).Status is 404).ShouldBeTrue(email);
            (await visitor.Open("/waiting-list")).Main.ShouldNotContain("Knot");
        }
        (await app.InStore(s => s.Seats.ToListAsync()))
            .Where(s => s.From == new DateOnly(2027, 1, 4) && s.CountsOn(new(2027, 1, 11), app.Clock.Now))
            .Count(s =>
                app.InStore(x =>
                    x.Placements.AnyAsync(p =>
                        p.Id == new Id<OpenLift.Interventions.Placements.Placement>(s.HolderId) && p.ReferralId == IdOf(referral)
                    )
                ).Result
            )
            .ShouldBe(0);
    }

    [Fact]
    public async Task A_referral_of_a_family_that_does_not_share_with_education_cannot_be_sent()
    {
        await using var app = new TestApp();
        var path = await TakenOn(app, "Ruff", "Oxney");
        var portage = await app.SignedIn("portage@demo.example");
        var start = await portage.Open($"{path}/refer");
        var referral = (await portage.Press(start, "")).GoesTo!;
        (await portage.Press(start, "")).GoesTo.ShouldBe(referral, "the same form, sent twice");
        await portage.Fill(
            $"{referral}/why",
            [
                ("Why", "Needs a place"),
                ("AgreedBy", "Parent Oxney"),
                ("AgreedHow", "OnScreen"),
                .. Date("AgreedOn", app.Clock.Now.CountyDay),
            ]
        );
        await app.Save(async s =>
        {
            var id = (await s.Referrals.SingleAsync(r => r.Id == IdOf(referral))).RequestId;
            (await s.ViewsAndConsents.SingleAsync(c => c.RequestId == id)).Withdraw("education", "Parent Oxney", s.Today);
        });

        (await portage.Fill($"{referral}/check", ("Declared", "true")))
            .Problems[0]
            .ShouldStartWith("The family’s permission to share with education");
        (await Now(app, referral)).Status.ShouldBe(ReferralStatus.Draft);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_parent_who_takes_it_back_over_their_own_link_stops_the_referral_and_the_place(bool withdraws)
    {
        await using var app = new TestApp();
        var referral = await Sent(app, "Pipit", "Barfrestone");
        await Heard(app);
        var (portage, manager) = (await app.SignedIn("portage@demo.example"), await app.SignedIn("hub.manager@demo.example"));
        await Reserved(app, referral, more: ("SkipWhy", "It fits"));
        var (request, child) = ((await Now(app, referral)).RequestId, (await Now(app, referral)).ChildId);
        var carer = (await app.InStore(s => s.Children.SingleAsync(c => c.Id == child))).Carers[0].Key.ToString();
        var (_, address, code) = await OpenLift.Tests.Children.Families.AFamily.OnPaper(portage, $"/requests/{request}", carer);
        var parent = await OpenLift.Tests.Children.Families.AFamily.Inside(app, address, code);
        (string, string?)[] no = [("Agreement", "Refused"), ("Signature", "Parent Barfrestone")];

        var said = withdraws ? await parent.Fill("/my-child/withdraw", ("What", "all")) : await parent.Fill("/my-child/permission", no);
        said.Status.ShouldBe(302, said.Main);

        (await manager.Open(referral)).Status.ShouldBe(404);
        (await manager.Open("/waiting-list")).Main.ShouldNotContain("Pipit");
        (await app.InStore(s => s.Placements.SingleAsync(p => p.ReferralId == IdOf(referral)))).Status.ShouldBe(
            OpenLift.Interventions.Placements.PlacementStatus.Released
        );
        (await Now(app, referral)).Status.ShouldBe(withdraws ? ReferralStatus.Withdrawn : ReferralStatus.Parked);
    }

    [Fact]
    public async Task A_cancelled_panel_gives_its_referrals_back_also_weeks_before_it_sits_and_the_next_one_hears_them()
    {
        await using var app = new TestApp();
        var chair = await app.SignedIn("panel.chair@demo.example");
        var host = await app.InStore(s => s.Districts.Where(d => d.Name == "Dover").Select(d => d.Id).SingleAsync());
        var panel = (await chair.Fill("/meetings/new", [("District", host.ToString()), .. Date("Day", new(2027, 1, 27))])).GoesTo!;
        var referral = await Sent(app, "Rail", "Coldred");
        (await Now(app, referral)).Status.ShouldBe(ReferralStatus.OnAgenda);

        (await chair.Fill($"{panel}/move", "Cancel", ("Reason", "Snow"))).Status.ShouldBe(302);

        (await Now(app, referral)).Status.ShouldBe(ReferralStatus.Sent);
        (await chair.Open("/")).Main.ShouldContain("referrals waiting for a panel");
        await Heard(app);
        (await Now(app, referral)).Status.ShouldBe(ReferralStatus.Waiting);
    }

    [Fact]
    public async Task A_child_for_whom_something_else_was_offered_can_be_referred_again()
    {
        await using var app = new TestApp();
        var referral = await Sent(app, "Smew", "Denton");
        await Heard(app, "SenifBlock", "Sooner and nearer.");
        var portage = await app.SignedIn("portage@demo.example");
        var again = (await portage.Fill($"/cases/{(await Now(app, referral)).CaseId}/refer")).GoesTo!;

        again.ShouldStartWith("/referrals/");
        again.ShouldNotBe(referral);
        (await (await app.SignedIn("panel.chair@demo.example")).Open(again)).Status.ShouldBe(404, "a draft is its writer’s own");
    }

    [Fact]
    public async Task A_re_check_leaves_no_criterion_out_and_new_evidence_is_new()
    {
        await using var app = new TestApp();
        var referral = await Sent(app, "Skua", "Elham");
        await Heard(app);
        var place = await Reserved(app, referral, more: ("SkipWhy", "It fits"));
        await (await app.SignedIn("hub.manager2@demo.example")).Fill($"{place}/second");
        var portage = await app.SignedIn("portage@demo.example");
        var page = await portage.Open($"{place}/recheck");

        (
            await portage.Press(
                page,
                "",
                ("Answers[0].Code", "NONE"),
                ("Answers[1].Code", "NONE"),
                ("Answers[2].Code", "NONE"),
                ("Answers[3].Code", "NONE")
            )
        ).Status.ShouldBe(422);
        (
            await portage.Press(
                page,
                "",
                [
                    ("Answers[0].Answer", "New"),
                    ("Answers[0].Words", "As before"),
                    ("Answers[0].Source", "Seen"),
                    .. Date("Answers[0].On", new(2024, 6, 1)),
                ]
            )
        )
            .Beside("Answers[0].On")
            .ShouldBe("New evidence must be at most 6 months old");
        ((await portage.Open($"{referral}/criteria")).Status).ShouldBe(404, "what was claimed stays");
    }

    [Fact]
    public async Task A_place_that_is_changed_gives_back_what_it_held_and_drops_the_letters_that_said_otherwise()
    {
        await using var app = new TestApp();
        var referral = await Sent(app, "Whinchat", "Fleet");
        await Heard(app);
        var place = await Reserved(app, referral, more: ("SkipWhy", "It fits"));
        var (manager, second) = (await app.SignedIn("hub.manager@demo.example"), await app.SignedIn("hub.manager2@demo.example"));
        await second.Fill($"{place}/second");
        await ReChecked(app, place);
        await manager.Fill($"{place}/confirm");
        await manager.Fill($"{place}/prepare", [("Assessment", "None"), .. Date("ToldOn", app.Clock.Now.CountyDay)]);
        await manager.Fill($"{place}/change", ("Timing", "9:15 to 11:45"));
        (await manager.Fill($"{place}/offer")).Status.ShouldBe(302);

        var changed = await manager.Fill($"{place}/change", Date("Place.From", new(2027, 2, 22)));

        changed.Status.ShouldBe(302, changed.Main);
        var (id, about) = (PlaceIdOf(place).Value, (Guid?)PlaceIdOf(place).Value);
        (await app.InStore(s => s.Seats.Where(x => x.HolderId == id).ToListAsync())).ShouldNotContain(x =>
            x.CountsOn(new DateOnly(2027, 1, 11), app.Clock.GetUtcNow())
        );
        (await app.InStore(s => s.Letters.Where(l => l.About == about).Select(l => l.Status).Distinct().ToListAsync())).ShouldBe([
            OpenLift.Correspondence.Letters.LetterStatus.Dropped,
        ]);
        (await manager.Fill($"{place}/offer")).Status.ShouldBe(302);
    }

    [Fact]
    public async Task Who_parked_the_first_does_not_give_the_place_to_the_second_alone()
    {
        await using var app = new TestApp();
        var manager = await app.SignedIn("hub.manager@demo.example");
        var waiting = (await manager.Open("/waiting-list"))
            .Document.QuerySelectorAll("main a[href^='/referrals/']")
            .Select(a => a.GetAttribute("href")!)
            .Distinct()
            .ToList();
        (await manager.Fill($"{waiting[0]}/park", FamilyWishes(app))).Status.ShouldBe(302);

        (
            await manager.Fill(
                $"{waiting[1]}/place",
                [
                    ("Place.Kind", "OnSite"),
                    ("Place.Sessions", "Wednesday Morning"),
                    ("Place.Terms", "2"),
                    .. Date("Place.From", new(2027, 1, 4)),
                ]
            )
        )
            .Beside("SkipWhy")
            .ShouldNotBeNull();
    }
}
