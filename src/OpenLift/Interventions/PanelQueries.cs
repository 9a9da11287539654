using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Interventions.Hubs;
using OpenLift.Interventions.WaitingList;
using OpenLift.Meetings;

namespace OpenLift.Interventions;

/// <summary>Which referrals come to which panel, and where those who wait stand (S3, S5).</summary>
public static class PanelQueries
{
    extension(IQueryable<Referral> referrals)
    {
        /// <summary>Not over: something may still come of them.</summary>
        public IQueryable<Referral> Live =>
            referrals.Where(r =>
                r.Status != ReferralStatus.OfferedOther && r.Status != ReferralStatus.Ended && r.Status != ReferralStatus.Withdrawn
            );
    }

    extension(Store store)
    {
        /// <summary>The area's next panel whose agenda is still open.</summary>
        public Task<Meeting?> NextPanel(string area)
        {
            var today = store.Today;
            return store
                .Meetings.Where(m => m.Area == area && m.Status == MeetingStatus.Planned && m.Day >= today && m.DeadlineOn >= today)
                .OrderBy(m => m.Day)
                .FirstOrDefaultAsync();
        }

        /// <summary>
        /// All that stands on a panel's agenda, and its referrals, whether or not anybody may look at them today: to publish, move, cancel
        /// and seal it. Nothing of them is shown.
        /// </summary>
        public async Task<(IReadOnlyList<AgendaItem> Items, IReadOnlyList<Referral> Referrals)> AllOn(Meeting panel)
        {
            var id = panel.Id;
#pragma warning disable RS0030 // docs/decisions/0014: a panel is run as a whole, also on days on which its people may not read it
            var items = await store
                .AgendaItems.IgnoreQueryFilters()
                .Where(i => i.MeetingId == id && !i.TakenOff)
                .OrderBy(i => i.Position)
                .ToListAsync();
            var ids = items.ConvertAll(i => i.ReferralId);
            return (items, await store.Referrals.IgnoreQueryFilters().Where(r => ids.Contains(r.Id)).ToListAsync());
#pragma warning restore RS0030
        }

        /// <summary>How many referrals of these areas were sent and are on no agenda. A number alone.</summary>
        public Task<int> WaitingForPanel(IReadOnlyList<string> areas) =>
#pragma warning disable RS0030 // docs/decisions/0014: whoever plans a panel learns that there is something to hear, and not what
            store.Referrals.IgnoreQueryFilters().CountAsync(r => areas.Contains(r.Area) && r.Status == ReferralStatus.Sent);
#pragma warning restore RS0030

        /// <summary>
        /// Whether somebody has referred this child already and it is not over. Asked across the county, and answered by yes or no alone.
        /// </summary>
        public Task<bool> HasLiveReferral(Id<Child> child) =>
#pragma warning disable RS0030 // docs/decisions/0014: one child is referred once, whoever asks; yes or no is all that is said
            store.Referrals.IgnoreQueryFilters().Live.AnyAsync(r => r.ChildId == child);
#pragma warning restore RS0030

        /// <summary>
        /// Whether anybody waits for this hub, has a wait that rests there, or a place that has not begun. Yes or no alone.
        /// </summary>
        public Task<bool> AnyWaitsFor(Id<Hub> hub) =>
#pragma warning disable RS0030 // docs/decisions/0014: a hub is not closed over the heads of those who wait for it; nobody is named
            store
                .Referrals.IgnoreQueryFilters()
                .AnyAsync(r =>
                    r.HubId == hub
                    && (r.Status == ReferralStatus.Waiting || r.Status == ReferralStatus.Parked || r.Status == ReferralStatus.PlaceReserved)
                );
#pragma warning restore RS0030

        /// <summary>The hub's list as it is now, in order. By reference only.</summary>
        public async Task<IReadOnlyList<Position>> ListToday(Id<Hub> hub) =>
            TheList.Order((await store.WaitingAt(store.Hubs.Where(h => h.Id == hub)))[0].Waiting, await store.RulesToday(), store.Today);

        /// <summary>
        /// The child's number on the list, for whoever asks. Who parked somebody within two weeks does not give the next place alone: it
        /// counts as out of turn.
        /// </summary>
        public async Task<int> TurnOf(Referral referral)
        {
            var hub = referral.HubId!.Value;
            var number = (await store.ListToday(hub)).FirstOrDefault(p => p.Child.Referral == referral.Id)?.Number ?? 0;
            var (me, since) = (store.Actor.Name, store.Today.AddDays(-14));
            return
                number is 1
                && await store.WaitingEvents.AnyAsync(e =>
                    e.HubId == hub
                    && e.Kind == WaitingKind.Parked
                    && e.By == me
                    && e.On >= since
                    && store.Referrals.Any(r => r.Id == e.ReferralId && r.Status == ReferralStatus.Parked)
                )
                ? 2
                : number;
        }

        /// <summary>Hubs by name, each with everybody who waits there now, in no order. By reference only.</summary>
        public async Task<IReadOnlyList<(Hub Hub, IReadOnlyList<Waiting> Waiting)>> WaitingAt(IQueryable<Hub> hubs)
        {
            var now = store.Now;
#pragma warning disable RS0030 // docs/decisions/0014: the order counts everybody who waits, and names nobody
            var found = await hubs.AsNoTracking()
                .IgnoreQueryFilters()
                .OrderBy(h => h.Name)
                .Select(h => new
                {
                    Hub = h,
                    Waiting = store
                        .Referrals.Where(r =>
                            r.HubId == h.Id
                            && (r.Status == ReferralStatus.Waiting || (r.Status == ReferralStatus.PlaceReserved && r.HeldUntil <= now))
                        )
                        .Select(r => new
                        {
                            r.Id,
                            r.Reference,
                            r.WaitingSince,
                            r.Born,
                        })
                        .ToList(),
                })
                .ToListAsync();
#pragma warning restore RS0030
            return
            [
                .. found.Select(f =>
                    (
                        f.Hub,
                        (IReadOnlyList<Waiting>)
                            [.. f.Waiting.Select(w => new Waiting(w.Id, w.Reference, f.Hub.Id, w.WaitingSince!.Value, w.Born))]
                    )
                ),
            ];
        }

        /// <summary>What helps the child while it waits: the open cases, and when somebody last came (S5).</summary>
        public async Task<IReadOnlyList<string>> SupportMeanwhile(Referral referral)
        {
            var id = referral.RequestId;
            var cases = await store
                .Cases.AsNoTracking()
                .Where(c => c.RequestId == id && c.Status == Support.CaseStatus.Allocated)
                .Select(c => new
                {
                    c.Kind,
                    c.PersonName,
                    Last = store.Visits.Where(v => v.CaseId == c.Id && v.DoneOn != null).Max(v => v.DoneOn),
                })
                .ToListAsync();
            return
            [
                .. cases.Select(c =>
                    $"{c.Kind.Words}, {c.PersonName}{(c.Last is { } on ? $", last on {on.InFull}" : ", nothing recorded yet")}"
                ),
            ];
        }
    }
}
