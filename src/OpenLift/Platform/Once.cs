using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Platform;

/// <summary>That a form was received, and where it led. Kept so that a repeat leads there too and does nothing (X5, R4).</summary>
public sealed class Receipt
{
    public required string Key { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? GoesTo { get; set; }
}

/// <summary>
/// Runs every POST in one transaction that begins with its key. A second copy of the same form, even one sent at
/// the same moment, waits for the first and is led to where the first one went. A form that comes back with a
/// message changes nothing and may be sent again.
/// </summary>
internal sealed class Once(Store store) : IAsyncPageFilter, IOrderedFilter
{
    public const string KeyField = "__key";
    private static readonly object KeepAnyway = new();
    private static readonly object Elsewhere = new();

    public int Order => int.MinValue;

    /// <summary>Where an earlier copy of this form led, if there was one: a page asks before it looks whether what the form was filled from still stands.</summary>
    public static async Task<string?> EarlierCopy(Store store, HttpRequest request)
    {
        var key = $"{store.Actor.PersonId}/{await Key(request)}";
        return await store.Receipts.Where(r => r.Key == key).Select(r => r.GoesTo).FirstOrDefaultAsync();
    }

    /// <summary>What this POST changed stands, though the page comes back: a wrong password counts.</summary>
    public static void Keep(HttpContext http) => http.Items[KeepAnyway] = true;

    /// <summary>Where a repeat leads, if not to where the first did: an address that is itself a secret is not kept.</summary>
    public static void LeadsTo(HttpContext http, string path) => http.Items[Elsewhere] = path;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || context.HandlerInstance is not CountyPage)
        {
            await next();
            return;
        }
        string key;
        try
        {
            key = await Key(http.Request);
        }
        catch (BadHttpRequestException problem)
        {
            context.Result = new StatusCodeResult(problem.StatusCode);
            return;
        }
        if (key.Length is not 32 || !key.All(char.IsAsciiHexDigit))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
            return;
        }
        key = $"{store.Actor.PersonId}/{key}";
        if (context.HandlerMethod is null)
        {
            context.Result = new NotFoundResult();
            return;
        }
        await using var transaction = await store.Database.BeginTransactionAsync();
        if (
            await store.Database.ExecuteSqlAsync(
                $"insert into receipt (key, at) values ({key}, {store.Now.UtcDateTime}) on conflict (key) do nothing"
            )
            is 0
        )
        {
            var goesTo = await store.Receipts.Where(r => r.Key == key).Select(r => r.GoesTo).SingleAsync();
            context.Result = new LocalRedirectResult(goesTo ?? "/");
            return;
        }
        var done = await next();
        if (done.Exception is not null && !done.ExceptionHandled)
        {
            return;
        }
        var elsewhere = http.Items[Elsewhere] as string;
        if (done.Result is LocalRedirectResult { Url: var leads })
        {
            var url = elsewhere ?? leads;
            await store.Database.ExecuteSqlAsync($"update receipt set goes_to = {url} where key = {key}");
            await transaction.CommitAsync();
        }
        else if (http.Items.ContainsKey(KeepAnyway))
        {
            await store.Database.ExecuteSqlAsync($"update receipt set goes_to = {elsewhere ?? http.Request.Path.Value} where key = {key}");
            await transaction.CommitAsync();
        }
        else
        {
            await transaction.RollbackAsync();
            await store.LookedAnyway();
        }
    }

    /// <summary>The form's key. A form that cannot be read at all, such as one with a NUL in it, has none.</summary>
    private static async Task<string> Key(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? (await request.ReadFormAsync())[KeyField].ToString() : "";
        }
        catch (InvalidDataException)
        {
            return "";
        }
    }
}
