using System.Diagnostics;

namespace OpenLift.Tests.Platform;

/// <summary>Whoever reports a fault can say of which edition, without a database and without asking anybody.</summary>
public sealed class WhichEdition(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void It_is_a_number_that_the_changelog_knows_and_names_no_commit() =>
        Edition.Number.ShouldMatch("^[0-9]+\\.[0-9]+\\.[0-9]+(-[a-z]+(\\.[0-9]+)*)?$");

    [Fact]
    public async Task The_command_line_says_it_where_there_is_no_database()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OpenLift.dll"), "--version"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["ConnectionStrings__Store"] = "Host=nowhere.invalid";
        using var process = Process.Start(start)!;

        var said = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));

        await process.WaitForExitAsync();
        (said.Trim(), process.ExitCode).ShouldBe(($"OpenLIFT {Edition.Number}", 0));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/about/help")]
    public async Task Every_page_says_it_at_its_foot(string address) =>
        (await app.Visitor().Open(address)).Document.QuerySelector("footer")!.TextContent.ShouldContain($"OpenLIFT {Edition.Number}");
}
