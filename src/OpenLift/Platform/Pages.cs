using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Platform;

/// <summary>
/// Every page behaves alike: wrong input, a broken rule or somebody else's edit shows the same page again (422) with
/// the reason in its place and everything that was typed. Page models contain only the happy path.
/// </summary>
public abstract class CountyPage(Store store) : PageModel
{
    public const string StampField = "__stamp";
    private const string OwnClash =
        "What you sent a moment ago is saved, and you have changed it since. Compare what is here with what is saved now, then save again.";
    private const string Clash =
        "Somebody else changed this while you were working. What you typed is still here: "
        + "compare it with what is saved now, then save again.";

    protected Store Store => store;
    public Actor Actor => store.Actor;
    public DateOnly Today => store.Today;
    public DateTimeOffset Now => store.Now;

    /// <summary>The settings or districts this person holds a role for, to choose from where there is more than one.</summary>
    public IReadOnlyList<Govuk.Choice> Own(OpenLift.People.Role role) =>
        [.. Actor.Roles.Where(r => r.Role == role).Select(r => new Govuk.Choice(r.Scope.Split('/')[1], r.ScopeName))];

    /// <summary>The one that was chosen, or the only one there is.</summary>
    protected static Id<T> ChosenOf<T>(IReadOnlyList<Id<T>> own, string? chosen, string message, string field) =>
        own.Count is 1 ? own[0]
        : own.SingleOrDefault(o => o.ToString() == chosen) is { } id && id != default ? id
        : throw new RuleBroken(message, field);

    /// <summary>What is stored now of what this form changes, by its label. Two editors are told apart by it.</summary>
    public virtual IReadOnlyDictionary<string, string?>? Saved => null;

    /// <summary>What somebody else saved meanwhile, to show beside what was typed.</summary>
    public IReadOnlyDictionary<string, string?>? Theirs { get; private set; }

    public string? Stamp =>
        Saved is null ? null : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Saved))))[..16];

    /// <summary>Finds what the page is about. False when it is not there, or not for this person: both look the same.</summary>
    protected virtual Task<bool> Find() => Task.FromResult(true);

    /// <summary>Where what is not here any more is now, if this person may go there.</summary>
    protected virtual Task<string?> MovedTo() => Task.FromResult<string?>(null);

    /// <summary>Fetches what the page shows around its form, on every showing.</summary>
    protected virtual Task Load() => Task.CompletedTask;

    /// <summary>Fills the form from what is stored. Only on the first showing: what was typed is never overwritten.</summary>
    protected virtual void Fill() { }

    /// <summary>
    /// Slow work on what was sent, such as a virus scan or a password's hash. It comes before the transaction begins, so that
    /// nobody waits for it; what it throws is shown like any broken rule.
    /// </summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    /// <summary>The door: see <see cref="Door"/>.</summary>
    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        HttpMethods.IsPost(Request.Method) ? Receive(context, next) : Show(context, next);

    /// <summary>
    /// What an address asks for and cannot be is left out; only a date that is none is said beside its boxes, so that nobody takes today's
    /// list for that of another day.
    /// </summary>
    private void KeepWrongDates()
    {
        var dates = ModelState.IsValid
            ? []
            : GetType().GetProperties().Where(p => p.PropertyType == typeof(DateOnly?)).Select(p => p.Name).ToList();
        foreach (var key in ModelState.Keys.Where(k => !dates.Contains(k)).ToList())
        {
            ModelState.Remove(key);
        }
    }

    /// <summary>A page is read as of one moment, and is shown only once it is written down who looked (X2, P1).</summary>
    private async Task Show(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await using (await store.BeginReading())
        {
            if (await Find())
            {
                KeepWrongDates();
                await Load();
                Fill();
                await next();
            }
            else
            {
                context.Result = await MovedTo() is { } there ? LocalRedirect(there) : NotFound();
            }
        }
        await store.WriteLooks();
    }

    /// <summary>
    /// A form is one transaction from its key to its last word: what a rule decides on is read in the transaction that writes (X5).
    /// </summary>
    private async Task Receive(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var form = await ReceivedForm.Read(Request, Actor);
        if (form is null || context.HandlerMethod is null)
        {
            context.Result = form is null ? BadRequest() : NotFound();
            return;
        }
        var unprepared = await Prepared();
        using var turn = await Crossing.Turn(HttpContext);
        await using var transaction = await store.BeginWriting();
        if (await store.IsRepeat(form) is { } led)
        {
            context.Result = LocalRedirect(led);
            return;
        }
        if (!await Actor.StillHolds(store) || !await Find())
        {
            context.Result = NotFound();
            return;
        }
        await Load();
        await Judge(form, unprepared);
        if (!ModelState.IsValid)
        {
            await transaction.RollbackAsync();
            await store.WriteLooks();
            context.Result = Again();
            return;
        }
        var done = await next();
        var problem = done.Exception;
        if (problem is null && (done.Result is LocalRedirectResult || _stands))
        {
            try
            {
                await store.LeadsTo(form, _elsewhere ?? (done.Result as LocalRedirectResult)?.Url ?? Request.Path);
                await store.WriteLooks();
                await transaction.CommitAsync();
                return;
            }
            catch (Exception crossed) when (Crossing.Is(crossed) && Crossing.IsLastTry(HttpContext))
            {
                problem = crossed;
                TempData.Clear();
            }
        }
        await transaction.DisposeAsync(); // nothing of it stands
        if (await Message(problem, form) is { } message)
        {
            done.ExceptionHandled = true;
            done.Result = await ShowAgain(message, clashed: problem is not RuleBroken) ? Again() : NotFound();
        }
        else if (problem is not null)
        {
            return;
        }
        await store.WriteLooks();
    }

    private async Task<RuleBroken?> Prepared()
    {
        if (!ModelState.IsValid)
        {
            return null;
        }
        try
        {
            await Prepare();
            return null;
        }
        catch (RuleBroken broken)
        {
            return broken;
        }
        finally
        {
            store.ChangeTracker.Clear();
        }
    }

    /// <summary>What is wrong with the form as it was sent.</summary>
    private async Task Judge(ReceivedForm form, RuleBroken? unprepared)
    {
        if (ModelState.IsValid && Request.Form[StampField].ToString() is { Length: > 0 } stamp && Stamp is { } now && stamp != now)
        {
            Theirs = Saved;
            ModelState.AddModelError("", await store.HasEarlier(form) ? OwnClash : Clash);
        }
        if (ModelState.IsValid && unprepared is not null)
        {
            ModelState.AddModelError(unprepared.Field, unprepared.Message);
        }
    }

    /// <summary>
    /// What to tell the person, if they can act on it. Two that crossed are told only after the second was tried again in vain.
    /// </summary>
    private async Task<RuleBroken?> Message(Exception? problem, ReceivedForm form) =>
        problem switch
        {
            RuleBroken broken => broken,
            not null when Crossing.IsLastTry(HttpContext) && Crossing.Is(problem) => new(await store.HasEarlier(form) ? OwnClash : Clash),
            _ => null,
        };

    private async Task<bool> ShowAgain(RuleBroken message, bool clashed)
    {
        store.ChangeTracker.Clear();
        ModelState.AddModelError(message.Field, message.Message);
        if (!await Find())
        {
            return false;
        }
        await Load();
        Theirs = clashed ? Saved : null;
        return true;
    }

    /// <summary>What this form changed stands, though the page comes back: a wrong password counts.</summary>
    protected void Stands() => _stands = true;

    /// <summary>Where a repeat leads, if not to where the first did: an address that is itself a secret is not kept.</summary>
    protected void RepeatLeadsTo(string path) => _elsewhere = path;

    private bool _stands;
    private string? _elsewhere;

    /// <summary>A paper as a file, PDF or Word as its name ends: always a download, never run by the browser (X7, S10).</summary>
    /// <param name="name">Says nothing of a child: a reference and an ending.</param>
    protected FileContentResult Download(OpenLift.Correspondence.Documents.Document paper, string name)
    {
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Path.GetExtension(name) is ".pdf"
            ? new(OpenLift.Correspondence.Documents.PdfWriter.Write(paper), "application/pdf") { FileDownloadName = name }
            : new(OpenLift.Correspondence.Documents.WordWriter.Write(paper), OpenLift.Correspondence.Documents.WordWriter.ContentType)
            {
                FileDownloadName = name,
            };
    }

    /// <summary>Shows the page again with its messages.</summary>
    protected static PageResult Again() => new() { StatusCode = StatusCodes.Status422UnprocessableEntity };

    /// <summary>Done: go there, and say so at the top of that page.</summary>
    protected IActionResult Go(string path, string? said = null)
    {
        if (said is not null)
        {
            TempData["said"] = said;
        }
        return LocalRedirect(path);
    }

    /// <summary>
    /// Done, and the answer itself shows what is shown once: it is in no cookie and kept nowhere. A repeat leads to where the record is.
    /// </summary>
    protected PageResult ShowOnce(string repeatLeadsTo, string said)
    {
        Stands();
        RepeatLeadsTo(repeatLeadsTo);
        TempData["said"] = said;
        return Page();
    }

    /// <summary>What one of several forms on a page needs: the value, or the message beside its field.</summary>
    protected static string Needed(string? value, string message, string field) =>
        value is { Length: > 0 } ? value : throw new RuleBroken(message, field);

    protected static T Needed<T>(T? value, string message, string field)
        where T : struct => value ?? throw new RuleBroken(message, field);
}

/// <summary>
/// A page about one record. It is found before any handler; a record you may not see is not there. Opening a
/// page about a child is written down in the transaction that read it.
/// </summary>
public abstract class RecordPage<T>(Store store) : CountyPage(store)
    where T : Recorded
{
    [FromRoute]
    public Id<T> Id { get; set; }

    public T Record { get; private set; } = null!;

    protected override async Task<bool> Find()
    {
        var record = await With(Store.Set<T>()).SingleOrDefaultAsync(r => EF.Property<Id<T>>(r, nameof(Id)) == Id);
        if (record is null)
        {
            return false;
        }
        Record = record;
        if (record is IAboutChild about)
        {
            Store.Looked([about.ChildId], Request.Path);
        }
        return true;
    }

    protected virtual IQueryable<T> With(IQueryable<T> records) => records;
}

/// <summary>A page that lists children's records: what is shown on it is written down, a line for each child (P1).</summary>
public abstract class ListPage(Store store) : CountyPage(store)
{
    public const int PageSize = 25;

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public int Total { get; protected set; }

    private int Last => Math.Max(1, (Total + PageSize - 1) / PageSize);

    private int Here => Math.Clamp(PageNumber, 1, Last);

    protected int Skip => (Here - 1) * PageSize;

    /// <summary>Turns to the page that was asked for, or to the last there is. The first is shown without counting.</summary>
    protected async Task Turn<T>(IQueryable<T> all) => Total = PageNumber > 1 ? await all.CountAsync() : 0;

    /// <summary>The same list at another page, sort or filter: today's address with some of it changed.</summary>
    public string Link(params (string Name, string? Value)[] changed)
    {
        var query = Request.Query.ToDictionary(q => q.Key, q => (string?)q.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        query.Remove("p");
        foreach (var (name, value) in changed)
        {
            query[name] = value;
        }
        var text = string.Join(
            '&',
            query.Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value!)}")
        );
        return text is "" ? Request.Path : $"{Request.Path}?{text}";
    }

    public Govuk.Pagination? Pages
    {
        get
        {
            var (here, last) = (Here, Last);
            if (last is 1)
            {
                return null;
            }
            var shown = Enumerable.Range(1, last).Where(p => p is 1 || p == last || Math.Abs(p - here) <= 1).ToList();
            return new()
            {
                Previous = here > 1 ? new(At(here - 1)) : null,
                Next = here < last ? new(At(here + 1)) : null,
                Items =
                [
                    .. shown.SelectMany(
                        (p, i) =>
                            i > 0 && shown[i - 1] < p - 1
                                ? new Govuk.PageLink[] { new(Ellipsis: true), new(At(p), p, p == here) }
                                : [new(At(p), p, p == here)]
                    ),
                ],
            };
        }
    }

    public string Showing => Total is 0 ? "" : $"Showing {Skip + 1} to {Math.Min(Skip + PageSize, Total)} of {Total}";

    private string At(int page) => Link(("p", page is 1 ? null : page.ToString()));
}
