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

/// <summary>The county's dated reference data, read as pages need it.</summary>
public static class CountyQueries
{
    extension(Store store)
    {
        public async Task<CountyCalendar> Calendar() =>
            new(await store.Terms.AsNoTracking().ToListAsync(), await store.BankHolidays.AsNoTracking().Select(h => h.Day).ToListAsync());

        /// <summary>Every district by name, to choose from.</summary>
        public async Task<IReadOnlyList<Platform.Govuk.Choice>> DistrictChoices() =>
            [
                .. (await store.Districts.AsNoTracking().OrderBy(d => d.Name).Select(d => new { d.Id, d.Name }).ToListAsync()).Select(
                    d => new Platform.Govuk.Choice(d.Id.ToString(), d.Name)
                ),
            ];

        /// <summary>Every code with its label, so that a record shows words and keeps codes.</summary>
        public async Task<CodeLabels> CodeLabels() => new(await store.Codes.AsNoTracking().OrderBy(c => c.Position).ToListAsync());
    }
}

/// <summary>The words for the county's codes.</summary>
public sealed class CodeLabels(IReadOnlyList<Code> codes)
{
    private readonly Dictionary<(CodeList, string), string> _labels = codes.ToDictionary(c => (c.List, c.Value), c => c.Label);

    public string Label(CodeList list, string? value) => value is null ? "" : _labels.GetValueOrDefault((list, value), value);

    /// <summary>What may be chosen on this day, and what was chosen before even if it no longer may.</summary>
    public IEnumerable<Platform.Govuk.Choice> Choices(CodeList list, DateOnly today, params IEnumerable<string?> chosen) =>
        from code in codes
        where code.List == list && (code.Until is null || code.Until >= today || chosen.Contains(code.Value))
        select new Platform.Govuk.Choice(code.Value, code.Label);
}
