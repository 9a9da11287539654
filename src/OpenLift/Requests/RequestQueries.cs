using OpenLift.Children;

namespace OpenLift.Requests;

/// <summary>One line of a list of requests.</summary>
public sealed record RequestRow(
    Id<Request> Id,
    string Reference,
    Id<Child> ChildId,
    string First,
    string Last,
    string Setting,
    RequestStatus Status,
    DateOnly? DueOn,
    DateTimeOffset? SentAt,
    bool Urgent,
    bool WeakEvidence,
    bool MayBeKnownElsewhere
)
{
    public bool IsLateOn(DateOnly today) => Status.IsLive && DueOn < today;
}

/// <summary>How many requests stand where. Closed ones are never late.</summary>
public sealed record RequestCounts(int All, int Drafts, int New, int Waiting, int Urgent, int Late, int Meetings, int Decided, int County)
{
    public static readonly RequestCounts None = new(0, 0, 0, 0, 0, 0, 0, 0, 0);
}

/// <summary>The ways a list of requests can be looked at: each is a tab with its count.</summary>
public enum RequestView
{
    All,
    Drafts,
    New,
    Waiting,
    Urgent,
    Late,

    [Said("On an agenda")]
    Meetings,
    Decided,

    [Said("With the county")]
    County,

    [Said("A message to the family came back")]
    CameBack,
}

/// <summary>Questions the service asks about many requests at once, by the name people use for them.</summary>
public static class RequestQueries
{
    extension(Store store)
    {
        public IQueryable<Request> RequestsIn(RequestView view) =>
            view is RequestView.CameBack
                ? store.Requests.Where(r =>
                    store.FamilyLinks.Any(l => l.RequestId == r.Id && l.NotArrivedAt != null && l.StoppedAt == null)
                )
                : store.Requests.In(view, store.Today);
    }

    extension(IQueryable<Request> requests)
    {
        /// <summary>Somebody owes a step.</summary>
        public IQueryable<Request> Live =>
            requests.Where(r =>
                r.Status == RequestStatus.Sent
                || r.Status == RequestStatus.WaitingForInformation
                || r.Status == RequestStatus.OnAgenda
                || r.Status == RequestStatus.WithCounty
            );

        public IQueryable<Request> LateOn(DateOnly day) => requests.Live.Where(r => r.DueOn < day);

        public IQueryable<Request> In(RequestView view, DateOnly today) =>
            view switch
            {
                RequestView.Drafts => requests.Where(r => r.Status == RequestStatus.Draft),
                RequestView.New => requests.Where(r => r.Status == RequestStatus.Sent),
                RequestView.Waiting => requests.Where(r => r.Status == RequestStatus.WaitingForInformation),
                RequestView.Urgent => requests.Live.Where(r => r.Urgent),
                RequestView.Late => requests.LateOn(today),
                RequestView.Meetings => requests.Where(r => r.Status == RequestStatus.OnAgenda),
                RequestView.Decided => requests.Where(r => r.Status == RequestStatus.Decided),
                RequestView.County => requests.Where(r => r.Status == RequestStatus.WithCounty || r.Status == RequestStatus.TakenOn),
                _ => requests,
            };

        /// <summary>All the counts in one question.</summary>
        public IQueryable<RequestCounts> CountsOn(DateOnly today) =>
            requests
                .GroupBy(_ => 1)
                .Select(g => new RequestCounts(
                    g.Count(),
                    g.Count(r => r.Status == RequestStatus.Draft),
                    g.Count(r => r.Status == RequestStatus.Sent),
                    g.Count(r => r.Status == RequestStatus.WaitingForInformation),
                    g.Count(r =>
                        r.Urgent
                        && (
                            r.Status == RequestStatus.Sent
                            || r.Status == RequestStatus.WaitingForInformation
                            || r.Status == RequestStatus.OnAgenda
                            || r.Status == RequestStatus.WithCounty
                        )
                    ),
                    g.Count(r =>
                        r.DueOn < today
                        && (
                            r.Status == RequestStatus.Sent
                            || r.Status == RequestStatus.WaitingForInformation
                            || r.Status == RequestStatus.OnAgenda
                            || r.Status == RequestStatus.WithCounty
                        )
                    ),
                    g.Count(r => r.Status == RequestStatus.OnAgenda),
                    g.Count(r => r.Status == RequestStatus.Decided),
                    g.Count(r => r.Status == RequestStatus.WithCounty || r.Status == RequestStatus.TakenOn)
                ));

        public IQueryable<RequestRow> Rows(IQueryable<Child> children) =>
            from request in requests
            join child in children on request.ChildId equals child.Id
            select new RequestRow(
                request.Id,
                request.Reference,
                child.Id,
                child.FirstName,
                child.LastName,
                request.SettingName,
                request.Status,
                request.DueOn,
                request.SentAt,
                request.Urgent,
                request.WeakEvidence,
                child.MayBeKnownElsewhere
            );
    }
}
