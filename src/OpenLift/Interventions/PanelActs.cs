using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Correspondence.Messages;
using OpenLift.Interventions.Hubs;
using OpenLift.Interventions.Placements;
using OpenLift.Interventions.Proposals;
using OpenLift.Meetings;
using OpenLift.Requests;

namespace OpenLift.Interventions;

/// <summary>Puts referrals before panels, and moves them along with their child (S3, S5).</summary>
public static class PanelActs
{
    extension(Store store)
    {
        /// <summary>Sends a referral, word for word as it stands, to its area's next panel (S2, S3).</summary>
        /// <returns>The panel, if one is planned.</returns>
        public async Task<Meeting?> Send(Referral referral)
        {
            if (!await store.Shares(referral))
            {
                throw new RuleBroken(
                    "The family’s permission to share with education is not recorded, or was "
                        + "taken back. Record it on the request’s family page first."
                );
            }
            var (id, rules) = (referral.RequestId, await store.RulesOf(referral));
            referral.Send(
                RequestAnswers.ToJson(
                    ReferralAnswers.Of(
                        referral,
                        await store.Children.SingleAsync(c => c.Id == referral.ChildId),
                        await store.Requests.SingleAsync(r => r.Id == id),
                        await store.ViewsAndConsents.SingleAsync(c => c.RequestId == id),
                        await store.SumOf(referral),
                        rules,
                        store.Today
                    )
                ),
                store.Now
            );
            var panel = await store.ListForPanel(referral);
            await store.SaveChangesAsync();
            return panel;
        }

        /// <summary>A referral is taken back: it leaves every agenda, and a place not yet taken up goes to others.</summary>
        public async Task Withdraw(Referral referral, Grounds grounds, Outbox outbox)
        {
            const string why = "The referral was withdrawn";
            var (id, sent) = (referral.Id, referral.SentAt is not null);
            Agenda.Leave(await store.AgendaItems.Where(i => i.ReferralId == id).ToListAsync(), grounds.InWords, store.Now);
            await store.EndActions(
                store.MeetingActions.Where(x => x.RequestId == referral.RequestId && x.Reference == referral.Reference),
                why
            );
            await store.ReleasePlaces(referral, why, why);
            referral.Withdraw(grounds, store.Actor.Name, store.Now);
            await store.Overtake(id, why);
            if (sent && grounds.Family is null)
            {
                await store.ToBeTold(referral, "That the referral to Specialist Intervention was withdrawn, and why", outbox);
            }
            await store.SaveChangesAsync();
        }

        /// <summary>Puts a referral that was sent on its area's next panel. Where none is planned it waits for one.</summary>
        private async Task<Meeting?> ListForPanel(Referral referral)
        {
            if (await store.NextPanel(referral.Area) is not { } panel)
            {
                return null;
            }
            await store.PutOnAgenda(panel, [referral]);
            return panel;
        }

        /// <summary>
        /// A panel was planned: every referral of its area that was sent and is on no agenda comes onto it. Nothing of them is shown.
        /// </summary>
        public async Task<int> ListAllFor(Meeting panel)
        {
            var area = panel.Area!;
#pragma warning disable RS0030 // docs/decisions/0014: whoever plans a panel puts on it what was sent, and sees it only when it is near
            var sent = await store
                .Referrals.IgnoreQueryFilters()
                .Where(r =>
                    r.Area == area
                    && r.Status == ReferralStatus.Sent
                    && !store.Requests.IgnoreQueryFilters().Any(q => q.Id == r.RequestId && q.SharingStopped)
                )
                .OrderBy(r => r.SentAt)
                .ToListAsync();
#pragma warning restore RS0030
            await store.PutOnAgenda(panel, sent);
            return sent.Count;
        }

        private async Task PutOnAgenda(Meeting panel, IReadOnlyList<Referral> referrals)
        {
            var calendar = await County.CountyQueries.Calendar(store);
#pragma warning disable RS0030 // docs/decisions/0014: only the numbers of the agenda, to stand behind them
            var items = await store.AgendaItems.IgnoreQueryFilters().Where(i => i.MeetingId == panel.Id).ToListAsync();
#pragma warning restore RS0030
            foreach (var referral in referrals)
            {
                var item = Agenda.Add(panel, referral, items, calendar, store.Now);
                items.Add(item);
                store.Add(item);
            }
        }

        /// <summary>
        /// The child's home is in another district: its live referral goes along, by the county's rule of the day (S5). A place that is
        /// theirs stays where it is; who declines it moves along then.
        /// </summary>
        /// <returns>Whether a referral went along that this person may know of.</returns>
        public async Task<bool> HomeMoved(Id<Child> child, Id<County.District> district)
        {
#pragma warning disable RS0030 // docs/decisions/0014: whoever records the new home need not see the referral that moves along with it
            var referral = await store
                .Referrals.IgnoreQueryFilters()
                .Live.FirstOrDefaultAsync(r => r.ChildId == child && r.DistrictId != district && r.Status != ReferralStatus.Placed);
#pragma warning restore RS0030
            if (referral is null)
            {
                return false;
            }
            var (home, hub) = (await store.Districts.SingleAsync(d => d.Id == district), await store.HubOf(district));
            if (hub is null && referral.Status.IsWithHub)
            {
                return false; // the new district has no hub: the child keeps its place on the list of the old one
            }
            await store.ReleasePlaces(referral, "The family moved to another district", "The family moved to another district");
            referral.MovedTo(home, hub, await store.RulesToday(), store.Now);
            return await store.Referrals.AnyAsync(r => r.Id == referral.Id);
        }

        /// <summary>A date of birth was wrong: the live referral, and the order it stands in, go by the right one.</summary>
        public async Task BornCorrected(Id<Child> child, DateOnly born)
        {
#pragma warning disable RS0030 // docs/decisions/0014: whoever corrects the record need not see the referral it is right in
            var referral = await store.Referrals.IgnoreQueryFilters().Live.FirstOrDefaultAsync(r => r.ChildId == child && r.Born != born);
#pragma warning restore RS0030
            referral?.BornOn(born, store.Now);
        }
    }
}
