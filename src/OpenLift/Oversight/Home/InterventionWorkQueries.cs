using OpenLift.Interventions;
using OpenLift.Interventions.Placements;

namespace OpenLift.Oversight.Home;

/// <summary>What waits about referrals and places, and about panels.</summary>
internal static class InterventionWorkQueries
{
    extension(Store store)
    {
        public IEnumerable<Work> ReferralWork()
        {
            var (me, now) = (store.Actor.PersonId, store.Now);
            yield return Work.Of(
                "referrals to finish",
                "/referrals",
                store.Referrals.Where(r =>
                    r.ReferrerId == me && (r.Status == ReferralStatus.Draft || r.Status == ReferralStatus.MoreEvidence)
                )
            );
            yield return Work.Of(
                "places waiting for your current evidence",
                "/referrals",
                store.Placements.Where(p =>
                    p.Status == PlacementStatus.Reserved
                    && p.ReCheck == null
                    && p.HeldUntil > now
                    && store.Referrals.Any(r => r.Id == p.ReferralId && r.ReferrerId == me)
                )
            );
            yield return Work.Of("other offers to follow", "/other-offers", store.OtherOffers.Where(o => o.ClosedOn == null));
        }

        public Work PanelWork() =>
            Work.Of("referrals on your panel", "/referrals", store.Referrals.Where(r => r.Status == ReferralStatus.OnAgenda));

        public IEnumerable<Work> PlaceWork()
        {
            var (today, me, now) = (store.Today, store.Actor.PersonId, store.Now);
            var (school, soon) = (SchoolStart.BornBy(today), SchoolStart.BornBy(SchoolStart.Ahead(today)));
            var waiting = store.Referrals.Where(r => r.Status == ReferralStatus.Waiting || r.Status == ReferralStatus.Parked);
            yield return Work.Of(
                "children waiting",
                "/waiting-list",
                store.Referrals.Where(r => r.Status == ReferralStatus.Waiting && r.Born > school)
            );
            yield return Work.Of(
                "children who started school: offer something else",
                "/waiting-list",
                waiting.Where(r => r.Born <= school)
            );
            yield return Work.Of(
                "children who start school within a term",
                "/waiting-list",
                waiting.Where(r => r.Born > school && r.Born <= soon)
            );
            yield return Work.Of(
                "families to keep in touch with",
                "/waiting-list",
                store.Referrals.Where(r =>
                    (r.Status == ReferralStatus.Waiting || r.Status == ReferralStatus.Parked) && r.TouchDueOn <= today
                )
            );
            yield return Work.Of(
                "places to confirm",
                "/places",
                store.Placements.Where(p => p.Status == PlacementStatus.Reserved && p.ReCheck != null && p.HeldUntil > now)
            );
            yield return Work.Of(
                "places out of turn to agree",
                "/places",
                store.Placements.Where(p => p.Status == PlacementStatus.Proposed && p.ProposedById != me && p.HeldUntil > now)
            );
            yield return Work.Of(
                "proposals to agree as a second person",
                "/proposals",
                store.Proposals.Where(p => p.SettledAt == null && p.ProposedById != me)
            );
            yield return Work.Of("letters to write or send", "/places", store.Placements.Where(p => p.Status == PlacementStatus.Confirmed));
        }
    }
}
