using OpenLift.County;

namespace OpenLift.Requests;

/// <summary>One clock of a request: from when, by when and why, and when it stopped (L8).</summary>
public sealed record RequestClock(string Name, DateOnly From, Due? Due, DateOnly? Stopped)
{
    /// <summary>Only what is still owed, or was done after its day, is late.</summary>
    public bool IsLateOn(DateOnly today) => Due is not null && (Stopped ?? today) > Due.On;

    /// <summary>How long it took, or has taken so far, in days.</summary>
    public int Days(DateOnly today) => (Stopped ?? today).DayNumber - From.DayNumber;
}

/// <summary>The dates by which each step is owed, and why those dates (L8).</summary>
public static class RequestClocks
{
    /// <summary>How many working days of term a request may wait for its meeting: a group meets once a term.</summary>
    public const int TermDaysToMeeting = 30;

    public static Due ToScreen(District district, CountyCalendar calendar, DateOnly sent) =>
        calendar.InWorkingDays(sent, district.ScreenDays, "it was sent");

    public static Due ToAnswer(CountyCalendar calendar, DateOnly asked) => calendar.InTermDays(asked, 10, "the question was asked");

    public static Due ToCounty(CountyCalendar calendar, DateOnly routed) =>
        calendar.InWorkingDays(routed, 5, "it was sent to the county coordinator");

    extension(Request request)
    {
        /// <summary>The clocks that have begun, in order. A closed request's clocks stand still.</summary>
        /// <param name="actions">When each action of its meeting is due, why, and when it was done.</param>
        /// <param name="cases">
        /// The cases it led to: their clocks run from the decision to a name, and from the name to the first contact.
        /// </param>
        public IEnumerable<RequestClock> Clocks(
            District district,
            CountyCalendar calendar,
            IReadOnlyList<(Due Due, DateOnly? Done)> actions,
            IReadOnlyList<Support.Case> cases
        )
        {
            var closed = request.ClosedAt?.CountyDay;
            yield return new(
                request.ConcernSince is null ? "From first draft to request" : "From concern to request",
                request.ConcernSince ?? request.StartedAt.CountyDay,
                null,
                request.SentAt?.CountyDay ?? closed
            );
            if (request.SentAt?.CountyDay is not { } sent)
            {
                yield break;
            }
            yield return new(
                "From request to screening",
                sent,
                ToScreen(district, calendar, sent),
                request.ScreenedAt?.CountyDay ?? closed
            );
            if (request.Status is RequestStatus.OnAgenda or RequestStatus.Decided)
            {
                yield return new(
                    "From request to a meeting’s decision",
                    sent,
                    calendar.InTermDays(sent, TermDaysToMeeting, "it was sent"),
                    request.DecidedAt?.CountyDay ?? closed
                );
            }
            foreach (var found in cases)
            {
                var what = cases.Count > 1 ? $" ({found.Kind.InWords})" : "";
                yield return new(
                    $"From decision to allocation{what}",
                    found.OpenedOn,
                    new(found.AllocateBy, found.AllocateWhy),
                    found.AllocatedOn ?? found.EndedOn
                );
                if (found is { AllocatedOn: { } allocated, ContactBy: { } by })
                {
                    yield return new(
                        $"From allocation to first contact{what}",
                        allocated,
                        new(by, found.ContactWhy!),
                        found.ContactOn ?? found.EndedOn
                    );
                }
            }
            if (request.DecidedAt?.CountyDay is { } decided && actions.Count > 0)
            {
                var last = actions.MaxBy(a => a.Due.On).Due;
                yield return new(
                    "From decision to what was agreed",
                    decided,
                    last,
                    actions.All(a => a.Done is not null) ? actions.Max(a => a.Done) : null
                );
            }
        }
    }
}
