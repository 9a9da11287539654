using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OpenLift.Platform.Govuk;

/// <summary>The views of one list, as links. Each is an address of its own: it can be kept, sent and opened without JavaScript.</summary>
[HtmlTargetElement("gov-tabs")]
public sealed class TabsTag : TagHelper
{
    public string Label { get; set; } = "Views of the list";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.Attributes.SetAttribute("aria-label", Label);
        output.PreContent.AppendHtml("<ul class=\"lift-tabs\">");
        output.PostContent.AppendHtml("</ul>");
    }
}

[HtmlTargetElement("gov-tab", Attributes = "href")]
public sealed class TabTag : TagHelper
{
    public string Href { get; set; } = "";

    /// <summary>This is the one that is shown.</summary>
    public bool Here { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "li";
        output.PreContent.AppendHtml($"<a class=\"govuk-link\" href=\"{Component.E(Href)}\"{(Here ? " aria-current=\"page\"" : "")}>");
        output.PostContent.AppendHtml("</a>");
    }
}
