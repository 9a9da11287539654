using Microsoft.EntityFrameworkCore;
using OpenLift.Requests;

namespace OpenLift.Children.Families;

/// <summary>Whom to tell, and what has been shared of a family already.</summary>
public static class TellingQueries
{
    extension(IQueryable<Telling> tellings)
    {
        public IQueryable<Telling> Untold => tellings.Where(t => t.ToldOn == null && !t.Dropped);

        /// <summary>Those that this person is to see to: their own referrals', their settings', their districts'.</summary>
        public IQueryable<Telling> For(Actor actor)
        {
            var (me, settings, districts, county) = (
                actor.PersonId,
                actor.Settings,
                actor.Districts,
                actor.May(Permission.TakeCountyRequest)
            );
            return tellings.Where(t => t.TellerId == me || settings.Contains(t.SettingId) || districts.Contains(t.DistrictId) || county);
        }
    }

    extension(Store store)
    {
        /// <summary>What has left the setting already, with whom and when.</summary>
        public async Task<IReadOnlyList<string>> SharedAlready(Request request)
        {
            var id = request.Id;
            var district = await store.Districts.Where(d => d.Id == request.DistrictId).Select(d => d.Name).SingleAsync();
            var sent = await store
                .SentVersions.Where(v => v.RequestId == id)
                .OrderBy(v => v.Number)
                .Select(v => new { v.Number, v.SentAt })
                .ToListAsync();
            var packs = await (
                from item in store.AgendaItems
                where item.RequestId == id
                join meeting in store.Meetings on item.MeetingId equals meeting.Id
                where meeting.PublishedAt != null
                select new { meeting.Title, meeting.Day }
            ).ToListAsync();
            var staff = (await store.Cases.Where(c => c.RequestId == id).ToListAsync())
                .SelectMany(c => c.Assignments)
                .Select(a => $"The case, with {a.Name} since {a.From.InFull}{(a.Until is { } until ? $", until {until.InFull}" : "")}");
            return
            [
                .. sent.Select(v => $"Version {v.Number} of the request, with the {district} coordinator’s team on {v.SentAt.InFull}"),
                .. request.CountyNeed is { } need ? new[] { $"The request, with the county coordinator ({need.ToUpperInvariant()})" } : [],
                .. packs.Select(p => $"The papers, with the people of {p.Title} on {p.Day.InFull}"),
                .. staff,
                .. (await store.Referrals.Where(r => r.RequestId == id && r.SentAt != null).ToListAsync()).Select(r =>
                    $"The referral, with the people of the {r.Area} area’s panel since "
                    + $"{r.SentAt!.Value.CountyDay.InFull}{(r.HubId is null ? "" : ", and then with the hub")}"
                ),
            ];
        }
    }
}
