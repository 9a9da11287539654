using Microsoft.EntityFrameworkCore;
using OpenLift.Support.Agreements;

namespace OpenLift.Children.Families;

/// <summary>What was agreed for the child, as both sides signed it (L3, L10).</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyAgreement(Store store) : FamilyPages(store)
{
    public IReadOnlyList<(SupportAgreement Agreement, AgreementVersion Version)> Agreed { get; private set; } = [];

    protected override async Task Load()
    {
        var id = Asked.Id;
        var agreements = await Store
            .SupportAgreements.Include(a => a.Versions)
            .AsNoTracking()
            .Where(a => a.RequestId == id)
            .OrderBy(a => a.Reference)
            .ToListAsync();
        Agreed =
        [
            .. agreements
                .Select(a => (a, a.Versions.Where(v => v.IsSigned).MaxBy(v => v.Number)))
                .Where(a => a.Item2 is not null)
                .Select(a => (a.a, a.Item2!)),
        ];
    }
}
