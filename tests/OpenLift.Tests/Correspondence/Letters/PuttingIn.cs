using OpenLift.Correspondence.Letters;

namespace OpenLift.Tests.Correspondence.Letters;

/// <summary>A template names what it needs; a letter is made only when all of it is there (X7).</summary>
[Trait("Needs", "nothing")]
public sealed class PuttingIn
{
    private static readonly Dictionary<string, string> Review = new()
    {
        ["child"] = "Robin",
        ["day"] = "10 March 2027",
        ["time"] = "2pm",
        ["place"] = "The hub",
    };

    [Fact]
    public void Fields_become_what_they_stand_for() =>
        Merge
            .Fill("Come on {{day}} at {{ time }}.\r\nBring {{child}}.", LetterKind.ReviewInvitation, Review)
            .ShouldBe("Come on 10 March 2027 at 2pm.\nBring Robin.");

    [Theory]
    [InlineData("Dear {{chld}}", "“chld” is not a field of this letter: choose one from the list")]
    [InlineData("Dear {{}}", "“” is not a field of this letter: choose one from the list")]
    [InlineData("Dear {{Child}}", "“Child” is not a field of this letter: choose one from the list")]
    [InlineData("The hub: {{hub}}", "“hub” is not a field of this letter: choose one from the list")]
    [InlineData("Dear {{child", "“{{child” is not closed: write }} after the name of the field, on the same line")]
    [InlineData("Dear {{child\n}}", "“{{child” is not closed: write }} after the name of the field, on the same line")]
    [InlineData("Dear {{child {{day}}", "“{{child {{day}}” is not closed: write }} after the name of the field, on the same line")]
    [InlineData("Dear child}}", "There are braces }} that nothing opens, in “Dear child}}”")]
    [InlineData("{{child}} and }}", "There are braces }} that nothing opens, in “{{child}} and }}”")]
    public void What_it_does_not_know_and_what_is_not_closed_is_refused_with_the_reason(string template, string message)
    {
        var refused = Should.Throw<RuleBroken>(() => Merge.Check(template, LetterKind.ReviewInvitation, "Body"));

        (refused.Message, refused.Field).ShouldBe((message, "Body"));
        Should.Throw<RuleBroken>(() =>
            LetterTemplate.Begin(LetterKind.ReviewInvitation, "Title", template, new(2026, 1, 1), "x", DateTimeOffset.UnixEpoch)
        );
    }

    [Fact]
    public void Single_braces_are_only_braces() => Merge.Fill("{child} } {", LetterKind.General, Review).ShouldBe("{child} } {");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n ")]
    public void A_letter_is_not_made_without_what_it_needs(string? start)
    {
        var fields = new Dictionary<string, string> { ["child"] = "Robin" };
        if (start is not null)
        {
            fields["start"] = start;
        }

        Should
            .Throw<RuleBroken>(() => Merge.Fill("{{child}} starts on {{start}}", LetterKind.ConfirmedOffer, fields))
            .Message.ShouldBe("The letter needs the start date");
    }

    [Fact]
    public void What_the_template_does_not_name_is_not_needed() =>
        Merge
            .Fill("Dear {{child}}", LetterKind.ConfirmedOffer, new Dictionary<string, string> { ["child"] = "Robin" })
            .ShouldBe("Dear Robin");

    [Fact]
    public void A_line_about_something_that_may_be_missing_and_is_goes_with_it()
    {
        const string template = "First\n\n- Who: {{who}}\n\nLast, {{child}}";

        Merge.Fill(template, LetterKind.ReviewInvitation, Review).ShouldBe("First\n\nLast, Robin");
        Merge
            .Fill(template, LetterKind.ReviewInvitation, new Dictionary<string, string>(Review) { ["who"] = "Sam" })
            .ShouldBe("First\n\n- Who: Sam\n\nLast, Robin");
    }

    [Theory]
    [InlineData("{{day}}")]
    [InlineData("{{nobody}}")]
    [InlineData("}} {{")]
    [InlineData("{{")]
    public void Braces_in_what_is_put_in_mean_nothing(string name)
    {
        Merge
            .Fill(
                "Dear {{child}}, come on {{day}}",
                LetterKind.ReviewInvitation,
                new Dictionary<string, string>(Review) { ["child"] = name }
            )
            .ShouldBe($"Dear {name}, come on 10 March 2027");
        Merge
            .Fill(
                "{{child}}{{time}}",
                LetterKind.ReviewInvitation,
                new Dictionary<string, string>(Review) { ["child"] = "{{", ["time"] = "day}}" }
            )
            .ShouldBe("{{day}}");
    }

    [Fact]
    public void A_field_that_no_letter_has_is_the_callers_mistake() =>
        Should.Throw<ArgumentException>(() =>
            Merge.Fill("Dear {{child}}", LetterKind.General, new Dictionary<string, string> { ["child"] = "Robin", ["chidl"] = "Robin" })
        );

    [Fact]
    public void Every_letter_that_is_shipped_can_be_made_of_the_examples_and_keeps_its_lines_when_only_the_needed_is_there()
    {
        KentLetters.Shipped.Select(s => s.Kind).ShouldBe(Enum.GetValues<LetterKind>(), ignoreOrder: true);
        foreach (var (kind, title, body) in KentLetters.Shipped)
        {
            var fields = Merge.FieldsOf(kind);
            Merge.Fill(title, kind, fields.ToDictionary(f => f.Name, f => f.Example)).ShouldNotContain("{{");
            var full = Merge.Fill(body, kind, fields.ToDictionary(f => f.Name, f => f.Example));
            var bare = Merge.Fill(body, kind, fields.Where(f => f.Needed).ToDictionary(f => f.Name, f => f.Example));
            full.ShouldNotContain("{{");
            bare.Length.ShouldBeLessThan(full.Length);
            bare.ShouldContain("Dear Alex Example");
        }
    }

    /// <summary>Flesch–Kincaid grade 6 is a reading age of about eleven (A5).</summary>
    [Fact]
    public void Every_letter_that_is_shipped_is_written_in_everyday_words()
    {
        Grade("The administrative authority necessitates considerable documentation regarding developmental assessment methodologies.")
            .ShouldBeGreaterThan(12);
        foreach (var (kind, _, body) in KentLetters.Shipped.Where(s => s.Kind is not LetterKind.General))
        {
            var values = Merge.FieldsOf(kind).ToDictionary(f => f.Name, f => f.Example);
            var lines = Merge
                .Fill(body, kind, values)
                .Split('\n')
                .Where(l => l is not "" && !l.StartsWith("- ", StringComparison.Ordinal))
                .Select(l => l.TrimStart('#', ' '))
                .Select(l => l.EndsWith('.') ? l : $"{l}.");
            Grade(string.Join(' ', lines)).ShouldBeLessThanOrEqualTo(6, kind.Words);
        }

        static double Grade(string text)
        {
            var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            double sentences = text.Count(c => c is '.' or '?' or '!'),
                syllables = words.Sum(w =>
                    Math.Max(
                        1,
                        System.Text.RegularExpressions.Regex.Count(w.ToLowerInvariant().TrimEnd('.', ','), "[aeiouy]+(?!$)|[aiouy]+$")
                    )
                );
            return (0.39 * words.Length / sentences) + (11.8 * syllables / words.Length) - 15.59;
        }
    }
}
