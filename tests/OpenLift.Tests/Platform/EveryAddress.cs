namespace OpenLift.Tests.Platform;

/// <summary>What is asked for in an address is looked for, without what nobody can see and no database could hold.</summary>
[Trait("FoundBy", "fresh eyes")]
public sealed class EveryAddress(TestApp app) : IClassFixture<TestApp>
{
    private const string Senco = "senco@demo.example";
    private const string Coordinator = "coordinator@demo.example";

    [Theory]
    [InlineData("/requests?search=%00")]
    [InlineData("/requests?search=%EF%BF%BE")]
    [InlineData("/children?name=%EF%BF%BE")]
    [InlineData("/requests/new?name=%00")]
    public async Task What_no_database_can_hold_is_dropped_from_an_address_too(string address) =>
        (await (await app.SignedIn(Senco)).Open(address)).Status.ShouldBe(200);

    [Theory]
    [InlineData(Coordinator, "/requests", "No request fits")]
    [InlineData(Senco, "/children", "No child of your setting has that name")]
    [InlineData("administrator@demo.example", "/people", "Nobody fits")]
    [InlineData("administrator@demo.example", "/county/settings", "No setting is here")]
    public async Task The_search_box_of_every_list_searches(string email, string path, string nothing)
    {
        var visitor = await app.SignedIn(email);
        var box = (await visitor.Open(path)).Document.QuerySelector("form[method=get] input[type=text]")!.GetAttribute("name");

        (await visitor.Open($"{path}?{box}=zzzz")).Main.ShouldContain(nothing);
    }
}
