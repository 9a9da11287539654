using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Tests.Platform;

/// <summary>Where a page is found: one page is one view and one code file of its name, with one model; a table is mapping and nothing else.</summary>
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
