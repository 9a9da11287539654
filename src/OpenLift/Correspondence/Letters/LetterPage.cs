using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Requests;

namespace OpenLift.Correspondence.Letters;

/// <summary>A page about one letter: the child and the one it is for stand beside it (T1).</summary>
public abstract class LetterPage(Store store) : OfRequestPage<Letter>(store)
{
    /// <summary>The one it is for, as recorded now.</summary>
    public Carer? Carer => Child.Carers.FirstOrDefault(c => c.Key == Record.Carer);

    /// <summary>May check it: somebody else wrote it.</summary>
    public bool MayCheck => Actor.May(Permission.CheckLetter) && Record.WrittenBy != Actor.PersonId && Record.ChangedBy != Actor.PersonId;

    public IEnumerable<string> Warnings => Record.Status is LetterStatus.Draft or LetterStatus.Checked ? Record.Warnings(Child, Now) : [];

    /// <summary>What is checked and sent is what was read: another's change in between is told.</summary>
    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["To"] = Record.CarerName,
            ["Address"] = Record.Address,
            ["Subject"] = Record.Subject,
            ["Letter"] = Record.Body,
        };

    protected override async Task<bool> Find() => await Store.LettersOpenToMe.AnyAsync(l => l.Id == Id) && await base.Find();

    protected async Task<IActionResult> Save(string said)
    {
        await Store.SaveChangesAsync();
        return Go($"/letters/{Id}", said);
    }
}
