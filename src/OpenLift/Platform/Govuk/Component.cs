using System.Net;

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
