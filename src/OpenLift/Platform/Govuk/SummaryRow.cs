using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OpenLift.Platform.Govuk;

/// <summary>One line of a summary list: a question, its answer, and where it is changed, if here.</summary>
public sealed record SummaryRow(string Key, string? Value, string? Change = null) : Component
{
    public override string Render()
    {
        var change = Change is not { Length: > 0 }
            ? ""
            : $"""
                <dd class="govuk-summary-list__actions">
                <a class="govuk-link" href="{E(Change)}">Change<span class="govuk-visually-hidden"> {E(Key.ToLowerInvariant())}</span></a>
                </dd>
                """;
        return $"""
            <div class="{Css("govuk-summary-list__row", change is "" ? "govuk-summary-list__row--no-actions" : null)}">
            <dt class="govuk-summary-list__key">{E(Key)}</dt>
            <dd class="govuk-summary-list__value">{Answer}</dd>{change}
            </div>
            """;
    }

    private string Answer =>
        string.IsNullOrWhiteSpace(Value) ? "<span class=\"govuk-hint\">Not recorded</span>" : $"<bdi class=\"lift-words\">{E(Value)}</bdi>";
}

/// <summary>An answer in a summary list: <c>&lt;gov-answer to="Manager" is="@hub.ManagerName" /&gt;</c>.</summary>
[HtmlTargetElement("gov-answer", Attributes = "to, is", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AnswerTag : TagHelper
{
    public string To { get; set; } = "";
    public string? Is { get; set; }
    public string? Change { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(new SummaryRow(To, Is, Change).Render());
    }
}
