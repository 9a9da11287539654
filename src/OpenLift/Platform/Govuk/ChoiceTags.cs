using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OpenLift.Platform.Govuk;

public abstract class ChoiceTag : QuestionTag
{
    /// <summary>The choices, as value and words. Left out for an enum: its own members are the choices.</summary>
    public IEnumerable<Choice>? Items { get; set; }

    public bool Small { get; set; }
    public bool Inline { get; set; }

    protected IReadOnlyList<Choice> AllItems =>
        [
            .. Items
                ?? Enum.GetValues(Nullable.GetUnderlyingType(For.ModelExplorer.ModelType) ?? For.ModelExplorer.ModelType)
                    .Cast<Enum>()
                    .Select(e => new Choice(e.ToString(), e.Words)),
        ];

    protected string? StyleOf(string kind) =>
        Component.Css(Small ? $"govuk-{kind}--small" : null, Inline ? $"govuk-{kind}--inline" : null) is { Length: > 0 } style
            ? style
            : null;
}

[HtmlTargetElement("gov-radios", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadiosTag : ChoiceTag
{
    protected override Component Build() =>
        new Radios
        {
            Name = Name,
            Hint = HintWords,
            ErrorMessage = Error,
            Value = Typed,
            Items = AllItems,
            Fieldset = new(QuestionWords("fieldset__legend")),
            Classes = StyleOf("radios"),
        };
}

[HtmlTargetElement("gov-checkboxes", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckboxesTag : ChoiceTag
{
    protected override Component Build() =>
        new Checkboxes
        {
            Name = Name,
            Hint = HintWords,
            ErrorMessage = Error,
            Items = AllItems,
            Fieldset = new(QuestionWords("fieldset__legend")),
            Classes = StyleOf("checkboxes"),
            Values =
                View.ModelState.TryGetValue(Name, out var entry) && entry.AttemptedValue is not null
                    ? [.. ((entry.RawValue as IEnumerable<string>) ?? entry.AttemptedValue.Split(','))]
                    : [.. (For.Model as IEnumerable<string>) ?? []],
        };
}

/// <summary>One box to tick, bound to a yes or no.</summary>
[HtmlTargetElement("gov-tick", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TickTag : QuestionTag
{
    protected override Component Build() =>
        new Checkboxes
        {
            Name = Name,
            Hint = HintWords,
            ErrorMessage = Error,
            Items = [new("true", Question, Checked: string.Equals(Typed, "true", StringComparison.OrdinalIgnoreCase))],
        };
}

[HtmlTargetElement("gov-select", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectTag : ChoiceTag
{
    /// <summary>What the empty first choice says, when choosing nothing is allowed or must be noticed.</summary>
    public string? Empty { get; set; }

    protected override Component Build() =>
        new Select
        {
            Name = Name,
            Label = QuestionWords("label"),
            Hint = HintWords,
            ErrorMessage = Error,
            Value = Typed ?? "",
            Items = [.. Empty is null ? [] : new[] { new Choice("", Empty) }, .. AllItems],
        };
}
