using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenLift.Interventions.Proposals;

internal sealed class ProposalTable : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> table)
    {
        table.HasOne<Referral>().WithMany().HasForeignKey(p => p.ReferralId);
        table.Ignore(p => p.What);
    }
}
