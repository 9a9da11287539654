namespace OpenLift.Platform.Govuk;

public sealed record Textarea : Field
{
    public int Rows { get; init; } = 5;
    public string? Autocomplete { get; init; }

    public override string Render() =>
        Group(
            $"<textarea {Named("govuk-textarea")} rows=\"{Rows}\"{Attr("aria-describedby", DescribedBy())}"
                + $"{Attr("autocomplete", Autocomplete)}>\n{E(Value)}</textarea>"
        );
}
