using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Families;
using OpenLift.Correspondence.Letters;
using OpenLift.Interventions;
using OpenLift.Interventions.Placements;
using OpenLift.Meetings;
using OpenLift.People;
using OpenLift.Requests;
using OpenLift.Requests.ContactDesk;
using OpenLift.Settings.Strengths;
using OpenLift.Support;
using OpenLift.Support.Agreements;

namespace OpenLift.Oversight.Home;

/// <summary>How much of one kind of work waits, and where it is done.</summary>
public sealed record Card(string Text, int Count, string Href);

/// <summary>What waits for somebody, by the roles they hold: the tasks of their home page, and the counts of their daily digest (X8).</summary>
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

        /// <summary>What waits about referrals and places. Only what is not nothing.</summary>
        private async Task<IEnumerable<Card>> InterventionsWaiting()
        {
            var (actor, today, me, now) = (store.Actor, store.Today, store.Actor.PersonId, store.Now);
            var cards = new List<Card>();
            if (actor.May(Permission.DraftReferral))
            {
                cards.Add(
                    new(
                        "referrals to finish",
                        await store.Referrals.CountAsync(r =>
                            r.ReferrerId == me && (r.Status == ReferralStatus.Draft || r.Status == ReferralStatus.MoreEvidence)
                        ),
                        "/referrals"
                    )
                );
                cards.Add(
                    new(
                        "places waiting for your current evidence",
                        await store.Placements.CountAsync(p =>
                            p.Status == PlacementStatus.Reserved
                            && p.ReCheck == null
                            && p.HeldUntil > now
                            && store.Referrals.Any(r => r.Id == p.ReferralId && r.ReferrerId == me)
                        ),
                        "/referrals"
                    )
                );
                cards.Add(new("other offers to follow", await store.OtherOffers.CountAsync(o => o.ClosedOn == null), "/other-offers"));
            }
            if (actor.May(Permission.ConfirmPanelDecision))
            {
                cards.Add(new("referrals waiting for a panel", await store.WaitingForPanel(actor.PanelAreas), "/meetings/new"));
                cards.Add(
                    new("referrals on your panel", await store.Referrals.CountAsync(r => r.Status == ReferralStatus.OnAgenda), "/referrals")
                );
            }
            if (actor.May(Permission.OfferPlace))
            {
                cards.Add(
                    new("children waiting", await store.Referrals.CountAsync(r => r.Status == ReferralStatus.Waiting), "/waiting-list")
                );
                cards.Add(
                    new(
                        "families to keep in touch with",
                        await store.Referrals.CountAsync(r =>
                            (r.Status == ReferralStatus.Waiting || r.Status == ReferralStatus.Parked) && r.TouchDueOn <= today
                        ),
                        "/waiting-list"
                    )
                );
                cards.Add(
                    new(
                        "places to confirm",
                        await store.Placements.CountAsync(p =>
                            p.Status == PlacementStatus.Reserved && p.ReCheck != null && p.HeldUntil > now
                        ),
                        "/places"
                    )
                );
                cards.Add(
                    new(
                        "places out of turn to agree",
                        await store.Placements.CountAsync(p =>
                            p.Status == PlacementStatus.Proposed && p.ProposedById != me && p.HeldUntil > now
                        ),
                        "/places"
                    )
                );
                cards.Add(
                    new(
                        "letters to write or send",
                        await store.Placements.CountAsync(p => p.Status == PlacementStatus.Confirmed),
                        "/places"
                    )
                );
            }
            return cards.Where(c => c.Count > 0);
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

        /// <summary>What waits between a decision and its end. Only what is not nothing.</summary>
        private async Task<IEnumerable<Card>> SupportWaiting()
        {
            var (actor, today, me) = (store.Actor, store.Today, store.Actor.PersonId);
            if (!actor.May(Permission.SeeCases))
            {
                return [];
            }
            var cards = new List<Card>();
            if (actor.May(Permission.TellFamily))
            {
                cards.Add(new("families not yet told", await store.Tellings.Untold.For(store.Actor).CountAsync(), "/telling"));
            }
            if (actor.May(Permission.AllocateCase))
            {
                cards.Add(new("cases to allocate", await store.CasesIn(CaseView.ToAllocate).CountAsync(), "/cases?view=ToAllocate"));
                cards.Add(new("cases of people who left", await store.CasesIn(CaseView.Leavers).CountAsync(), "/cases?view=Leavers"));
            }
            if (actor.May(Permission.RecordVisit))
            {
                cards.Add(new("my cases", await store.CasesIn(CaseView.Mine).CountAsync(), "/cases?view=Mine"));
                cards.Add(
                    new(
                        "visits to record",
                        await store.Visits.CountAsync(v =>
                            v.State == VisitState.Planned
                            && v.PlannedOn <= today
                            && store.Cases.Any(c => c.Id == v.CaseId && c.PersonId == (Id<Person>?)me)
                        ),
                        "/cases?view=Mine"
                    )
                );
            }
            if (actor.May(Permission.SignAgreement))
            {
                cards.Add(
                    new(
                        "agreements to sign",
                        await store.SupportAgreements.CountAsync(a =>
                            a.Status == AgreementStatus.Offered
                            && a.Versions.Any(v => v.Number == a.Versions.Max(n => n.Number) && v.SettingAt == null)
                        ),
                        "/support-agreements?status=Offered"
                    )
                );
            }
            return cards.Where(c => c.Count > 0);
        }

        /// <summary>Letters that wait for this person, and those whose day is past. Only what is not nothing.</summary>
        private async Task<IEnumerable<Card>> LettersWaiting()
        {
            var (actor, today, me) = (store.Actor, store.Today, store.Actor.PersonId);
            if (!actor.May(Permission.WriteLetter))
            {
                return [];
            }
            Card[] cards =
            [
                new(
                    "letters to check",
                    actor.May(Permission.CheckLetter)
                        ? await store.LettersIn(LetterView.ToCheck).CountAsync(l => l.WrittenBy != me && l.ChangedBy != me)
                        : 0,
                    "/letters?view=ToCheck"
                ),
                new("letters to send", await store.LettersIn(LetterView.ToSend).CountAsync(), "/letters?view=ToSend"),
                new("letters late", await store.LettersIn(LetterView.ToDo).CountAsync(l => l.DueOn < today), "/letters"),
            ];
            return cards.Where(c => c.Count > 0);
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
