using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Correspondence.Documents;

namespace OpenLift.Correspondence.Letters;

/// <summary>
/// The words of one kind of letter: change them from a day on, and see how a letter would read. Letters written before keep theirs.
/// </summary>
[Needs(Permission.ManageCounty)]
public sealed class EditTemplate(Store store) : RecordPage<LetterTemplate>(store)
{
    [
        BindProperty,
        Display(Name = "Subject"),
        Required(ErrorMessage = "Enter the subject"),
        StringLength(200, ErrorMessage = "Write 200 characters or fewer")
    ]
    public string? Title { get; set; }

    [
        BindProperty,
        Display(Name = "The letter"),
        Required(ErrorMessage = "Enter the words of the letter"),
        StringLength(10_000, ErrorMessage = "Write 10,000 characters or fewer")
    ]
    public string? Body { get; set; }

    [BindProperty, Display(Name = "Used from"), Required(ErrorMessage = "Enter from when it is used")]
    public DateOnly? From { get; set; }

    public IReadOnlyList<MergeField> Fields => Merge.FieldsOf(Record.Kind);

    /// <summary>The letter as it would read with an invented child: what is typed, or the words that hold now.</summary>
    public (string Title, IReadOnlyList<Block> Blocks) Example { get; private set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Subject"] = Record.Latest.Title,
            ["The letter"] = Record.Latest.Body,
            ["Used from"] = Record.Latest.From.InFull,
        };

    protected override Task Load()
    {
        Example = Read(Record.Latest.Title, Record.Latest.Body);
        return Task.CompletedTask;
    }

    protected override void Fill() => (Title, Body, From) = (Record.Latest.Title, Record.Latest.Body, Today);

    public async Task<IActionResult> OnPost()
    {
        Record.Change(Title!, Body!, From!.Value, Actor.Name, Now);
        await Store.SaveChangesAsync();
        return Go($"/county/letters/{Id}", $"Saved. Letters written from {From.Value.InFull} on use these words");
    }

    public IActionResult OnPostPreview()
    {
        Merge.Check(Title!, Record.Kind, nameof(Title));
        Merge.Check(Body!, Record.Kind, nameof(Body));
        Example = Read(Title!, Body!);
        return Page();
    }

    private (string, IReadOnlyList<Block>) Read(string title, string body)
    {
        var values = Fields.ToDictionary(f => f.Name, f => f.Example);
        return (Merge.Fill(title, Record.Kind, values), LetterPapers.Blocks(Merge.Fill(body, Record.Kind, values)));
    }
}
