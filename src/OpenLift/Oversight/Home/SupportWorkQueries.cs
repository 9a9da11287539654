using Microsoft.EntityFrameworkCore;
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
        /// <summary>What waits between a decision and its end. Only what is not nothing.</summary>
        public async Task<IEnumerable<Card>> SupportWaiting()
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
        public async Task<IEnumerable<Card>> LettersWaiting()
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
    }
}
