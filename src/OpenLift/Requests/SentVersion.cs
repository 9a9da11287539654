using System.Security.Cryptography;
using System.Text;

namespace OpenLift.Requests;

/// <summary>A request as it stood each time it was sent, word for word. A meeting's papers name the version they froze (L6).</summary>
public sealed class SentVersion : IPart
{
    public required Id<SentVersion> Id { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required int Number { get; init; }
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Every question and its answer, as JSON: see <see cref="RequestAnswers"/>.</summary>
    public required string Content { get; init; }

    public required string Hash { get; init; }

    public static SentVersion Of(Id<Request> request, int number, string content, DateTimeOffset now) =>
        new()
        {
            Id = Id<SentVersion>.New(now),
            RequestId = request,
            Number = number,
            SentAt = now,
            Content = content,
            Hash = HashOf(content),
        };

    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
