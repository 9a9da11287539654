namespace OpenLift.Platform.Govuk;

public sealed record InsetText : Component
{
    public string? Id { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }

    public override string Render() => $"<div{Attr("id", Id)} class=\"govuk-inset-text\">{Html ?? E(Text)}</div>";
}
