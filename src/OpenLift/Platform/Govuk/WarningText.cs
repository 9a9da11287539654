namespace OpenLift.Platform.Govuk;

public sealed record WarningText : Component
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string IconFallbackText { get; init; } = "Warning";

    public override string Render() =>
        $"""
            <div class="govuk-warning-text">
            <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
            <strong class="govuk-warning-text__text">
            <span class="govuk-visually-hidden">{E(IconFallbackText)}</span>
            {Html ?? E(Text)}
            </strong>
            </div>
            """;
}
