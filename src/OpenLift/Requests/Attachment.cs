using System.IO.Compression;
using System.Security.Cryptography;
using OpenLift.Children;
using OpenLift.County;

namespace OpenLift.Requests;

/// <summary>A file sent with a request. Its bytes are kept apart, so that lists never read them (L2, S10).</summary>
public sealed class Attachment : Recorded, IAboutChild, IOfRequest
{
    public const int Largest = 10 * 1024 * 1024;
    public const int Most = 20;

    public required Id<Attachment> Id { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string Name { get; init; }
    public required string About { get; init; }
    public required string ContentType { get; init; }
    public required int Size { get; init; }
    public required string Hash { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    public required string AddedBy { get; init; }

    /// <summary>The virus scanner said it is clean; false where no scanner is configured.</summary>
    public required bool Scanned { get; init; }

    public DateTimeOffset? RemovedAt { get; private set; }

    public static Attachment Add(Request request, string fileName, string about, byte[] bytes, bool scanned, string by, DateTimeOffset now)
    {
        var type = FileKind.Of(bytes) ?? throw new RuleBroken(FileKind.Refused, "Upload");
        var attachment = new Attachment
        {
            Id = Id<Attachment>.New(now),
            RequestId = request.Id,
            ChildId = request.ChildId,
            SettingId = request.SettingId,
            Name = FileKind.PlainName(fileName),
            About = about,
            ContentType = type,
            Size = bytes.Length,
            Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            AddedAt = now,
            AddedBy = by,
            Scanned = scanned,
        };
        attachment.Record($"File added: {about}");
        return attachment;
    }

    public void Remove(DateTimeOffset now)
    {
        RemovedAt = now;
        Record($"File removed: {About}");
    }
}

/// <summary>The bytes of one attachment. They share its id.</summary>
public sealed class AttachmentContent
{
    public required Id<Attachment> Id { get; init; }
    public required byte[] Bytes { get; init; }
}

/// <summary>What a file is, told by its content and never by its name.</summary>
public static class FileKind
{
    public const string Refused = "The file must be a PDF, a Word document (DOCX), a JPEG or a PNG";
    private const long LargestUnpacked = 200L * 1024 * 1024;

    public static string? Of(byte[] bytes) =>
        bytes switch
        {
            [0x25, 0x50, 0x44, 0x46, 0x2D, ..] => "application/pdf",
            [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
            [0x50, 0x4B, 0x03, 0x04, ..] when IsPlainDocx(bytes) =>
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            _ => null,
        };

    /// <summary>A name that is safe on any disk and says nothing of where it came from.</summary>
    public static string PlainName(string typed)
    {
        var name = new string([
            .. typed.Split('/', '\\')[^1].Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' or '(' or ')' ? c : '_'),
        ]).Trim(' ', '.');
        return name is "" ? "file"
            : name.Length > 120 ? name[^120..]
            : name;
    }

    /// <summary>A Word document with no macros, no embedded programs and no bomb inside.</summary>
    private static bool IsPlainDocx(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return zip.Entries.Count <= 2000
                && zip.Entries.Sum(e => e.Length) <= LargestUnpacked
                && zip.GetEntry("[Content_Types].xml") is not null
                && zip.GetEntry("word/document.xml") is not null
                && !zip.Entries.Any(e =>
                    e.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
                    || e.FullName.StartsWith("word/embeddings/", StringComparison.OrdinalIgnoreCase)
                    || e.FullName.StartsWith("word/activeX/", StringComparison.OrdinalIgnoreCase)
                );
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
