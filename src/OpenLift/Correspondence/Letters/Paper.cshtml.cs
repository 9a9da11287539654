using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Correspondence.Letters;

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
