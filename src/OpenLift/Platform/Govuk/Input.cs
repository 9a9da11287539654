namespace OpenLift.Platform.Govuk;

public sealed record Input : Field
{
    public string Type { get; init; } = "text";
    public string? Autocomplete { get; init; }
    public string? Inputmode { get; init; }
    public bool? Spellcheck { get; init; }

    public override string Render() =>
        Group(
            $"<input {Named("govuk-input")} type=\"{E(Type)}\""
                + $"{Attr("spellcheck", Spellcheck?.ToString().ToLowerInvariant())}{Attr("value", Value)}"
                + $"{Attr("aria-describedby", DescribedBy())}{Attr("autocomplete", Autocomplete)}{Attr("inputmode", Inputmode)}>"
        );
}
