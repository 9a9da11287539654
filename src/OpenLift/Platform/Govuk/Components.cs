using System.Net;
using System.Text;

namespace OpenLift.Platform.Govuk;

/// <summary>
/// The GOV.UK components that this service uses, as plain records that render themselves. Their names and
/// options are govuk-frontend's own, so its published fixtures can be read straight into them and prove each
/// one (see GovukFixtures in the tests). Pages use them through the tag helpers in <c>FormTags</c> and <c>PageTags</c>.
/// </summary>
public abstract record Component
{
    public abstract string Render();

    internal static string E(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary><c> name="value"</c>, or nothing when there is no value.</summary>
    internal static string Attr(string name, string? value) => value is null or "" ? "" : $" {name}=\"{E(value)}\"";

    internal static string Css(params string?[] names) => string.Join(' ', names.Where(n => n is { Length: > 0 }));
}

public sealed record Phrase(string? Text = null, string? Html = null, string? Classes = null, bool IsPageHeading = false)
{
    internal string Inner => Html ?? Component.E(Text);
    internal bool IsEmpty => string.IsNullOrEmpty(Html) && string.IsNullOrEmpty(Text);
}

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
                : $"<p id=\"{E(FieldId)}-error\" class=\"{Css("govuk-error-message", ErrorMessage.Classes)}\"><span class=\"govuk-visually-hidden\">Error:</span> {ErrorMessage.Inner}</p>"
        );

    protected static string InFieldset(Fieldset? fieldset, string? describedBy, string inner, string role = "")
    {
        if (fieldset is null)
        {
            return inner;
        }
        var legend = fieldset.Legend is not { IsEmpty: false } words
            ? ""
            : $"<legend class=\"{Css("govuk-fieldset__legend", words.Classes)}\">{(words.IsPageHeading ? $"<h1 class=\"govuk-fieldset__heading\">{words.Inner}</h1>" : words.Inner)}</legend>";
        return $"<fieldset class=\"govuk-fieldset\"{role}{Attr("aria-describedby", describedBy)}>{legend}{inner}</fieldset>";
    }
}

public sealed record Input : Field
{
    public string Type { get; init; } = "text";
    public string? Autocomplete { get; init; }
    public string? Inputmode { get; init; }
    public bool? Spellcheck { get; init; }

    public override string Render() =>
        $"<div class=\"{GroupClasses}\">{LabelHtml()}{HintAndError()}<input class=\"{Css("govuk-input", ErrorMessage is null ? null : "govuk-input--error", Classes)}\" id=\"{E(FieldId)}\" name=\"{E(Name)}\" type=\"{E(Type)}\""
        + $"{(Spellcheck is { } on ? Attr("spellcheck", on ? "true" : "false") : "")}{Attr("value", Value)}{Attr("aria-describedby", DescribedBy())}{Attr("autocomplete", Autocomplete)}{Attr("inputmode", Inputmode)}></div>";
}

public sealed record Textarea : Field
{
    public int Rows { get; init; } = 5;
    public string? Autocomplete { get; init; }

    public override string Render() =>
        $"<div class=\"{GroupClasses}\">{LabelHtml()}{HintAndError()}<textarea class=\"{Css("govuk-textarea", ErrorMessage is null ? null : "govuk-textarea--error", Classes)}\" id=\"{E(FieldId)}\" name=\"{E(Name)}\" rows=\"{Rows}\""
        + $"{Attr("aria-describedby", DescribedBy())}{Attr("autocomplete", Autocomplete)}>\n{E(Value)}</textarea></div>";
}

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
            var hintId = $"{id}-item-hint";
            items.Append(
                $"<div class=\"govuk-{kind}__item\"><input class=\"govuk-{kind}__input\" id=\"{E(id)}\" name=\"{E(Name)}\" type=\"{type}\" value=\"{E(item.Value)}\"{(isChecked(item) ? " checked" : "")}{(item.Disabled ? " disabled" : "")}"
                    + $"{Attr("aria-describedby", Css(Fieldset is null && kind is "checkboxes" ? described : null, item.Hint is null ? null : hintId))}><label class=\"govuk-label govuk-{kind}__label\" for=\"{E(id)}\">{item.Html ?? E(item.Text)}</label>"
                    + $"{(item.Hint is null ? "" : $"<div id=\"{E(hintId)}\" class=\"govuk-hint govuk-{kind}__hint\">{item.Hint.Inner}</div>")}</div>"
            );
        }
        var body = $"{whole.HintAndError()}<div class=\"{Css($"govuk-{kind}", Classes)}\" data-module=\"govuk-{kind}\">{items}</div>";
        return $"<div class=\"{GroupClasses}\">{InFieldset(Fieldset, described, body)}</div>";
    }
}

public sealed record Radios : Choices
{
    public override string Render() => Render("radios", "radio", item => item.Checked ?? (Value is not null && item.Value == Value));
}

public sealed record Checkboxes : Choices
{
    public IReadOnlyList<string>? Values { get; init; }

    public override string Render() => Render("checkboxes", "checkbox", item => item.Checked ?? Values?.Contains(item.Value) is true);
}

public sealed record Select : Field
{
    public IReadOnlyList<Choice?> Items { get; init; } = [];

    public override string Render() =>
        $"<div class=\"{GroupClasses}\">{LabelHtml()}{HintAndError()}<select class=\"{Css("govuk-select", ErrorMessage is null ? null : "govuk-select--error", Classes)}\" id=\"{E(FieldId)}\" name=\"{E(Name)}\"{Attr("aria-describedby", DescribedBy())}>"
        + string.Concat(
            Items
                .OfType<Choice>()
                .Select(item =>
                    $"<option{(item.Value is null ? "" : $" value=\"{E(item.Value)}\"")}{(item.Selected ?? (Value is not null && (item.Value ?? item.Text) == Value) ? " selected" : "")}{(item.Disabled ? " disabled" : "")}>{E(item.Text)}</option>"
                )
        )
        + "</select></div>";
}

/// <summary>One of the three boxes of a date: what was typed in it and whether it is wrong.</summary>
public sealed record DateBox(bool? Error = null, string? Value = null);

public sealed record DateInput : Component
{
    public required string Id { get; init; }
    public string? NamePrefix { get; init; }
    public Fieldset? Fieldset { get; init; }
    public Phrase? Hint { get; init; }
    public Phrase? ErrorMessage { get; init; }
    public DateBox? Day { get; init; }
    public DateBox? Month { get; init; }
    public DateBox? Year { get; init; }

    public override string Render() =>
        new Group
        {
            Name = Id,
            Hint = Hint,
            ErrorMessage = ErrorMessage,
            Date = this,
        }.Render();

    /// <summary>A message that names no box is about all three.</summary>
    private bool IsWrong(DateBox? box) =>
        box?.Error ?? (ErrorMessage is not null && Day?.Error is not true && Month?.Error is not true && Year?.Error is not true);

    private string Box(string part, DateBox? box, int width)
    {
        var lower = part.ToLowerInvariant();
        var name = NamePrefix is null ? lower : $"{NamePrefix}.{part}";
        return $"<div class=\"govuk-date-input__item\"><div class=\"govuk-form-group\"><label class=\"govuk-label govuk-date-input__label\" for=\"{E(Id)}-{lower}\">{part}</label>"
            + $"<input class=\"{Css("govuk-input", "govuk-date-input__input", IsWrong(box) ? "govuk-input--error" : null, $"govuk-input--width-{width}")}\" id=\"{E(Id)}-{lower}\" name=\"{E(name)}\" type=\"text\"{Attr("value", box?.Value)} inputmode=\"numeric\"></div></div>";
    }

    private sealed record Group : Field
    {
        public required DateInput Date { get; init; }

        public override string Render() =>
            $"<div class=\"{GroupClasses}\">{InFieldset(Date.Fieldset, DescribedBy(Date.Fieldset?.DescribedBy), $"{HintAndError()}<div class=\"govuk-date-input\" id=\"{E(Date.Id)}\">{Date.Box("Day", Date.Day, 2)}{Date.Box("Month", Date.Month, 2)}{Date.Box("Year", Date.Year, 4)}</div>", " role=\"group\"")}</div>";
    }
}

public sealed record FileUpload : Field
{
    public override string Render() =>
        $"<div class=\"{GroupClasses}\">{LabelHtml()}{HintAndError()}<input class=\"{Css("govuk-file-upload", ErrorMessage is null ? null : "govuk-file-upload--error", Classes)}\" id=\"{E(FieldId)}\" name=\"{E(Name)}\" type=\"file\"{Attr("aria-describedby", DescribedBy())}></div>";
}

public sealed record Button : Component
{
    private const string Arrow =
        "<svg class=\"govuk-button__start-icon\" xmlns=\"http://www.w3.org/2000/svg\" width=\"17.5\" height=\"19\" viewBox=\"0 0 33 40\" aria-hidden=\"true\" focusable=\"false\"><path fill=\"currentColor\" d=\"M0 0h13l20 20-20 20H0l20-20z\"/></svg>";

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
        var common =
            $" class=\"{Css("govuk-button", IsStartButton ? "govuk-button--start" : null, Classes)}\" data-module=\"govuk-button\"{Attr("id", Id)}";
        var inner = IsStartButton ? $"{(Html is null ? E(Text) : $"<span>{Html}</span>")}{Arrow}" : Html ?? E(Text);
        return Href is not null
            ? $"<a href=\"{E(Href)}\" role=\"button\" draggable=\"false\"{common}>{inner}</a>"
            : $"<button type=\"{E(Type)}\"{Attr("name", Name)}{Attr("value", Value)}{(PreventDoubleClick is { } prevent ? $" data-prevent-double-click=\"{(prevent ? "true" : "false")}\"" : "")}{common}>{inner}</button>";
    }
}

public sealed record Tag : Component
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Classes { get; init; }

    public override string Render() => $"<strong class=\"{Css("govuk-tag", Classes)}\">{Html ?? E(Text)}</strong>";
}

public sealed record Problem(string? Text = null, string? Href = null);

public sealed record ErrorSummary : Component
{
    public string? TitleText { get; init; }
    public IReadOnlyList<Problem> ErrorList { get; init; } = [];

    public override string Render() =>
        $"<div class=\"govuk-error-summary\" data-module=\"govuk-error-summary\"><div role=\"alert\"><h2 class=\"govuk-error-summary__title\">{E(TitleText)}</h2><div class=\"govuk-error-summary__body\"><ul class=\"govuk-list govuk-error-summary__list\">"
        + string.Concat(ErrorList.Select(p => $"<li>{(p.Href is null ? E(p.Text) : $"<a href=\"{E(p.Href)}\">{E(p.Text)}</a>")}</li>"))
        + "</ul></div></div></div>";
}

public sealed record NotificationBanner : Component
{
    public string? Type { get; init; }
    public string? Text { get; init; }

    public override string Render()
    {
        var success = Type is "success";
        return $"<div class=\"{Css("govuk-notification-banner", success ? "govuk-notification-banner--success" : null)}\" role=\"{(success ? "alert" : "region")}\" aria-labelledby=\"govuk-notification-banner-title\" data-module=\"govuk-notification-banner\">"
            + $"<div class=\"govuk-notification-banner__header\"><h2 class=\"govuk-notification-banner__title\" id=\"govuk-notification-banner-title\">{(success ? "Success" : "Important")}</h2></div>"
            + $"<div class=\"govuk-notification-banner__content\"><p class=\"govuk-notification-banner__heading\">{E(Text)}</p></div></div>";
    }
}

public sealed record PageLink(string? Href = null, int? Number = null, bool Current = false, bool Ellipsis = false);

public sealed record Pagination : Component
{
    public PageLink? Previous { get; init; }
    public PageLink? Next { get; init; }
    public IReadOnlyList<PageLink?>? Items { get; init; }

    public override string Render()
    {
        var block = Items is null && (Previous is not null || Next is not null);
        var title = Css("govuk-pagination__link-title", block ? "govuk-pagination__link-title--decorated" : null);
        var html = new StringBuilder(
            $"<nav class=\"{Css("govuk-pagination", block ? "govuk-pagination--block" : null)}\" aria-label=\"Pagination\">"
        );
        if (Previous is not null)
        {
            html.Append(
                $"<div class=\"govuk-pagination__prev\"><a class=\"govuk-link govuk-pagination__link\" href=\"{E(Previous.Href)}\" rel=\"prev\">{Icon("prev", "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z")}<span class=\"{title}\">Previous<span class=\"govuk-visually-hidden\"> page</span></span></a></div>"
            );
        }
        if (Items is not null)
        {
            html.Append("<ul class=\"govuk-pagination__list\">")
                .AppendJoin("", Items.OfType<PageLink>().Where(i => i.Ellipsis || i.Href is not null).Select(Item))
                .Append("</ul>");
        }
        if (Next is not null)
        {
            var (words, icon) = (
                $"<span class=\"{title}\">Next<span class=\"govuk-visually-hidden\"> page</span></span>",
                Icon(
                    "next",
                    "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"
                )
            );
            html.Append(
                $"<div class=\"govuk-pagination__next\"><a class=\"govuk-link govuk-pagination__link\" href=\"{E(Next.Href)}\" rel=\"next\">{(block ? icon + words : words + icon)}</a></div>"
            );
        }
        return html.Append("</nav>").ToString();
    }

    private static string Item(PageLink item) =>
        item.Ellipsis
            ? "<li class=\"govuk-pagination__item govuk-pagination__item--ellipsis\">&ctdot;</li>"
            : $"<li class=\"{Css("govuk-pagination__item", item.Current ? "govuk-pagination__item--current" : null)}\"><a class=\"govuk-link govuk-pagination__link\" href=\"{E(item.Href)}\" aria-label=\"Page {item.Number}\"{(item.Current ? " aria-current=\"page\"" : "")}>{item.Number}</a></li>";

    private static string Icon(string way, string path) =>
        $"<svg class=\"govuk-pagination__icon govuk-pagination__icon--{way}\" xmlns=\"http://www.w3.org/2000/svg\" height=\"13\" width=\"15\" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\"><path d=\"{path}\"></path></svg>";
}

public sealed record Details : Component
{
    public string? Id { get; init; }
    public string? SummaryText { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }
    public bool Open { get; init; }

    public override string Render() =>
        $"<details{Attr("id", Id)} class=\"govuk-details\"{(Open ? " open" : "")}><summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">{E(SummaryText)}</span></summary><div class=\"govuk-details__text\">{Html ?? E(Text)}</div></details>";
}

public sealed record WarningText : Component
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string IconFallbackText { get; init; } = "Warning";

    public override string Render() =>
        $"<div class=\"govuk-warning-text\"><span class=\"govuk-warning-text__icon\" aria-hidden=\"true\">!</span><strong class=\"govuk-warning-text__text\"><span class=\"govuk-visually-hidden\">{E(IconFallbackText)}</span>{Html ?? E(Text)}</strong></div>";
}

public sealed record InsetText : Component
{
    public string? Id { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }

    public override string Render() => $"<div{Attr("id", Id)} class=\"govuk-inset-text\">{Html ?? E(Text)}</div>";
}

public sealed record BackLink : Component
{
    public string Href { get; init; } = "#";
    public string Text { get; init; } = "Back";

    public override string Render() => $"<a href=\"{E(Href)}\" class=\"govuk-back-link\">{E(Text)}</a>";
}

public sealed record SkipLink : Component
{
    public string Href { get; init; } = "#content";
    public string? Text { get; init; }

    public override string Render() => $"<a href=\"{E(Href)}\" class=\"govuk-skip-link\" data-module=\"govuk-skip-link\">{E(Text)}</a>";
}

public sealed record Panel : Component
{
    public string? TitleText { get; init; }
    public string? TitleHtml { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }

    public override string Render() =>
        $"<div class=\"govuk-panel govuk-panel--confirmation\"><h1 class=\"govuk-panel__title\">{TitleHtml ?? E(TitleText)}</h1>{((Html ?? Text) is null ? "" : $"<div class=\"govuk-panel__body\">{Html ?? E(Text)}</div>")}</div>";
}

public sealed record TaskStatus(string? Text = null, Tag? Tag = null);

public sealed record TaskItem(Phrase? Title = null, Phrase? Hint = null, TaskStatus? Status = null, string? Href = null);

public sealed record TaskList : Component
{
    public string IdPrefix { get; init; } = "task-list";
    public IReadOnlyList<TaskItem> Items { get; init; } = [];

    public override string Render() => $"<ul class=\"govuk-task-list\">{string.Concat(Items.Select(Row))}</ul>";

    private string Row(TaskItem item, int index)
    {
        var id = $"{IdPrefix}-{index + 1}";
        var described = Css(item.Hint is null ? null : $"{id}-hint", $"{id}-status");
        var title = item.Href is null
            ? $"<div>{item.Title!.Inner}</div>"
            : $"<a class=\"govuk-link govuk-task-list__link\" href=\"{E(item.Href)}\" aria-describedby=\"{described}\">{item.Title!.Inner}</a>";
        var hint = item.Hint is null ? "" : $"<div id=\"{id}-hint\" class=\"govuk-task-list__hint\">{item.Hint.Inner}</div>";
        return $"<li class=\"{Css("govuk-task-list__item", item.Href is null ? null : "govuk-task-list__item--with-link")}\"><div class=\"govuk-task-list__name-and-hint\">{title}{hint}</div>"
            + $"<div class=\"govuk-task-list__status\" id=\"{id}-status\">{item.Status?.Tag?.Render() ?? E(item.Status?.Text)}</div></li>";
    }
}
