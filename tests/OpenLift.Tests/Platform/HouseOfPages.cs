using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Tests.Platform;

/// <summary>
/// Where a page is found: one page is one view and one code file of its name, with one model; a table is mapping and nothing else.
/// </summary>
[Trait("Needs", "nothing")]
public sealed partial class HouseOfPages
{
    private static readonly ILookup<string, Type> Named = typeof(Store)
        .Assembly.GetTypes()
        .Where(t => !t.IsNested)
        .ToLookup(t => t.Name.Split('`')[0]);

    private static IEnumerable<string> Pages => House.InWings(".cshtml").Where(f => AtPage().IsMatch(House.Read(f)));

    [Fact]
    public void Every_page_has_a_code_file_of_its_name() => Pages.Where(f => !Exists($"{f}.cs")).ShouldBeEmpty();

    [Fact]
    public void Every_code_file_of_a_page_has_its_page() =>
        House.InWings(".cshtml.cs").Where(f => !Pages.Contains(f[..^".cs".Length])).ShouldBeEmpty();

    [Fact]
    public void Every_code_file_of_a_page_holds_its_model_and_no_other() =>
        Pages.Where(f => Exists($"{f}.cs") && !Models($"{f}.cs").SequenceEqual([ModelOf(f)])).ShouldBeEmpty();

    [Fact]
    public void No_base_page_hides_in_another_file() =>
        House
            .InWings(".cs")
            .Where(f => !f.EndsWith(".cshtml.cs", StringComparison.Ordinal))
            .Where(f => Models(f).Any(m => m != Path.GetFileNameWithoutExtension(f)))
            .ShouldBeEmpty();

    [Fact]
    public void A_table_is_mapping_and_nothing_else() =>
        House.InWings("Table.cs").Where(f => !Declared(f).All(t => Is(f, t, IsMapping))).ShouldBeEmpty();

    /// <summary>A field that one form must have would refuse the other: with several forms, each handler asks for its own.</summary>
    [Fact]
    public void A_page_of_several_forms_asks_in_each_for_its_own_fields_only() =>
        Pages
            .Where(f => House.Read(f).Split("method=\"post\"").Length > 2 && Exists($"{f}.cs"))
            .Where(f => House.Read($"{f}.cs").Contains("Required(", StringComparison.Ordinal))
            .ShouldBeEmpty();

    /// <summary>
    /// A page refuses what is wrong with its own fields, and names the field; every other rule is a record's or an act's, so that a
    /// job, an import or another page keeps it too. What still refuses more is counted here, and the list only shrinks.
    /// </summary>
    [Fact]
    public void A_page_refuses_only_what_is_wrong_with_its_own_fields()
    {
        var found = House
            .InWings(".cshtml.cs")
            .Concat(House.InWings("Page.cs"))
            .Select(f => (File: f, Rules: Refusals().Matches(House.Read(f)).Count(m => !Field().IsMatch(m.Value))))
            .Where(f => f.Rules > 0)
            .ToDictionary(f => f.File, f => f.Rules);

        found
            .Where(f => f.Value != StillRefuse.GetValueOrDefault(f.Key))
            .Select(f => $"{f.Key}: {f.Value}")
            .Concat(StillRefuse.Keys.Except(found.Keys).Select(f => $"{f}: no longer, take it off the list"))
            .ShouldBeEmpty();
    }

    private static readonly Dictionary<string, int> StillRefuse = new()
    {
        ["Correspondence/Messages/Index.cshtml.cs"] = 1,
        ["People/Show.cshtml.cs"] = 1,
        ["Requests/Write/Files.cshtml.cs"] = 1,
        ["Settings/Practice/Audit.cshtml.cs"] = 1,
        ["Support/Agreements/Show.cshtml.cs"] = 1,
        ["Support/Progress.cshtml.cs"] = 2,
        ["Support/Review.cshtml.cs"] = 1,
    };

    /// <summary>A refusal with all its words, to the end of its statement.</summary>
    [GeneratedRegex(@"throw new RuleBroken\((?:[^;""]|""(?:[^""\\]|\\.)*"")*;", RegexOptions.Singleline)]
    private static partial Regex Refusals();

    /// <summary>The field stands last: by its name, by a variable, or as text.</summary>
    [GeneratedRegex(@",\s*(nameof\([\w.]+\)|field|\$?""[A-Z][\w.\[\]{}]*"")\s*\)|RuleBroken\(\s*""Choose ")]
    private static partial Regex Field();

    private static bool Exists(string file) => File.Exists(Path.Combine(House.Source, file));

    private static string ModelOf(string page) => AtModel().Match(House.Read(page)).Groups[1].Value.Split('.')[^1];

    private static IEnumerable<string> Models(string file) => Declared(file).Where(t => Is(file, t, typeof(PageModel).IsAssignableFrom));

    /// <summary>The types that a file declares, by name.</summary>
    private static IEnumerable<string> Declared(string file) => Declaration().Matches(House.Read(file)).Select(m => m.Groups[1].Value);

    /// <summary>Two rooms may use one word: the namespace of the file tells them apart.</summary>
    private static bool Is(string file, string type, Func<Type, bool> what) =>
        Named[type].Where(t => House.Read(file).Contains($"namespace {t.Namespace};", StringComparison.Ordinal)).Any(what);

    private static bool IsMapping(Type type) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>));

    [GeneratedRegex("^@page ", RegexOptions.Multiline)]
    private static partial Regex AtPage();

    [GeneratedRegex(@"^@model ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex AtModel();

    [GeneratedRegex(@"^(?:[a-z]+ )+(?:class|record|interface|enum|struct) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
