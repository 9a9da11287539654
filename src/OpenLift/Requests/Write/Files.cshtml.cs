using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Requests;

/// <summary>
/// The files of a request. The setting adds and removes while it writes, and may add later: a meeting's pack then marks them late (L2, L6).
/// </summary>
[Needs(Permission.OpenFile)]
[RequestFormLimits(MultipartBodyLengthLimit = 128 * 1024 * 1024)]
public sealed class WriteFiles(Store store, VirusScanner scanner) : RequestPage(store)
{
    [BindProperty, Display(Name = "What is it?"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? About { get; set; }

    [BindProperty, Display(Name = "Choose a file")]
    public IFormFile? Upload { get; set; }

    /// <summary>Files already sent stay with what was sent.</summary>
    public bool CanWrite => Record.Status.IsOpenToSetting && Mine && MayWrite;

    /// <summary>While somebody still works with the request, its setting and its coordinator may add to it.</summary>
    public bool CanAdd => MayWrite && Actor.May(Permission.AddFile) && !Record.SharingStopped && Record.ClosedAt is null;

    private ReadFile? _file;

    protected override async Task Prepare() => _file = await Requests.Upload.Read(Upload, scanner);

    public async Task<IActionResult> OnPost()
    {
        if (!CanAdd)
        {
            return NotFound();
        }
        var about = Needed(About, "Say what the file is", nameof(About));
        if (Files.Count >= Attachment.Most)
        {
            throw new RuleBroken($"There are {Attachment.Most} files already: remove one first", nameof(Upload));
        }
        var file = _file ?? throw new RuleBroken("Choose a file", nameof(Upload));
        var attachment = Attachment.Add(Record, Upload!.FileName, about, file.Bytes, file.Scanned, Actor.Name, Now);
        Store.AddRange(attachment, new AttachmentContent { Id = attachment.Id, Bytes = file.Bytes });
        await Store.SaveChangesAsync();
        return Go($"/requests/{Id}/files", $"{about} is uploaded");
    }

    public async Task<IActionResult> OnPostRemove(Id<Attachment> file)
    {
        if (!CanWrite)
        {
            return NotFound();
        }
        var attachment = Files.SingleOrDefault(f => f.Id == file) ?? throw new RuleBroken("This file is removed already.");
        attachment.Remove(Now);
        await Store.SaveChangesAsync();
        return Go($"/requests/{Id}/files", $"{attachment.About} is removed");
    }
}
