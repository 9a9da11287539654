using OpenLift.Children.Families;
using OpenLift.Correspondence.Letters;
using OpenLift.People;
using OpenLift.Support;
using OpenLift.Support.Agreements;

namespace OpenLift.Oversight.Home;

/// <summary>What waits about cases, agreements and letters.</summary>
internal static class SupportWorkQueries
{
    extension(Store store)
    {
        /// <summary>What waits between a decision and its end.</summary>
        public IEnumerable<Work> SupportWork()
        {
            var (actor, today, me) = (store.Actor, store.Today, store.Actor.PersonId);
            if (actor.May(Permission.TellFamily))
            {
                yield return Work.Of("families not yet told", "/telling", store.Tellings.Untold.For(actor));
            }
            if (actor.May(Permission.AllocateCase))
            {
                yield return Work.Of("cases to allocate", "/cases?view=ToAllocate", store.CasesIn(CaseView.ToAllocate));
                yield return Work.Of("cases of people who left", "/cases?view=Leavers", store.CasesIn(CaseView.Leavers));
            }
            if (actor.May(Permission.RecordVisit))
            {
                yield return Work.Of("my cases", "/cases?view=Mine", store.CasesIn(CaseView.Mine));
                yield return Work.Of(
                    "visits to record",
                    "/cases?view=Mine",
                    store.Visits.Where(v =>
                        v.State == VisitState.Planned
                        && v.PlannedOn <= today
                        && store.Cases.Any(c => c.Id == v.CaseId && c.PersonId == (Id<Person>?)me)
                    )
                );
            }
            if (actor.May(Permission.SignAgreement))
            {
                yield return Work.Of(
                    "agreements to sign",
                    "/support-agreements?status=Offered",
                    store.SupportAgreements.Where(a =>
                        a.Status == AgreementStatus.Offered
                        && a.Versions.Any(v => v.Number == a.Versions.Max(n => n.Number) && v.SettingAt == null)
                    )
                );
            }
        }

        /// <summary>Letters that wait for this person, and those whose day is past.</summary>
        public IEnumerable<Work> LetterWork()
        {
            var (today, me) = (store.Today, store.Actor.PersonId);
            if (store.Actor.May(Permission.CheckLetter))
            {
                var written = store.LettersIn(LetterView.ToCheck).Where(l => l.WrittenBy != me && l.ChangedBy != me);
                yield return Work.Of("letters to check", "/letters?view=ToCheck", written);
            }
            yield return Work.Of("letters to send", "/letters?view=ToSend", store.LettersIn(LetterView.ToSend));
            yield return Work.Of("letters late", "/letters", store.LettersIn(LetterView.ToDo).Where(l => l.DueOn < today));
        }
    }
}
