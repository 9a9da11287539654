using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Requests.ContactDesk;

/// <summary>The calls of one's desk: what is to follow up first, the most pressing at the top (L1).</summary>
[Needs(Permission.AnswerCalls)]
public sealed class CallsPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true)]
    public CallStatus View { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Find a call"), StringLength(100, ErrorMessage = "Write 100 characters or fewer")]
    public string? Search { get; set; }

    public CallCounts Counts { get; private set; } = CallCounts.None;
    public IReadOnlyList<CallRow> Rows { get; private set; } = [];

    public IEnumerable<(CallStatus View, int Count)> Tabs =>
        [
            (CallStatus.Open, Counts.Open),
            (CallStatus.AdviceOnly, Counts.AdviceOnly),
            (CallStatus.FollowedUp, Counts.FollowedUp),
            (CallStatus.BecameRequest, Counts.BecameRequest),
        ];

    public string Nothing =>
        (Search, View) switch
        {
            ({ Length: > 0 }, _) => "No call fits what you looked for.",
            (_, CallStatus.Open) => "No call waits to be followed up.",
            _ => "No call is here yet.",
        };

    protected override async Task Load()
    {
        Counts = await Store.Calls.Counts.SingleOrDefaultAsync() ?? CallCounts.None;
        var wanted = (Search ?? "").Trim().ToUpperInvariant();
        var found = wanted is ""
            ? Store.Calls.Where(c => c.Status == View)
            : Store.Calls.Where(c =>
                c.CallerName.ToUpper().Contains(wanted)
                || c.SettingName!.ToUpper().Contains(wanted)
                || (c.ChildFirstName + " " + c.ChildLastName).ToUpper().Contains(wanted)
                || c.RequestReference == wanted
            );
        Total = wanted is "" ? Tabs.Single(t => t.View == View).Count : await found.CountAsync();
        var sorted =
            wanted is "" && View is CallStatus.Open ? found.MostPressingFirst : found.OrderByDescending(c => c.At).ThenBy(c => c.Id);
        Rows = Total is 0 ? [] : await sorted.Skip(Skip).Take(PageSize).Rows.ToListAsync();
    }
}
