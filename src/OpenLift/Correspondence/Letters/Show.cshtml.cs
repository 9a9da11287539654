using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Consent;
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

/// <summary>One letter: what it says, to whom, where it stands.</summary>
[Needs(Permission.WriteLetter)]
public sealed class ShowLetter(Store store) : LetterPage(store);

/// <summary>Changes the words of a letter that is not sent. It takes the name and address that are recorded now, and is to be checked.</summary>
[Needs(Permission.WriteLetter)]
public sealed class EditLetter(Store store) : LetterPage(store)
{
    [BindProperty, Required(ErrorMessage = "Enter the subject"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? Subject { get; set; }

    [
        BindProperty,
        Display(Name = "The letter"),
        Required(ErrorMessage = "Enter the words of the letter"),
        StringLength(Letter.MostWords, ErrorMessage = "Write 20,000 characters or fewer")
    ]
    public string? Body { get; set; }

    protected override async Task<bool> Find() =>
        await base.Find() && (Record.Status.Allows(LetterStep.Edit) || HttpMethods.IsPost(Request.Method));

    protected override void Fill() => (Subject, Body) = (Record.Subject, Record.Body);

    public async Task<IActionResult> OnPost()
    {
        Record.Edit(Subject!, Body!, Asked, Child, Actor.PersonId);
        return await Save(
            Record.Status is LetterStatus.Draft ? "Saved. The letter is to be checked by somebody else" : "Nothing was changed"
        );
    }
}

/// <summary>A letter that is not to be sent after all, and why.</summary>
[Needs(Permission.WriteLetter)]
public sealed class DropLetter(Store store) : LetterPage(store)
{
    [
        BindProperty,
        Display(Name = "Why is it not sent?"),
        Required(ErrorMessage = "Say why the letter is not sent"),
        StringLength(500, ErrorMessage = "Write 500 characters or fewer")
    ]
    public string? Why { get; set; }

    protected override async Task<bool> Find() =>
        await base.Find() && (Record.Status.Allows(LetterStep.Drop) || HttpMethods.IsPost(Request.Method));

    public async Task<IActionResult> OnPost()
    {
        Record.Drop(Why!);
        return await Save("The letter will not be sent");
    }
}

/// <summary>A checked letter as a file, PDF or Word. One that nobody checked cannot be printed (T1, X7).</summary>
[Needs(Permission.WriteLetter)]
public sealed class LetterPaper(Store store, IConfiguration settings) : LetterPage(store)
{
    [FromRoute]
    public string Kind { get; set; } = "";

    protected override async Task<bool> Find() => await base.Find() && Record.Status is LetterStatus.Checked or LetterStatus.Sent;

    public FileContentResult OnGet() =>
        Download(Record.Paper(settings["County"] ?? "The county", Today), $"{Record.Reference}-letter.{Kind}");
}
