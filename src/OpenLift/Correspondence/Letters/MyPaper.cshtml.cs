using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Families;

namespace OpenLift.Correspondence.Letters;

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

    public FileContentResult OnGet() =>
        Download(Letter.Paper(settings["County"] ?? "The county", Today, read: true), $"{Letter.Reference}-letter.pdf");
}
