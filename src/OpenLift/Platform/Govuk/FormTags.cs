using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OpenLift.Platform.Govuk;

/// <summary>
/// What every question's tag shares: <c>for</c> names the property of the page, and the value shown is what
/// the person typed if the page came back, otherwise what the record holds. Nobody types a thing twice.
/// </summary>
public abstract class QuestionTag : TagHelper
{
    [HtmlAttributeName("for")]
    public required ModelExpression For { get; set; }

    [HtmlAttributeName("label")]
    public string? Label { get; set; }

    [HtmlAttributeName("hint")]
    public string? Hint { get; set; }

    /// <summary>The question is the page's only one, and so its heading.</summary>
    [HtmlAttributeName("heading")]
    public bool Heading { get; set; }

    [HtmlAttributeName("small-label")]
    public bool SmallLabel { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext View { get; set; }

    protected abstract Component Build();

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Build().Render());
    }

    protected string Name => View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
    protected string Question => Label ?? For.Metadata.DisplayName ?? For.Name;

    protected Phrase QuestionWords(string kind) =>
        new(
            Question,
            Classes: Heading ? $"govuk-{kind}--l"
                : SmallLabel ? null
                : $"govuk-{kind}--s",
            IsPageHeading: Heading
        );

    protected Phrase? HintWords => Hint is null ? null : new(Hint);
    protected Phrase? Error => ErrorOf(Name);
    protected string? Typed =>
        View.ModelState.TryGetValue(Name, out var entry) && entry.AttemptedValue is { } typed
            ? typed
            : For.Model switch
            {
                null => null,
                DateOnly day => day.ToString("yyyy-MM-dd"),
                TimeOnly time => time.ToString("HH:mm"),
                bool yes => yes ? "true" : "false",
                var other => other.ToString(),
            };

    protected Phrase? ErrorOf(string name) =>
        View.ModelState.TryGetValue(name, out var entry) && entry.Errors is [var first, ..] ? new(first.ErrorMessage) : null;
}

[HtmlTargetElement("gov-input", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InputTag : QuestionTag
{
    public string Type { get; set; } = "text";
    public string? Autocomplete { get; set; }
    public string? Inputmode { get; set; }
    public int? Width { get; set; }

    protected override Component Build() =>
        new Input
        {
            Name = Name,
            Label = QuestionWords("label"),
            Hint = HintWords,
            ErrorMessage = Error,
            Value = Type is "password" ? null : Typed,
            Type = Type,
            Autocomplete = Autocomplete,
            Inputmode = Inputmode,
            Classes = Width is null ? null : $"govuk-input--width-{Width}",
        };
}

[HtmlTargetElement("gov-textarea", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextareaTag : QuestionTag
{
    public int Rows { get; set; } = 5;

    protected override Component Build() =>
        new Textarea
        {
            Name = Name,
            Label = QuestionWords("label"),
            Hint = HintWords,
            ErrorMessage = Error,
            Value = Typed,
            Rows = Rows,
        };
}

[HtmlTargetElement("gov-date", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTag : QuestionTag
{
    protected override Component Build()
    {
        var error = Error;
        var stored = For.Model as DateOnly?;
        return new DateInput
        {
            Id = Name,
            NamePrefix = Name,
            Fieldset = new(QuestionWords("fieldset__legend")),
            Hint = HintWords,
            ErrorMessage = error,
            Day = Box("Day", stored?.Day),
            Month = Box("Month", stored?.Month),
            Year = Box("Year", stored?.Year),
        };

        DateBox Box(string part, int? value) =>
            new(
                error is not null ? true : null,
                View.ModelState.TryGetValue($"{Name}.{part}", out var entry) && entry.AttemptedValue is { } typed
                    ? typed
                    : value?.ToString()
            );
    }
}

[HtmlTargetElement("gov-file", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileTag : QuestionTag
{
    protected override Component Build() =>
        new FileUpload
        {
            Name = Name,
            Label = QuestionWords("label"),
            Hint = HintWords,
            ErrorMessage = Error,
        };
}

[HtmlTargetElement("gov-button")]
public sealed class ButtonTag : TagHelper
{
    public string? Href { get; set; }
    public string? Kind { get; set; }
    public string? Name { get; set; }
    public string? Value { get; set; }
    public bool Start { get; set; }

    /// <summary>More for a screen reader, where several buttons on the page say the same.</summary>
    public string? About { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = (await output.GetChildContentAsync()).GetContent();
        output.TagName = null;
        output.Content.SetHtmlContent(
            new Button
            {
                Html = About is null ? words : $"{words}<span class=\"govuk-visually-hidden\"> {Component.E(About)}</span>",
                Href = Href,
                Name = Name,
                Value = Value,
                IsStartButton = Start,
                PreventDoubleClick = Href is null ? true : null,
                Classes = Kind is null ? null : $"govuk-button--{Kind}",
            }.Render()
        );
    }
}
