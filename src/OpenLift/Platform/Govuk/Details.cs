namespace OpenLift.Platform.Govuk;

public sealed record Details : Component
{
    public string? Id { get; init; }
    public string? SummaryText { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }
    public bool Open { get; init; }

    public override string Render() =>
        $"""
            <details{Attr("id", Id)} class="govuk-details"{(Open ? " open" : "")}>
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{E(SummaryText)}</span></summary>
            <div class="govuk-details__text">{Html ?? E(Text)}</div>
            </details>
            """;
}
