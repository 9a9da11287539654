using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Support.Agreements;

namespace OpenLift.Support;

/// <summary>What came of a review: how it goes on, why, and when it was held.</summary>
/// <param name="NextOn">The next review, where support is extended.</param>
public sealed record ReviewHeld(ReviewOutcome Outcome, string Why, DateOnly On, DateOnly? NextOn);

/// <summary>What a review does to its case, its agreements and what comes after (L11).</summary>
public static class ReviewActs
{
    /// <summary>Support that ended well is looked at again after these many days.</summary>
    private static readonly (VisitKind Kind, int Days)[] FollowUps = [(VisitKind.SixWeeks, 42), (VisitKind.TwelveWeeks, 84)];

    extension(Store store)
    {
        /// <summary>
        /// A review was held. Support is extended, ended well or passed on, and its agreements with it. A place at a hub goes on to its
        /// last day: it is extended or ended there.
        /// </summary>
        public async Task HoldReview(Case about, Review review, ReviewHeld held)
        {
            review.Held(held.Outcome, held.Why, held.On, store.Today);
            await store.FirstContact(about, held.On);
            if (about.HubId is not null)
            {
                return;
            }
            var agreements = await store
                .SupportAgreements.Where(a => a.CaseId == about.Id && a.Status != AgreementStatus.Ended)
                .ToListAsync();
            if (held.Outcome is ReviewOutcome.Extend)
            {
                store.Add(Review.PlanNext(about, held.NextOn, store.Today, store.Now));
                foreach (var agreement in agreements.Where(a => a.Status is AgreementStatus.InForce))
                {
                    agreement.Change($"extended by the review of {held.On.InFull}");
                    agreement.Write(agreement.Parts with { Until = held.NextOn, ReviewOn = held.NextOn });
                }
                return;
            }
            agreements.ForEach(a => a.End($"{held.Outcome.Words}. {held.Why}", store.Today));
            await store.End(about, held.Outcome is ReviewOutcome.Exit ? EndReason.CriteriaMet : EndReason.Escalated, held.Why);
            if (held.Outcome is ReviewOutcome.Exit)
            {
                await store.PlanFollowUps(about);
            }
        }

        private async Task PlanFollowUps(Case ended)
        {
            var calendar = await store.Calendar();
            var (by, name) = (ended.PersonId?.Value, ended.PersonName ?? store.Actor.Name);
            foreach (var (kind, days) in FollowUps)
            {
                var on = calendar.SchoolDay(store.Today.AddDays(days));
                store.Add(Visit.Plan(ended, kind, on, null, by, name, store.Now));
            }
        }
    }
}
