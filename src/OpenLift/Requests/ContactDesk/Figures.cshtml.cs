using Microsoft.EntityFrameworkCore;

namespace OpenLift.Requests.ContactDesk;

/// <summary>The desk's demand: counts only. A holiday belongs to the term before it (L1).</summary>
[Needs(Permission.AnswerCalls)]
public sealed class CallFigures(Store store) : CountyPage(store)
{
    private IReadOnlyList<(bool ThisTerm, CallStatus Status, Urgency Urgency, CallerKind Kind, int Count)> _counts = [];

    public string? ThisTerm { get; private set; }
    public string? LastTerm { get; private set; }

    public IEnumerable<(string By, IReadOnlyList<CallFigure> Rows)> Figures =>
        [
            ("What came of them", [.. Enum.GetValues<CallStatus>().Select(s => Of(s.Words, c => c.Status == s))]),
            ("How urgent they were", [.. Enum.GetValues<Urgency>().Select(u => Of(u.Words, c => c.Urgency == u))]),
            ("Who rang", [.. Enum.GetValues<CallerKind>().Select(k => Of(k.Words, c => c.Kind == k))]),
        ];

    public CallFigure All => Of("All calls", _ => true);

    protected override async Task Load()
    {
        var terms = await Store.Terms.AsNoTracking().Where(t => t.Start <= Today).OrderByDescending(t => t.Start).Take(2).ToListAsync();
        if (terms is not [var now, ..])
        {
            return;
        }
        var (from, since) = (terms[^1].Start.Begins, now.Start.Begins);
        (ThisTerm, LastTerm) = (now.Name, terms.Count is 2 ? terms[1].Name : null);
        var counts = await Store
            .Calls.Where(c => c.At >= from)
            .GroupBy(c => new
            {
                This = c.At >= since,
                c.Status,
                c.Urgency,
                c.CallerKind,
            })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync();
        _counts = [.. counts.Select(c => (c.Key.This, c.Key.Status, c.Key.Urgency, c.Key.CallerKind, c.Count))];
    }

    private CallFigure Of(string what, Func<(bool ThisTerm, CallStatus Status, Urgency Urgency, CallerKind Kind, int Count), bool> where) =>
        new(
            what,
            _counts.Where(c => c.ThisTerm && where(c)).Sum(c => c.Count),
            _counts.Where(c => !c.ThisTerm && where(c)).Sum(c => c.Count)
        );
}

/// <summary>One count of calls, this term and last.</summary>
public sealed record CallFigure(string Of, int ThisTerm, int LastTerm);
