using Microsoft.AspNetCore.Mvc;
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

/// <summary>One of them as a file to keep.</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyLetterPaper(Store store, IConfiguration settings) : FamilyPages(store)
{
    [FromRoute]
    public Id<Letter> Id { get; set; }

    public Letter Letter { get; private set; } = null!;

    protected override async Task<bool> Find()
    {
        if (!await base.Find())
        {
            return false;
        }
        var (request, me) = (Asked.Id, Link.Carer);
        Letter = (
            await Store
                .Letters.AsNoTracking()
                .SingleOrDefaultAsync(l => l.Id == Id && l.RequestId == request && l.Carer == me && l.Status == LetterStatus.Sent)
        )!;
        return Letter is not null;
    }

    public FileContentResult OnGet() => Download(Letter.Paper(settings["County"] ?? "The county", Today), $"{Letter.Reference}-letter.pdf");
}
