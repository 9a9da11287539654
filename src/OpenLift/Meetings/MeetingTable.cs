using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenLift.Meetings;

internal sealed class MeetingTable : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> table)
    {
        table.Json(m => m.Attendees);
        table.Ignore(m => m.Rules);
        table.Ignore(m => m.Scope);
        table.Ignore(m => m.InWords);
    }
}

internal sealed class AgendaItemTable : IEntityTypeConfiguration<AgendaItem>
{
    public void Configure(EntityTypeBuilder<AgendaItem> table)
    {
        table.Ignore(i => i.IsDecided);
        table.Ignore(i => i.InWords);
        table.Ignore(i => i.IsReferral);
        table.Json(i => i.Papers);
        table.Json(i => i.Interests);
        table.Json(i => i.Outcomes);
        table.Json(i => i.Corrections);
        table.Json(i => i.AsSealed);
        table.Json(i => i.Proposed);
    }
}
