using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OpenLift.Platform.Govuk;

/// <summary>
/// A table as one says it: first its heads, then its rows. A cell knows its column, so that on a narrow screen, where each row
/// becomes a card, it is labelled with what its head says; it is a number where its head is.
/// </summary>
[HtmlTargetElement("gov-table", Attributes = "caption")]
public sealed partial class TableTag : TagHelper
{
    public string Caption { get; set; } = "";

    /// <summary>A second line of the caption, smaller.</summary>
    public string? Hint { get; set; }

    /// <summary>How large the caption is: s, m, or <c>hidden</c> where the heading above says it already.</summary>
    public string Size { get; set; } = "s";

    /// <summary>Its columns, in order, as its rows look them up.</summary>
    private readonly List<Column> _columns = [];

    private bool _grouped;

    public override void Init(TagHelperContext context) => context.Items[typeof(TableTag)] = this;

    internal static TableTag Of(TagHelperContext context) => (TableTag)context.Items[typeof(TableTag)];

    internal void Add(Cell head, bool number) =>
        _columns.Add(new(head.Render("col"), WebUtility.HtmlDecode(Tags().Replace(head.Html!, "")).Trim(), number));

    internal Column? At(int place) => _columns.ElementAtOrDefault(place);

    /// <summary>From here on each group is a body of its own.</summary>
    internal int Grouped()
    {
        _grouped = true;
        return _columns.Count;
    }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        await output.GetChildContentAsync();
        output.TagName = "table";
        output.Attributes.SetAttribute("class", "govuk-table lift-table");
        var caption = Component.E(Caption) + (Hint is null ? "" : $"<br><span class=\"govuk-hint\">{Component.E(Hint)}</span>");
        output.PreContent.AppendHtml(
            Table.CaptionOf(caption, Size is "hidden" ? "govuk-visually-hidden" : $"govuk-table__caption govuk-table__caption--{Size}")
        );
        output.PreContent.AppendHtml(Table.HeadOf(_columns.Select(c => c.Html)));
        if (!_grouped)
        {
            output.PreContent.AppendHtml(Table.Body);
            output.PostContent.AppendHtml("</tbody>");
        }
    }

    internal sealed record Column(string Html, string Label, bool Number);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}

/// <summary>Rows that belong together, under a row that says why.</summary>
[HtmlTargetElement("gov-group", Attributes = "heading")]
public sealed class GroupTag : TagHelper
{
    public string Heading { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "tbody";
        output.Attributes.SetAttribute("class", "govuk-table__body");
        var heading = new Cell { Text = Heading, Colspan = TableTag.Of(context).Grouped() };
        output.PreContent.AppendHtml($"{Table.Row}{heading.Render("rowgroup")}</tr>");
    }
}

[HtmlTargetElement("gov-row")]
public sealed class RowTag : TagHelper
{
    private int _cells;

    public override void Init(TagHelperContext context) => context.Items[typeof(RowTag)] = this;

    internal static RowTag? Of(TagHelperContext context) => context.Items.TryGetValue(typeof(RowTag), out var row) ? (RowTag)row : null;

    /// <summary>The place of its next cell.</summary>
    internal int Next() => _cells++;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "tr";
        output.Attributes.SetAttribute("class", "govuk-table__row");
    }
}

/// <summary>The head of a column; in a row, the cell that names the row.</summary>
[HtmlTargetElement("gov-head")]
public sealed class HeadTag : CellTag
{
    /// <summary>Of a column by which the list can be sorted: how it is, and where the other way is.</summary>
    public string? Sorted { get; set; }
    public string? Href { get; set; }

    protected override void Write(TagHelperContext context, TagHelperOutput output, string words)
    {
        if (RowTag.Of(context) is { } row)
        {
            row.Next();
            output.Content.SetHtmlContent(Cell(output, words, Number, null).Render("row"));
            return;
        }
        var html = Href is null ? words : $"<a class=\"govuk-link\" href=\"{Component.E(Href)}\">{words}</a>";
        TableTag.Of(context).Add(Cell(output, html, Number, Sorted is null ? null : ("aria-sort", Sorted)), Number);
        output.SuppressOutput();
    }
}

[HtmlTargetElement("gov-cell")]
public class CellTag : TagHelper
{
    public bool Number { get; set; }

    /// <summary>What a narrow screen writes before it, where that is not its column's head.</summary>
    public string? Label { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = (await output.GetChildContentAsync()).GetContent();
        output.TagName = null;
        Write(context, output, words);
    }

    protected virtual void Write(TagHelperContext context, TagHelperOutput output, string words)
    {
        var column = TableTag.Of(context).At(RowTag.Of(context)!.Next());
        var label = Label ?? column?.Label;
        var number = Number || column is { Number: true };
        output.Content.SetHtmlContent(Cell(output, words, number, label is { Length: > 0 } ? ("data-label", label) : null).Render());
    }

    protected static Cell Cell(TagHelperOutput output, string html, bool number, (string Name, string Value)? also) =>
        new()
        {
            Html = html,
            Classes = Component.Css(number ? "lift-number" : null, output.Attributes["class"]?.Value.ToString()),
            Attributes = also is { } one ? new Dictionary<string, string> { [one.Name] = one.Value } : null,
        };
}
