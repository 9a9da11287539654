using Microsoft.EntityFrameworkCore;
using OpenLift.Support;
using OpenLift.Tests.Children.Families;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Support;

/// <summary>A case is allocated, worked and ended (L8, L9, L11, C6).</summary>
public sealed class FromDecisionToEnd(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_coordinator_sees_who_fits_what_they_carry_and_how_far_they_are()
    {
        await using var alone = new TestApp();
        await alone.Save(async s =>
        {
            var school = await s.Settings.SingleAsync(x => x.Name == "Holmwood Primary School");
            school.Update(
                new(school.Register, school.Number, school.Kind, school.Name) { Postcode = "CT17 9AA", District = school.DistrictId }
            );
            s.Add(
                new OpenLift.County.Postcode
                {
                    Value = "CT161AA",
                    DistrictCode = "E07000108",
                    Easting = 631000,
                    Northing = 141000,
                }
            );
            s.Add(
                new OpenLift.County.Postcode
                {
                    Value = "CT179AA",
                    DistrictCode = "E07000108",
                    Easting = 631000 + 1609 * 3,
                    Northing = 141000 + 1609 * 4,
                }
            );
        });
        var coordinator = await alone.SignedIn("coordinator@demo.example");
        var (path, request) = await ACase.Decided(alone, "Fits", "Well");
        (await coordinator.Open("/cases?view=ToAllocate")).Main.ShouldContain("Fits Well");

        var page = await coordinator.Open($"{path}/allocate");

        page.Main.ShouldContain("14.5 hours a week free; 5 miles away");
        page.Main.ShouldNotContain("Dr Sam Whitlock");
        (await coordinator.Fill($"{path}/allocate", ("To", ""), ("Hours", "2"))).Beside("To").ShouldBe("Choose who takes the case");
        (await coordinator.Fill($"{path}/allocate", ("To", (await alone.Person("teacher@demo.example")).Id.ToString()), ("Hours", "99")))
            .Beside("Hours")
            .ShouldBe("Hours a week must be more than 0 and at most 37");
        await coordinator.Fill($"{path}/allocate", ("To", (await alone.Person("teacher@demo.example")).Id.ToString()), ("Hours", "2"));
        var clocks = (await coordinator.Open(request)).Main;
        clocks.ShouldContain("From decision to allocation");
        clocks.ShouldContain("10 working days after it was allocated on 23 November 2026");
        (await (await alone.SignedIn("teacher@demo.example")).Open("/cases")).Main.ShouldContain("Fits Well");
        (await coordinator.Fill($"{path}/allocate", ("To", (await alone.Person("teacher@demo.example")).Id.ToString()), ("Hours", "2")))
            .Beside("To")
            .ShouldBe("Ruth Carver has this case already");
    }

    [Fact]
    public async Task A_change_of_hands_needs_a_reason_and_closes_the_record_to_whoever_had_it()
    {
        await using var alone = new TestApp();
        var (path, _, teacher) = await ACase.Allocated(alone, "Changes", "Hands");
        await alone.Save(async s =>
        {
            var other = OpenLift.People.Person.Invite("Ola Second", "second@demo.example", "Specialist teacher", s.Now);
            other.Give(
                OpenLift.People.Role.SpecialistTeacher,
                $"district/{(await s.Districts.SingleAsync(d => d.Name == "Dover")).Id}",
                "Dover",
                s.Now
            );
            s.Add(other);
        });
        var coordinator = await alone.SignedIn("coordinator@demo.example");
        var second = (await alone.Person("second@demo.example")).Id.ToString();
        alone.Clock.Now = alone.Clock.Now.AddDays(20); // the meeting's own window is over
        coordinator = await alone.SignedIn("coordinator@demo.example");
        (await (await alone.SignedIn("teacher@demo.example")).Open(path)).Status.ShouldBe(200);

        (await coordinator.Fill($"{path}/allocate", ("To", second), ("Hours", "2"), ("Why", "")))
            .Beside("Why")
            .ShouldBe("Say why the case changes hands");
        await coordinator.Fill($"{path}/allocate", ("To", second), ("Hours", "2"), ("Why", "Ruth works in Deal now"));

        (await (await alone.SignedIn("teacher@demo.example")).Open(path)).Status.ShouldBe(404);
        (await (await alone.SignedIn("second@demo.example")).Open(path)).Main.ShouldContain("Ruth works in Deal now");
        teacher.ShouldNotBeNull();
    }

    [Fact]
    public async Task Cases_of_somebody_who_left_become_a_list()
    {
        await using var alone = new TestApp();
        await ACase.Allocated(alone, "Left", "Behind");
        var coordinator = await alone.SignedIn("coordinator@demo.example");
        (await coordinator.Open("/cases?view=Leavers")).Main.ShouldContain("Nobody who left still has a case.");

        await alone.Save(async s =>
            (await s.People.Include(p => p.Roles).SingleAsync(p => p.Email == "teacher@demo.example")).Close("Moved away", s.Now)
        );

        (await coordinator.Open("/cases?view=Leavers")).Main.ShouldContain("Left Behind");
    }

    [Fact]
    public async Task A_visit_is_planned_then_recorded_and_the_first_stops_the_clock()
    {
        var (path, request, teacher) = await ACase.Allocated(app, "Visited", "Soon");
        (await teacher.Fill($"{path}/visits/new", ("Kind", ""), ("On.Day", "23"), ("On.Month", "11"), ("On.Year", "2026")))
            .Beside("Kind")
            .ShouldBe("Choose what it is");
        var record = (
            await teacher.Fill(
                $"{path}/visits/new",
                ("Kind", "Visit"),
                ("On.Day", "23"),
                ("On.Month", "11"),
                ("On.Year", "2026"),
                ("At", "9:30")
            )
        ).GoesTo!;

        var refused = await teacher.Fill(record, ("Who", "Class teacher"), ("Seen", "Kept words"), ("Strategy", "Cards"), ("Hours", "1.5"));
        refused.Beside("Column").ShouldBe("Choose the column");
        refused.Value("Seen").ShouldBe("Kept words");
        (await teacher.Fill(record, ("Who", "Class teacher"), ("Hours", "25")))
            .Beside("Hours")
            .ShouldBe("Hours must be more than 0 and at most 12, such as 1.5");
        await teacher.Fill(
            record,
            ("Who", "Class teacher"),
            ("Seen", "Settles with cards"),
            ("Advice", "Use them at every input"),
            ("Strategy", "Cards"),
            ("Column", "B"),
            ("NextStep", "Teacher tries"),
            ("Hours", "1.5")
        );

        (await teacher.Open(record)).Status.ShouldBe(404, "it is recorded");
        var shown = (await (await app.SignedIn("senco@demo.example")).Open(path)).Main;
        shown.ShouldContain("Settles with cards");
        shown.ShouldContain("B: targeted, for some");
        (await (await app.SignedIn("coordinator@demo.example")).Open(request)).Main.ShouldMatch(
            "From allocation to first contact.*23 November 2026 \\(0 days\\)"
        );
        var missed = await app.InStore(async s => await s.Visits.CountAsync());
        var planned = (
            await teacher.Fill($"{path}/visits/new", ("Kind", "Session"), ("On.Day", "30"), ("On.Month", "11"), ("On.Year", "2026"))
        ).GoesTo!;
        planned.ShouldBe(path);
        var id = await app.InStore(s =>
            s.Visits.Where(v => v.CaseId == ACase.IdOf(path) && v.State == VisitState.Planned).Select(v => v.Id).SingleAsync()
        );
        (await teacher.Fill($"{path}/visits/{id}", "Missed", ("MissedWhy", ""))).Beside("MissedWhy").ShouldBe("Say why it did not happen");
        await teacher.Fill($"{path}/visits/{id}", "Missed", ("MissedWhy", "The child was ill"));
        (await teacher.Open(path)).Main.ShouldContain("The child was ill");
        missed.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Targets_and_measures_are_entered_once_and_show_which_way_is_better()
    {
        var (path, _, teacher) = await ACase.Allocated(app, "Small", "Steps");
        var senco = await app.SignedIn("senco@demo.example");
        (
            await teacher.Fill(
                $"{path}/progress",
                "Target",
                ("Words", "Asks for help"),
                ("Baseline", "5"),
                ("Expected", "3"),
                ("ReviewOn.Day", "1"),
                ("ReviewOn.Month", "2"),
                ("ReviewOn.Year", "2027")
            )
        )
            .Beside("Expected")
            .ShouldBe("What is expected must be more than now and at most 10");
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
        var target = await app.InStore(s => s.Targets.Where(t => t.CaseId == ACase.IdOf(path)).Select(t => t.Id).SingleAsync());
        (await senco.Fill($"{path}/progress", "Score", ("Scored", target.ToString()), ("Value", "11")))
            .Beside("Value")
            .ShouldBe("The score must be from 0 to 10");
        await senco.Fill($"{path}/progress", "Score", ("Scored", target.ToString()), ("Value", "7"), ("Note", "Every day"));
        (await teacher.Fill($"{path}/progress", "Measure", ("Tool", "SDQ"), ("Subject", "Feelings"), ("Measured", "41"), ("At", "Entry")))
            .Beside("Measured")
            .ShouldBe(null);
        (
            await teacher.Fill($"{path}/progress", "Measure", ("Tool", "SDQ"), ("Subject", "Feelings"), ("Measured", "41"), ("At", "Entry"))
        ).Problems.ShouldBe(["Strengths and difficulties, total difficulties goes from 0 to 40"]);
        await teacher.Fill(
            $"{path}/progress",
            "Measure",
            ("Tool", "SDQ"),
            ("Subject", "Feelings"),
            ("Measured", "20"),
            ("On.Day", "1"),
            ("At", "Entry")
        );
        await teacher.Fill($"{path}/progress", "Measure", ("Tool", "SDQ"), ("Subject", "Feelings"), ("Measured", "14"), ("At", "Progress"));

        var page = await senco.Open($"{path}/progress");

        page.Main.ShouldContain("Above what was expected");
        page.Main.ShouldContain("6 down since 1 November 2026: better.");
        page.Document.QuerySelectorAll("tr[data-y]").Select(r => r.GetAttribute("data-y")).ShouldBe(["20", "14"]);
        var wrong = await app.InStore(s => s.Measures.Where(m => m.Value == 20 && m.Subject == "Feelings").Select(m => m.Id).SingleAsync());
        await senco.Press(page, "Strike", ("measure", wrong.ToString()), ("Why", "Typed for another child"));
        (await senco.Open($"{path}/progress")).Main.ShouldContain("One value so far.");
        (await (await app.SignedIn("coordinator@demo.example")).Open($"{path}/progress"))
            .Document.QuerySelectorAll("main form")
            .ShouldBeEmpty("whoever has the case and the setting write here");
    }

    [Fact]
    public async Task A_review_reads_what_was_entered_hears_everybody_ends_it_well_and_plans_the_follow_ups()
    {
        await using var alone = new TestApp();
        var (path, request, teacher) = await ACase.Allocated(alone, "Ends", "Well");
        var senco = await alone.SignedIn("senco@demo.example");
        var parent = await AFamily.WithLink(alone, senco, request, "A Parent");
        await teacher.Fill($"{path}/visits/new", ("Kind", "Visit"), ("On.Day", "23"), ("On.Month", "11"), ("On.Year", "2026"));
        var visit = await alone.InStore(s => s.Visits.Where(v => v.CaseId == ACase.IdOf(path)).Select(v => v.Id).SingleAsync());
        await teacher.Fill($"{path}/visits/{visit}", ("Who", "Everybody"), ("Strategy", "Picture cards"), ("Column", "C"), ("Hours", "2"));
        (await teacher.Fill($"{path}/review", "Plan", ("PlannedOn.Day", "23"), ("PlannedOn.Month", "11"), ("PlannedOn.Year", "2020")))
            .Beside("PlannedOn")!
            .ShouldContain("from today on");
        await teacher.Fill($"{path}/review", "Plan", ("PlannedOn.Day", "23"), ("PlannedOn.Month", "11"), ("PlannedOn.Year", "2026"));
        await parent.Fill("/my-child/review", ("Words", "He tells us about his day now."));
        var page = await teacher.Open($"{path}/review");
        page.Main.ShouldContain("1 visit done, 2 hours");
        page.Main.ShouldContain("Strategy advised, column C: Picture cards");
        page.Main.ShouldContain("He tells us about his day now.");
        (await teacher.Fill($"{path}/review", ("Outcome", "Exit"), ("Why", "All reached"))).Problems.ShouldBe([
            "Record what the setting and the specialist say before deciding",
        ]);
        await senco.Fill($"{path}/review", "Says", ("SettingSays", "Uses cards by himself"));
        await teacher.Fill($"{path}/review", "Says", ("StaffSays", "Ready to carry on"));

        var done = await teacher.Follow(await teacher.Fill($"{path}/review", ("Outcome", "Exit"), ("Why", "Every target is reached.")));

        done.Main.ShouldContain("Follow-ups are planned at 6 and 12 weeks");
        done.Main.ShouldContain("The exit criteria are met");
        done.Main.ShouldContain("Next: follow-up at 6 weeks on 4 January 2027.");
        (await teacher.Open($"{path}/review")).Document.QuerySelectorAll("main form").ShouldBeEmpty("what was held stays as it is");
        alone.Clock.Now = new(2027, 1, 4, 10, 0, 0, TimeSpan.Zero);
        teacher = await alone.SignedIn("teacher@demo.example");
        var follow = await alone.InStore(s =>
            s.Visits.Where(v => v.CaseId == ACase.IdOf(path) && v.Kind == VisitKind.SixWeeks).Select(v => v.Id).SingleAsync()
        );
        (await teacher.Fill($"{path}/visits/{follow}", ("Who", "Class teacher"), ("Hours", "0.5")))
            .Beside("Holds")
            .ShouldBe("Say whether what was reached still holds");
        await teacher.Fill($"{path}/visits/{follow}", ("Who", "Class teacher"), ("Hours", "0.5"), ("Holds", "true"));
        (await teacher.Open(path)).Main.ShouldContain("Next: follow-up at 12 weeks on 22 February 2027.");
    }

    [Fact]
    public async Task A_review_may_extend_support_or_pass_it_on()
    {
        var (path, _, teacher) = await ACase.Allocated(app, "Goes", "Further");
        var senco = await app.SignedIn("senco@demo.example");
        var agreement = (await teacher.Press(await teacher.Open(path), "", ("CaseId", path.Split('/')[^1]))).GoesTo![..^"/edit".Length];
        await teacher.Fill($"{agreement}/edit", "Expect", ("Outcome", "Joins in"), ("Measure", "Minutes"), ("Evidence", "Notes"));
        await teacher.Fill(agreement, "Offer");
        await teacher.Fill(agreement, "Sign");
        await senco.Fill(agreement, "Sign");
        foreach (var who in new[] { teacher, senco })
        {
            await who.Fill(
                $"{path}/review",
                "Says",
                ("SettingSays", "Some change"),
                ("StaffSays", "More time would help"),
                ("FamilySays", "She likes going")
            );
        }

        (await teacher.Fill($"{path}/review", ("Outcome", "Extend"), ("Why", "Not there yet")))
            .Beside("NextOn")
            .ShouldBe("Enter the day of the next review");
        await teacher.Fill(
            $"{path}/review",
            ("Outcome", "Extend"),
            ("Why", "Not there yet"),
            ("NextOn.Day", "1"),
            ("NextOn.Month", "3"),
            ("NextOn.Year", "2027")
        );

        (await teacher.Open(path)).Main.ShouldContain("Next: the review on 1 March 2027.");
        var extended = (await teacher.Open(agreement)).Main;
        extended.ShouldContain("Being written");
        extended.ShouldContain("1 March 2027");
        foreach (var who in new[] { teacher, senco })
        {
            await who.Fill(
                $"{path}/review",
                "Says",
                ("SettingSays", "No change"),
                ("StaffSays", "An assessment is needed"),
                ("FamilySays", "We are worried")
            );
        }
        (
            await teacher.Follow(
                await teacher.Fill($"{path}/review", ("Outcome", "Escalate"), ("Why", "An educational psychologist should look"))
            )
        ).Main.ShouldContain("Ended on 23 November 2026: passed on: more is needed.");
        (await teacher.Open(agreement)).Main.ShouldContain("Ended");
        (await app.InStore(s => s.Visits.AnyAsync(v => v.CaseId == ACase.IdOf(path)))).ShouldBeFalse(
            "follow-ups come after an end that was reached"
        );
        (
            await (await app.SignedIn("coordinator@demo.example")).Fill($"{path}/end", "Again", ("Why", "The psychologist asks for it"))
        ).Status.ShouldBe(302);
        (await (await app.SignedIn("coordinator@demo.example")).Open("/cases?view=ToAllocate")).Main.ShouldContain("Goes Further");
    }

    [Fact]
    public async Task A_case_is_handed_back_or_ended_with_a_reason()
    {
        var (path, _, teacher) = await ACase.Allocated(app, "Handed", "Back");
        (await teacher.Fill($"{path}/end", ("Reason", ""), ("Words", "x"))).Beside("Reason").ShouldBe("Choose why it ends");
        await teacher.Fill($"{path}/end", "Back", ("Why", "I am ill for a month"));
        var coordinator = await app.SignedIn("coordinator@demo.example");
        (await coordinator.Open(path)).Main.ShouldContain("5 working days after it was handed back on 23 November 2026");
        await coordinator.Fill($"{path}/end", ("Reason", "Moved"), ("Words", "The family moved to Sussex"));
        (await coordinator.Open(path)).Main.ShouldContain("The family moved to Sussex");
    }

    [Fact]
    public async Task When_the_family_stops_sharing_the_specialist_sees_nothing_more_and_when_it_agrees_again_sees_it_again()
    {
        var (path, request, teacher) = await ACase.Allocated(app, "Half", "Way");
        var senco = await app.SignedIn("senco@demo.example");
        var parent = await AFamily.WithLink(app, senco, request, "A Parent");
        var child = await app.InStore(s => s.Cases.Where(c => c.Id == ACase.IdOf(path)).Select(c => c.ChildId).SingleAsync());
        foreach (var page in new[] { path, $"{path}/progress", $"{path}/review", request, $"/children/{child}" })
        {
            (await teacher.Open(page)).Status.ShouldBe(200, page);
        }

        var said = await parent.Follow(await parent.Fill("/my-child/withdraw", ("What", "education")));

        said.Main.ShouldContain("The case, with Ruth Carver since 23 November 2026");
        foreach (var page in new[] { path, $"{path}/progress", $"{path}/review", request, $"/children/{child}" })
        {
            (await teacher.Open(page)).Status.ShouldBe(404, page);
        }
        (await teacher.Open("/cases")).Main.ShouldNotContain("Half Way");
        (await senco.Open(path)).Status.ShouldBe(200);
        await parent.Fill(
            "/my-child/permission",
            ("Agreement", "Given"),
            ("Sharing[0].Parent", "Given"),
            ("Sharing[1].Parent", "Given"),
            ("Sharing[2].Parent", "Given"),
            ("Signature", "A Parent")
        );
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
        (await teacher.Open(path)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_later_request_takes_over_what_was_entered_once()
    {
        var (path, _, teacher) = await ACase.Allocated(app, "Entered", "Once");
        var senco = await app.SignedIn("senco@demo.example");
        var record = (
            await teacher.Fill($"{path}/visits/new", ("Kind", "Visit"), ("On.Day", "23"), ("On.Month", "11"), ("On.Year", "2026"))
        ).GoesTo!;
        await teacher.Fill(record, ("Who", "Teacher"), ("Strategy", "Now and next board"), ("Column", "C"), ("Hours", "1"));
        await teacher.Fill($"{path}/progress", "Measure", ("Tool", "SCORE"), ("Subject", "Reading"), ("Measured", "82"), ("At", "Entry"));
        var child = (await app.InStore(s => s.Cases.Where(c => c.Id == ACase.IdOf(path)).Select(c => c.ChildId).SingleAsync())).ToString();
        var second = (await senco.Fill($"/requests/new?child={child}", ("Child", child))).GoesTo![..^"/tasks".Length];

        var strategies = await senco.Open($"{second}/strategies");
        strategies.Main.ShouldContain("Now and next board");
        await senco.Press(strategies, "Take");
        await senco.Press(await senco.Open($"{second}/progress"), "Take");

        (await senco.Open($"{second}/strategies")).Main.ShouldNotContain("Known from before");
        var kept = await app.InStore(s => s.Requests.SingleAsync(r => r.Id == AskingForSupport.IdOf(second)));
        kept.Strategies.Single()
            .ShouldSatisfyAllConditions(
                s => s.What.ShouldBe("Now and next board"),
                s => s.Column.ShouldBe(OpenLift.Requests.Column.C),
                s => s.HowOften.ShouldBe("As Ruth Carver advised")
            );
        kept.Progress.Single()
            .ShouldSatisfyAllConditions(
                p => p.Value.ShouldBe("82 (Standardised score, 40 to 160, average 100)"),
                p => p.Level.ShouldBe("SCORE")
            );
    }

    [Fact]
    public async Task Nobody_else_opens_a_case()
    {
        var (path, _, _) = await ACase.Allocated(app, "Kept", "Private");

        foreach (
            var email in new[]
            {
                "thanet.senco@demo.example",
                "nursery@demo.example",
                "thanet.coordinator@demo.example",
                "administrator@demo.example",
                "dpo@demo.example",
                "county@demo.example",
            }
        )
        {
            var visitor = await app.SignedIn(email);
            foreach (var page in new[] { "", "/progress", "/review", "/allocate", "/visits/new", "/end" })
            {
                (await visitor.Open(path + page)).Status.ShouldBe(404, $"{email} {page}");
            }
            (await visitor.Send(new(HttpMethod.Post, "/support-agreements/draft"))).Status.ShouldBeOneOf(400, 404, 302);
        }
        (await (await app.SignedIn("senco@demo.example")).Open($"{path}/allocate")).Status.ShouldBe(404);
    }

    [Fact]
    public void The_life_of_a_case_is_connected() =>
        Enum.GetValues<CaseStatus>().Where(s => s is not CaseStatus.ToAllocate && !CaseLifecycle.Paths.Any(p => p.To == s)).ShouldBeEmpty();
}
