using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenLift.Features.Meetings;
using OpenLift.Features.Messages;
using OpenLift.Features.Requests;
using OpenLift.Features.Support;

namespace OpenLift.Features.Families;

internal sealed class FamilyTable : IEntityTypeConfiguration<FamilySession>
{
    public void Configure(EntityTypeBuilder<FamilySession> table) => table.HasOne<FamilyLink>().WithMany().HasForeignKey(s => s.LinkId);
}

/// <summary>What a family's word sets going, wherever it was given.</summary>
public static class FamilyWord
{
    extension(Store store)
    {
        /// <summary>The family stops sharing: from this moment nobody outside the setting sees the request, it leaves every agenda, and what was about to be written stays here (L3, d.2).</summary>
        /// <param name="othersAgree">Another parent still agrees: the request rests until a person decides, and is not withdrawn.</param>
        public async Task StopSharing(Request request, string what, bool othersAgree, Outbox outbox)
        {
            if (!request.SharingStopped)
            {
                Agenda.Leave(await store.AgendaItems.Where(i => i.RequestId == request.Id).ToListAsync(), "The family stopped sharing", store.Now);
                await store.Rest(request, resting: true);
                await outbox.Stop(request.Id);
            }
            request.FamilyStopsSharing(what, othersAgree, store.Now);
        }

        /// <summary>The family shares again: those who work with the child see it again.</summary>
        public async Task ShareAgain(Request request)
        {
            request.FamilyAgreesAgain();
            await store.Rest(request, resting: false);
        }

        /// <summary>Everyone who holds responsibility is to be told what was decided about this request. Those whose link goes by e-mail are sent it anew.</summary>
        public async Task ToBeTold(Request request, Outbox? outbox)
        {
            var child = await store.Children.SingleAsync(c => c.Id == request.ChildId);
            store.AddRange(Telling.Of(request, child, store.Now));
            if (outbox is null)
            {
                return;
            }
            var links = await store.FamilyLinks.Where(l => l.RequestId == request.Id && l.Means == LinkMeans.Email && l.StoppedAt == null).OrderByDescending(l => l.MadeAt).ToListAsync();
            foreach (var link in links.DistinctBy(l => l.Carer))
            {
                if (child.Carers.FirstOrDefault(c => c.Key == link.Carer) is { IsTold: true, Email: not null } carer && carer.MayBeWrittenTo(store.Now))
                {
                    outbox.PutLink(link, carer, link.Renew(store.Now));
                }
            }
        }

        /// <summary>What has left the setting already, with whom and when.</summary>
        public async Task<IReadOnlyList<string>> SharedAlready(Request request)
        {
            var id = request.Id;
            var district = await store.Districts.Where(d => d.Id == request.DistrictId).Select(d => d.Name).SingleAsync();
            var sent = await store.SentVersions.Where(v => v.RequestId == id).OrderBy(v => v.Number).Select(v => new { v.Number, v.SentAt }).ToListAsync();
            var packs = await (from item in store.AgendaItems where item.RequestId == id join meeting in store.Meetings on item.MeetingId equals meeting.Id where meeting.PublishedAt != null select new { meeting.Title, meeting.Day }).ToListAsync();
            var staff = (await store.Cases.Where(c => c.RequestId == id).ToListAsync()).SelectMany(c => c.Assignments).Select(a => $"The case, with {a.Name} since {a.From.InFull}{(a.Until is { } until ? $", until {until.InFull}" : "")}");
            return
            [
                .. sent.Select(v => $"Version {v.Number} of the request, with the {district} coordinator’s team on {v.SentAt.InFull}"),
                .. request.CountyNeed is { } need ? new[] { $"The request, with the county coordinator ({need.ToUpperInvariant()})" } : [],
                .. packs.Select(p => $"The papers, with the people of {p.Title} on {p.Day.InFull}"),
                .. staff,
            ];
        }
    }
}
