namespace OpenLift.Platform.Govuk;

public sealed record Tag : Component
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Classes { get; init; }

    public override string Render() => $"<strong class=\"{Css("govuk-tag", Classes)}\">{Html ?? E(Text)}</strong>";
}
