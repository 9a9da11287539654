namespace OpenLift.Platform.Govuk;

public sealed record SkipLink : Component
{
    public string Href { get; init; } = "#content";
    public string? Text { get; init; }

    public override string Render() => $"<a href=\"{E(Href)}\" class=\"govuk-skip-link\" data-module=\"govuk-skip-link\">{E(Text)}</a>";
}
