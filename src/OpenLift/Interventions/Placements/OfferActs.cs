using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Letters;

namespace OpenLift.Interventions.Placements;

/// <summary>Letters about a place: they are written, they leave, or they stop (S9, S11).</summary>
public static class OfferActs
{
    extension(Store store)
    {
        /// <summary>Whether the confirming letters are written, sent or not.</summary>
        public Task<bool> OfferIsWritten(Placement place)
        {
            var about = (Guid?)place.Id.Value;
            return store.Letters.AnyAsync(l => l.About == about && l.Kind == LetterKind.ConfirmedOffer && l.Status != LetterStatus.Dropped);
        }

        /// <summary>
        /// Writes the confirming letter to each parent who may be told, due so many days after the place was confirmed (S9).
        /// </summary>
        public async Task WriteOffer(Placement place)
        {
            await store.Hold(place.Id);
            if (await store.OfferIsWritten(place))
            {
                throw new RuleBroken("The letters are written already.");
            }
            var (request, child, hub) = (
                await store.Requests.SingleAsync(r => r.Id == place.RequestId),
                await store.Children.SingleAsync(c => c.Id == place.ChildId),
                await store.Hubs.SingleAsync(h => h.Id == place.HubId)
            );
            var (onSite, own) = (place.Kind is PlaceKind.OnSite, child.Enrolments.LastOrDefault(e => e.Holds(store.Today))?.SettingName);
            if (place.MissingForOffer(own is not null) is { Count: > 0 } missing)
            {
                throw new RuleBroken($"Record first {string.Join(", ", missing)}");
            }
            var rules = await store.RulesOf(await store.ReferralOf(place));
            await store.WriteLetters(
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
                    ["start"] = place.FirstSession.ToString("dddd d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB")),
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
            await store.SaveChangesAsync();
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
                place.Offer(child.Enrolments.Any(e => e.Holds(store.Today)), letter.SentAt!.Value.CountyDay);
            }
        }

        /// <summary>Invites the family to the review meeting: one letter for each parent, checked by a second person (S11).</summary>
        public async Task InviteToReview(Placement place, DateOnly on, string time, string where, string? who)
        {
            await store.Hold(place.Id);
            var about = (Guid?)place.Id.Value;
            if (await store.Letters.Unsent.AnyAsync(l => l.About == about && l.Kind == LetterKind.ReviewInvitation))
            {
                throw new RuleBroken("Invitations are written already and wait to be checked and sent: drop those first.");
            }
            await store.WriteLetters(
                await store.Requests.SingleAsync(r => r.Id == place.RequestId),
                await store.Children.SingleAsync(c => c.Id == place.ChildId),
                LetterKind.ReviewInvitation,
                place.Id.Value,
                new Dictionary<string, string>
                {
                    ["day"] = on.InFull,
                    ["time"] = time,
                    ["place"] = where,
                    ["who"] = who ?? "",
                },
                null,
                null
            );
            await store.SaveChangesAsync();
        }

        /// <summary>What was offered is so no longer: its letters are not sent.</summary>
        /// <returns>Whether there were any.</returns>
        internal async Task<bool> StopOffer(Placement place, string why)
        {
            var about = (Guid?)place.Id.Value;
            var written = store.Letters.Where(l => l.About == about && l.Kind == LetterKind.ConfirmedOffer);
            var any = await written.Unsent.AnyAsync();
            await store.StopLetters(written, null, why);
            return any;
        }

        /// <summary>The place is given up: no letter about it leaves any more, whoever gave it up.</summary>
        internal Task StopLettersAbout(Placement place, string why)
        {
            var about = (Guid?)place.Id.Value;
#pragma warning disable RS0030 // docs/decisions/0014: a family that declines does not see letters not sent, and they stop all the same
            return store.StopLetters(store.Letters.IgnoreQueryFilters().Where(l => l.About == about), null, why);
#pragma warning restore RS0030
        }
    }
}
