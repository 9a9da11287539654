namespace OpenLift.Platform.Govuk;

public sealed record Button : Component
{
    private const string Arrow = """
        <svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19"
        viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>
        """;

    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Href { get; init; }
    public string? Classes { get; init; }
    public string? Name { get; init; }
    public string? Value { get; init; }
    public string? Id { get; init; }
    public string Type { get; init; } = "submit";
    public bool? PreventDoubleClick { get; init; }
    public bool IsStartButton { get; init; }

    public override string Render()
    {
        var style = Css("govuk-button", IsStartButton ? "govuk-button--start" : null, Classes);
        var common = $" class=\"{style}\" data-module=\"govuk-button\"{Attr("id", Id)}";
        var inner = IsStartButton ? $"{(Html is null ? E(Text) : $"<span>{Html}</span>")}{Arrow}" : Html ?? E(Text);
        if (Href is not null)
        {
            return $"<a href=\"{E(Href)}\" role=\"button\" draggable=\"false\"{common}>{inner}</a>";
        }
        var once = Attr("data-prevent-double-click", PreventDoubleClick?.ToString().ToLowerInvariant());
        return $"<button type=\"{E(Type)}\"{Attr("name", Name)}{Attr("value", Value)}{once}{common}>{inner}</button>";
    }
}
