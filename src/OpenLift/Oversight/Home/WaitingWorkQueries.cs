using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Meetings;
using OpenLift.Requests;
using OpenLift.Requests.ContactDesk;
using OpenLift.Settings.Strengths;

namespace OpenLift.Oversight.Home;

/// <summary>How much of one kind of work waits, and where it is done.</summary>
public sealed record Card(string Text, int Count, string Href);

/// <summary>
/// What waits for somebody, by the roles they hold: the tasks of their home page, and the counts of their daily digest (X8).
/// </summary>
public static class WaitingWorkQueries
{
    extension(Store store)
    {
        public async Task<IReadOnlyList<Card>> WaitingWork() =>
            [
                .. await store.CallsWaiting(),
                .. await store.InterventionsWaiting(),
                .. await store.RequestsWaiting(),
                .. await store.SupportWaiting(),
                .. await store.PracticeWaiting(),
                .. await store.LettersWaiting(),
                .. store.Actor.May(Permission.CompareChildren)
                    ?
                    [
                        new(
                            "pairs of records to compare",
                            await SameChild.Rows(store, store.Comparisons.Unanswered).CountAsync(),
                            "/children/same"
                        ),
                    ]
                    : Array.Empty<Card>(),
            ];

        private async Task<IEnumerable<Card>> CallsWaiting()
        {
            if (!store.Actor.May(Permission.AnswerCalls))
            {
                return [];
            }
            var calls = await store.Calls.Counts.SingleOrDefaultAsync() ?? CallCounts.None;
            return [new("urgent calls to follow up", calls.Urgent, "/calls"), new("calls to follow up", calls.Open, "/calls")];
        }

        private async Task<IEnumerable<Card>> RequestsWaiting()
        {
            var (actor, today) = (store.Actor, store.Today);
            if (!actor.May(Permission.SeeRequest))
            {
                return [];
            }
            var counts = await store.Requests.CountsOn(today).SingleOrDefaultAsync() ?? RequestCounts.None;
            var late = new Card("late", counts.Late, "/requests?view=Late");
            if (actor.Settings.Count > 0)
            {
                var stopped = await store.Requests.CountAsync(r => r.SharingStopped && r.Status != RequestStatus.Withdrawn);
                return
                [
                    .. stopped > 0 ? [new("stopped by the family: talk with them", stopped, "/requests")] : Array.Empty<Card>(),
                    new("drafts to finish", counts.Drafts, "/requests?view=Drafts"),
                    new("to answer", counts.Waiting, "/requests?view=Waiting"),
                    new("with the coordinator", counts.New, "/requests?view=New"),
                    new("on an agenda", counts.Meetings, "/requests?view=Meetings"),
                    new("actions agreed", await store.AgreedActions.CountAsync(a => a.DoneOn == null), "/actions"),
                    new("views still to record", await store.ViewsAndConsents.CountAsync(c => c.OwesViews), "/requests"),
                    late,
                ];
            }
            if (actor.May(Permission.ScreenRequest))
            {
                return
                [
                    new("new to screen", counts.New, "/requests?view=New"),
                    new("waiting for a setting", counts.Waiting, "/requests?view=Waiting"),
                    new("urgent", counts.Urgent, "/requests?view=Urgent"),
                    late,
                    new("actions late", await store.AgreedActions.CountAsync(a => a.DoneOn == null && a.DueOn < today), "/actions"),
                ];
            }
            return actor.May(Permission.TakeCountyRequest)
                ? [new("sent to you", counts.County, "/requests?view=County"), late]
                : [new("on your meetings’ agendas", counts.Meetings, "/requests?view=Meetings")];
        }

        /// <summary>What waits about the practice of settings. Only what is not nothing.</summary>
        private async Task<IEnumerable<Card>> PracticeWaiting()
        {
            var (today, settings) = (store.Today, store.Actor.Settings);
            var mine = settings.Count > 0;
            if (!mine && !store.Actor.May(Permission.ScreenRequest))
            {
                return [];
            }
            var cases = new Card(
                mine ? "support for your setting" : "support cases",
                await store.SupportCases.CountAsync(c => c.ClosedOn == null),
                "/support-cases"
            );
            Card[] cards = mine
                ?
                [
                    cases,
                    new(
                        "visits to tell about",
                        await store.SchoolSupportOpenToMe.CountAsync(s =>
                            settings.Contains(s.HelpedId)
                            && (s.Status == SchoolSupportStatus.Done || (s.Status == SchoolSupportStatus.Agreed && s.FirstVisitOn < today))
                        ),
                        "/school-support"
                    ),
                    new(
                        "training to judge",
                        await store.Bookings.CountAsync(b => settings.Contains(b.SettingId) && b.Came == true && b.Useful == null),
                        "/training?Past=true"
                    ),
                ]
                :
                [
                    cases,
                    new(
                        "visits between settings to ask about",
                        await store.SchoolSupportOpenToMe.CountAsync(s => s.Status == SchoolSupportStatus.Agreed && s.FirstVisitOn < today),
                        "/school-support"
                    ),
                ];
            return cards.Where(c => c.Count > 0);
        }
    }
}
