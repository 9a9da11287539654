using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using OpenLift.Children;
using OpenLift.Interventions;
using OpenLift.Interventions.Placements;
using OpenLift.Tests.Platform;
using static Microsoft.Playwright.Assertions;

namespace OpenLift.Browser;

/// <summary>
/// Children from a Portage caseload to the follow-up after their return, and to each other end, at a phone-sized screen; the
/// other ends without script.
/// </summary>
public sealed class InterventionJourney(LiveCounty county) : IClassFixture<LiveCounty>
{
    private readonly List<string> _problems = [];
    private bool _axe;

    [Fact]
    public async Task From_a_caseload_to_the_follow_up_after_the_return_and_each_different_offer_to_its_start()
    {
        _axe = true;
        var portage = await SignIn("portage@demo.example");

        // Taken on at home; who looks after the child, and what they agree to
        await Go(portage, "/portage/new");
        await portage.FillAsync("[name=FirstName]", "Wren");
        await portage.FillAsync("[name=LastName]", "Ashdown-Fairweather");
        await Date(portage, "Born", new(2023, 3, 1));
        await portage.Locator("label:text-is('Dover')").ClickAsync();
        await portage.FillAsync("[name=Needs]", "Does not walk or talk yet.");
        await portage.FillAsync("[name=Hours]", "1.5");
        await Press(portage, "Take on the child");
        var about = new Uri(portage.Url).AbsolutePath;
        var id = new Id<OpenLift.Support.Case>(Guid.Parse(about.Split('/')[2]));
        var (child, request) = await county.InStore(async s =>
            await s.Cases.SingleAsync(c => c.Id == id) is var found ? (found.ChildId, found.RequestId) : default
        );
        await Go(portage, $"/children/{child}/family");
        await portage.FillAsync("[name=CarerName]", "Jo Ashdown");
        await portage.FillAsync("[name=Relationship]", "mother");
        await Choose(portage, "HasResponsibility", "true");
        await Press(portage, "Add this person");
        await portage.ClickAsync("a:has-text('Jo Ashdown')");
        await portage.FillAsync("[name=Address]", "1 Sea Road, Dover");
        await Press(portage, "Save");
        await Go(portage, $"/requests/{request}/permission");
        await Choose(portage, "Answer", "Given");
        await Date(portage, "On", new(2026, 11, 23));
        await portage.FillAsync("[name=By]", "Jo Ashdown");
        await Choose(portage, "How", "OnScreen");
        for (var i = 0; i < 2; i++)
        {
            await Choose(portage, $"Sharing[{i}].Parent", "Given");
        }
        await Press(portage, "Save");

        // The referral
        await Go(portage, $"{about}/refer");
        await Press(portage, "Start the referral");
        var referral = new Uri(portage.Url).AbsolutePath;
        await portage.ClickAsync(".govuk-task-list__link:has-text('Why, and what the family says')");
        await portage.FillAsync("[name=Why]", "Needs a place where adults know how to reach her.");
        await Choose(portage, "Assessment", "None");
        await Choose(portage, "AgreedBy", "Jo Ashdown");
        await Choose(portage, "AgreedHow", "OnScreen");
        await Date(portage, "AgreedOn", new(2026, 11, 23));
        await Press(portage, "Save");
        foreach (var aspect in new[] { "Speaking", "Understanding", "Moving and handling", "Making relationships" })
        {
            await Go(portage, $"{referral}/aspects");
            await portage.SelectOptionAsync("[name=Aspect]", aspect);
            await portage.SelectOptionAsync("[name=Framework]", WriteAspects.Frameworks[0]);
            await portage.FillAsync("[name=FromMonths]", "8");
            await portage.FillAsync("[name=ToMonths]", "20");
            await Choose(portage, "Stage", "Developing");
            await Date(portage, "On", new(2026, 10, 26));
            await portage.FillAsync("[name=Source]", "Beth Hollis, at home");
            await Press(portage, "Save assessment");
        }
        await Go(portage, $"{referral}/criteria");
        for (var i = 0; i < 3; i++)
        {
            await Choose(portage, $"Answers[{i}].Yes", "true");
            await portage.FillAsync($"[name='Answers[{i}].Words']", "Seen at home, every week");
            await portage.FillAsync($"[name='Answers[{i}].Source']", "Portage");
            await Date(portage, $"Answers[{i}].On", new(2026, 10, 26));
        }
        await Press(portage, "Save");
        await Expect(portage.Locator("main")).ToContainTextAsync("3 of 3 that must be met are");
        await Go(portage, $"{referral}/check");
        await Expect(portage.Locator("main")).ToContainTextAsync("children wait now");
        await Choose(portage, "Declared", "true");
        await Press(portage, "Send to the panel");

        // The panel of today hears this child, and three for whom something else is better
        var others = new Dictionary<string, string>
        {
            [await Sent("Robin", "Elmstead")] = "SenifBlock",
            [await Sent("Lark", "Boughton")] = "InclusionFunding",
            [await Sent("Finch", "Godmersham")] = "ContinuedPortage",
        };
        await Heard(new(others) { [referral] = "PlaceAgreed" });
        foreach (var other in others.Keys)
        {
            var offer = await county.InStore(s => s.OtherOffers.Where(o => o.ReferralId == IdOf(other)).Select(o => o.Id).SingleAsync());
            await Go(portage, "/other-offers");
            await portage.ClickAsync($"a[href='/other-offers/{offer}']");
            await Choose(portage, "Began", "true");
            await Date(portage, "On", new(2026, 11, 23));
            await portage.Locator("main form button").First.ClickAsync();
        }
        await Go(portage, "/other-offers?settled=true");
        await Expect(portage.Locator("main")).ToContainTextAsync("Finch Godmersham");
        await Go(portage, "/telling");
        await Expect(portage.Locator("main")).ToContainTextAsync("Jo Ashdown");

        // A place, for which others wait before: a reason and a second person
        var manager = await SignIn("hub.manager@demo.example");
        await Go(manager, "/waiting-list");
        await manager.ClickAsync($"a[href='{referral}']");
        await Go(manager, $"{referral}/place");
        await Choose(manager, "Place.Kind", "OnSite");
        await Choose(manager, "Place.Sessions", "Monday Morning");
        await Date(manager, "Place.From", new(2027, 1, 4));
        await manager.FillAsync("[name=SkipWhy]", "Nobody before can come on Mondays");
        await Press(manager, "Reserve the place");
        var place = new Uri(manager.Url).AbsolutePath;
        var second = await SignIn("hub.manager2@demo.example");
        await Go(second, place);
        await Press(second, "Read and decide");
        await Press(second, "I agree");
        await Go(portage, $"{place}/recheck");
        for (var i = 0; i < 3; i++)
        {
            await Choose(portage, $"Answers[{i}].Answer", "Still");
        }
        await Press(portage, "Send to the hub");
        await Go(manager, $"{place}/confirm");
        await manager.Locator("main form button").First.ClickAsync();
        await Go(manager, $"{place}/prepare");
        await Choose(manager, "Assessment", "None");
        await Date(manager, "ToldOn", new(2026, 11, 23));
        await Press(manager, "Save");
        await Go(manager, $"{place}/change");
        (await manager.IsCheckedAsync("[name='Place.Sessions'][value='Monday Morning']")).ShouldBeTrue();
        await manager.FillAsync("[name=Timing]", "9:15 to 11:45");
        await Press(manager, "Save");
        await Go(manager, $"{place}/offer");
        await manager.Locator("main form button").First.ClickAsync();
        await SendLetters(manager, second, place);
        await Go(manager, $"{place}/answer");
        await Choose(manager, "Yes", "true");
        await manager.FillAsync("[name=By]", "Jo Ashdown");
        await manager.Locator("main form button").First.ClickAsync();

        // During
        county.Clock.Now = new(2027, 1, 4, 10, 0, 0, TimeSpan.Zero);
        (manager, var staff) = (await SignIn("hub.manager@demo.example"), await SignIn("hub.staff@demo.example"));
        await Go(manager, $"{place}/start");
        await manager.Locator("label:has-text('Josie Clay')").ClickAsync();
        await Date(manager, "StartedOn", new(2027, 1, 4));
        await Date(manager, "ReviewOn", new(2027, 3, 10));
        await manager.Locator("main form button").First.ClickAsync();
        await Go(staff, "/register");
        await staff.SelectOptionAsync("select[aria-label*='Wren']:not([disabled])", "Present");
        await staff.FillAsync("input[aria-label*='Wren']:not([disabled])", "Followed a picture card to the table");
        await Press(staff, "Save the week");
        await Expect(staff.Locator(".govuk-notification-banner")).ToContainTextAsync("1 session saved");

        // The end, the way back, the follow-up
        county.Clock.Now = new(2027, 3, 24, 15, 0, 0, TimeSpan.Zero);
        manager = await SignIn("hub.manager@demo.example");
        await Go(manager, $"{place}/summary");
        await manager.FillAsync("[name=Words]", "Picture cards and one calm adult.");
        await manager.Locator("main form button").First.ClickAsync();
        await Go(manager, $"{place}/return");
        await manager.FillAsync("[name='Steps[0].Words']", "Two mornings at the nursery");
        await Date(manager, "Steps[0].From", new(2027, 4, 12));
        await manager.Locator("main form button").First.ClickAsync();
        await Go(manager, $"{place}/end");
        await Date(manager, "EndedOn", new(2027, 3, 24));
        await manager.FillAsync("[name=Why]", "She comes to the table and asks with cards.");
        await manager.Locator("main form button").First.ClickAsync();
        county.Clock.Now = new(2027, 4, 19, 15, 0, 0, TimeSpan.Zero);
        manager = await SignIn("hub.manager@demo.example");
        await Go(manager, $"{place}/back");
        await Date(manager, "BackOn", new(2027, 4, 19));
        await manager.Locator("main form button").First.ClickAsync();
        await Expect(manager.Locator(".govuk-notification-banner")).ToContainTextAsync("six weeks and a term");
        county.Clock.Now = new(2027, 6, 1, 15, 0, 0, TimeSpan.Zero);
        staff = await SignIn("hub.staff@demo.example");
        await Go(staff, "/cases");
        await staff.ClickAsync("text=Wren Ashdown-Fairweather");
        await staff.ClickAsync("a:has-text('Record it') >> nth=0");
        await staff.FillAsync("[name=Who]", "Wren and her key person");
        await Choose(staff, "Holds", "true");
        await staff.FillAsync("[name=Hours]", "1");
        await Press(staff, "Save");
        await Expect(staff.Locator("main")).ToContainTextAsync("Next: follow-up");
        county.Clock.Now = FixedClock.Monday;
        _problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_place_is_declined_and_goes_to_others()
    {
        var (place, referral) = await PlaceOf("Otis");
        var (manager, second) = (await SignIn("hub.manager@demo.example"), await SignIn("hub.manager2@demo.example"));
        await SendLetters(manager, second, place);
        await Go(manager, place);
        await Press(manager, "Record the family’s answer");
        await Choose(manager, "Yes", "false");
        await manager.FillAsync("[name=By]", "Dana Bellamy");
        await manager.Locator("main form button").First.ClickAsync();
        await Expect(manager.Locator(".govuk-error-summary")).ToContainTextAsync("Say why the family does not want the place");
        await manager.FillAsync("[name=AnswerWords]", "Afternoons do not work");
        await Choose(manager, "WaitsOn", "true");
        await manager.Locator("main form button").First.ClickAsync();
        await Go(manager, "/waiting-list");
        await Expect(manager.Locator("main")).ToContainTextAsync("Otis Bellamy");
        await Go(manager, referral);
    }

    [Fact]
    public async Task A_re_check_fails_and_something_else_is_offered()
    {
        var (place, _) = await PlaceOf("Poppy");
        var portage = await SignIn("portage@demo.example");
        await Go(portage, "/");
        await portage.ClickAsync("a:has-text('current evidence')");
        await Go(portage, $"{place}/recheck");
        await Choose(portage, "Answers[0].Answer", "Still");
        await Choose(portage, "Answers[1].Answer", "Changed");
        await portage.Locator("summary:has-text('If it changed')").Nth(1).ClickAsync();
        await portage.FillAsync("[name='Answers[1].Words']", "She plays beside other children without an adult now");
        await Date(portage, "Answers[1].On", new(2026, 11, 23));
        await Choose(portage, "Answers[2].Answer", "Still");
        await Press(portage, "Send to the hub");
        var manager = await SignIn("hub.manager@demo.example");
        await Go(manager, $"{place}/confirm");
        await Expect(manager.Locator("main")).ToContainTextAsync("That decides nothing");
        await Choose(manager, "Other.Kind", "SenifBlock");
        await manager.FillAsync("[name='Other.Why']", "She has learned so much since.");
        await manager.Locator("main form button").Last.ClickAsync();
        await Expect(manager.Locator(".govuk-notification-banner")).ToContainTextAsync("The place is free for others");
        await Go(portage, "/other-offers");
        await Expect(portage.Locator("main")).ToContainTextAsync("Poppy Ainscough");
    }

    [Fact]
    public async Task A_family_moves_to_another_district_while_it_waits()
    {
        await county.InStore(async s =>
        {
            s.Add(
                new OpenLift.County.Postcode
                {
                    Value = "CT91AA",
                    DistrictCode = await s.Districts.Where(d => d.Name == "Thanet").Select(d => d.Code).SingleAsync(),
                    Easting = 1,
                    Northing = 1,
                }
            );
            return await s.SaveChangesAsync();
        });
        var child = await county.InStore(s => s.Children.Where(c => c.FirstName == "Wilf").Select(c => c.Id).SingleAsync());
        var (portage, thanet, dover) = (
            await SignIn("portage@demo.example"),
            await SignIn("thanet.hub@demo.example"),
            await SignIn("hub.manager@demo.example")
        );
        await Go(portage, $"/children/{child}/home");
        await portage.FillAsync("[name=HomePostcode]", "CT9 1AA");
        await Press(portage, "Save");
        await Expect(portage.Locator(".govuk-notification-banner")).ToContainTextAsync("The hub of the new district answers");
        await Go(thanet, "/waiting-list");
        await Expect(thanet.Locator("main")).ToContainTextAsync("Wilf Jankowski");
        await Expect(thanet.Locator("main")).ToContainTextAsync("Waiting since 9 October 2026");
        await Go(dover, "/waiting-list");
        await Expect(dover.Locator("main")).Not.ToContainTextAsync("Wilf Jankowski");
    }

    /// <summary>A referral of Portage’s that was sent, told by the domain.</summary>
    private Task<string> Sent(string first, string last) =>
        county.InStore(async s =>
        {
            var (home, beth, rules, calendar) = (
                await s.Districts.SingleAsync(d => d.Name == "Dover"),
                await s.People.SingleAsync(p => p.Email == "portage@demo.example"),
                await s.RulesToday(),
                await OpenLift.County.CountyQueries.Calendar(s)
            );
            var child = Child.AtHome(first, last, new(2024, 3, 1), s.Today, s.Now);
            var (request, about, consent) = Demo.Stories.APortageCase(
                child,
                await OpenLift.Requests.Portage.PortageQueries.PortageService(s, home),
                home,
                beth,
                calendar,
                s.Now
            );
            var referral = Demo.Stories.AReferral(about, child, home, beth, rules, s.Now);
            referral.Send("[]", s.Now);
            s.AddRange(child, request, about, consent, referral);
            await s.SaveChangesAsync();
            return $"/referrals/{referral.Id}";
        });

    /// <summary>A panel of the area hears every referral and is sealed.</summary>
    private async Task Heard(Dictionary<string, string> outcomes)
    {
        var (chair, member) = (await SignIn("panel.chair@demo.example"), await SignIn("panel@demo.example"));
        await Go(chair, "/meetings/new");
        await chair.Locator("label:text-is('Dover')").ClickAsync();
        await Date(chair, "Day", new(2026, 11, 23));
        await chair.Locator("main form button").First.ClickAsync();
        var panel = new Uri(chair.Url).AbsolutePath;
        await Go(chair, $"{panel}/publish");
        await Press(chair, "Publish now");
        await Go(member, $"{panel}/pack");
        var id = new Id<OpenLift.Meetings.Meeting>(Guid.Parse(panel.Split('/')[2]));
        foreach (
            var item in await county.InStore(s =>
                s.AgendaItems.Where(i => i.MeetingId == id && !i.TakenOff).Select(i => new { i.Id, i.ReferralId }).ToListAsync()
            )
        )
        {
            await Go(chair, $"{panel}/items/{item.Id}");
            await chair.FillAsync("[name=Notes]", "Heard.");
            await Choose(chair, "Outcomes", outcomes.GetValueOrDefault($"/referrals/{item.ReferralId}", "MoreEvidence"));
            await chair.FillAsync("[name=Reason]", "It fits what was shown.");
            await Press(chair, "Save");
            await Go(member, $"{panel}/items/{item.Id}/confirm");
            await member.Locator("main form button").First.ClickAsync();
        }
        await Go(chair, $"{panel}/attendance");
        await chair.Locator("[name^=Came][value=Present]").First.CheckAsync(new() { Force = true });
        await chair.Locator("main form button").First.ClickAsync();
        await Go(chair, $"{panel}/seal");
        await chair.ClickAsync("main form button");
        await Expect(chair.Locator(".govuk-notification-banner")).ToContainTextAsync("The minutes are sealed");
    }

    /// <summary>Each letter of a place is checked by the one who did not write it, and posted.</summary>
    private async Task SendLetters(IPage manager, IPage second, string place)
    {
        var about = (Guid?)Guid.Parse(place.Split('/')[2]);
        foreach (var letter in await county.InStore(s => s.Letters.Where(l => l.About == about).Select(l => l.Id).ToListAsync()))
        {
            await Go(second, $"/letters/{letter}/check");
            await Choose(second, "Read", "true");
            await second.Locator("main form button").First.ClickAsync();
            await Go(manager, $"/letters/{letter}/send");
            await Choose(manager, "How", "Posted");
            await Date(manager, "On", new(2026, 11, 23));
            await manager.Locator("main form button").First.ClickAsync();
        }
    }

    private Task<(string Place, string Referral)> PlaceOf(string first) =>
        county.InStore(async s =>
        {
            var found = await (
                from p in s.Placements
                join c in s.Children on p.ChildId equals c.Id
                where c.FirstName == first
                select new { p.Id, p.ReferralId }
            ).SingleAsync();
            return ($"/places/{found.Id}", $"/referrals/{found.ReferralId}");
        });

    private static Id<Referral> IdOf(string referral) => new(Guid.Parse(referral.Split('/')[2]));

    /// <summary>At a phone-sized screen. Axe runs by script, so where it is to look there must be some.</summary>
    private async Task<IPage> SignIn(string email)
    {
        var page = await county.SignIn(email, _axe, width: 320);
        if (_axe)
        {
            await Axe.Ready(page);
        }
        return page;
    }

    /// <summary>Opens a page. A panel that is under way is looked at here: the demo county has only one that was held.</summary>
    private async Task Go(IPage page, string path)
    {
        (await page.GotoAsync(county.Address + path))!.Status.ShouldBe(200, path);
        if (_axe && path.StartsWith("/meetings", StringComparison.Ordinal))
        {
            _problems.AddRange((await Axe.Violations(page)).Select(v => $"{path}: {v}"));
        }
    }

    private static Task Press(IPage page, string button) =>
        page.Locator($"main :is(button, a.govuk-button):has-text(\"{button}\"):visible").First.ClickAsync();

    private static Task Choose(IPage page, string name, string value) =>
        page.CheckAsync($"[name='{name}'][value='{value}']", new() { Force = true });

    private static async Task Date(IPage page, string name, DateOnly day)
    {
        await page.FillAsync($"[name='{name}.Day']", $"{day.Day}");
        await page.FillAsync($"[name='{name}.Month']", $"{day.Month}");
        await page.FillAsync($"[name='{name}.Year']", $"{day.Year}");
    }
}
