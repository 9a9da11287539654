using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Families;
using OpenLift.Interventions;
using OpenLift.Interventions.Placements;
using OpenLift.Meetings;
using OpenLift.Support;
using OpenLift.Tests.Platform;
using static OpenLift.Tests.Interventions.AReferral;
using Case = OpenLift.Support.Case;

namespace OpenLift.Tests.Interventions;

/// <summary>Specialist Intervention by pages: from a caseload to the follow-up after the return, and each other end (S1 to S12).</summary>
public sealed class FromReferralToReturn
{
    [Fact]
    public async Task A_child_goes_from_a_caseload_by_way_of_a_panel_and_a_place_to_the_follow_up_after_the_return()
    {
        await using var app = new TestApp();
        var (portage, manager, staff) = (
            await app.SignedIn("portage@demo.example"),
            await app.SignedIn("hub.manager@demo.example"),
            await app.SignedIn("hub.staff@demo.example")
        );
        var referral = await Sent(app, "Wren", "Ashdown");
        (await portage.Open(referral)).Main.ShouldContain("3 of 3 that must be met are; likely: 1 of 1; may: 0 of 1");
        await HeardByPages(app);

        (await Now(app, referral)).ShouldSatisfyAllConditions(
            r => r.Status.ShouldBe(ReferralStatus.Waiting),
            r => r.WaitingSince.ShouldBe(app.Clock.Now.CountyDay),
            r => r.TouchDueOn.ShouldBe(app.Clock.Now.CountyDay.AddDays(84))
        );
        (await portage.Open("/telling")).Main.ShouldContain("Parent Ashdown");
        (await manager.Open("/waiting-list")).Main.ShouldContain("Wren Ashdown");
        (await manager.Open("/waiting-list")).Main.ShouldContain("Portage, Beth Hollis");

        var position = (await manager.Open(referral)).Main;
        position.ShouldContain("on the list");
        var place = await FirstInLine(app, referral);
        await ReChecked(app, place);
        await Offered(app, place);
        (await Place(app, place)).ShouldSatisfyAllConditions(
            p => p.Status.ShouldBe(PlacementStatus.Offered),
            p => p.LetterDueOn.ShouldBe(app.Clock.Now.CountyDay.AddDays(14)),
            p => p.Until.ShouldBe(new DateOnly(2027, 3, 25)),
            p => p.Terms.ShouldBe("Term 3, 2026-27; Term 4, 2026-27")
        );
        (await manager.Fill($"{place}/answer", ("Yes", "true"), ("By", "Parent Ashdown"))).Status.ShouldBe(302);

        app.Clock.Now = new(2027, 1, 4, 10, 0, 0, TimeSpan.Zero);
        (manager, staff, portage) = (
            await app.SignedIn("hub.manager@demo.example"),
            await app.SignedIn("hub.staff@demo.example"),
            await app.SignedIn("portage@demo.example")
        );
        var lead = (await app.Person("hub.staff@demo.example")).Id.ToString();
        (
            await manager.Fill(
                $"{place}/start",
                [("Lead", lead), .. Date("StartedOn", new(2027, 1, 4)), .. Date("ReviewOn", new(2027, 3, 10))]
            )
        ).Status.ShouldBe(302);
        (await manager.Fill($"{place}/kept", ("Held", "true"), ("Funded", "true"), ("By", "The nursery"))).Status.ShouldBe(302);
        (await manager.Fill($"{place}/kept", ("Held", "false"), ("Funded", "true"), ("By", "The nursery"))).Problems.ShouldBe([
            "Say what is the matter with the child’s place at the setting",
        ]);

        var register = await staff.Open("/register");
        var field = register.Document.QuerySelector("select[name^='Came'][aria-label*='Wren']")!.GetAttribute("name")!;
        (string, string?)[] came =
        [
            (field, "Present"),
            (field.Replace("Came", "Note", StringComparison.Ordinal), "Followed a picture card to the table"),
        ];
        (await staff.Press(register, "", came)).Status.ShouldBe(302);
        (await staff.Press(register, "", came)).Status.ShouldBe(302, "the same form twice");
        (await staff.Press(register, "", (field, "Ill"))).Problems[0].ShouldStartWith("What you sent a moment ago is saved");
        (await app.InStore(s => s.SessionMarks.SingleAsync(m => m.PlacementId == PlaceIdOf(place)))).Came.ShouldBe(Came.Present);
        (await manager.Open(place)).Main.ShouldContain("Followed a picture card to the table");

        var id = (
            await app.InStore(s =>
                s.Cases.Where(c => c.HubId != null && s.Referrals.Any(r => r.Id == IdOf(referral) && r.RequestId == c.RequestId))
                    .Select(c => c.Id)
                    .SingleAsync()
            )
        ).ToString();
        (await staff.Open($"/cases/{id}")).Status.ShouldBe(200);
        (
            await staff.Fill(
                $"/cases/{id}/progress",
                "Target",
                [
                    ("Words", "Comes to the table when shown a card"),
                    ("Baseline", "2"),
                    ("Expected", "6"),
                    .. Date("ReviewOn", new(2027, 3, 10)),
                ]
            )
        ).Status.ShouldBe(302);
        (await manager.Fill($"{place}/summary", ("Words", "Picture cards and one calm adult. Holmwood Primary School would be best.")))
            .Beside("Words")
            .ShouldStartWith("The summary names Holmwood Primary School");
        (await manager.Fill($"{place}/summary", ("Words", "Picture cards and one calm adult."))).Status.ShouldBe(302);
        var calendar = await manager.Open($"{place}/review.ics");
        var ics = System.Text.Encoding.UTF8.GetString(calendar.Bytes);
        ics.ShouldContain("DTSTART;VALUE=DATE:20270310");
        ics.ShouldNotContain("Wren");
        ics.ShouldNotContain("Ashdown");

        app.Clock.Now = new(2027, 3, 24, 15, 0, 0, TimeSpan.Zero);
        manager = await app.SignedIn("hub.manager@demo.example");
        (
            await manager.Fill(
                $"{place}/return",
                [
                    ("Steps[0].Words", "Two mornings at the nursery"),
                    .. Date("Steps[0].From", new(2027, 4, 12)),
                    ("Steps[1].Words", "Every day"),
                    .. Date("Steps[1].From", new(2027, 4, 19)),
                ]
            )
        ).Status.ShouldBe(302);
        var ended = await manager.Fill(
            $"{place}/end",
            [("Why", "She comes to the table and asks with cards."), .. Date("EndedOn", new(2027, 3, 24))]
        );
        ended.Status.ShouldBe(302, ended.Main);
        app.Clock.Now = new(2027, 4, 19, 15, 0, 0, TimeSpan.Zero);
        manager = await app.SignedIn("hub.manager@demo.example");
        (await manager.Fill($"{place}/back", Date("BackOn", new(2027, 4, 19)))).Status.ShouldBe(302);

        var follow = await app.InStore(s =>
            s.Visits.Where(v => v.CaseId == new Id<Case>(Guid.Parse(id)) && (v.Kind == VisitKind.SixWeeks || v.Kind == VisitKind.ATerm))
                .OrderBy(v => v.PlannedOn)
                .Select(v => new
                {
                    v.Kind,
                    v.PlannedOn,
                    v.Id,
                })
                .ToListAsync()
        );
        follow.Select(f => f.Kind).ShouldBe([VisitKind.SixWeeks, VisitKind.ATerm]);
        follow[0].PlannedOn.ShouldBe(new DateOnly(2027, 6, 7)); // the week before is half-term
        (await Now(app, referral)).Status.ShouldBe(ReferralStatus.Ended);
        app.Clock.Now = new(2027, 6, 7, 15, 0, 0, TimeSpan.Zero);
        staff = await app.SignedIn("hub.staff@demo.example");
        var visit = await staff.Fill(
            $"/cases/{id}/visits/{follow[0].Id}",
            [
                ("Who", "The child and her key person"),
                ("Seen", "Comes to the table by herself"),
                ("Hours", "1"),
                ("Holds", "true"),
                .. Date("DoneOn", new(2027, 6, 7)),
            ]
        );
        visit.Status.ShouldBe(302, visit.Main);
    }

    [Theory]
    [InlineData(Outcome.SenifBlock)]
    [InlineData(Outcome.InclusionFunding)]
    [InlineData(Outcome.ContinuedPortage)]
    public async Task Each_other_offer_is_followed_until_it_has_started(Outcome outcome)
    {
        await using var app = new TestApp();
        var referral = await Sent(app, "Robin", "Elmstead");
        await Heard(app, outcome.ToString(), "Something nearer will help sooner.");
        var portage = await app.SignedIn("portage@demo.example");

        (await Now(app, referral)).Status.ShouldBe(ReferralStatus.OfferedOther);
        (await portage.Open("/other-offers")).Main.ShouldContain(outcome.Words);
        var offer = await app.InStore(s => s.OtherOffers.Where(o => o.ReferralId == IdOf(referral)).Select(o => o.Id).SingleAsync());
        (await portage.Fill($"/other-offers/{offer}", ("Began", "true"))).Beside("On").ShouldBe("Enter the day of the start");
        (
            await portage.Fill(
                $"/other-offers/{offer}",
                [("Began", "true"), ("Words", "Every Tuesday"), .. Date("On", app.Clock.Now.CountyDay)]
            )
        ).Status.ShouldBe(302);
        (await portage.Open("/other-offers")).Main.ShouldNotContain("Robin Elmstead");
        (await portage.Open("/other-offers?settled=true")).Main.ShouldContain("Robin Elmstead");
    }

    [Fact]
    public async Task More_evidence_goes_to_the_next_panel_as_a_new_version()
    {
        await using var app = new TestApp();
        var referral = await Sent(app, "Lark", "Boughton");
        await Heard(app, "MoreEvidence", "Show a current assessment of speech.");
        var portage = await app.SignedIn("portage@demo.example");
        (await portage.Open(referral)).Main.ShouldContain("Show a current assessment of speech.");

        (await portage.Fill($"{referral}/check", ("Declared", "true"))).Status.ShouldBe(302);

        (await Now(app, referral)).ShouldSatisfyAllConditions(
            r => r.Versions.Count.ShouldBe(2),
            r => r.Status.ShouldBe(ReferralStatus.Sent)
        );
        (await portage.Open($"{referral}/read?version=1")).Main.ShouldContain("This is version 1");
    }

    [Fact]
    public async Task A_declined_place_goes_to_others_and_the_child_waits_on_with_the_time_waited_before()
    {
        await using var app = new TestApp();
        var manager = await app.SignedIn("hub.manager@demo.example");
        var referral = await Sent(app, "Jay", "Chilham");
        await Heard(app);
        var place = await FirstInLine(app, referral);
        await ReChecked(app, place);
        await Offered(app, place);
        var since = (await Now(app, referral)).WaitingSince;
        app.Clock.Now = app.Clock.Now.AddDays(9);
        manager = await app.SignedIn("hub.manager@demo.example");

        (await manager.Fill($"{place}/answer", ("Yes", "false"), ("By", "Parent Chilham")))
            .Beside("AnswerWords")
            .ShouldBe("Say why the family does not want the place");
        (
            await manager.Fill(
                $"{place}/answer",
                ("Yes", "false"),
                ("By", "Parent Chilham"),
                ("AnswerWords", "Mornings do not work"),
                ("WaitsOn", "true")
            )
        ).Status.ShouldBe(302);

        (await Now(app, referral)).ShouldSatisfyAllConditions(
            r => r.Status.ShouldBe(ReferralStatus.Waiting),
            r => r.WaitingSince.ShouldBe(since)
        );
        (await app.InStore(s => s.Seats.Where(x => x.HolderId == PlaceIdOf(place).Value).ToListAsync())).ShouldAllBe(x =>
            !x.CountsOn(new DateOnly(2027, 1, 11), app.Clock.GetUtcNow())
        );
        var again = await FirstInLine(app, referral);
        (await Place(app, again)).Status.ShouldBe(PlacementStatus.Reserved);
    }

    [Fact]
    public async Task Stale_evidence_must_be_renewed_and_a_criterion_met_no_longer_ends_in_a_different_offer()
    {
        await using var app = new TestApp();
        var portage = await app.SignedIn("portage@demo.example");
        var referral = await Sent(app, "Finch", "Deal", assessed: app.Clock.Now.CountyDay.AddDays(-170));
        await Heard(app);
        app.Clock.Now = app.Clock.Now.AddDays(35);
        portage = await app.SignedIn("portage@demo.example");
        var place = await FirstInLine(app, referral);

        var stale = await portage.Fill(
            $"{place}/recheck",
            ("Answers[0].Answer", "Still"),
            ("Answers[1].Answer", "Still"),
            ("Answers[2].Answer", "Still"),
            ("Answers[3].Answer", "Still")
        );
        stale.Beside("Answers[0].Answer")!.ShouldContain("give new evidence");
        (await portage.Open(referral)).Main.ShouldContain("Stale");
        foreach (var aspect in new[] { "Speaking", "Understanding", "Moving and handling", "Making relationships" })
        {
            var kept = await portage.Fill(
                $"{referral}/renew",
                [
                    ("Aspect", aspect),
                    ("Framework", WriteAspects.Frameworks[0]),
                    ("FromMonths", "36"),
                    ("ToMonths", "44"),
                    ("Source", "Beth Hollis"),
                    .. Date("On", app.Clock.Now.CountyDay),
                ]
            );
            kept.Status.ShouldBe(302, kept.Main);
        }
        (string, string?)[] renewed =
        [
            .. new[] { 0, 1 }.SelectMany(i =>
                Date($"Answers[{i}].On", app.Clock.Now.CountyDay)
                    .Concat([($"Answers[{i}].Answer", "New"), ($"Answers[{i}].Words", "As before"), ($"Answers[{i}].Source", "Seen today")])
            ),
        ];
        await ReChecked(app, place, renewed);

        var manager = await app.SignedIn("hub.manager@demo.example");
        var page = await manager.Open($"{place}/confirm");
        page.Main.ShouldContain("That decides nothing");
        (await Now(app, referral)).Aspects.Count.ShouldBe(8); // what was claimed stays
        (await manager.Press(page, "Other", ("Other.Kind", "SenifBlock"), ("Other.Why", "She has learned so much since."))).Status.ShouldBe(
            302
        );
        (await Now(app, referral)).Status.ShouldBe(ReferralStatus.OfferedOther);
        (await Place(app, place)).Status.ShouldBe(PlacementStatus.Released);
    }

    [Fact]
    public async Task A_family_that_moves_while_it_waits_goes_to_the_hub_of_the_new_district_with_the_time_it_has_waited()
    {
        await using var app = new TestApp();
        await app.Save(async s =>
            s.Add(
                new OpenLift.County.Postcode
                {
                    Value = "CT91AA",
                    DistrictCode = await s.Districts.Where(d => d.Name == "Thanet").Select(d => d.Code).SingleAsync(),
                    Easting = 1,
                    Northing = 1,
                }
            )
        );
        var referral = await Sent(app, "Swift", "Eastry");
        await Heard(app);
        var since = (await Now(app, referral)).WaitingSince;
        app.Clock.Now = app.Clock.Now.AddDays(20);
        var portage = await app.SignedIn("portage@demo.example");
        var child = (await Now(app, referral)).ChildId;

        var moved = await portage.Fill($"/children/{child}/home", ("Address", "2 High Street"), ("HomePostcode", "CT9 1AA"));
        moved.Status.ShouldBe(302, moved.Main);

        var (dover, thanet) = (await app.SignedIn("hub.manager@demo.example"), await app.SignedIn("thanet.hub@demo.example"));
        (await Now(app, referral)).ShouldSatisfyAllConditions(
            r => r.WaitingSince.ShouldBe(since),
            r => r.Status.ShouldBe(ReferralStatus.Waiting)
        );
        (await dover.Open("/waiting-list")).Main.ShouldNotContain("Swift Eastry");
        (await thanet.Open("/waiting-list")).Main.ShouldContain("Swift Eastry");
        (await dover.Open(referral)).Status.ShouldBe(404);
        (
            await dover.Open($"/waiting-list?Day.Day={since!.Value.Day}&Day.Month={since.Value.Month}&Day.Year={since.Value.Year}")
        ).Main.ShouldContain((await Now(app, referral)).Reference);
    }

    [Fact]
    public async Task A_place_out_of_turn_needs_a_reason_and_a_second_person_and_a_held_place_releases_by_itself()
    {
        await using var app = new TestApp();
        var first = await Sent(app, "Tern", "Fordwich");
        var second = await Sent(app, "Dove", "Graveney", born: new(2023, 6, 1));
        await Heard(app);
        var (manager, other) = (await app.SignedIn("hub.manager@demo.example"), await app.SignedIn("hub.manager2@demo.example"));

        (
            await manager.Fill(
                $"{second}/place",
                [
                    ("Place.Kind", "OnSite"),
                    ("Place.Sessions", "Monday Morning"),
                    ("Place.Terms", "2"),
                    .. Date("Place.From", new(2027, 1, 4)),
                ]
            )
        )
            .Beside("SkipWhy")
            .ShouldStartWith("This child is number");
        var place = await Reserved(app, second, more: ("SkipWhy", "The first cannot come on Mondays"));
        (await manager.Fill($"{place}/second")).Problems.ShouldBe(["Somebody other than the person who proposed it must agree."]);
        (await other.Fill($"{place}/second")).Status.ShouldBe(302);
        (await Place(app, place)).ShouldSatisfyAllConditions(
            p => p.Status.ShouldBe(PlacementStatus.Reserved),
            p => p.SecondPerson.ShouldBe("Tom Ellery")
        );

        app.Clock.Now = (await Place(app, place)).HeldUntil!.Value.AddSeconds(1);
        manager = await app.SignedIn("hub.manager@demo.example");
        (await manager.Open(place)).Main.ShouldContain("Free again");
        (await manager.Open("/waiting-list")).Main.ShouldContain("Dove Graveney");
        await app.InStore(async s =>
        {
            await s.LapseReservations();
            return await s.SaveChangesAsync();
        });
        (await Now(app, second)).Status.ShouldBe(ReferralStatus.Waiting);
        (await Place(app, place)).Status.ShouldBe(PlacementStatus.Released);
        (await Now(app, first)).Status.ShouldBe(ReferralStatus.Waiting);
    }

    [Fact]
    public async Task Two_managers_who_give_the_last_place_at_the_same_moment_one_gets_it_and_the_other_is_told()
    {
        await using var app = new TestApp();
        var referrals = new[] { await Sent(app, "Egret", "Herne"), await Sent(app, "Heron", "Ickham") };
        await Heard(app);
        await app.Save(async s =>
        {
            var hub = await s
                .Hubs.Where(h => s.Districts.Any(d => d.Id == h.DistrictId && d.Name == "Dover"))
                .Select(h => h.Id)
                .SingleAsync();
            var terms = await s.Terms.ToListAsync();
            foreach (
                var session in await s
                    .HubSessions.Where(x =>
                        x.HubId == hub && x.Day == DayOfWeek.Wednesday && x.Half == OpenLift.Interventions.Hubs.HalfDay.Morning
                    )
                    .ToListAsync()
            )
            {
                var term = terms.Single(t => t.Id == session.TermId);
                if (term.End > s.Today)
                {
                    session.Change(1, session.Staff, session.Note, term, [], [], s.Today, s.Now);
                }
            }
        });
        var (one, two) = (await app.SignedIn("hub.manager@demo.example"), await app.SignedIn("hub.manager2@demo.example"));
        var pages = await Task.WhenAll(one.Open($"{referrals[0]}/place"), two.Open($"{referrals[1]}/place"));
        (string, string?)[] fields =
        [
            ("Place.Kind", "OnSite"),
            ("Place.Sessions", "Wednesday Morning"),
            ("Place.Terms", "2"),
            ("SkipWhy", "Fits the bus"),
            .. Date("Place.From", new(2027, 1, 4)),
        ];

        var answers = await Task.WhenAll(Task.Run(() => one.Press(pages[0], "", fields)), Task.Run(() => two.Press(pages[1], "", fields)));

        answers.Select(a => a.Status).Order().ShouldBe([302, 422]);
        answers.Single(a => a.Status is 422).Problems[0].ShouldContain("somebody else took the last place");
        var asked = referrals.Select(IdOf).ToList();
        (await app.InStore(s => s.Placements.CountAsync(p => asked.Contains(p.ReferralId)))).ShouldBe(1);
    }

    /// <summary>A place for this child, with a reason and a second person where others wait before.</summary>
    internal static async Task<string> FirstInLine(TestApp app, string referral)
    {
        var page = await (await app.SignedIn("hub.manager@demo.example")).Open($"{referral}/place");
        if (page.Document.QuerySelector("[name=SkipWhy]") is null)
        {
            return await Reserved(app, referral);
        }
        var place = await Reserved(app, referral, more: ("SkipWhy", "The days fit nobody before"));
        (await (await app.SignedIn("hub.manager2@demo.example")).Fill($"{place}/second")).Status.ShouldBe(302);
        return place;
    }
}
