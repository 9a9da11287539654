using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenLift.County;

internal sealed class PostcodeTable : IEntityTypeConfiguration<Postcode>
{
    public void Configure(EntityTypeBuilder<Postcode> table) => table.HasKey(p => p.Value);
}

internal sealed class ReceiptTable : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> table)
    {
        table.HasKey(r => r.Key);
        table.HasIndex(r => r.At);
    }
}

internal sealed class CountyRowTables : IEntityTypeConfiguration<District>, IEntityTypeConfiguration<Term>
{
    public void Configure(EntityTypeBuilder<District> table) => table.Ignore(d => d.Scope);

    public void Configure(EntityTypeBuilder<Term> table) => table.Ignore(t => t.Name);
}

internal sealed class SettingTable : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> table) => table.Ignore(s => s.Scope);
}
