using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenLift.Interventions.WaitingList;
using OpenLift.Requests;
using OpenLift.Support;

namespace OpenLift.Interventions;

internal sealed class InterventionTables
    : IEntityTypeConfiguration<InterventionRules>,
        IEntityTypeConfiguration<Referral>,
        IEntityTypeConfiguration<WaitingEvent>,
        IEntityTypeConfiguration<OtherOffer>
{
    public void Configure(EntityTypeBuilder<InterventionRules> table)
    {
        table.Ignore(r => r.OrderInWords);
        table.Ignore(r => r.LongestTerms);
        table.Property(r => r.From);
        table.Property(r => r.MonthsBehind);
        table.Property(r => r.AspectsNeeded);
        table.Json(r => r.Aspects);
        table.Json(r => r.Criteria);
        table.Json(r => r.Order);
    }

    public void Configure(EntityTypeBuilder<Referral> table)
    {
        table.HasOne<Request>().WithMany().HasForeignKey(r => r.RequestId);
        table.HasOne<Case>().WithMany().HasForeignKey(r => r.CaseId);
        table.HasMany(r => r.WaitingEvents).WithOne().HasForeignKey(e => e.ReferralId);
        table.Json(r => r.Aspects);
        table.Json(r => r.Answers);
        table.Json(r => r.Versions);
        table.Json(r => r.Touches);
        table.JsonOne(r => r.Agreement);
    }

    public void Configure(EntityTypeBuilder<WaitingEvent> table) => table.Property(e => e.Number);

    public void Configure(EntityTypeBuilder<OtherOffer> table) => table.HasOne<Referral>().WithMany().HasForeignKey(o => o.ReferralId);
}
