namespace OpenLift.Tests.Platform;

/// <summary>What holds for every file of the house (docs/house.md).</summary>
[Trait("Needs", "nothing")]
public sealed class HouseRules
{
    private const int Columns = 140;

    [Fact]
    public void No_line_is_longer_than_140_columns() =>
        House
            .Code()
            .SelectMany(file => File.ReadLines(Path.Combine(House.Root, file)).Select((line, at) => (File: file, At: at + 1, line.Length)))
            .Where(line => line.Length > Columns)
            .Select(line => $"{line.File}:{line.At}")
            .ShouldBeEmpty();
}
