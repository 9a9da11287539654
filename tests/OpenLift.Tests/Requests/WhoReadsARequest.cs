using Microsoft.EntityFrameworkCore;
using OpenLift.People;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Requests;

/// <summary>A request is open to those it was sent to, each look is written down, and what was removed is gone.</summary>
[Trait("FoundBy", "fresh eyes")]
public sealed class WhoReadsARequest(TestApp app) : IClassFixture<TestApp>
{
    private const string Senco = "senco@demo.example";
    private const string Coordinator = "coordinator@demo.example";

    [Fact]
    public async Task One_open_request_of_a_child_opens_no_other()
    {
        var (senco, coordinator, county) = (
            await app.SignedIn(Senco),
            await app.SignedIn(Coordinator),
            await app.SignedIn("county@demo.example")
        );
        var first = await AskingForSupport.Sent(senco, "Two", "Requests");
        await senco.Fill($"{first}/family", ("What", "all"), ("By", "A Parent"), ("Reason", "Canary reason"));
        var child = await app.InStore(s =>
            s.Requests.Where(r => r.Id == AskingForSupport.IdOf(first)).Select(r => r.ChildId).SingleAsync()
        );
        var second = (await senco.Fill($"/requests/new?child={child}", ("Child", child.ToString()))).GoesTo![..^"/tasks".Length];
        await senco.Fill($"{second}/need", ("Needs", "Something else"));
        await senco.Fill($"{second}/check", ("Declared", "true"), ("WhyNot", "Asked by phone"));

        (await coordinator.Open(second)).Status.ShouldBe(200);
        foreach (var page in new[] { "", "/read", "/family", "/files", "/history", "/print", "/permission", "/parent-views" })
        {
            (await coordinator.Open(first + page)).Status.ShouldBe(404, page);
        }
        await coordinator.Fill($"{second}/screen", "County", ("Need", "hi"));
        (await county.Open(second)).Status.ShouldBe(200);
        (await county.Open(first)).Status.ShouldBe(404);
        (
            await app.InStore(
                s => s.ViewsAndConsents.CountAsync(c => c.RequestId == AskingForSupport.IdOf(first)),
                await app.ActorOf(Coordinator)
            )
        ).ShouldBe(0);
    }

    [Fact]
    public async Task The_county_coordinator_decides_only_what_was_sent_for_their_need()
    {
        var (senco, coordinator, county) = (
            await app.SignedIn(Senco),
            await app.SignedIn(Coordinator),
            await app.SignedIn("county@demo.example")
        );
        var request = await AskingForSupport.Sent(senco, "Physical", "Need");
        await coordinator.Fill($"{request}/screen", "County", ("Need", "pi"));

        (await county.Open($"{request}/county")).Status.ShouldBe(404);
        (await county.Open(request)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task One_roles_permission_does_not_work_on_another_roles_children()
    {
        await using var alone = new TestApp();
        var teacher = await alone.Person("teacher@demo.example");
        await alone.Save(async s =>
        {
            var person = await s.People.Include(p => p.Roles).SingleAsync(p => p.Id == teacher.Id);
            var thanet = await s.Settings.SingleAsync(x => x.Name == "Harbour Lights Junior School");
            person.Give(Role.SettingStaff, thanet.Scope, thanet.Name, s.Now);
        });
        var item = await alone.InStore(s => s.AgendaItems.FirstAsync(i => i.SettingName == "Holmwood Primary School" && !i.Sealed));
        var both = await alone.SignedIn("teacher@demo.example");

        (await both.Open($"/requests/{item.RequestId}")).Status.ShouldBe(200);
        foreach (
            var page in new[]
            {
                $"/requests/{item.RequestId}/withdraw",
                $"/requests/{item.RequestId}/permission",
                $"/requests/{item.RequestId}/parent-views",
                $"/children/{item.ChildId}/identity",
                $"/children/{item.ChildId}/family",
                $"/children/{item.ChildId}/home",
            }
        )
        {
            (await both.Open(page)).Status.ShouldBe(404, page);
        }
        (await both.Open($"/requests/{item.RequestId}/files")).Document.QuerySelectorAll("main form[method=post]").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_look_is_written_down_though_the_form_came_back()
    {
        var senco = await app.SignedIn(Senco);
        var request = await AskingForSupport.Draft(senco, "Look", "Stays");
        var child = await app.InStore(s =>
            s.Requests.Where(r => r.Id == AskingForSupport.IdOf(request)).Select(r => r.ChildId).SingleAsync()
        );
        var form = await senco.Open($"{request}/contact");
        Task<int> Looks() => app.InStore(s => s.Looks.CountAsync(l => l.ChildId == child && l.Page == $"{request}/contact"));
        var before = await Looks();

        (await senco.Press(form, "", ("AskedBy", ""))).Status.ShouldBe(422);

        (await Looks()).ShouldBeGreaterThan(before);
        (await senco.Press(form with { Path = $"{request}/read" }, "")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Two_who_save_at_the_same_moment_never_see_a_fault()
    {
        var senco = await app.SignedIn(Senco);
        var request = await AskingForSupport.Draft(senco, "Same", "Moment");
        var forms = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => senco.Open($"{request}/provision")));

        var pages = await Task.WhenAll(forms.Select((form, i) => Task.Run(() => senco.Press(form, "", ("CoreStandards", $"Writer {i}")))));

        pages.Count(p => p.Status is 302).ShouldBe(1);
        pages.Where(p => p.Status is not 302).ShouldAllBe(p => p.Status == 422 && p.Text.Contains("Somebody else changed this"));
    }

    [Fact]
    public async Task A_removed_file_is_gone_unless_it_was_sent()
    {
        var senco = await app.SignedIn(Senco);
        var request = await AskingForSupport.Draft(senco, "Removed", "File");
        await senco.Upload($"{request}/files", "Upload", "wrong.pdf", "%PDF-1.4 %%EOF"u8.ToArray(), ("About", "The wrong child’s report"));
        var list = await senco.Open($"{request}/files");
        var link = list.Document.QuerySelector("main table a")!.GetAttribute("href")!;
        await senco.Press(list, "Remove");

        (await senco.Open(link)).Status.ShouldBe(404);
        (await senco.Open($"{request}/history")).Main.ShouldContain("File removed: The wrong child’s report");
    }
}
