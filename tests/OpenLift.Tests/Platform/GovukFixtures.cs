using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using OpenLift.Platform.Govuk;

namespace OpenLift.Tests.Platform;

/// <summary>
/// Our components against govuk-frontend's own published fixtures: every fixture that uses only options we have must come out as the
/// same HTML. One that uses an option we lack is not ours to pass; the counts below say how many are.
/// </summary>
[Trait("Needs", "nothing")]
public sealed partial class GovukFixtures
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = false,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new Text() },
    };

    [Theory]
    [InlineData("input", typeof(Input), 12)]
    [InlineData("textarea", typeof(Textarea), 8)]
    [InlineData("radios", typeof(Radios), 14)]
    [InlineData("checkboxes", typeof(Checkboxes), 12)]
    [InlineData("select", typeof(Select), 8)]
    [InlineData("date-input", typeof(DateInput), 4)]
    [InlineData("file-upload", typeof(FileUpload), 4)]
    [InlineData("button", typeof(Button), 18)]
    [InlineData("tag", typeof(Tag), 10)]
    [InlineData("error-summary", typeof(ErrorSummary), 3)]
    [InlineData("notification-banner", typeof(NotificationBanner), 3)]
    [InlineData("pagination", typeof(Pagination), 6)]
    [InlineData("details", typeof(Details), 5)]
    [InlineData("warning-text", typeof(WarningText), 3)]
    [InlineData("inset-text", typeof(InsetText), 3)]
    [InlineData("back-link", typeof(BackLink), 2)]
    [InlineData("skip-link", typeof(SkipLink), 2)]
    [InlineData("panel", typeof(Panel), 4)]
    [InlineData("task-list", typeof(TaskList), 3)]
    [InlineData("table", typeof(Table), 15)]
    public void Comes_out_as_published(string component, Type type, int atLeast)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(root!.FullName, "node_modules")))
        {
            root = root.Parent;
        }
        using var file = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(root.FullName, $"node_modules/govuk-frontend/dist/govuk/components/{component}/fixtures.json"))
        );
        var (same, wrong) = (0, new List<string>());
        foreach (var fixture in file.RootElement.GetProperty("fixtures").EnumerateArray())
        {
            Component ours;
            try
            {
                ours = (Component)fixture.GetProperty("options").Deserialize(type, Strict)!;
            }
            catch (JsonException)
            {
                continue;
            }
            var (expected, actual) = (Plain(fixture.GetProperty("html").GetString()!), Plain(ours.Render()));
            if (expected == actual)
            {
                same++;
            }
            else
            {
                wrong.Add($"{fixture.GetProperty("name")}\n  theirs: {expected}\n  ours:   {actual}");
            }
        }

        wrong.ShouldBeEmpty();
        same.ShouldBeGreaterThanOrEqualTo(atLeast);
    }

    /// <summary>The same document however its attributes are ordered and its lines are broken.</summary>
    private static string Plain(string html)
    {
        var document = new HtmlParser().ParseDocument($"<body>{html}</body>");
        return string.Concat(document.Body!.ChildNodes.Select(Write)).Trim();

        static string Write(INode node) =>
            node switch
            {
                IText text => Space().Replace(text.Text, " ").Trim(),
                IElement e => $"<{e.LocalName}"
                    + string.Concat(
                        e.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal)
                            .Select(a => $" {a.Name}='{Space().Replace(a.Value, " ").Trim()}'")
                    )
                    + $">{string.Concat(e.ChildNodes.Select(Write))}</{e.LocalName}>",
                _ => "",
            };
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    /// <summary>The fixtures write some values as numbers.</summary>
    private sealed class Text : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.Number ? reader.GetInt64().ToString() : reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
