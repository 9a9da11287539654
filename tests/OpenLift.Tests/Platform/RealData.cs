namespace OpenLift.Tests.Platform;

/// <summary>The real registers, which are never part of the project: tests that need them say when they were skipped.</summary>
public static class RealData
{
    public static string? Folder { get; } = Find("data");
    public static string? Matrix { get; } = Find("authz-matrix.csv");

    public static void SaySkipped([System.Runtime.CompilerServices.CallerMemberName] string test = "") =>
        Console.WriteLine($"skipped: {test} (the real data is not beside the project)");

    private static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", name);
            if (Path.Exists(path))
            {
                return path;
            }
        }
        return null;
    }
}
