using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Families;

namespace OpenLift.Correspondence.Letters;

/// <summary>The letters that were sent to this parent, and no other's (L3, T2).</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyLetters(Store store) : FamilyPages(store)
{
    public IReadOnlyList<Letter> Letters { get; private set; } = [];

    protected override async Task Load()
    {
        var (request, me) = (Asked.Id, Link.Carer);
        Letters = await Store
            .Letters.AsNoTracking()
            .Where(l => l.RequestId == request && l.Carer == me && l.Status == LetterStatus.Sent)
            .OrderByDescending(l => l.SentAt)
            .ThenBy(l => l.Id)
            .ToListAsync();
    }
}
