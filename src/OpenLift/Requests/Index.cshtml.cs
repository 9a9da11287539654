using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Requests;

/// <summary>
/// The requests one may see: a setting's own, a coordinator's queue. View, search, sort and page live in the address (L5).
/// </summary>
[Needs(Permission.SeeRequest)]
public sealed class RequestsPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true)]
    public RequestView View { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Find a request"), StringLength(100, ErrorMessage = "Write 100 characters or fewer")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "sort")]
    public string? Sort { get; set; }

    public IReadOnlyList<RequestRow> Rows { get; private set; } = [];
    public RequestCounts Counts { get; private set; } = RequestCounts.None;

    public string By => (Sort ?? "due").TrimStart('-');
    public bool Down => Sort?.StartsWith('-') is true;

    public IEnumerable<(RequestView View, int Count)> Tabs =>
        from tab in new (RequestView View, int Count)[]
        {
            (RequestView.All, Counts.All),
            (RequestView.Drafts, Counts.Drafts),
            (RequestView.New, Counts.New),
            (RequestView.Waiting, Counts.Waiting),
            (RequestView.Urgent, Counts.Urgent),
            (RequestView.Late, Counts.Late),
            (RequestView.Meetings, Counts.Meetings),
            (RequestView.Decided, Counts.Decided),
            (RequestView.County, Counts.County),
        }
        where tab.View is not RequestView.Drafts || Actor.Settings.Count > 0
        select tab;

    public string Nothing =>
        (Search, View) switch
        {
            ({ Length: > 0 }, _) => "No request fits what you looked for.",
            (_, RequestView.All) when Actor.Settings.Count > 0 =>
                "Your setting has made no request yet. Start one when a child needs more than you can give alone.",
            (_, RequestView.Late) => "Nothing is late.",
            (_, RequestView.Urgent) => "Nothing is urgent.",
            (_, RequestView.CameBack) => "Every message that was sent to a family has arrived, as far as is known.",
            (_, RequestView.New) => "Nothing new is waiting to be screened.",
            _ => "No request is here.",
        };

    protected override async Task Load()
    {
        Counts = await Store.Requests.CountsOn(Today).SingleOrDefaultAsync() ?? RequestCounts.None;
        var wanted = (Search ?? "").Trim();
        var (name, reference) = (wanted.ForMatching, wanted.ToUpperInvariant());
        var found = Store.RequestsIn(View);
        if (wanted.Length > 0)
        {
            found = found.Where(r =>
                r.Reference.Contains(reference)
                || r.SettingName.ToUpper().Contains(reference)
                || (name != "" && Store.Children.Any(c => c.Id == r.ChildId && c.MatchName.Contains(name)))
            );
        }
        Total =
            wanted.Length > 0 || View is RequestView.CameBack
                ? await found.CountAsync()
                : Tabs.Where(t => t.View == View).Select(t => t.Count).SingleOrDefault();
        Rows = Total is 0 ? [] : await Sorted(found).Skip(Skip).Take(PageSize).Rows(Store.Children).ToListAsync();
        Store.Looked([.. Rows.Select(r => r.ChildId).Distinct()], Request.Path);
    }

    private IQueryable<Request> Sorted(IQueryable<Request> requests) =>
        (By, Down) switch
        {
            ("reference", false) => requests.OrderBy(r => r.Reference),
            ("reference", true) => requests.OrderByDescending(r => r.Reference),
            ("child", false) => requests
                .OrderBy(r => Store.Children.Where(c => c.Id == r.ChildId).Select(c => c.MatchName).First())
                .ThenBy(r => r.Reference),
            ("child", true) => requests
                .OrderByDescending(r => Store.Children.Where(c => c.Id == r.ChildId).Select(c => c.MatchName).First())
                .ThenBy(r => r.Reference),
            ("setting", false) => requests.OrderBy(r => r.SettingName).ThenBy(r => r.Reference),
            ("setting", true) => requests.OrderByDescending(r => r.SettingName).ThenBy(r => r.Reference),
            ("sent", false) => requests.OrderBy(r => r.SentAt == null).ThenBy(r => r.SentAt).ThenBy(r => r.Reference),
            ("sent", true) => requests.OrderBy(r => r.SentAt == null).ThenByDescending(r => r.SentAt).ThenBy(r => r.Reference),
            (_, true) => requests.OrderBy(r => r.DueOn == null).ThenByDescending(r => r.DueOn).ThenBy(r => r.Reference),
            _ => requests.OrderBy(r => r.DueOn == null).ThenBy(r => r.DueOn).ThenBy(r => r.Reference),
        };
}
