namespace OpenLift.Platform.Govuk;

public sealed record BackLink : Component
{
    public string Href { get; init; } = "#";
    public string Text { get; init; } = "Back";

    public override string Render() => $"<a href=\"{E(Href)}\" class=\"govuk-back-link\">{E(Text)}</a>";
}
