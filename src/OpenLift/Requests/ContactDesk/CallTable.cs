using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenLift.Requests.ContactDesk;

internal sealed class CallTable : IEntityTypeConfiguration<Call>
{
    public void Configure(EntityTypeBuilder<Call> table)
    {
        table.Ignore(c => c.ChildName);
        table.Ignore(c => c.HasAdvice);
        table.Json(c => c.Notes);
    }
}
