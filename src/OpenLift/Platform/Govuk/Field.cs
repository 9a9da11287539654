namespace OpenLift.Platform.Govuk;

public sealed record Fieldset(Phrase? Legend = null, string? DescribedBy = null);

/// <summary>What every question has: a name, a hint, perhaps an error. Subclasses add the control.</summary>
public abstract record Field : Component
{
    public string? Id { get; init; }
    public required string Name { get; init; }
    public Phrase? Label { get; init; }
    public Phrase? Hint { get; init; }
    public Phrase? ErrorMessage { get; init; }
    public string? Classes { get; init; }
    public string? Value { get; init; }

    protected string FieldId => Id is { Length: > 0 } ? Id : Name;

    protected virtual string GroupClasses => Css("govuk-form-group", ErrorMessage is null ? null : "govuk-form-group--error");

    protected string? DescribedBy(params string?[] more)
    {
        var ids = Css([.. more, Hint is null ? null : $"{FieldId}-hint", ErrorMessage is null ? null : $"{FieldId}-error"]);
        return ids is "" ? null : ids;
    }

    /// <summary>The whole group: what is asked, then the control.</summary>
    protected string Group(string control) => $"<div class=\"{GroupClasses}\">{LabelHtml()}{HintAndError()}{control}</div>";

    /// <summary>The control's class, its id and its name, as every control begins.</summary>
    protected string Named(string kind) =>
        $"class=\"{Css(kind, ErrorMessage is null ? null : $"{kind}--error", Classes)}\" id=\"{E(FieldId)}\" name=\"{E(Name)}\"";

    protected string LabelHtml()
    {
        if (Label is null || Label.IsEmpty)
        {
            return "";
        }
        var label = $"<label class=\"{Css("govuk-label", Label.Classes)}\" for=\"{E(FieldId)}\">{Label.Inner}</label>";
        return Label.IsPageHeading ? $"<h1 class=\"govuk-label-wrapper\">{label}</h1>" : label;
    }

    protected string HintAndError() =>
        (Hint is null ? "" : $"<div id=\"{E(FieldId)}-hint\" class=\"{Css("govuk-hint", Hint.Classes)}\">{Hint.Inner}</div>")
        + (
            ErrorMessage is null
                ? ""
                : $"""
                    <p id="{E(FieldId)}-error" class="{Css("govuk-error-message", ErrorMessage.Classes)}">
                    <span class="govuk-visually-hidden">Error:</span> {ErrorMessage.Inner}</p>
                    """
        );

    protected static string InFieldset(Fieldset? fieldset, string? describedBy, string inner, string role = "")
    {
        if (fieldset is null)
        {
            return inner;
        }
        var legend = "";
        if (fieldset.Legend is { IsEmpty: false } words)
        {
            var heading = words.IsPageHeading ? $"<h1 class=\"govuk-fieldset__heading\">{words.Inner}</h1>" : words.Inner;
            legend = $"<legend class=\"{Css("govuk-fieldset__legend", words.Classes)}\">{heading}</legend>";
        }
        return $"<fieldset class=\"govuk-fieldset\"{role}{Attr("aria-describedby", describedBy)}>{legend}{inner}</fieldset>";
    }
}
