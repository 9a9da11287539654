using System.Text;

namespace OpenLift.Platform.Govuk;

public sealed record Choice(
    string? Value = null,
    string? Text = null,
    string? Html = null,
    Phrase? Hint = null,
    bool? Checked = null,
    bool? Selected = null,
    bool Disabled = false,
    string? Id = null,
    string? Divider = null
);

/// <summary>Radios and checkboxes differ in a word; this is what they share.</summary>
public abstract record Choices : Field
{
    public IReadOnlyList<Choice?> Items { get; init; } = [];
    public Fieldset? Fieldset { get; init; }
    public string? IdPrefix { get; init; }

    protected string Prefix => IdPrefix is { Length: > 0 } ? IdPrefix : Name;

    protected string Render(string kind, string type, Func<Choice, bool> isChecked)
    {
        var whole = this with { Id = Prefix };
        var described = whole.DescribedBy(Fieldset?.DescribedBy);
        var items = new StringBuilder();
        var index = 0;
        foreach (var item in Items)
        {
            if (item is null)
            {
                continue;
            }
            index++;
            if (item.Divider is not null)
            {
                items.Append($"<div class=\"govuk-{kind}__divider\">{E(item.Divider)}</div>");
                continue;
            }
            var id = item.Id ?? (index is 1 ? Prefix : $"{Prefix}-{index}");
            items.Append(Item(kind, type, item, id, isChecked(item), Fieldset is null && kind is "checkboxes" ? described : null));
        }
        var body = $"{whole.HintAndError()}<div class=\"{Css($"govuk-{kind}", Classes)}\" data-module=\"govuk-{kind}\">{items}</div>";
        return $"<div class=\"{GroupClasses}\">{InFieldset(Fieldset, described, body)}</div>";
    }

    private string Item(string kind, string type, Choice item, string id, bool isChecked, string? described)
    {
        var hintId = item.Hint is null ? null : $"{id}-item-hint";
        var state = (isChecked ? " checked" : "") + (item.Disabled ? " disabled" : "") + Attr("aria-describedby", Css(described, hintId));
        var hint = item.Hint is null ? "" : $"<div id=\"{E(hintId)}\" class=\"govuk-hint govuk-{kind}__hint\">{item.Hint.Inner}</div>";
        return $"""
            <div class="govuk-{kind}__item">
            <input class="govuk-{kind}__input" id="{E(id)}" name="{E(Name)}" type="{type}" value="{E(item.Value)}"{state}>
            <label class="govuk-label govuk-{kind}__label" for="{E(id)}">{item.Html ?? E(item.Text)}</label>{hint}
            </div>
            """;
    }
}
