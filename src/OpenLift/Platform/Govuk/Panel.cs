namespace OpenLift.Platform.Govuk;

public sealed record Panel : Component
{
    public string? TitleText { get; init; }
    public string? TitleHtml { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }

    public override string Render() =>
        $"""
            <div class="govuk-panel govuk-panel--confirmation">
            <h1 class="govuk-panel__title">{TitleHtml ?? E(TitleText)}</h1>
            {((Html ?? Text) is null ? "" : $"<div class=\"govuk-panel__body\">{Html ?? E(Text)}</div>")}
            </div>
            """;
}
