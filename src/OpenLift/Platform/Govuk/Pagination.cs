namespace OpenLift.Platform.Govuk;

public sealed record PageLink(string? Href = null, int? Number = null, bool Current = false, bool Ellipsis = false);

public sealed record Pagination : Component
{
    public PageLink? Previous { get; init; }
    public PageLink? Next { get; init; }
    public IReadOnlyList<PageLink?>? Items { get; init; }

    public override string Render()
    {
        var block = Items is null && (Previous is not null || Next is not null);
        var title = Css("govuk-pagination__link-title", block ? "govuk-pagination__link-title--decorated" : null);
        var links = Items?.OfType<PageLink>().Where(i => i.Ellipsis || i.Href is not null).Select(Item);
        return $"""
            <nav class="{Css("govuk-pagination", block ? "govuk-pagination--block" : null)}" aria-label="Pagination">
            {(Previous is null ? "" : Way("prev", Previous, Back + Words("Previous")))}
            {(links is null ? "" : $"<ul class=\"govuk-pagination__list\">{string.Concat(links)}</ul>")}
            {(Next is null ? "" : Way("next", Next, block ? Forth + Words("Next") : Words("Next") + Forth))}
            </nav>
            """;

        string Words(string words) => $"<span class=\"{title}\">{words}<span class=\"govuk-visually-hidden\"> page</span></span>";
    }

    private static string Way(string way, PageLink to, string inner) =>
        $"""
            <div class="govuk-pagination__{way}">
            <a class="govuk-link govuk-pagination__link" href="{E(to.Href)}" rel="{way}">{inner}</a>
            </div>
            """;

    private static string Item(PageLink item) =>
        item.Ellipsis
            ? "<li class=\"govuk-pagination__item govuk-pagination__item--ellipsis\">&ctdot;</li>"
            : $"""
                <li class="{Css("govuk-pagination__item", item.Current ? "govuk-pagination__item--current" : null)}">
                <a class="govuk-link govuk-pagination__link" href="{E(item.Href)}"
                aria-label="Page {item.Number}"{(item.Current ? " aria-current=\"page\"" : "")}>{item.Number}</a>
                </li>
                """;

    private static readonly string Back = Icon(
        "prev",
        "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"
    );

    private static readonly string Forth = Icon(
        "next",
        "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"
    );

    private static string Icon(string way, string path) =>
        $"""
            <svg class="govuk-pagination__icon govuk-pagination__icon--{way}" xmlns="http://www.w3.org/2000/svg" height="13" width="15"
            aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="{path}"></path></svg>
            """;
}
