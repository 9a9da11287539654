using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Correspondence.Letters;
using OpenLift.Interventions.Hubs;
using OpenLift.Requests;

namespace OpenLift.Interventions.Placements;

/// <summary>What a place holds of its hub, and what moves along with it.</summary>
public static class PlaceActs
{
    extension(Store store)
    {
        /// <summary>Takes what the place needs: seats on site, hours off site. Whoever comes second is told what is full.</summary>
        public Task Take(Placement place) =>
            place.Kind is PlaceKind.OnSite
                ? store.TakeSeats(place.HubId, place.Id.Value, Halves(place), place.From, place.Until, place.HeldUntil)
                : store.TakeHours(place.HubId, place.Id.Value, place.OffSiteHours!.Value, place.From, place.Until, place.HeldUntil);

        /// <summary>Gives back all that the place held and takes what it needs now. Nobody has come to it yet.</summary>
        public async Task Change(Placement place)
        {
            await store.GiveBack(place, place.ReservedAt.CountyDay);
            await store.Take(place);
        }

        /// <summary>The time for which it was held no longer runs: it is theirs.</summary>
        public async Task Keep(Placement place)
        {
            await store.KeepSeats(place.Id.Value);
            await store.KeepHours(place.Id.Value);
        }

        public async Task GiveBack(Placement place, DateOnly on)
        {
            await store.ReleaseSeats(place.Id.Value, on);
            await store.ReleaseHours(place.Id.Value, on);
        }

        /// <summary>
        /// Reservations whose time has passed are given back, and their children wait again as of that moment. It was so already: this
        /// writes it down.
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
                referral.LapseIfDue(now);
            }
        }

        /// <summary>
        /// Writes the confirming letter to each parent who may be told, due so many days after the place was confirmed (S9).
        /// </summary>
        public Task<IReadOnlyList<Letter>> WriteOffer(Placement place, Request request, Child child, Hub hub, InterventionRules rules)
        {
            var (onSite, own) = (place.Kind is PlaceKind.OnSite, child.Enrolments.LastOrDefault(e => e.Until is null)?.SettingName);
            return store.WriteLetters(
                request,
                child,
                LetterKind.ConfirmedOffer,
                place.Id.Value,
                new Dictionary<string, string>
                {
                    ["hub"] = onSite
                        ? string.Join(", ", new[] { hub.Name, hub.Address, hub.Postcode }.Where(a => a is not null))
                        : $"at {own ?? "home"}, with the team of {hub.Name}",
                    ["sessions"] = onSite ? $"{place.Sessions.Count.Of("session")} a week" : $"{place.OffSiteHours:0.##} hours a week",
                    ["times"] = $"{string.Join(", ", place.Sessions.Select(s => s.Words))}{(onSite ? ". " : "")}{place.Timing}",
                    ["start"] = place.FirstSession.ToString("dddd d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB")),
                    ["end"] = $"{place.Until.InFull} ({place.TermCount.Of("term")} of the county’s six-term year)",
                    ["manager"] = hub.ManagerName ?? store.Actor.Name,
                    ["manager_phone"] = hub.Phone ?? "",
                    ["travel"] = onSite ? "there is no transport, so you bring your child" : "",
                    ["own_setting"] = own ?? "",
                    ["answer_by"] = new[] { place.LetterDueOn!.Value.AddDays(14), place.FirstSession.AddDays(-1) }.Min().InFull,
                },
                new(place.LetterDueOn!.Value, $"{rules.LetterDays} days after the place was confirmed"),
                place.LetterWarnOn
            );
        }

        /// <summary>The confirming letter has left: that is the offer (S9).</summary>
        public async Task LetterSent(Letter letter)
        {
            if (
                letter.Kind is LetterKind.ConfirmedOffer
                && letter.About is { } about
                && await store.Placements.SingleOrDefaultAsync(p => p.Id == new Id<Placement>(about))
                    is { Status: PlacementStatus.Confirmed } place
            )
            {
                var child = await store.Children.SingleAsync(c => c.Id == place.ChildId);
                place.Offer(child.Enrolments.Any(e => e.Until is null), letter.SentAt!.Value.CountyDay);
            }
        }

        /// <summary>Takes the seats or hours of an extension, from a day to the new end.</summary>
        public Task TakeMore(Placement place, DateOnly from)
        {
            return place.Kind is PlaceKind.OnSite
                ? store.TakeSeats(place.HubId, place.Id.Value, [.. place.Sessions.Select(s => (s.Day, s.Half))], from, place.Until, null)
                : store.TakeHours(place.HubId, place.Id.Value, place.OffSiteHours!.Value, from, place.Until, null);
        }

        /// <summary>The family does not want this place: it goes to others, and the child waits on if the family wishes.</summary>
        public async Task Declined(Placement place, Referral referral, bool waitsOn, string by)
        {
            await store.GiveBack(place, store.Today);
            var about = (Guid?)place.Id.Value;
            await store.StopLetters(store.Letters.Where(l => l.About == about), null, "The family declined the place");
            if (waitsOn)
            {
                referral.Release("The family declined this place and waits on", by, store.Now);
                if (
                    await store.Children.Where(c => c.Id == place.ChildId).Select(c => c.HomeDistrictId).SingleOrDefaultAsync() is { } home
                    && home != referral.DistrictId
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
            else
            {
                referral.End("The family declined the place", by, store.Now);
            }
        }
    }

    private static IReadOnlyList<(DayOfWeek, HalfDay)> Halves(Placement place) => [.. place.Sessions.Select(s => (s.Day, s.Half))];
}
