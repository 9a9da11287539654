namespace OpenLift.Tests.Platform;

/// <summary>The house as it lies on the disk: what rules about its files are asked of (docs/house.md).</summary>
public static class House
{
    /// <summary>The wings: what a county works with. Platform, Demo and Schema are none.</summary>
    public static readonly string[] Wings =
    [
        "County",
        "People",
        "Children",
        "Correspondence",
        "Requests",
        "Settings",
        "Support",
        "Interventions",
        "Meetings",
        "Oversight",
    ];

    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static string Source => Path.Combine(Root, "src/OpenLift");

    /// <summary>Every file of the wings, by its path from <see cref="Source"/>.</summary>
    /// <param name="ending">How its name ends, such as <c>.cshtml.cs</c>.</param>
    public static IEnumerable<string> InWings(string ending) =>
        Wings
            .SelectMany(wing => Directory.EnumerateFiles(Path.Combine(Source, wing), $"*{ending}", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Source, file));

    /// <summary>Every file of code there is, by its path from <see cref="Root"/>.</summary>
    public static IEnumerable<string> Code() =>
        new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Source, file));

    private static string Above(string folder) =>
        Directory.Exists(Path.Combine(folder, "src/OpenLift")) ? folder : Above(Path.GetDirectoryName(folder)!);
}
