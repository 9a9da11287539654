using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace OpenLift.Requests;

/// <summary>One file, to those who may see its request, always as a download and never run by the browser (S10).</summary>
[Needs(Permission.OpenFile)]
public sealed class OpenFile(Store store) : RequestPage(store)
{
    [FromRoute(Name = "file")]
    public Id<Attachment> FileId { get; set; }

    public async Task<IActionResult> OnGet()
    {
        var file = await Store.Attachments.SingleOrDefaultAsync(a =>
            a.Id == FileId
            && a.RequestId == Id
            && (a.RemovedAt == null || Store.SentVersions.Any(v => v.RequestId == Id && v.SentAt >= a.AddedAt && v.SentAt <= a.RemovedAt))
        );
        if (file is null)
        {
            return NotFound();
        }
        var bytes = await Store.AttachmentContents.Where(c => c.Id == file.Id).Select(c => c.Bytes).SingleAsync();
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return new FileContentResult(bytes, file.ContentType) { FileDownloadName = file.FileName };
    }
}
