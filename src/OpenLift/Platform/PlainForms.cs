using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace OpenLift.Platform;

/// <summary>
/// Where whatever a person sends is read first: after it is known who sends it, no more of it than the page asks for, and as
/// <see cref="PlainText"/>. Nothing behind it sees a form or a search as it was pasted.
/// </summary>
internal static class PlainForms
{
    /// <summary>The longest form on which no file is asked for.</summary>
    public const long Longest = 4 * 1024 * 1024;

    /// <summary>The longest with a file. A file has its own limit, with its own words.</summary>
    public const long LongestWithFile = 128 * 1024 * 1024;

    extension(WebApplication app)
    {
        /// <summary>A long body is refused before anything of it is read.</summary>
        public void UseShortForms() =>
            app.Use(
                (http, next) =>
                {
                    var longest = AsksForFile(http) ? LongestWithFile : Longest;
                    if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                    {
                        limit.MaxRequestBodySize = longest;
                    }
                    if (http.Request.ContentLength > longest && !IsError(http))
                    {
                        return Refuse(http, StatusCodes.Status413PayloadTooLarge);
                    }
                    return next(http);
                }
            );

        public void UsePlainForms() =>
            app.Use(
                async (http, next) =>
                {
                    if (http.Request.Query.Any(q => q.Value.Any(v => v is not null && v.Plain != v)))
                    {
                        http.Request.Query = new QueryCollection(http.Request.Query.ToDictionary(q => q.Key, q => Plain(q.Value)));
                    }
                    if (HttpMethods.IsPost(http.Request.Method) && !IsError(http) && await Read(http.Request) is { } refused)
                    {
                        await Refuse(http, refused);
                        return;
                    }
                    await next(http);
                }
            );
    }

    /// <summary>Nothing reads again what was refused, not even the page that says so.</summary>
    private static Task Refuse(HttpContext http, int status)
    {
        (http.Request.Form, http.Response.StatusCode) = (FormCollection.Empty, status);
        return Task.CompletedTask;
    }

    /// <returns>The status that says why it cannot be read, if it cannot.</returns>
    public static async Task<int?> Read(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return StatusCodes.Status400BadRequest;
        }
        if (Charset(request) is not (null or "utf-8" or "us-ascii"))
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }
        try
        {
            await DropNul(request);
            var form = await request.ReadFormAsync();
            if (form.Any(f => f.Value.Any(v => v is not null && v.Plain != v)))
            {
                request.Form = new FormCollection(form.ToDictionary(f => f.Key, f => Plain(f.Value)), form.Files);
            }
            return null;
        }
        catch (BadHttpRequestException problem)
        {
            return problem.StatusCode;
        }
        catch (InvalidDataException)
        {
            return StatusCodes.Status400BadRequest;
        }
        catch (Exception problem) when (problem is NotSupportedException or ArgumentException) // a part of it in letters that nobody knows
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }
    }

    /// <summary>The framework reads no form that has a NUL in it, and the person who pasted it cannot see it.</summary>
    private static async Task DropNul(HttpRequest request)
    {
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType == "application/x-www-form-urlencoded")
        {
            var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            if (body.GetBuffer().AsSpan(0, (int)body.Length).IndexOf("%00"u8) >= 0)
            {
                body = new(
                    Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(body.ToArray()).Replace("%00", "", StringComparison.Ordinal))
                );
            }
            body.Position = 0;
            request.Body = body;
        }
    }

    private static string? Charset(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Charset.HasValue
            ? HeaderUtilities.RemoveQuotes(type.Charset).ToString().ToLowerInvariant()
            : null;

    private static StringValues Plain(StringValues values) => new([.. values.Select(v => v?.Plain)]);

    private static bool AsksForFile(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { } page
        && page.BoundProperties.Any(p => p.ParameterType == typeof(IFormFile));

    private static bool IsError(HttpContext http) => http.Features.Get<IStatusCodeReExecuteFeature>() is not null;
}
