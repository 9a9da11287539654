using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Children.Families;

/// <summary>A person who must not be told, or is removed, has no way back in.</summary>
[Trait("FoundBy", "attackers")]
public sealed class ABarOrARemoval(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_setting_lifts_no_bar_by_removing_and_adding_and_a_new_address_waits_its_day()
    {
        var (senco, coordinator, request) = await AFamily.Asked(app, "Bar", "Lifted");
        var omar = await AFamily.Parent(app, senco, request, "Omar Barred", "omar@example.com");
        var child = await AFamily.ChildOf(app, request);
        await coordinator.Fill($"/children/{child}/carers/{omar}", ("NotToBeTold", "Order of the court"));

        var family = await senco.Open($"/children/{child}/family");
        (await senco.Press(family, "Remove", ("Key", omar))).Problems.ShouldBe([
            "Omar Barred must not be told anything: only the coordinator can remove them.",
        ]);
        await coordinator.Press(await coordinator.Open($"/children/{child}/family"), "Remove", ("Key", omar));
        await AFamily.Parent(app, senco, request, "OMAR barred", "omar@example.com");
        (await senco.Open($"{request}/links/new")).Main.ShouldNotContain("OMAR");

        var pat = await AFamily.Parent(app, senco, request, "Pat Moves", "pat@example.com", "07700 900981");
        await senco.Press(await senco.Open($"/children/{child}/family"), "Remove", ("Key", pat));
        var again = await AFamily.Parent(app, senco, request, "Pat Moves", "somebody.else@example.com", "07700 900981");
        (await senco.Fill($"{request}/links/new", ("Carer", again), ("Means", "Email"), ("CodeMeans", "InPerson")))
            .Beside("Means")!
            .ShouldContain("it can be used a day later");
    }

    [Fact]
    public async Task A_bar_or_a_removal_stops_every_link_message_and_telling_of_that_person()
    {
        var (senco, coordinator, request) = await AFamily.Asked(app, "Every", "Stopped");
        var omar = await AFamily.Parent(app, senco, request, "Omar Stopped", "omar.stopped@example.com");
        var (_, address, code) = await AFamily.OnPaper(senco, request, omar);
        await senco.Fill($"{request}/links/new", ("Carer", omar), ("Means", "Email"), ("CodeMeans", "InPerson"));
        await coordinator.Fill($"{request}/screen", "Advise", ("Advice", "Try this."));
        (await coordinator.Open("/telling")).Main.ShouldContain("Omar Stopped");

        await coordinator.Fill($"/children/{await AFamily.ChildOf(app, request)}/carers/{omar}", ("NotToBeTold", "Refuge"));

        (await app.Visitor().Open(address)).Status.ShouldBe(404);
        (await coordinator.Open("/telling")).Main.ShouldNotContain("Omar Stopped");
        (await app.SendPost()).ShouldNotContain(p => p.Wording.To == "omar.stopped@example.com");
        code.ShouldNotBeEmpty();

        var (senco2, _, second) = await AFamily.Asked(app, "Removed", "Person");
        var jo = await AFamily.Parent(app, senco2, second, "Jo Removed");
        var (_, hers, _) = await AFamily.OnPaper(senco2, second, jo);
        await senco2.Press(await senco2.Open($"/children/{await AFamily.ChildOf(app, second)}/family"), "Remove", ("Key", jo));
        (await app.Visitor().Open(hers)).Status.ShouldBe(404);
    }
}
