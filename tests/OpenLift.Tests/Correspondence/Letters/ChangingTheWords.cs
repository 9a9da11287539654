using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Letters;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Correspondence.Letters;

/// <summary>The county's administrator changes what letters say (S9).</summary>
public sealed class ChangingTheWords(TestApp app) : IClassFixture<TestApp>
{
    private static async Task<string> Address(TestApp app, LetterKind kind) =>
        $"/county/letters/{await app.InStore(s => s.LetterTemplates.Where(t => t.Kind == kind).Select(t => t.Id).SingleAsync())}";

    [Fact]
    public async Task An_unknown_field_is_refused_beside_its_field_and_what_was_typed_is_kept()
    {
        var administrator = await app.SignedIn("administrator@demo.example");
        var address = await Address(app, LetterKind.Decision);

        var refused = await administrator.Fill(address, ("Title", "About {{child}}"), ("Body", "Dear {{carer}}\n\nOn {{dya}} we met."));
        (refused.Status, refused.Beside("Body"), refused.Value("Body"), refused.Value("Title")).ShouldBe(
            (
                422,
                "“dya” is not a field of this letter: choose one from the list",
                "Dear {{carer}}\n\nOn {{dya}} we met.",
                "About {{child}}"
            )
        );
        (await administrator.Fill(address, ("Title", "About {{child")))
            .Beside("Title")
            .ShouldBe("“{{child” is not closed: write }} after the name of the field, on the same line");
        (await administrator.Fill(address, ("From.Day", "22"), ("From.Month", "11"), ("From.Year", "2026")))
            .Beside("From")
            .ShouldBe("The new words can be used from today or later");
        (await app.InStore(s => s.LetterTemplates.SingleAsync(t => t.Kind == LetterKind.Decision))).Versions.Count.ShouldBe(1);
        (await administrator.Open(address)).Main.ShouldContain("{{panel}} the name of the panel Always there");
    }

    [Fact]
    public async Task What_is_typed_can_be_read_with_an_invented_child_before_it_is_saved()
    {
        var administrator = await app.SignedIn("administrator@demo.example");
        var address = await Address(app, LetterKind.ReviewInvitation);

        var seen = await administrator.Fill(
            address,
            "Preview",
            ("Title", "Come, {{carer}}"),
            ("Body", "## Soon\n- On {{day}}\n\nBring <b>{{child}}</b>")
        );

        seen.Status.ShouldBe(200);
        var example = seen.Document.GetElementById("example")!;
        example.TextContent.ShouldContain("Come, Alex Example");
        example.QuerySelector("h4")!.TextContent.ShouldBe("Soon");
        example.QuerySelector("li")!.TextContent.ShouldBe("On 10 March 2027");
        example.TextContent.ShouldContain("Bring <b>Robin</b>");
        seen.Value("Title").ShouldBe("Come, {{carer}}");
        (await administrator.Fill(address, "Preview", ("Body", "{{nobody}}"))).Beside("Body").ShouldStartWith("“nobody” is not a field");
        (await app.InStore(s => s.LetterTemplates.SingleAsync(t => t.Kind == LetterKind.ReviewInvitation))).Versions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task New_words_count_from_their_day_and_change_no_letter_written_before()
    {
        await using var alone = new TestApp();
        var (administrator, address) = (await alone.SignedIn("administrator@demo.example"), await Address(alone, LetterKind.General));
        var before = await alone.InStore(s =>
            s.Letters.AsNoTracking()
                .OrderBy(l => l.Id)
                .Select(l => new
                {
                    l.Id,
                    l.TemplateVersion,
                    l.Subject,
                    l.Body,
                    l.Version,
                })
                .ToListAsync()
        );
        before.ShouldNotBeEmpty();

        (
            await administrator.Fill(address, ("Title", "New: {{subject}}"), ("From.Day", "1"), ("From.Month", "12"), ("From.Year", "2026"))
        ).Status.ShouldBe(302);

        (
            await alone.InStore(s =>
                s.Letters.AsNoTracking()
                    .OrderBy(l => l.Id)
                    .Select(l => new
                    {
                        l.Id,
                        l.TemplateVersion,
                        l.Subject,
                        l.Body,
                        l.Version,
                    })
                    .ToListAsync()
            )
        ).ShouldBe(before);
        var template = await alone.InStore(s => s.LetterTemplates.SingleAsync(t => t.Kind == LetterKind.General));
        (template.On(new(2026, 11, 30)).Number, template.On(new(2026, 12, 1)).Number, template.On(new(2026, 12, 1)).Title).ShouldBe(
            (1, 2, "New: {{subject}}")
        );
        var coordinator = await alone.SignedIn("coordinator@demo.example");
        var request = $"/requests/{await alone.InStore(s => s.Letters.Select(l => l.RequestId).FirstAsync())}";
        foreach (var (day, subject, version) in new[] { (0, "Hello", 1), (8, "New: Hello", 2) })
        {
            alone.Clock.Now = FixedClock.Monday.AddDays(day);
            coordinator = await alone.SignedIn("coordinator@demo.example");
            var written = (await coordinator.Fill($"{request}/letters/new", ("Subject", "Hello"), ("Words", "Some words"))).GoesTo!;
            var letter = await alone.InStore(s => s.Letters.SingleAsync(l => l.Id == new Id<Letter>(Guid.Parse(written.Split('/')[2]))));
            (letter.Subject, letter.TemplateVersion).ShouldBe((subject, version));
        }
        (await (await alone.SignedIn("coordinator@demo.example")).Open(address)).Status.ShouldBe(404);
    }

    [Fact]
    public void A_life_of_a_letter_has_no_dead_end_but_its_ends()
    {
        var reached = new HashSet<LetterStatus> { LetterStatus.Draft };
        while (LetterLifecycle.Paths.Any(p => reached.Contains(p.From) && reached.Add(p.To))) { }
        reached.ShouldBe(Enum.GetValues<LetterStatus>(), ignoreOrder: true);
        LetterLifecycle.Paths.GroupBy(p => (p.From, p.By)).ShouldAllBe(g => g.Count() == 1);
        LetterLifecycle.Paths.Where(p => p.To is LetterStatus.Sent).ShouldBe([(LetterStatus.Checked, LetterStep.Send, LetterStatus.Sent)]);
    }
}
