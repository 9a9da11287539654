namespace OpenLift.Platform.Govuk;

/// <summary>A cell of a table. In its head, or where it names its row, it is a header.</summary>
public sealed record Cell : Component
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Classes { get; init; }
    public int? Colspan { get; init; }
    public int? Rowspan { get; init; }
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    public override string Render() => Render(null);

    /// <param name="scope">What it is the header of: <c>col</c>, <c>row</c>, <c>rowgroup</c>, or nothing.</param>
    internal string Render(string? scope)
    {
        var (tag, kind) = scope is null ? ("td", "cell") : ("th", "header");
        var others = string.Concat((Attributes ?? new Dictionary<string, string>()).Select(a => $" {a.Key}=\"{E(a.Value)}\""));
        return $"<{tag}{Attr("scope", scope)} class=\"{Css($"govuk-table__{kind}", Classes)}\""
            + $"{Attr("colspan", Colspan?.ToString())}{Attr("rowspan", Rowspan?.ToString())}{others}>{Html ?? E(Text)}</{tag}>";
    }
}

public sealed record Table : Component
{
    public const string Row = "<tr class=\"govuk-table__row\">";
    public const string Body = "<tbody class=\"govuk-table__body\">";

    public string? Caption { get; init; }
    public string? CaptionClasses { get; init; }
    public string? Classes { get; init; }
    public bool FirstCellIsHeader { get; init; }
    public IReadOnlyList<Cell>? Head { get; init; }
    public IReadOnlyList<IReadOnlyList<Cell>?> Rows { get; init; } = [];
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    public override string Render()
    {
        var others = string.Concat((Attributes ?? new Dictionary<string, string>()).Select(a => $" {a.Key}=\"{E(a.Value)}\""));
        var rows = Rows.OfType<IReadOnlyList<Cell>>()
            .Select(cells => Row + string.Concat(cells.Select((c, i) => c.Render(FirstCellIsHeader && i is 0 ? "row" : null))) + "</tr>");
        var caption = Caption is null ? "" : CaptionOf(E(Caption), Css("govuk-table__caption", CaptionClasses));
        return $"<table class=\"{Css("govuk-table", Classes)}\"{others}>{caption}"
            + $"{(Head is null ? "" : HeadOf(Head.Select(c => c.Render("col"))))}{Body}{string.Concat(rows)}</tbody></table>";
    }

    internal static string CaptionOf(string html, string classes) => $"<caption class=\"{classes}\">{html}</caption>";

    internal static string HeadOf(IEnumerable<string> cells) =>
        $"<thead class=\"govuk-table__head\">{Row}{string.Concat(cells)}</tr></thead>";
}
