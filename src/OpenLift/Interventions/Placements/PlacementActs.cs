using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Messages;
using OpenLift.County;
using OpenLift.Interventions.Hubs;
using OpenLift.People;
using OpenLift.Support;

namespace OpenLift.Interventions.Placements;

/// <summary>
/// A place goes on: with it move its referral, what it takes of the hub, and its letters. Each holds the hub, so that who comes second is
/// told what is taken; each saves. Giving a place up is with <see cref="ReleaseActs"/>, offering it with <see cref="OfferActs"/>.
/// </summary>
public static class PlacementActs
{
    extension(Store store)
    {
        /// <summary>Holds a place for a child who waits, in its turn or with a reason (S5, S6).</summary>
        public async Task<Placement> Reserve(Referral referral, PlaceWanted wanted, string? skipWhy)
        {
            var (hub, me) = (referral.HubId!.Value, store.Actor.PersonId);
            await store.Hold(hub);
            await store.LapseReservations();
            await store.MustShare(referral);
            var position = await store.TurnOf(referral) is > 0 and var number
                ? number
                : throw new RuleBroken("This child does not wait any more.");
            var place = Placement.Reserve(
                referral,
                await store.Hubs.SingleAsync(h => h.Id == hub),
                wanted.Kind,
                wanted.Sessions,
                wanted.Hours,
                wanted.From,
                wanted.Terms,
                await store.Calendar(),
                await store.RulesOf(referral),
                position,
                skipWhy,
                await store.People.SingleAsync(p => p.Id == me),
                store.Now
            );
            await store.Take(place, place.From);
            referral.Reserve(place.HeldUntil!.Value, place.SkipWhy, store.Actor.Name, store.Now);
            store.Add(place);
            await store.SaveChangesAsync();
            return place;
        }

        /// <summary>A second person agrees that it is given out of turn.</summary>
        public async Task Agree(Placement place)
        {
            var me = store.Actor.PersonId;
            await store.Hold(place.HubId);
            place.Agree(await store.People.SingleAsync(p => p.Id == me), store.Now);
            await store.SaveChangesAsync();
        }

        /// <summary>The referrer looked at the evidence again: what is renewed is kept, and how the criteria stand then (S7).</summary>
        public async Task CheckAgain(Placement place, IEnumerable<StillSaid> said, string? changes)
        {
            var referral = await store.ReferralOf(place);
            var rules = await store.RulesOf(referral);
            var answers = new List<StillSaid>();
            foreach (var one in said)
            {
                one.MustBeCurrent(rules, store.Today);
                answers.Add(one);
            }
            (await store.SumOf(referral)).DelayMustBeCurrent(rules, changes);
            if (answers.Where(s => s.Answer is not StillTrue.Still).Select(s => s.Renewed).ToList() is { Count: > 0 } renewed)
            {
                referral.Answer(renewed, store.Today);
            }
            var sum = await store.SumOf(referral);
            place.CheckedAgain(
                new(
                    store.Now,
                    store.Actor.Name,
                    [
                        .. answers.Select(s => new ReCheckAnswer(s.State.Criterion.Code, s.Answer, s.Words)),
                        .. changes is null ? Array.Empty<ReCheckAnswer>() : [new("", StillTrue.Changed, changes)],
                    ],
                    sum.MustsMet,
                    sum.MustFails,
                    sum.Words
                )
            );
            await store.SaveChangesAsync();
        }

        /// <summary>The place is theirs, and the time for which it was held no longer runs (S7).</summary>
        /// <param name="allTheSame">What two people decided, where not all that must be met is shown.</param>
        public async Task Confirm(Placement place, Grounds? allTheSame = null)
        {
            await store.Hold(place.HubId);
            var referral = await store.ReferralOf(place);
            await store.MustShare(referral);
            place.Confirm(await store.SumOf(referral), allTheSame, await store.RulesOf(referral), store.Now);
            referral.Confirm(store.Actor.Name, store.Now);
            await store.KeepSeats(place.Id.Value);
            await store.KeepHours(place.Id.Value);
            await store.SaveChangesAsync();
        }

        /// <summary>Gives back all that the place held, on which nobody has come yet, and takes what it needs now.</summary>
        /// <returns>Whether letters said otherwise: they are dropped, and to be written anew.</returns>
        public async Task<bool> Change(Placement place, PlaceWanted wanted, string? timing)
        {
            await store.Hold(place.HubId);
            var referral = await store.ReferralOf(place);
            place.Change(
                wanted.Kind,
                wanted.Sessions,
                wanted.Hours,
                timing,
                wanted.From,
                wanted.Terms,
                referral.Born,
                await store.Calendar(),
                await store.RulesOf(referral)
            );
            await store.GiveBack(place, place.ReservedAt.CountyDay);
            await store.Take(place, place.From);
            var again = await store.StopOffer(place, "What is offered was changed");
            await store.SaveChangesAsync();
            return again;
        }

        /// <summary>The first session: from now on the hub's team has a case of its own, with a day for the review (S10, S11).</summary>
        public async Task<Case> Start(Placement place, Person lead, DateOnly on, DateOnly reviewOn)
        {
            await store.Hold(place.HubId);
            place.Start(on, reviewOn, store.Today);
            (await store.ReferralOf(place)).Started(on);
            var opened = Case.OfHub(
                await store.Requests.SingleAsync(r => r.Id == place.RequestId),
                await store.Hubs.SingleAsync(h => h.Id == place.HubId),
                lead,
                place.Kind is PlaceKind.OnSite ? Math.Min(37, place.Sessions.Count * 3) : place.OffSiteHours!.Value,
                await store.Calendar(),
                store.Now
            );
            opened.FirstContact(on);
            store.AddRange(opened, Review.Plan(opened, reviewOn, store.Now));
            await store.SaveChangesAsync();
            return opened;
        }

        /// <summary>Goes on for another term, if the hub has that free, by the rules of today. The family is told.</summary>
        public async Task Extend(Placement place, string why, Outbox outbox)
        {
            await store.Hold(place.HubId);
            var (referral, was) = (await store.ReferralOf(place), place.Until);
            place.Extend(why, referral.Born, await store.Calendar(), await store.RulesToday());
            await store.Take(place, was.AddDays(1));
            await store.ToBeTold(referral, $"That the place goes on to {place.Until.InFull}", outbox);
            await store.SaveChangesAsync();
        }

        /// <summary>Back at the setting in full: whoever had the case follows up at six weeks and a term (S12).</summary>
        public async Task Back(Placement place, DateOnly on)
        {
            place.Back(on, store.Today);
            if (await store.CaseOf(place) is { } found)
            {
                var (calendar, last) = (await store.Calendar(), found.Assignments.Count > 0 ? found.Assignments[^1] : null);
                store.AddRange(
                    new[] { (VisitKind.SixWeeks, On: on.AddDays(42)), (VisitKind.ATerm, On: calendar.ATermAfter(on)) }.Select(f =>
                        Visit.Plan(
                            found,
                            f.Item1,
                            calendar.SchoolDay(f.On),
                            null,
                            last?.PersonId,
                            last?.Name ?? store.Actor.Name,
                            store.Now
                        )
                    )
                );
            }
            await store.SaveChangesAsync();
        }

        /// <summary>Takes what the place needs from a day on: seats on site, hours off site.</summary>
        private Task Take(Placement place, DateOnly from) =>
            place.Kind is PlaceKind.OnSite
                ? store.TakeSeats(
                    place.HubId,
                    place.Id.Value,
                    [.. place.Sessions.Select(s => (s.Day, s.Half))],
                    from,
                    place.Until,
                    place.HeldUntil
                )
                : store.TakeHours(place.HubId, place.Id.Value, place.OffSiteHours!.Value, from, place.Until, place.HeldUntil);
    }
}
