using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenLift.Features.Children;

internal sealed class ChildTable : IEntityTypeConfiguration<Child>
{
    public void Configure(EntityTypeBuilder<Child> table)
    {
        table.Ignore(c => c.Name);
        table.Json(c => c.Carers);
        table.HasMany(c => c.Enrolments).WithOne().HasForeignKey(e => e.ChildId);
        table.Navigation(c => c.Enrolments).AutoInclude(); // who may see the child follows from it
    }
}

/// <summary>
/// Whether a child who is about to be added may be known already: the same name and date of birth, or the day and
/// month swapped. It looks across the whole county, past what the asker may see, and so tells only yes or no (C4, T3).
/// </summary>
internal static class SameChild
{
    public static async Task<(Child? Ours, bool Elsewhere)> Find(Store store, string firstName, string lastName, DateOnly born)
    {
        var name = $"{firstName} {lastName}".ForMatching;
        var swapped = born.Day <= 12 ? new DateOnly(born.Year, born.Day, born.Month) : born;
        var ours = await store.Children.FirstOrDefaultAsync(c => c.MatchName == name && (c.Born == born || c.Born == swapped));
#pragma warning disable RS0030 // docs/decisions/0003: answers yes or no and shows nothing of the other child
        var elsewhere = ours is null && await store.Children.IgnoreQueryFilters().AnyAsync(c => c.MatchName == name && (c.Born == born || c.Born == swapped));
#pragma warning restore RS0030
        return (ours, elsewhere);
    }
}
