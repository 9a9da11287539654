using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Messages;
using OpenLift.Interventions.Placements;
using OpenLift.People;

namespace OpenLift.Interventions.Proposals;

/// <summary>One person proposes, a second agrees, and then it is done. Each saves.</summary>
public static class ProposalActs
{
    extension(Store store)
    {
        /// <summary>Asks for a second person. One thing is asked about a referral at a time.</summary>
        public async Task Propose(Proposal proposal)
        {
            await store.Hold(proposal.HubId);
            if (await store.Proposals.AnyAsync(p => p.ReferralId == proposal.ReferralId && p.SettledAt == null))
            {
                throw new RuleBroken("A second person is asked about this referral already: let that be decided first.");
            }
            store.Add(proposal);
            await store.SaveChangesAsync();
        }

        public Task Propose(ProposalKind kind, Referral referral, Grounds grounds, Placement? place = null) =>
            store.AsMe(me => store.Propose(Proposal.Of(kind, referral, grounds, me, store.Now, place)));

        /// <summary>
        /// A place is to end before its last session: after a review or with a word why without one, and with the return planned where the
        /// child has a setting to return to. A second person is asked (S11).
        /// </summary>
        public async Task ProposeEnd(Placement place, EarlyEnd end, bool attends)
        {
            var hubCase = await store.CaseOf(place);
            if (
                end.NoReviewWhy is null
                && (hubCase is null || !await store.Reviews.AnyAsync(r => r.CaseId == hubCase.Id && r.HeldOn != null))
            )
            {
                throw new RuleBroken("No review is recorded. Record it first, or say why it ends without one", "NoReviewWhy");
            }
            if (attends && place.Return.Count is 0)
            {
                throw new RuleBroken("Plan the child’s return to the setting first", "EndedOn");
            }
            place.MayEnd(end.On, store.Today);
            var referral = await store.ReferralOf(place);
            await store.AsMe(me => store.Propose(Proposal.ToEnd(place, referral, end, me, store.Now)));
        }

        /// <summary>The second person agrees, and it is done at once.</summary>
        public async Task AgreeTo(Proposal proposal, Outbox outbox)
        {
            await store.Hold(proposal.HubId);
            Grounds grounds = null!;
            await store.AsMe(me =>
            {
                grounds = proposal.Agree(me, store.Now);
                return Task.CompletedTask;
            });
            var referral = await store.Referrals.SingleAsync(r => r.Id == proposal.ReferralId);
            switch (proposal.Kind)
            {
                case ProposalKind.Park:
                    referral.Park(grounds, proposal.ProposedBy, store.Now);
                    break;
                case ProposalKind.Withdraw:
                    await store.Withdraw(referral, grounds, outbox);
                    break;
                case ProposalKind.ConfirmAllTheSame:
                    await store.Confirm(await store.Placements.SingleAsync(p => p.Id == proposal.PlacementId), grounds);
                    break;
                case ProposalKind.EndEarly:
                    var place = await store.Placements.SingleAsync(p => p.Id == proposal.PlacementId);
                    await store.End(place, proposal.LastDay!.Value, proposal.EndReason!.Value, proposal.Words, grounds);
                    break;
            }
            if (proposal.Kind is ProposalKind.Park or ProposalKind.EndEarly)
            {
                await store.ToBeTold(referral, $"{proposal.What}, and why", outbox);
            }
            await store.SaveChangesAsync();
        }

        public async Task Disagree(Proposal proposal, string? why)
        {
            await store.AsMe(me =>
            {
                proposal.Disagree(me, why, store.Now);
                return Task.CompletedTask;
            });
            await store.SaveChangesAsync();
        }

        /// <summary>The referral or its place went another way: what was still to be decided about it is no more.</summary>
        internal async Task Overtake(Id<Referral> referral, string why)
        {
#pragma warning disable RS0030 // docs/decisions/0014: what stops a referral stops what is asked about it, and shows nothing
            var open = await store.Proposals.IgnoreQueryFilters().Where(p => p.ReferralId == referral && p.SettledAt == null).ToListAsync();
#pragma warning restore RS0030
            open.ForEach(p => p.Overtaken(why, store.Now));
        }

        private async Task AsMe(Func<Person, Task> act)
        {
            var me = store.Actor.PersonId;
            await act(await store.People.SingleAsync(p => p.Id == me));
        }
    }
}
