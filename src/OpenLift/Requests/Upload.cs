namespace OpenLift.Requests;

/// <summary>A file that somebody chose on a page, looked at before anything else is done with it (S10).</summary>
public static class Upload
{
    private const string TooLarge = "The file must be 10 MB or smaller";

    /// <summary>
    /// Its bytes, if it is not too large and of a kind we take, after the virus scan. It takes a while: pages ask in
    /// <see cref="CountyPage.Prepare"/>, before their transaction begins.
    /// </summary>
    /// <returns>Nothing where no file was chosen.</returns>
    public static async Task<ReadFile?> Read(IFormFile? file, VirusScanner scanner, params string[] kinds)
    {
        if (file is null)
        {
            return null;
        }
        if (file.Length is 0)
        {
            throw new RuleBroken("The file is empty", nameof(Upload));
        }
        if (file.Length > Attachment.Largest)
        {
            throw new RuleBroken(TooLarge, nameof(Upload));
        }
        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory);
        var bytes = memory.ToArray();
        FileKind.Of(bytes, kinds);
        return new(bytes, await scanner.IsClean(bytes));
    }
}

/// <summary>An uploaded file as it was read.</summary>
/// <param name="Scanned">A scanner found it clean; false where the county has none.</param>
public sealed record ReadFile(byte[] Bytes, bool Scanned);
