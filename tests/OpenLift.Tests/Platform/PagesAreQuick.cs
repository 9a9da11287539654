using OpenLift.Demo;

namespace OpenLift.Tests.Platform;

/// <summary>
/// A record's page asks the database eight things at most besides who is asking, and the home page four, however the record
/// stands and whoever is at home.
/// </summary>
public sealed class PagesAreQuick(TestApp app) : IClassFixture<TestApp>
{
    private const int WhoIsAsking = 1;
    private const int OfARecord = 8;
    private const int AtHome = 4;

    /// <summary>A little is left, since which record stands for its kind is chance.</summary>
    private const int Chance = 2;

    /// <summary>What asks for more today, and for how much. It only shrinks: a number that is no longer needed is red as well.</summary>
    private static readonly Dictionary<string, int> Over = new()
    {
        ["/places/{id}"] = 15,
        ["/referrals/{id}"] = 12,
        ["/requests/{id}"] = 11,
        ["/ coordinator@demo.example"] = 8,
        ["/ thanet.coordinator@demo.example"] = 8,
        ["/ teacher@demo.example"] = 7,
        ["/ portage@demo.example"] = 7,
        ["/ senco@demo.example"] = 7,
        ["/ thanet.senco@demo.example"] = 7,
        ["/ nursery@demo.example"] = 7,
        ["/ hub.manager@demo.example"] = 5,
        ["/ hub.manager2@demo.example"] = 5,
        ["/ thanet.hub@demo.example"] = 5,
        ["/ county@demo.example"] = 6,
        ["/ psychologist@demo.example"] = 7,
        ["/ panel.chair@demo.example"] = 7,
        ["/ panel@demo.example"] = 7,
        ["/ hub.staff@demo.example"] = 6,
        ["/ dpo@demo.example"] = 5,
        ["/ helpdesk@demo.example"] = 5,
    };

    /// <summary>Each is opened by the first of these, or else of the others, whom it shows itself to.</summary>
    private static readonly string[] Readers =
    [
        "coordinator@demo.example",
        "senco@demo.example",
        "hub.manager@demo.example",
        "administrator@demo.example",
        "portage@demo.example",
        "dpo@demo.example",
    ];

    private static Task<IReadOnlyList<PageAddress>>? _addresses;

    private Task<IReadOnlyList<PageAddress>> Addresses => _addresses ??= PageAddress.All(app);

    private static readonly string[] OfRecords =
    [
        "/calls/{id}",
        "/cases/{id}",
        "/children/same/{id}",
        "/children/{id}",
        "/consultations/{id}",
        "/county/agreements/{id}",
        "/county/districts/{id}",
        "/county/hubs/{id}",
        "/county/letters/{id}",
        "/county/lists/{id}",
        "/county/settings/{id}",
        "/county/standards/{id}",
        "/county/terms/{id}",
        "/hubs/{id}",
        "/letters/{id}",
        "/meetings/{id}",
        "/other-offers/{id}",
        "/people/{id}",
        "/places/{id}",
        "/provision/audits/{id}",
        "/provision/settings/{id}",
        "/referrals/{id}",
        "/requests/{id}",
        "/school-support/{id}",
        "/staff/{id}",
        "/strengths/{id}",
        "/support-agreements/{id}",
        "/support-cases/{id}",
        "/telling/{id}",
        "/training/{id}",
    ];

    public static TheoryData<string> Records => [.. OfRecords];

    public static TheoryData<string> People => [.. DemoCounty.SignIns.Select(s => s.Email)];

    [Theory, MemberData(nameof(Records))]
    public async Task However_a_record_stands(string page)
    {
        var most = 0;
        foreach (var address in (await Addresses).Where(a => a.Pattern == page))
        {
            most = Math.Max(most, await FirstReading(address.Path));
        }

        most.ShouldBeGreaterThan(0, "nobody could open it");
        Keeps(page, most, OfARecord);
    }

    [Theory, MemberData(nameof(People))]
    public async Task Whoever_is_at_home(string email)
    {
        var visitor = await app.SignedIn(email);
        await visitor.Open("/");

        Keeps($"/ {email}", (await Reads(visitor, "/"))!.Value, AtHome);
    }

    /// <summary>
    /// An invitation, a kept form and an import are no records: each is gone when it was used. An action's page is a form that opens
    /// only until its minutes are sealed.
    /// </summary>
    [Fact]
    public async Task Every_page_of_a_record_is_measured() =>
        (await Addresses)
            .Select(a => a.Pattern)
            .Distinct()
            .Where(p => p.EndsWith("/{id}", StringComparison.Ordinal))
            .Except(["/actions/{id}", "/join/{id}", "/kept/{id}", "/my-child/kept/{id}", "/county/import/{id}"])
            .ShouldBe(OfRecords, ignoreOrder: true);

    private static void Keeps(string page, int reads, int budget)
    {
        reads -= WhoIsAsking;
        var (ceiling, known) = Over.TryGetValue(page, out var today) ? (today, true) : (budget, false);
        reads.ShouldBeLessThanOrEqualTo(ceiling, $"{page} asks for more than it may");
        (known && reads < ceiling - Chance).ShouldBeFalse($"{page} asks for {reads} and no longer for {ceiling}: say so in the table");
        (known && ceiling <= budget).ShouldBeFalse($"{page} keeps its budget and needs no line in the table");
    }

    private async Task<int> FirstReading(string path)
    {
        foreach (var email in Readers.Union(DemoCounty.SignIns.Select(s => s.Email)))
        {
            if (await Reads(await app.SignedIn(email), path) is { } reads)
            {
                return reads;
            }
        }
        return 0;
    }

    private async Task<int?> Reads(Visitor visitor, string path)
    {
        var before = app.Commands.Now;
        return (await visitor.Open(path)).Status is 200 ? app.Commands.Since(before).Reads : null;
    }
}
