using Microsoft.EntityFrameworkCore;
using OpenLift.Requests;
using OpenLift.Support;

namespace OpenLift.Interventions;

/// <summary>What pages about referrals ask of the store, by the name people use for it.</summary>
public static class InterventionQueries
{
    extension(Store store)
    {
        public async Task<InterventionRules> RulesToday() => (await store.InterventionRules.AsNoTracking().ToListAsync()).On(store.Today);

        /// <summary>The rules that a referral is held against: those of the day it was sent, or today's while it is written.</summary>
        public async Task<InterventionRules> RulesOf(Referral referral) =>
            (await store.InterventionRules.AsNoTracking().ToListAsync()).On(referral.SentAt?.CountyDay ?? store.Today);

        /// <summary>Whether the family shares today what the referral rests on.</summary>
        public async Task<bool> Shares(Referral referral)
        {
            var id = referral.RequestId;
            return !(await store.Requests.SingleAsync(r => r.Id == id)).SharingStopped
                && (await store.ViewsAndConsents.SingleAsync(c => c.RequestId == id)).AllowsSharing;
        }

        public async Task<CriteriaSum> SumOf(Referral referral) =>
            Criteria.Of(await store.RulesOf(referral), referral.Born, referral.Aspects, referral.Answers, store.Today);

        /// <summary>
        /// What the child's case holds already and a referral rests on: bands of development in the request and in measures, read where
        /// they can be (S1).
        /// </summary>
        public async Task<IReadOnlyList<AspectEvidence>> KnownAspects(Request request, InterventionRules rules)
        {
            var measures = await store
                .Measures.AsNoTracking()
                .Where(m => m.RequestId == request.Id && m.Instrument == "MONTHS" && m.Struck == null)
                .Select(m => new
                {
                    m.Subject,
                    m.Value,
                    m.On,
                    m.By,
                })
                .ToListAsync();
            var found =
                from progress in request.Progress
                let read = Development.Read(progress.Value)
                let aspect = rules.Aspects.FirstOrDefault(a => a.ForMatching == progress.Subject.ForMatching)
                where read is not null && aspect is not null
                select new AspectEvidence(
                    Id<AspectEvidence>.New(store.Now).Value,
                    aspect,
                    "Early years foundation stage",
                    read.Value.From,
                    read.Value.To,
                    read.Value.Stage,
                    progress.On,
                    $"The request of {request.SettingName}"
                );
            var measured =
                from measure in measures
                let aspect = rules.Aspects.FirstOrDefault(a => a.ForMatching == measure.Subject.ForMatching)
                where aspect is not null
                select new AspectEvidence(
                    Id<AspectEvidence>.New(store.Now).Value,
                    aspect,
                    Instrument.Of("MONTHS").Name,
                    (int)measure.Value,
                    (int)measure.Value,
                    null,
                    measure.On,
                    measure.By
                );
            return [.. found, .. measured];
        }
    }
}
