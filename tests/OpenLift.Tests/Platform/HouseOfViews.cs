namespace OpenLift.Tests.Platform;

/// <summary>How a view is written: so that it can be read, and so that what looks alike is said once.</summary>
[Trait("Needs", "nothing")]
public sealed class HouseOfViews
{
    private const int Widest = 140;

    private static readonly string[] ByHand = ["govuk-table", "govuk-tabs", "lift-tabs", "<table", "<td", "<th "];

    private static IEnumerable<string> Views =>
        Directory.EnumerateFiles(House.Source, "*.cshtml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(House.Source, f));

    private static IEnumerable<(string At, string Line)> Lines =>
        Views.SelectMany(view => House.Read(view).Split('\n').Select((line, i) => ($"{view}:{i + 1}", line.TrimEnd('\r'))));

    [Fact]
    public void No_line_is_wider_than_a_screen() =>
        Lines.Where(l => l.Line.Length > Widest).Select(l => $"{l.At} {l.Line.Length}").ShouldBeEmpty();

    /// <summary>Tables and tabs are <c>gov-table</c> and <c>gov-tabs</c>.</summary>
    [Fact]
    public void No_view_draws_its_tables_and_tabs_by_hand() =>
        Lines
            .Where(l => ByHand.Any(word => l.Line.Contains(word, StringComparison.Ordinal)))
            .Select(l => $"{l.At} {l.Line.Trim()}")
            .ShouldBeEmpty();
}
