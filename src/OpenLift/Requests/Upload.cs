namespace OpenLift.Requests;

/// <summary>A file that somebody chose on a page, looked at before anything else is done with it (S10).</summary>
public static class Upload
{
    private const string TooLarge = "The file must be 10 MB or smaller";

    /// <summary>Its bytes, if it is there, not too large, and of a kind we take.</summary>
    public static async Task<byte[]> Read(IFormFile? file, string empty, params string[] kinds)
    {
        var upload = file ?? throw new RuleBroken(empty, nameof(Upload));
        if (upload.Length is 0)
        {
            throw new RuleBroken("The file is empty", nameof(Upload));
        }
        if (upload.Length > Attachment.Largest)
        {
            throw new RuleBroken(TooLarge, nameof(Upload));
        }
        using var memory = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(memory);
        var bytes = memory.ToArray();
        var kind = FileKind.Of(bytes) ?? throw new RuleBroken(FileKind.Refused, nameof(Upload));
        return kinds is [] || kinds.Contains(kind)
            ? bytes
            : throw new RuleBroken("The file must be a Word document (DOCX)", nameof(Upload));
    }
}
