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

    /// <summary>What it is called where somebody sees or saves it: its ending is that of its content.</summary>
    public string FileName => FileKind.NameOf(Name, ContentType);

    public static Attachment Add(Request request, string fileName, string about, byte[] bytes, bool scanned, string by, DateTimeOffset now)
    {
        var type = FileKind.Of(bytes);
        var attachment = new Attachment
        {
            Id = Id<Attachment>.New(now),
            RequestId = request.Id,
            ChildId = request.ChildId,
            SettingId = request.SettingId,
            Name = FileKind.NameOf(fileName, type),
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
