using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Families;
using OpenLift.Meetings;
using OpenLift.Requests;
using OpenLift.Support;
using OpenLift.Tests.Interventions;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Children;

/// <summary>A child has died: what goes out stops at once, the rest when a second person made sure; a mistake is undone (C3).</summary>
public sealed class AChildHasDied
{
    private static readonly (string, string) How = ("HowKnown", "The father told the head teacher.");

    [Fact]
    public async Task Nothing_goes_out_from_the_moment_that_one_person_said_it()
    {
        using var app = new TestApp();
        var senco = await app.SignedIn("senco@demo.example");
        var (request, child) = await ARequest(app, senco, "Oisín", "Sutton");
        await app.Save(async s =>
        {
            var record = await s.Children.SingleAsync(c => c.Id == child);
            var asked = await s.Requests.SingleAsync(r => r.ChildId == child);
            s.Add(FamilyLink.Make(asked, record, record.Carers[0], LinkMeans.Letter, CodeMeans.InPerson, "Amara", s.Now).Link);
        });

        (await senco.Fill($"/children/{child}/died", [How, .. AReferral.Date("On", new(2026, 12, 24))]))
            .Problems.Single()
            .ShouldStartWith("The day must be between");
        (await senco.Fill($"/children/{child}/died", [How, .. AReferral.Date("On", new(2026, 11, 20))])).Status.ShouldBe(302);

        var page = await senco.Open($"/children/{child}");
        page.Main.ShouldContain("Died on 20 November 2026. A second person is to make sure of it.");
        page.Document.QuerySelector("a[href^='/requests/start']").ShouldBeNull();
        (await senco.Open(request)).Text.ShouldContain("Died on 20 November 2026");
        (await app.InStore(s => s.FamilyLinks.CountAsync(l => l.ChildId == child && l.StoppedAt == null))).ShouldBe(0);
        (await app.InStore(s => s.Children.SingleAsync(c => c.Id == child)))
            .Hindrance((await app.InStore(s => s.Children.SingleAsync(c => c.Id == child))).Carers[0], Way.InPerson, app.Clock.Now)!
            .ShouldStartWith("The child has died");
        (await senco.Open($"/children/{child}/died")).Main.ShouldContain("A second person is to make sure of it: a colleague");
        (await app.InStore(s => s.Requests.SingleAsync(r => r.ChildId == child))).Status.ShouldBe(RequestStatus.Sent);
    }

    [Fact]
    public async Task When_a_second_person_made_sure_what_waits_ends_and_a_mistake_is_undone()
    {
        using var app = new TestApp();
        var senco = await app.SignedIn("senco@demo.example");
        var (_, child) = await ARequest(app, senco, "Taken", "Back");
        await senco.Fill($"/children/{child}/died", [How, .. AReferral.Date("On", new(2026, 11, 20))]);
        var coordinator = await app.SignedIn("coordinator@demo.example");

        (await senco.Press(await coordinator.Open($"/children/{child}/died"), "Confirm")).Status.ShouldNotBe(302, "the same person cannot");
        (await coordinator.Press(await coordinator.Open($"/children/{child}/died"), "Confirm")).Status.ShouldBe(302);

        var request = await app.InStore(s => s.Requests.SingleAsync(r => r.ChildId == child));
        (request.Status, request.DueOn, request.Message).ShouldBe((RequestStatus.Withdrawn, null, "The child has died"));
        (await coordinator.Open("/requests?view=New")).Main.ShouldNotContain(request.Reference);

        (await senco.Fill($"/children/{child}/died", "Wrong", ("Why", "It was another child."))).Status.ShouldBe(302);

        request = await app.InStore(s => s.Requests.SingleAsync(r => r.ChildId == child));
        (request.Status, request.ClosedAt).ShouldBe((RequestStatus.Sent, null));
        request.DueOn.ShouldNotBeNull();
        (await coordinator.Open("/requests?view=New")).Main.ShouldContain(request.Reference);
        (await senco.Open($"/children/{child}")).Main.ShouldNotContain("Died on");
    }

    private static async Task<(string Request, Id<Child> Child)> ARequest(TestApp app, Visitor senco, string first, string last)
    {
        var request = await AskingForSupport.Sent(senco, first, last);
        var id = AskingForSupport.IdOf(request);
        var child = await app.InStore(async s => (await s.Requests.SingleAsync(r => r.Id == id)).ChildId);
        await app.Save(async s =>
            (await s.Children.SingleAsync(c => c.Id == child)).HasCarer(
                new(Guid.NewGuid(), $"Ana {last}", "mother", true, "07700 900555", "ana@example.org"),
                s.Now
            )
        );
        return (request, child);
    }
}
