using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OpenLift.Platform.Govuk;

/// <summary>Shows every problem of the form at the top of the page, in the order of its questions, each linked to its field.</summary>
[HtmlTargetElement("gov-errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorsTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext View { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var asked = View.ViewData.Model?.GetType().GetProperties().Select(p => p.Name).ToList() ?? [];
        var problems = (
            from entry in View.ModelState.OrderBy(e => asked.IndexOf(e.Key.Split('.', '[')[0]))
            from error in entry.Value.Errors
            select new Problem(error.ErrorMessage, entry.Key is "" ? null : $"#{FirstControl(entry.Key)}")
        ).ToList();
        if (problems.Count > 0)
        {
            output.Content.SetHtmlContent(new ErrorSummary { TitleText = "There is a problem", ErrorList = problems }.Render());
        }
    }

    /// <summary>A date's problem leads to its first box.</summary>
    private string FirstControl(string field) => View.ModelState.ContainsKey($"{field}.Day") ? $"{field}-day" : field;
}

[HtmlTargetElement("gov-tag")]
public sealed class TagTag : TagHelper
{
    public string? Colour { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = (await output.GetChildContentAsync()).GetContent();
        output.TagName = null;
        output.Content.SetHtmlContent(new Tag { Html = words, Classes = Colour is null ? null : $"govuk-tag--{Colour}" }.Render());
    }
}

[HtmlTargetElement("gov-warning")]
public sealed class WarningTag : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = (await output.GetChildContentAsync()).GetContent();
        output.TagName = null;
        output.Content.SetHtmlContent(new WarningText { Html = words }.Render());
    }
}

[HtmlTargetElement("gov-inset")]
public sealed class InsetTag : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = (await output.GetChildContentAsync()).GetContent();
        output.TagName = null;
        output.Content.SetHtmlContent(new InsetText { Html = words }.Render());
    }
}

/// <summary>A fold. It is open when something in it is wrong, so that the message is seen and its link leads to the field.</summary>
[HtmlTargetElement("gov-details", Attributes = "summary")]
public sealed class DetailsTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext View { get; set; }

    public string Summary { get; set; } = "";
    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = (await output.GetChildContentAsync()).GetContent();
        output.TagName = null;
        output.Content.SetHtmlContent(
            new Details
            {
                SummaryText = Summary,
                Html = words,
                Open = Open || View.ModelState.Any(asked => asked.Value?.Errors.Count > 0 && Asks(words, asked.Key)),
            }.Render()
        );
    }

    private static bool Asks(string words, string field) =>
        field is not ""
        && (
            words.Contains($"name=\"{Component.E(field)}\"", StringComparison.Ordinal)
            || words.Contains($"name=\"{Component.E(field)}.Day\"", StringComparison.Ordinal)
        );
}

[HtmlTargetElement("gov-back", Attributes = "href", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BackTag : TagHelper
{
    public string Href { get; set; } = "";
    public string Text { get; set; } = "Back";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(new BackLink { Href = Href, Text = Text }.Render());
    }
}

/// <summary>Any component made in code: <c>&lt;gov is="new TaskList { … }" /&gt;</c>.</summary>
[HtmlTargetElement("gov", Attributes = "is", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AnyTag : TagHelper
{
    public required Component Is { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Is.Render());
    }
}

/// <summary>
/// Gives every POST form a key of its own, so that sending it twice does its work once, the stamp of what it was filled
/// from, so that two editors are told, and whose it is, so that it is kept for them (X5).
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class FormKeyTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext View { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (
            View.HttpContext.Request.Query.ContainsKey("handler")
            && !context.AllAttributes.ContainsName("action")
            && !context.AllAttributes.ContainsName("asp-page-handler")
        )
        {
            output.Attributes.SetAttribute("action", Here(View.HttpContext.Request));
        }
        output.PostContent.AppendHtml(Hidden(ReceivedForm.KeyField, Convert.ToHexString(RandomNumberGenerator.GetBytes(16))));
        if (WhoseForm.Seal(View.HttpContext) is { } whose)
        {
            output.PostContent.AppendHtml(Hidden(WhoseForm.Field, whose));
        }
        if (View.ViewData.Model is CountyPage { Stamp: { } stamp })
        {
            output.PostContent.AppendHtml(Hidden(CountyPage.StampField, stamp));
        }
    }

    /// <summary>
    /// This page, less the handler that the last form went to: a form that failed never takes the others of its page with it.
    /// </summary>
    private static string Here(HttpRequest request) =>
        request.PathBase
        + request.Path
        + QueryString.Create(request.Query.Where(q => !q.Key.Equals("handler", StringComparison.OrdinalIgnoreCase)));

    private static string Hidden(string name, string value) => $"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">";
}
