namespace OpenLift.Tests.Platform;

/// <summary>What holds for every file of the house (docs/house.md).</summary>
[Trait("Needs", "nothing")]
public sealed class HouseRules
{
    private const int Columns = 140;

    /// <summary>Files of the application with longer lines, and how many each has. The list only shrinks.</summary>
    private static readonly Dictionary<string, int> Longer = new()
    {
        ["src/OpenLift/Children/Families/MyChild.cshtml.cs"] = 1,
        ["src/OpenLift/Correspondence/Messages/DigestJob.cs"] = 2,
        ["src/OpenLift/Interventions/Placements/CalendarFile.cs"] = 1,
        ["src/OpenLift/Jobs.cs"] = 1,
        ["src/OpenLift/Platform/Actor.cs"] = 1,
        ["src/OpenLift/Platform/CommandLine.cs"] = 2,
        ["src/OpenLift/Platform/DateBinder.cs"] = 1,
        ["src/OpenLift/Platform/Edition.cs"] = 1,
        ["src/OpenLift/Platform/Facts.cs"] = 2,
        ["src/OpenLift/Platform/Govuk/Components.cs"] = 30,
        ["src/OpenLift/Platform/Govuk/PageTags.cs"] = 1,
        ["src/OpenLift/Platform/Lifecycle.cs"] = 1,
        ["src/OpenLift/Platform/Pages.cs"] = 3,
        ["src/OpenLift/Platform/Security.cs"] = 2,
        ["src/OpenLift/Platform/Store.cs"] = 1,
        ["src/OpenLift/Platform/TidyJob.cs"] = 1,
    };

    [Fact]
    public void No_line_is_longer_than_140_columns()
    {
        var longer = House
            .Code()
            .Select(file => (File: file, Lines: File.ReadLines(Path.Combine(House.Root, file)).Count(line => line.Length > Columns)))
            .Where(found => found.Lines > 0)
            .ToDictionary(found => found.File, found => found.Lines);

        longer.Where(l => l.Value > Longer.GetValueOrDefault(l.Key)).ShouldBeEmpty("break these lines");
        Longer.Where(l => l.Value > longer.GetValueOrDefault(l.Key)).ShouldBeEmpty("these are shorter now: say so in the list");
    }
}
