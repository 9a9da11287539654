using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Messages;
using OpenLift.County;
using OpenLift.Interventions.Hubs;
using OpenLift.Interventions.Proposals;
using OpenLift.Meetings;
using OpenLift.Support;

namespace OpenLift.Interventions.Placements;

/// <summary>
/// A place is given up, by whomever and for whatever reason: its seats or hours go to others, and no letter about it leaves. Each saves,
/// but for those that are part of another act.
/// </summary>
public static class ReleaseActs
{
    extension(Store store)
    {
        /// <summary>The second person does not agree that it is given out of turn: the child waits on.</summary>
        public async Task Disagree(Placement place)
        {
            const string why = "It was not agreed that the place is given out of turn";
            var by = store.Actor.Name;
            place.Release($"{by} does not agree that it is given out of turn");
            await store.GiveUp(place, why);
            (await store.ReferralOf(place)).Release(why, by, store.Now);
            await store.SaveChangesAsync();
        }

        /// <summary>The criteria are met no longer: something else is offered, and whoever referred tells the family (S4, S7).</summary>
        public async Task OfferOther(Placement place, OtherWanted other, Outbox outbox)
        {
            const string no = "The criteria are met no longer";
            place.Release(no);
            await store.GiveUp(place, no);
            await store.OfferOther(await store.ReferralOf(place), other, outbox);
        }

        /// <summary>Something else is offered, followed until it has started, and told: also to a child who started school (S4).</summary>
        public async Task OfferOther(Referral referral, OtherWanted other, Outbox outbox)
        {
            referral.OfferOther(other.Kind, other.Why, store.Actor.Name, store.Now);
            store.Add(OtherOffer.Of(referral, other.Kind, other.Why, await store.Calendar(), store.Now));
            await store.Overtake(referral.Id, "Something else was offered");
            await store.ToBeTold(referral, "What is offered instead of a place", outbox);
            await store.SaveChangesAsync();
        }

        /// <summary>What the family answers, as somebody wrote it down (S9).</summary>
        public async Task Answer(Placement place, bool yes, string by, string? words, DateOnly on, bool waitsOn)
        {
            place.Answer(yes, by, words, on, store.Today);
            if (!yes)
            {
                await store.Declined(place, await store.ReferralOf(place), waitsOn, store.Actor.Name);
            }
            await store.SaveChangesAsync();
        }

        /// <summary>
        /// A parent answers for themselves, over their own link. One parent's no does not give the place away over another's head (S9).
        /// </summary>
        /// <returns>Whether the answer holds; false where the hub speaks first with each who holds responsibility.</returns>
        public async Task<bool> AnswerOverLink(Placement place, Hub hub, string parent, bool yes, string? words, bool waitsOn)
        {
            if (place.Status is not PlacementStatus.Offered)
            {
                var phone = hub.Phone is null ? "" : $", {hub.Phone}";
                throw new RuleBroken($"An answer was given already. If it has changed, ring {hub.Name}{phone}.");
            }
            var child = await store.Children.SingleAsync(c => c.Id == place.ChildId);
            var holds = yes || child.Carers.Count(c => c.HasResponsibility && c.NotToBeTold is null) <= 1;
            if (holds)
            {
                await store.Answer(place, yes, parent, words, store.Today, waitsOn);
                return true;
            }
            place.SaysNo(parent, words, store.Today);
            await store.SaveChangesAsync();
            return false;
        }

        /// <summary>The family does not want this place: it goes to others, and the child waits on if the family wishes.</summary>
        public async Task Declined(Placement place, Referral referral, bool waitsOn, string by)
        {
            const string no = "The family declined the place";
            await store.GiveUp(place, no);
            if (!waitsOn)
            {
                referral.End(no, by, store.Now);
                return;
            }
            referral.Release("The family declined this place and waits on", by, store.Now);
            if (
                await store.Children.Where(c => c.Id == place.ChildId).Select(c => c.HomeDistrictId).SingleOrDefaultAsync() is { } home
                && home != referral.DistrictId
                && await store.HubOf(home) is not null
            )
            {
                referral.MovedTo(
                    await store.Districts.SingleAsync(d => d.Id == home),
                    await store.HubOf(home),
                    await store.RulesToday(),
                    store.Now
                );
            }
        }

        /// <summary>
        /// Reservations whose time has passed are given back, and their children wait again as of that moment. It was so already: this
        /// writes it down. Seats that were held so long have run out by themselves, and no letter is written before a place is confirmed.
        /// </summary>
        public async Task LapseReservations()
        {
            var now = store.Now;
            var due = await store.Referrals.Where(r => r.Status == ReferralStatus.PlaceReserved && r.HeldUntil <= now).ToListAsync();
            var ids = due.ConvertAll(r => r.Id);
            var places = await store
                .Placements.Where(p =>
                    ids.Contains(p.ReferralId) && (p.Status == PlacementStatus.Reserved || p.Status == PlacementStatus.Proposed)
                )
                .ToListAsync();
            foreach (var referral in due)
            {
                foreach (var place in places.Where(p => p.ReferralId == referral.Id))
                {
                    place.Release("The time it was held for had passed");
                }
                await store.Overtake(referral.Id, "The time the place was held for had passed");
                referral.LapseIfDue(now);
            }
            await store.SaveChangesAsync();
        }

        /// <summary>The place has had its last day: seats or hours are free from the next, and the hub's case ends with it (S11).</summary>
        public async Task End(Placement place, DateOnly on, EndReason reason, string why, Grounds? early = null)
        {
            await store.Hold(place.HubId);
            place.End(on, why, early, store.Today);
            (await store.ReferralOf(place)).End(why, store.Actor.Name, store.Now);
            await store.GiveBack(place, on.AddDays(1));
            await store.StopLettersAbout(place, "The place has ended");
            await store.Overtake(place.ReferralId, "The place has ended");
            if (await store.CaseOf(place) is { Status: CaseStatus.Allocated } found)
            {
                found.End(reason, why, store.Today);
            }
            await store.SaveChangesAsync();
        }

        /// <summary>
        /// Whatever place is held for this referral and not taken up goes to others. The caller says what becomes of the referral.
        /// </summary>
        internal async Task ReleasePlaces(Referral referral, string why, string? letters)
        {
            var id = referral.Id;
#pragma warning disable RS0030 // docs/decisions/0014: whoever stops a referral need not see its places; nothing is shown
            var places = await store.Placements.IgnoreQueryFilters().Where(p => p.ReferralId == id).ToListAsync();
#pragma warning restore RS0030
            foreach (var place in places.Where(p => p.Status.Allows(PlacementStep.Release)))
            {
                place.Release(why);
                await store.GiveUp(place, letters);
            }
        }

        /// <summary>All that it held is free from a day on.</summary>
        internal async Task GiveBack(Placement place, DateOnly on)
        {
            await store.ReleaseSeats(place.Id.Value, on);
            await store.ReleaseHours(place.Id.Value, on);
        }

        /// <summary>From today nothing of it is taken, and no letter about it leaves.</summary>
        /// <param name="letters">Why they stop; none where all letters of the request do.</param>
        internal async Task GiveUp(Placement place, string? letters)
        {
            await store.Hold(place.HubId);
            await store.GiveBack(place, store.Today);
            await store.Overtake(place.ReferralId, "The place was given back");
            if (letters is not null)
            {
                await store.StopLettersAbout(place, letters);
            }
        }
    }
}
