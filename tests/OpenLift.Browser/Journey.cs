using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OpenLift.County.Import;
using OpenLift.People;
using OpenLift.Tests.Platform;
using static Microsoft.Playwright.Assertions;

namespace OpenLift.Browser;

/// <summary>
/// One request from the first page to the sealed decision, by the people it belongs to, in a real browser: with and without
/// script, in the demo county and among the real settings of Kent.
/// </summary>
public sealed class Journey(LiveCounty county) : IClassFixture<LiveCounty>
{
    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    public async Task From_first_draft_to_sealed_decision(bool script, int width) =>
        await Walk(
            await county.SignIn("senco@demo.example", script, width),
            await county.SignIn("coordinator@demo.example", script, width),
            [
                await county.SignIn("thanet.senco@demo.example", script),
                await county.SignIn("thanet.coordinator@demo.example", script),
                await county.SignIn("nursery@demo.example", script),
            ],
            script ? "Wren" : "Robin"
        );

    [Fact]
    public async Task The_same_among_the_real_settings_of_Kent()
    {
        if (RealData.Folder is not { } folder)
        {
            RealData.SaySkipped();
            return;
        }
        await county.InStore(async store =>
        {
            foreach (
                var (kind, file) in new[]
                {
                    (RegisterKind.Postcodes, "kent_postcodes_district_2014-08.csv.gz"),
                    (RegisterKind.Schools, "kent_schools_2020-21.csv"),
                    (RegisterKind.Ofsted, "kent_ofsted_early_years_register_2021-08-31.csv"),
                }
            )
            {
                (await SettingImport.Take(store, kind, await File.ReadAllBytesAsync(Path.Combine(folder, file)))).Refused.ShouldBeEmpty();
                await store.SaveChangesAsync();
            }
            return 0;
        });
        var administrator = await county.SignIn("administrator@demo.example");
        var (senco, other, coordinator, elsewhere) = (
            await Invite(administrator, "Kent Senco", Role.SettingStaff, ("Role.Setting", await RealSchool("Dover", 0))),
            await Invite(administrator, "Other Senco", Role.SettingStaff, ("Role.Setting", await RealSchool("Dover", 1))),
            await county.SignIn("coordinator@demo.example"),
            await Invite(
                administrator,
                "Swale Lead",
                Role.Coordinator,
                (
                    "Role.District",
                    (await county.InStore(s => s.Districts.Where(d => d.Name == "Swale").Select(d => d.Id).SingleAsync())).ToString()
                )
            )
        );

        await Walk(senco, coordinator, [other, elsewhere], "Kestrel");
    }

    private async Task Walk(IPage senco, IPage coordinator, IReadOnlyList<IPage> others, string name)
    {
        // The SENCO adds a child and writes the request
        await Go(senco, "/requests/start");
        await Press(senco, "No child is in danger: start");
        await Link(senco, "Add a child", "Add a child who is not listed");
        await senco.FillAsync("[name=FirstName]", name);
        await senco.FillAsync("[name=LastName]", "D’Arcy");
        await Date(senco, "Born", 14, 5, 2020);
        await Press(senco, "Add this child");
        await senco.Locator("main input[type=radio]").First.CheckAsync(new() { Force = true });
        await Press(senco, "Continue");
        await Expect(senco.Locator("h1")).ToHaveTextAsync("Request for support");

        await Part(senco, "The need");
        await senco.FillAsync("[name=Needs]", "Cannot yet follow an instruction given to the whole class.");
        await Choose(senco, "SenStage", "K");
        await senco.SelectOptionAsync("[name=PrimaryNeed]", "SLCN");
        await Press(senco, "Save and continue");
        await Part(senco, "What your setting already does");
        await senco.FillAsync("[name=CoreStandards]", "Visual timetable for everyone.");
        await senco.FillAsync("[name=Actions]", "A small group each morning.");
        await Press(senco, "Save and continue");
        await Part(senco, "Strategies tried and what came of them");
        await senco.FillAsync("[name=What]", "Picture cards");
        await senco.SelectOptionAsync("[name=Area]", "CI");
        await Choose(senco, "Column", "C");
        await senco.FillAsync("[name=Outcome]", "Uses four of them by herself");
        await Press(senco, "Save strategy");
        await senco.ClickAsync("main >> text=Back to the task list");
        await Part(senco, "Files");
        await senco.FillAsync("[name=About]", "Reviewed plan");
        await senco.SetInputFilesAsync(
            "[name=Upload]",
            new FilePayload
            {
                Name = "plan.pdf",
                MimeType = "application/pdf",
                Buffer = "%PDF-1.7 plan %%EOF"u8.ToArray(),
            }
        );
        await Press(senco, "Upload");
        await Expect(senco.Locator("main table")).ToContainTextAsync("Reviewed plan");
        await senco.ClickAsync(".govuk-back-link");
        await Part(senco, "Parent or carer’s views");
        await senco.FillAsync("[name=Words]", "We want to know how to help at home.");
        await senco.FillAsync("[name=GivenBy]", "Jo D’Arcy");
        await Choose(senco, "How", "OnScreen");
        await Press(senco, "Save and continue");
        await Part(senco, "Agreement and permission to share");
        await Choose(senco, "Answer", "Given");
        await senco.FillAsync("[name=By]", "Jo D’Arcy");
        await Choose(senco, "How", "OnScreen");
        await Date(senco, "On", 20, 11, 2026);
        await Choose(senco, "Sharing[0].Parent", "Given");
        await Press(senco, "Save and continue");

        // Sends it
        await Part(senco, "Check your answers and send");
        await Press(senco, "Send request");
        await Expect(senco.Locator(".govuk-error-summary")).ToContainTextAsync("Say that the declaration is true before sending");
        await Choose(senco, "Declared", "true");
        await Press(senco, "Send request");
        var reference = await senco.Locator(".govuk-panel strong").InnerTextAsync();
        Reference.IsRight(reference).ShouldBeTrue();
        await senco.ClickAsync("text=the request’s page");
        var request = new Uri(senco.Url).AbsolutePath;

        // The coordinator screens it and puts it on a meeting's agenda
        await Go(coordinator, "/meetings/new");
        await coordinator.FillAsync("[name=Name]", $"Meeting about {name}");
        await Choose(coordinator, "Kind", "Schools");
        await Date(coordinator, "Day", 2, 12, 2026);
        await Press(coordinator, "Add the meeting");
        var meeting = new Uri(coordinator.Url).AbsolutePath;
        await Go(coordinator, $"/requests?view=New&search={reference}");
        await coordinator.ClickAsync($"main table a:has-text('{reference}')");
        await Expect(coordinator.Locator(".lift-identity")).ToContainTextAsync("D’Arcy");
        await Press(coordinator, "Screen this request");
        await Choose(coordinator, "MeetingId", meeting.Split('/')[^1]);
        await Press(coordinator, "Put on the agenda");
        await Expect(coordinator.Locator(".govuk-notification-banner")).ToContainTextAsync($"{reference} is on the agenda");
        await Go(senco, request);
        await Expect(senco.Locator(".lift-next")).ToContainTextAsync("2 December 2026");

        // Others see nothing of it
        foreach (var other in others)
        {
            foreach (var path in new[] { request, $"{request}/read", $"{request}/files", meeting })
            {
                (await other.GotoAsync(county.Address + path))!.Status.ShouldBe(404);
            }
            if ((await other.GotoAsync($"{county.Address}/requests?search={reference}"))!.Status is 200)
            {
                await Expect(other.Locator("main")).ToContainTextAsync("No request fits");
            }
        }

        // The meeting
        await Go(coordinator, meeting);
        await Press(coordinator, "Publish agenda and papers");
        await Press(coordinator, "Publish now");
        await coordinator.ClickAsync("main >> text=Papers >> nth=0");
        county.Clock.Now = new(2026, 12, 2, 9, 30, 0, TimeSpan.Zero);
        await SignInAgain(coordinator);
        await Go(coordinator, meeting);
        await Press(coordinator, "Record the meeting");
        await coordinator.FillAsync("[name=Notes]", "Two schools have used the same cards.");
        await Choose(coordinator, "Outcomes", "SchoolToSchool");
        await Choose(coordinator, "Outcomes", "Training");
        await coordinator.FillAsync("[name=Reason]", "Another school will show what worked for them.");
        await Press(coordinator, "Save");
        await Expect(coordinator.Locator("main table")).ToContainTextAsync("Match the setting with one that can help");
        await Go(coordinator, $"{meeting}/attendance");
        await coordinator.Locator("[name^=Came][value=Present]").First.CheckAsync(new() { Force = true });
        await coordinator.Locator("main form button").First.ClickAsync();
        await Go(coordinator, $"{meeting}/seal");
        await coordinator.ClickAsync("main form button");
        await Expect(coordinator.Locator(".govuk-notification-banner")).ToContainTextAsync("The minutes are sealed");

        // The SENCO sees what was decided, and why
        await SignInAgain(senco);
        await Go(senco, request);
        await Expect(senco.Locator("main")).ToContainTextAsync("School-to-school support");
        await Expect(senco.Locator("main")).ToContainTextAsync("Another school will show what worked for them.");
        await Expect(senco.Locator("main")).ToContainTextAsync("10 working days after the meeting on 2 December 2026");
        await Go(senco, $"{request}/history");
        await Expect(senco.Locator(".lift-timeline")).ToContainTextAsync("Decided by the meeting: School-to-school support; Training");
        county.Clock.Now = FixedClock.Monday;
    }

    private readonly Dictionary<IPage, string> _emails = [];

    private async Task SignInAgain(IPage page)
    {
        var email =
            page.Url.Length > 0 && _emails.TryGetValue(page, out var known)
                ? known
                : (await page.Locator(".lift-masthead__person span").AllInnerTextsAsync()) switch
                {
                    ["Helen Marsh"] => "coordinator@demo.example",
                    ["Kent Senco"] => "kentsenco@demo.example",
                    _ => "senco@demo.example",
                };
        _emails[page] = email;
        await page.GotoAsync($"{county.Address}/sign-in");
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", Demo.DemoCounty.Password);
        await page.ClickAsync("main button:has-text('Sign in')");
    }

    private async Task<IPage> Invite(IPage administrator, string name, Role role, (string Field, string Value) scope)
    {
        var email = $"{name.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()}@demo.example";
        await Go(administrator, "/people/invite");
        await administrator.FillAsync("[name=Name]", name);
        await administrator.FillAsync("[name=Email]", email);
        await Choose(administrator, "Role.Role", role.ToString());
        if (scope.Field.EndsWith("Setting", StringComparison.Ordinal))
        {
            await administrator.FillAsync($"[name='{scope.Field}']", scope.Value);
        }
        else
        {
            await administrator.SelectOptionAsync($"[name='{scope.Field}']", scope.Value);
        }
        await Press(administrator, "Invite");
        var page = await county.NewPage();
        var mail = (await county.SendPost()).Last(p => p.Wording.To == email).Wording.Text;
        await page.GotoAsync(System.Text.RegularExpressions.Regex.Match(mail, @"http\S+").Value);
        await page.FillAsync("[name=Password]", Demo.DemoCounty.Password);
        await page.FillAsync("[name=Repeat]", Demo.DemoCounty.Password);
        await Press(page, "Save password");
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", Demo.DemoCounty.Password);
        await page.ClickAsync("main button:has-text('Sign in')");
        return page;
    }

    private Task<string> RealSchool(string district, int skip) =>
        county.InStore(s =>
            (
                from setting in s.Settings
                where setting.Register == OpenLift.County.Register.Gias
                join d in s.Districts on setting.DistrictId equals d.Id
                where d.Name == district
                orderby setting.Number
                select setting.Number
            )
                .Skip(skip)
                .FirstAsync()
        );

    private async Task Go(IPage page, string path) => (await page.GotoAsync(county.Address + path))!.Status.ShouldBe(200, path);

    private static Task Press(IPage page, string button) =>
        page.Locator($"main :is(button, a.govuk-button):has-text(\"{button}\")").First.ClickAsync();

    private static async Task Link(IPage page, params string[] texts)
    {
        foreach (var text in texts)
        {
            if (await page.Locator($"main a:text-is('{text}')").CountAsync() > 0)
            {
                await page.ClickAsync($"main a:text-is('{text}')");
                return;
            }
        }
        await page.Locator($"main a:has-text('{texts[0]}')").First.ClickAsync();
    }

    private static Task Part(IPage page, string title) => page.ClickAsync($".govuk-task-list__link:has-text(\"{title}\")");

    private static Task Choose(IPage page, string name, string value) =>
        page.CheckAsync($"[name='{name}'][value='{value}']", new() { Force = true });

    private static async Task Date(IPage page, string name, int day, int month, int year)
    {
        await page.FillAsync($"[name='{name}.Day']", day.ToString());
        await page.FillAsync($"[name='{name}.Month']", month.ToString());
        await page.FillAsync($"[name='{name}.Year']", year.ToString());
    }
}
