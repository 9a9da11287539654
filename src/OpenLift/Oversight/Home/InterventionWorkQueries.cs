using Microsoft.EntityFrameworkCore;
using OpenLift.Interventions;
using OpenLift.Interventions.Placements;

namespace OpenLift.Oversight.Home;

/// <summary>What waits about referrals and places, and about panels.</summary>
internal static class InterventionWorkQueries
{
    extension(Store store)
    {
        /// <summary>What waits about referrals and places. Only what is not nothing.</summary>
        public async Task<IEnumerable<Card>> InterventionsWaiting()
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
    }
}
