using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenLift.Requests;

namespace OpenLift.Children.Consent;

internal sealed class ViewsAndConsentTable : IEntityTypeConfiguration<ViewsAndConsent>
{
    public void Configure(EntityTypeBuilder<ViewsAndConsent> table)
    {
        table.HasOne<Request>().WithMany().HasForeignKey(c => c.RequestId);
        table.JsonOne(c => c.ParentViews);
        table.JsonOne(c => c.ChildViews);
        table.JsonOne(c => c.Agreement);
        table.Json(c => c.Sharing);
        table.Json(c => c.Parents);
        table.JsonOne(c => c.Settled);
    }
}
