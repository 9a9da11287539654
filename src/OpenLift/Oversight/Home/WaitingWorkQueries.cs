using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Interventions;
using OpenLift.Meetings;
using OpenLift.Requests;
using OpenLift.Requests.ContactDesk;
using OpenLift.Settings.Strengths;

namespace OpenLift.Oversight.Home;

/// <summary>
/// What waits for somebody, by the roles they hold: the tasks of their home page, and the counts of their daily digest (X8).
/// </summary>
public static class WaitingWorkQueries
{
    extension(Store store)
    {
        public async Task<IReadOnlyList<Card>> WaitingWork()
        {
            var actor = store.Actor;
            List<Work> work =
            [
                .. actor.May(Permission.AnswerCalls) ? store.CallWork() : [],
                .. actor.May(Permission.DraftReferral) ? store.ReferralWork() : [],
                .. actor.May(Permission.ConfirmPanelDecision) ? [store.PanelWork()] : Array.Empty<Work>(),
                .. actor.May(Permission.OfferPlace) ? store.PlaceWork() : [],
                .. actor.May(Permission.SeeRequest) ? store.RequestWork() : [],
                .. actor.May(Permission.SeeCases) ? store.SupportWork() : [],
                .. actor.Settings.Count > 0 || actor.May(Permission.ScreenRequest) ? store.PracticeWork() : [],
                .. actor.May(Permission.WriteLetter) ? store.LetterWork() : [],
            ];
            return
            [
                .. actor.May(Permission.ConfirmPanelDecision) ? await store.WaitingForMyPanel() : [],
                .. await Counted(work),
                .. actor.May(Permission.CompareChildren) ? await store.PairsToCompare() : [],
            ];
        }

        private IEnumerable<Work> CallWork()
        {
            var open = store.Calls.Where(c => c.Status == CallStatus.Open);
            yield return Work.Of("urgent calls to follow up", "/calls", open.Where(c => c.Urgency == Urgency.Urgent), always: true);
            yield return Work.Of("calls to follow up", "/calls", open, always: true);
        }

        private IEnumerable<Work> RequestWork()
        {
            var (actor, today) = (store.Actor, store.Today);
            if (actor.May(Permission.SendFamilyLink))
            {
                yield return Work.Of(
                    "messages to families came back",
                    $"/requests?view={RequestView.CameBack}",
                    store.RequestsIn(RequestView.CameBack)
                );
            }
            if (actor.Settings.Count > 0)
            {
                var stopped = store.Requests.Where(r => r.SharingStopped && r.Status != RequestStatus.Withdrawn);
                yield return Work.Of("stopped by the family: talk with them", "/requests", stopped);
                yield return In("drafts to finish", RequestView.Drafts);
                yield return In("to answer", RequestView.Waiting);
                yield return In("with the coordinator", RequestView.New);
                yield return In("on an agenda", RequestView.Meetings);
                yield return Work.Of("actions to do", "/actions", store.MyActionsToDo(), always: true);
                yield return Work.Of("views still to record", "/requests", store.ViewsAndConsents.Where(c => c.OwesViews), always: true);
                yield return In("late", RequestView.Late);
            }
            else if (actor.May(Permission.ScreenRequest))
            {
                yield return In("new to screen", RequestView.New);
                yield return In("waiting for a setting", RequestView.Waiting);
                yield return In("urgent", RequestView.Urgent);
                yield return In("late", RequestView.Late);
                var late = store.MyActionsToDo().Where(a => a.DueOn < today);
                yield return Work.Of("actions late", "/actions?View=Late", late, always: true);
            }
            else if (actor.May(Permission.TakeCountyRequest))
            {
                yield return In("sent to you", RequestView.County);
                yield return In("late", RequestView.Late);
            }
            else
            {
                yield return In("on your meetings’ agendas", RequestView.Meetings);
                yield return Work.Of("actions to do", "/actions", store.MyActionsToDo());
            }

            Work In(string text, RequestView view) => Work.Of(text, $"/requests?view={view}", store.RequestsIn(view), always: true);
        }

        /// <summary>What waits about the practice of settings.</summary>
        private IEnumerable<Work> PracticeWork()
        {
            var (today, settings) = (store.Today, store.Actor.Settings);
            var mine = settings.Count > 0;
            var cases = store.SupportCases.Where(c => c.ClosedOn == null);
            yield return Work.Of(mine ? "support for your setting" : "support cases", "/support-cases", cases);
            var agreed = store.SchoolSupportOpenToMe;
            if (!mine)
            {
                yield return Work.Of(
                    "visits between settings to ask about",
                    "/school-support",
                    agreed.Where(s => s.Status == SchoolSupportStatus.Agreed && s.FirstVisitOn < today)
                );
                yield break;
            }
            yield return Work.Of(
                "visits to tell about",
                "/school-support",
                agreed.Where(s =>
                    settings.Contains(s.HelpedId)
                    && (s.Status == SchoolSupportStatus.Done || (s.Status == SchoolSupportStatus.Agreed && s.FirstVisitOn < today))
                )
            );
            yield return Work.Of(
                "training to judge",
                "/training?Past=true",
                store.Bookings.Where(b => settings.Contains(b.SettingId) && b.Came == true && b.Useful == null)
            );
        }

        /// <summary>Asked by itself: it passes the filter that all else keeps.</summary>
        private async Task<IEnumerable<Card>> WaitingForMyPanel() =>
            await store.WaitingForPanel(store.Actor.PanelAreas) is var waiting and > 0
                ? [new("referrals waiting for a panel", waiting, "/meetings/new")]
                : [];

        /// <summary>Asked by itself: it passes the filter that all else keeps.</summary>
        private async Task<IEnumerable<Card>> PairsToCompare() =>
            [new("pairs of records to compare", await SameChild.Rows(store, store.Comparisons.Unanswered).CountAsync(), "/children/same")];
    }

    /// <summary>One question, however many kinds of work there are.</summary>
    private static async Task<IEnumerable<Card>> Counted(IReadOnlyList<Work> work)
    {
        if (work is [])
        {
            return [];
        }
        var counts = await work.Select((w, kind) => w.Rows(kind))
            .Aggregate((all, more) => all.Concat(more))
            .GroupBy(kind => kind)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count);
        return work.Select((w, kind) => (Work: w, Count: counts.GetValueOrDefault(kind)))
            .Where(w => w.Count > 0 || w.Work.Always)
            .Select(w => new Card(w.Work.Text, w.Count, w.Work.Href));
    }
}
