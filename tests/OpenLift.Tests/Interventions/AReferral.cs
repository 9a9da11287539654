using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.Demo;
using OpenLift.Interventions;
using OpenLift.Interventions.Hubs;
using OpenLift.Interventions.Placements;
using OpenLift.Meetings;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Interventions;

/// <summary>A Portage practitioner's child, a referral, a panel, a place: by pages alone but for the family's first answers.</summary>
internal static class AReferral
{
    public static readonly string[] Musts = ["GRADUATED", "ADULT"];

    public static (string, string?)[] Date(string field, DateOnly day) =>
        [($"{field}.Day", $"{day.Day}"), ($"{field}.Month", $"{day.Month}"), ($"{field}.Year", $"{day.Year}")];

    /// <summary>A child at home, taken on by Portage, whose family agrees. Returns the address of the case.</summary>
    public static async Task<string> TakenOn(TestApp app, string first, string last, string district = "Dover", DateOnly? born = null)
    {
        var portage = await app.SignedIn("portage@demo.example");
        var home = await app.InStore(s => s.Districts.Where(d => d.Name == district).Select(d => d.Id).SingleAsync());
        var taken = await portage.Fill(
            "/portage/new",
            [
                ("FirstName", first),
                ("LastName", last),
                ("District", home.ToString()),
                ("Needs", "Does not walk or talk yet; plays on the floor beside an adult."),
                ("Hours", "1.5"),
                .. Date("Born", born ?? new(2023, 3, 1)),
            ]
        );
        taken.Status.ShouldBe(302, taken.Main);
        var id = new Id<OpenLift.Support.Case>(Guid.Parse(taken.GoesTo!.Split('/')[2]));
        await app.Save(async s =>
        {
            var found = await s.Cases.SingleAsync(c => c.Id == id);
            var child = await s.Children.SingleAsync(c => c.Id == found.ChildId);
            child.HasCarer(
                new(
                    Guid.NewGuid(),
                    $"Parent {last}",
                    "Mother",
                    true,
                    "01632 960111",
                    $"{last.ToLowerInvariant()}@example.com",
                    "1 Sea Road, Dover"
                ),
                s.Now
            );
            var consent = await s.ViewsAndConsents.SingleAsync(c => c.RequestId == found.RequestId);
            consent.RecordAgreement(
                new(Answer.Given, $"Parent {last}", HowGiven.OnScreen, null, s.Today, null),
                [new("education", Giver.Parent, Answer.Given), new("health", Giver.Parent, Answer.Given)],
                s.Today
            );
        });
        return taken.GoesTo!;
    }

    /// <summary>The referral, written in full and sent. Returns its address.</summary>
    public static async Task<string> Sent(
        TestApp app,
        string first,
        string last,
        string district = "Dover",
        DateOnly? assessed = null,
        DateOnly? born = null
    )
    {
        var path = await TakenOn(app, first, last, district, born);
        var portage = await app.SignedIn("portage@demo.example");
        var referral = (await portage.Fill($"{path}/refer")).GoesTo!;
        var on = assessed ?? app.Clock.Now.CountyDay.AddDays(-30);
        (
            await portage.Fill(
                $"{referral}/why",
                [
                    ("Why", "Needs a place where adults know how to reach her."),
                    ("Assessment", "None"),
                    ("AgreedBy", $"Parent {last}"),
                    ("AgreedHow", "OnScreen"),
                    .. Date("AgreedOn", app.Clock.Now.CountyDay),
                ]
            )
        ).Status.ShouldBe(302);
        foreach (var aspect in new[] { "Speaking", "Understanding", "Moving and handling", "Making relationships" })
        {
            (
                await portage.Fill(
                    $"{referral}/aspects",
                    [
                        ("Aspect", aspect),
                        ("Framework", WriteAspects.Frameworks[0]),
                        ("FromMonths", "8"),
                        ("ToMonths", "20"),
                        ("Stage", "Developing"),
                        ("Source", "Beth Hollis, at home"),
                        .. Date("On", on),
                    ]
                )
            ).Status.ShouldBe(302);
        }
        (
            await portage.Fill(
                $"{referral}/criteria",
                [
                    ("Answers[0].Yes", "true"),
                    ("Answers[0].Words", "Two plans, reviewed; speech therapy comes"),
                    ("Answers[0].Source", "Plans of this year"),
                    .. Date("Answers[0].On", on),
                    ("Answers[1].Yes", "true"),
                    ("Answers[1].Words", "One adult at all times"),
                    ("Answers[1].Source", "Seen at home"),
                    .. Date("Answers[1].On", on),
                    ("Answers[2].Yes", "true"),
                    ("Answers[2].Words", "Since March"),
                    ("Answers[2].Source", "Portage"),
                    .. Date("Answers[2].On", on),
                ]
            )
        ).Status.ShouldBe(302);
        var sent = await portage.Fill($"{referral}/check", ("Declared", "true"));
        sent.Status.ShouldBe(302, sent.Main);
        return referral;
    }

    /// <summary>A panel of the area hears everything that was sent and decides. Returns the panel's address.</summary>
    public static async Task<string> Heard(
        TestApp app,
        string outcome = "PlaceAgreed",
        string reason = "She needs more than her home and a nursery can give now."
    )
    {
        var (chair, member) = (await app.ActorOf("panel.chair@demo.example"), await app.ActorOf("panel@demo.example"));
        var id = await app.InStore(
            async s =>
            {
                var (panel, _) = await s.PlanPanel(await s.Districts.SingleAsync(d => d.Name == "Dover"), new(s.Today, null, null));
                await s.Publish(panel);
                foreach (var item in await s.AgendaItems.Where(i => i.MeetingId == panel.Id && !i.TakenOff).ToListAsync())
                {
                    await s.RecordOutcome(panel, item, "Heard", [Enum.Parse<Outcome>(outcome)], reason);
                }
                return panel.Id;
            },
            chair
        );
        await app.Save(
            async s =>
            {
                foreach (var item in await s.AgendaItems.Where(i => i.MeetingId == id && !i.TakenOff).ToListAsync())
                {
                    await s.Confirm(item);
                }
            },
            member
        );
        await app.Save(
            async s =>
            {
                var panel = await s.Meetings.SingleAsync(m => m.Id == id);
                panel.Attends(panel.Attendees[0] with { Attendance = Attendance.Present }, s.Today);
                await s.Seal(panel, null);
            },
            chair
        );
        return $"/meetings/{id}";
    }

    /// <summary>The same by pages: what the chair and a second member do.</summary>
    public static async Task<string> HeardByPages(
        TestApp app,
        string outcome = "PlaceAgreed",
        string reason = "She needs more than her home and a nursery can give now."
    )
    {
        var (chair, member) = (await app.SignedIn("panel.chair@demo.example"), await app.SignedIn("panel@demo.example"));
        var host = await app.InStore(s => s.Districts.Where(d => d.Name == "Dover").Select(d => d.Id).SingleAsync());
        var planned = await chair.Fill("/meetings/new", [("District", host.ToString()), .. Date("Day", app.Clock.Now.CountyDay)]);
        planned.Status.ShouldBe(302, planned.Main);
        var panel = planned.GoesTo!;
        (await chair.Fill($"{panel}/publish")).Status.ShouldBe(302);
        var id = new Id<Meeting>(Guid.Parse(panel.Split('/')[2]));
        foreach (
            var item in await app.InStore(s => s.AgendaItems.Where(i => i.MeetingId == id && !i.TakenOff).Select(i => i.Id).ToListAsync())
        )
        {
            var recorded = await chair.Fill($"{panel}/items/{item}", ("Notes", "Heard"), ("Outcomes", outcome), ("Reason", reason));
            recorded.Status.ShouldBe(302, recorded.Main);
            (await member.Fill($"{panel}/items/{item}/confirm")).Status.ShouldBe(302);
        }
        var attendance = await chair.Open($"{panel}/attendance");
        await chair.Press(
            attendance,
            "",
            (attendance.Document.QuerySelectorAll("[name^='Came']").Select(e => e.GetAttribute("name")!).First(), "Present")
        );
        var seal = await chair.Fill($"{panel}/seal");
        seal.Status.ShouldBe(302, seal.Main);
        return panel;
    }

    /// <summary>The first on the list gets a place reserved. Returns the place's address.</summary>
    public static async Task<string> Reserved(
        TestApp app,
        string referral,
        string manager = "hub.manager@demo.example",
        string session = "Monday Morning",
        params (string, string?)[] more
    )
    {
        var page = await (await app.SignedIn(manager)).Fill(
            $"{referral}/place",
            [("Place.Kind", "OnSite"), ("Place.Sessions", session), ("Place.Terms", "2"), .. Date("Place.From", new(2027, 1, 4)), .. more]
        );
        page.Status.ShouldBe(302, page.Main);
        return page.GoesTo!;
    }

    public static async Task ReChecked(TestApp app, string place, params (string, string?)[] said)
    {
        var portage = await app.SignedIn("portage@demo.example");
        (string, string?)[] still =
        [
            ("Answers[0].Answer", "Still"),
            ("Answers[1].Answer", "Still"),
            ("Answers[2].Answer", "Still"),
            ("Answers[3].Answer", "Still"),
        ];
        var page = await portage.Fill($"{place}/recheck", [.. still.Where(s => !said.Any(x => x.Item1 == s.Item1)), .. said]);
        page.Status.ShouldBe(302, page.Main);
    }

    /// <summary>Confirmed, prepared, written, checked by a second person, posted: offered.</summary>
    public static async Task Offered(TestApp app, string place)
    {
        var (manager, second) = (await app.SignedIn("hub.manager@demo.example"), await app.SignedIn("hub.manager2@demo.example"));
        (await manager.Fill($"{place}/confirm")).Status.ShouldBe(302);
        (await manager.Fill($"{place}/prepare", [("Assessment", "None"), .. Date("ToldOn", app.Clock.Now.CountyDay)])).Status.ShouldBe(302);
        var changed = await manager.Fill($"{place}/change", ("Timing", "9:15 to 11:45"));
        changed.Status.ShouldBe(302, changed.Main);
        var written = await manager.Fill($"{place}/offer");
        written.Status.ShouldBe(302, written.Main);
        var about = Guid.Parse(place.Split('/')[2]);
        foreach (var letter in await app.InStore(s => s.Letters.Where(l => l.About == about).Select(l => l.Id).ToListAsync()))
        {
            (await manager.Open($"/letters/{letter}/check"))
                .Document.QuerySelector("main form[method=post]")
                .ShouldBeNull("nobody checks their own letter");
            var check = await second.Fill($"/letters/{letter}/check", ("Read", "true"));
            check.Status.ShouldBe(302, check.Main);
            var sent = await manager.Fill($"/letters/{letter}/send", [("How", "Posted"), .. Date("On", app.Clock.Now.CountyDay)]);
            sent.Status.ShouldBe(302, sent.Main);
        }
    }

    /// <summary>A child of Dover in a place under way, by the records' own verbs: the addresses of referral and place.</summary>
    public static async Task<(string Referral, string Place)> UnderWay(
        TestApp app,
        string first,
        string last,
        int terms = 1,
        DateOnly? from = null
    )
    {
        var referral = await Sent(app, first, last);
        await Heard(app);
        var (one, two) = (await app.ActorOf("hub.manager@demo.example"), await app.ActorOf("hub.manager2@demo.example"));
        var start = from ?? new DateOnly(2027, 1, 4);
        var id = await InOne(
            app,
            async s =>
                (
                    await s.Reserve(
                        await s.Referrals.SingleAsync(r => r.Id == IdOf(referral)),
                        new(PlaceKind.OnSite, [new(DayOfWeek.Monday, HalfDay.Morning)], null, start, terms),
                        "The days fit nobody before"
                    )
                ).Id,
            one
        );
        Task<Placement> Found(Store s) => s.Placements.SingleAsync(p => p.Id == id);
        await InOne(
            app,
            async s =>
            {
                if (await Found(s) is { Status: PlacementStatus.Proposed } proposed)
                {
                    await s.Agree(proposed);
                }
                return true;
            },
            two
        );
        await ReChecked(app, $"/places/{id}");
        await InOne(
            app,
            async s =>
            {
                var place = await Found(s);
                await s.Confirm(place);
                place.Assess(StatutoryAssessment.None, null);
                place.NoTransportTold(s.Today, s.Today);
                place.Offer(hasSetting: false, s.Today);
                place.Answer(true, $"Parent {last}", null, s.Today, s.Today);
                return true;
            },
            one
        );
        app.Clock.Now = start.At(new(10, 0));
        await InOne(
            app,
            async s =>
                await s.Start(
                    await Found(s),
                    await s.People.SingleAsync(p => p.Email == "hub.staff@demo.example"),
                    s.Today,
                    start.AddDays(14)
                ),
            one
        );
        return (referral, $"/places/{id}");
    }

    /// <summary>An act as the door does it: all of it in one transaction.</summary>
    private static async Task<T> InOne<T>(TestApp app, Func<Store, Task<T>> act, Actor by) =>
        await app.InStore(
            async s =>
            {
                await using var transaction = await s.Database.BeginTransactionAsync();
                var made = await act(s);
                await s.SaveChangesAsync();
                await transaction.CommitAsync();
                return made;
            },
            by
        );

    /// <summary>What is filled in where the family itself wishes that a referral rests or is taken back.</summary>
    public static (string, string?)[] FamilyWishes(TestApp app) =>
        [
            ("Stop.Reason", "FamilyWish"),
            ("Stop.Why", "They are away until the spring"),
            ("Stop.SaidBy", "Her mother"),
            ("Stop.SaidHow", "ByPhone"),
            .. Date("Stop.SaidOn", app.Clock.Now.CountyDay),
        ];

    public static Id<Referral> IdOf(string referral) => new(Guid.Parse(referral.Split('/')[2]));

    public static Id<Placement> PlaceIdOf(string place) => new(Guid.Parse(place.Split('/')[2]));

    public static Task<Referral> Now(TestApp app, string referral) =>
        app.InStore(s => s.Referrals.SingleAsync(r => r.Id == IdOf(referral)));

    public static Task<Placement> Place(TestApp app, string place) =>
        app.InStore(s => s.Placements.SingleAsync(p => p.Id == PlaceIdOf(place)));
}
