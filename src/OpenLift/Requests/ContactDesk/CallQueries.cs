namespace OpenLift.Requests.ContactDesk;

/// <summary>One line of the desk's list.</summary>
public sealed record CallRow(
    Id<Call> Id,
    DateTimeOffset At,
    string Caller,
    CallerKind Kind,
    string? Setting,
    string? ChildFirst,
    string? ChildLast,
    string Concern,
    Urgency Urgency,
    CallStatus Status,
    string? Reference
)
{
    public const int Opening = 80;

    /// <summary>The child and the setting, if they are known, and how the concern begins.</summary>
    public string About =>
        string.Join(
            ". ",
            new[] { $"{ChildFirst} {ChildLast}".Trim(), Setting, Concern.Length < Opening ? Concern : $"{Concern}…" }.Where(p =>
                p is { Length: > 0 }
            )
        );
}

/// <summary>How many calls came to what.</summary>
public sealed record CallCounts(int Open, int Urgent, int AdviceOnly, int FollowedUp, int BecameRequest)
{
    public static readonly CallCounts None = new(0, 0, 0, 0, 0);

    public int All => Open + AdviceOnly + FollowedUp + BecameRequest;
}

/// <summary>Questions the desk asks about its calls.</summary>
public static class CallQueries
{
    extension(IQueryable<Call> calls)
    {
        public IQueryable<CallCounts> Counts =>
            calls
                .GroupBy(_ => 1)
                .Select(g => new CallCounts(
                    g.Count(c => c.Status == CallStatus.Open),
                    g.Count(c => c.Status == CallStatus.Open && c.Urgency == Urgency.Urgent),
                    g.Count(c => c.Status == CallStatus.AdviceOnly),
                    g.Count(c => c.Status == CallStatus.FollowedUp),
                    g.Count(c => c.Status == CallStatus.BecameRequest)
                ));

        /// <summary>Urgent, then soon, then routine, which is the order of the words backwards; the oldest of each first.</summary>
        public IQueryable<Call> MostPressingFirst => calls.OrderByDescending(c => c.Urgency).ThenBy(c => c.At).ThenBy(c => c.Id);

        public IQueryable<CallRow> Rows =>
            calls.Select(c => new CallRow(
                c.Id,
                c.At,
                c.CallerName,
                c.CallerKind,
                c.SettingName,
                c.ChildFirstName,
                c.ChildLastName,
                c.Concern.Substring(0, CallRow.Opening),
                c.Urgency,
                c.Status,
                c.RequestReference
            ));
    }
}
