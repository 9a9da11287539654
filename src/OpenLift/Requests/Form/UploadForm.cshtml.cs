using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using OpenLift.Correspondence.Documents;

namespace OpenLift.Requests;

/// <summary>
/// A filled request form becomes part of the draft. First it shows what was read beside what the draft says, and what was not
/// read; only what somebody has looked at and keeps is written (X7).
/// </summary>
[Needs(Permission.DraftRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = 128 * 1024 * 1024)]
public sealed class UploadForm(Store store, VirusScanner scanner) : WritePage(store)
{
    [BindProperty, Display(Name = "Choose the filled form")]
    public IFormFile? Upload { get; set; }

    /// <summary>What was read, kept in the page until it is confirmed. It is looked at again then, as if uploaded anew.</summary>
    [BindProperty]
    public string? Read { get; set; }

    public FormReading? Reading { get; private set; }

    private FormContext Context => new(Labels, Now, Child.Born);

    /// <summary>Only what would be written over.</summary>
    public override IReadOnlyDictionary<string, string?>? Saved => Reading is null ? null : RequestForm.Answers(Record, Context);

    protected override async Task Load()
    {
        await base.Load();
        if (WordsRead.FromJson(Read) is { } words)
        {
            Reading = RequestForm.Read(words, Record, Child, Context);
        }
    }

    private WordsRead? _words;

    protected override async Task Prepare() =>
        _words = await Requests.Upload.Read(Upload, scanner, WordWriter.ContentType) is { } file ? WordReader.Read(file.Bytes) : null;

    public IActionResult OnPost()
    {
        var words = _words ?? throw new RuleBroken("Choose the filled form", nameof(Upload));
        Reading = RequestForm.Read(words, Record, Child, Context);
        Read = words.ToJson();
        return Page();
    }

    public async Task<IActionResult> OnPostDone()
    {
        Record.Leave([]);
        return await Save("What was not read is dealt with.");
    }

    public async Task<IActionResult> OnPostKeep()
    {
        RequestForm.WriteTo(Record, Reading ?? throw new RuleBroken("Choose the filled form", nameof(Upload)));
        return await Save(
            $"{Reading.Changes.Count.Of("answer")} from the form {(Reading.Changes.Count is 1 ? "is" : "are")} kept."
                + (Reading.Missed.Count is 0 ? "" : $" {Reading.Missed.Count.Of("answer")} could not be read: see below.")
        );
    }
}
