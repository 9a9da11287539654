using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace OpenLift.Tests.Platform;

/// <summary>A person at a browser, without a browser: keeps cookies, follows forms with everything that is in them.</summary>
public sealed class Visitor(HttpMessageHandler handler, string cookie)
{
    private readonly Dictionary<string, string> _cookies = cookie.Length is 0
        ? []
        : new()
        {
            [cookie[..cookie.IndexOf('=', StringComparison.Ordinal)]] = cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..],
        };
    private readonly HttpMessageInvoker _http = new(handler);

    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    public Task<Page> Open(string path) => Send(new(HttpMethod.Get, path));

    /// <summary>Opens, and goes on to wherever that leads.</summary>
    public async Task<Page> Follow(Page page)
    {
        while (page.GoesTo is { } next)
        {
            page = await Open(next);
        }
        return page;
    }

    /// <summary>Opens a page, fills its form and sends it. <paramref name="form"/> picks one of several by its action's handler.</summary>
    public async Task<Page> Fill(string path, string form, params (string Name, string? Value)[] fields) =>
        await Press(await Open(path), form, fields);

    public Task<Page> Fill(string path, params (string Name, string? Value)[] fields) => Fill(path, "", fields);

    /// <summary>Sends a form of a page that is open already: a stale one, or the same one twice.</summary>
    public Task<Page> Press(Page page, string form, params (string Name, string? Value)[] fields) =>
        Send(Request(page, form, fields, null));

    public async Task<Page> Upload(
        string path,
        string fileField,
        string fileName,
        byte[] bytes,
        params (string Name, string? Value)[] fields
    ) => await Send(Request(await Open(path), "", fields, (fileField, fileName, bytes)));

    public async Task<Page> Send(HttpRequestMessage request)
    {
        request.RequestUri = new Uri(new Uri("http://localhost"), request.RequestUri!);
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        }
        var response = await _http.SendAsync(request, CancellationToken.None);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var pair = set.Split(';')[0];
            var (name, value) = (
                pair[..pair.IndexOf('=', StringComparison.Ordinal)],
                pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]
            );
            if (value.Length is 0)
            {
                _cookies.Remove(name);
            }
            else
            {
                _cookies[name] = value;
            }
        }
        return await Page.From(response, request.RequestUri.PathAndQuery);
    }

    /// <summary>The request that pressing the form's button makes.</summary>
    public static HttpRequestMessage Request(
        Page page,
        string handler,
        (string Name, string? Value)[] fields,
        (string Field, string Name, byte[] Bytes)? file
    )
    {
        var forms = page.Document.QuerySelectorAll<IHtmlFormElement>("main form[method=post]").ToList();
        var pressed = handler.Length is 0
            ? null
            : page
                .Document.QuerySelectorAll("main button[formaction]")
                .FirstOrDefault(b => b.GetAttribute("formaction")!.Contains($"handler={handler}", StringComparison.OrdinalIgnoreCase));
        var form =
            (IHtmlFormElement?)pressed?.Closest("form")
            ?? forms.FirstOrDefault(f =>
                handler.Length is 0
                    ? !(f.GetAttribute("action") ?? "").Contains("handler=", StringComparison.Ordinal) || forms.Count is 1
                    : (f.GetAttribute("action") ?? "").Contains($"handler={handler}", StringComparison.OrdinalIgnoreCase)
                        && fields.All(x => x.Name.Contains("hidden:", StringComparison.Ordinal) is false)
            )
            ?? throw new InvalidOperationException(
                $"No form '{handler}' on {page.Path} ({page.Status}): {page.Text[..Math.Min(400, page.Text.Length)]}"
            );
        var sent = new List<(string Name, string Value)>();
        foreach (var control in form.QuerySelectorAll("input, textarea, select"))
        {
            var name = control.GetAttribute("name");
            if (
                name is null
                || fields.Any(f => f.Name == name)
                || (control is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false })
                || control is IHtmlInputElement { Type: "file" }
            )
            {
                continue;
            }
            sent.Add(
                (
                    name,
                    control switch
                    {
                        IHtmlTextAreaElement area => area.Value,
                        IHtmlSelectElement select => select.Value ?? "",
                        IHtmlInputElement input => input.Value,
                        _ => "",
                    }
                )
            );
        }
        sent.AddRange(fields.Where(f => f.Value is not null).Select(f => (f.Name, f.Value!)));
        var action = (pressed?.GetAttribute("formaction") ?? form.GetAttribute("action")) is { Length: > 0 } there ? there : page.Path;
        HttpContent content;
        if (file is { } upload)
        {
            var parts = new MultipartFormDataContent();
            foreach (var (name, value) in sent)
            {
                parts.Add(new StringContent(value), name);
            }
            var bytes = new ByteArrayContent(upload.Bytes);
            bytes.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            parts.Add(bytes, upload.Field, upload.Name);
            content = parts;
        }
        else
        {
            content = new FormUrlEncodedContent(sent.Select(s => KeyValuePair.Create(s.Name, s.Value)));
        }
        return new(HttpMethod.Post, action) { Content = content };
    }
}

/// <summary>What came back.</summary>
public sealed record Page(int Status, string Path, string? GoesTo, HttpResponseMessage Response, byte[] Bytes)
{
    /// <summary>The page as it is built; nothing where no page came back. Read when it is first looked at.</summary>
    public IHtmlDocument Document =>
        field ??= new HtmlParser().ParseDocument(
            Response.Content.Headers.ContentType?.MediaType is "text/html" ? System.Text.Encoding.UTF8.GetString(Bytes) : ""
        );

    public string Text => Document.Body?.TextContent ?? "";

    /// <summary>What the person reads in the main part of the page, with its spaces made one.</summary>
    public string Main =>
        System.Text.RegularExpressions.Regex.Replace(Document.QuerySelector("main")?.TextContent ?? Text, @"\s+", " ").Trim();

    /// <summary>The problems listed at the top.</summary>
    public IReadOnlyList<string> Problems =>
        [.. Document.QuerySelectorAll(".govuk-error-summary__list li").Select(e => e.TextContent.Trim())];

    /// <summary>The message beside one field.</summary>
    public string? Beside(string field) =>
        Document.GetElementById($"{field}-error")?.TextContent.Replace("Error:", "", StringComparison.Ordinal).Trim();

    public string Value(string field) =>
        Document.QuerySelector($"[name='{field}']") switch
        {
            IHtmlTextAreaElement area => area.Value,
            IHtmlInputElement input => input.Value,
            IHtmlSelectElement select => select.Value ?? "",
            _ => "",
        };

    public static async Task<Page> From(HttpResponseMessage response, string path) =>
        new((int)response.StatusCode, path, response.Headers.Location?.ToString(), response, await response.Content.ReadAsByteArrayAsync());
}
