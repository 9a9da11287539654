using OpenLift.Children.Families;
using OpenLift.Requests;

namespace OpenLift.Correspondence.Messages;

/// <summary>The ways a message leaves the service (X8).</summary>
public enum Channel
{
    Email,

    [Said("Text message")]
    Text,
}

/// <summary>
/// What a message says, and to whom. Never a child's name, a need or a decision: those stay behind a sign-in or a code (X8, T1).
/// </summary>
public sealed record Wording(string To, string Subject, string Text);

/// <summary>
/// One message on its way out, written in the same transaction as what it tells of, so that neither is without the other (X5).
/// Its words and address are sealed at rest and erased once it has left.
/// </summary>
public sealed class Message
{
    /// <summary>How often it is tried before a person looks at it (R8).</summary>
    public const int MostTries = 8;

    /// <summary>After this long without an answer nobody knows whether it left.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public required Id<Message> Id { get; init; }
    public required Channel Channel { get; init; }

    /// <summary>What kind of message it is, for the people who watch the post: "A family's link".</summary>
    public required string Purpose { get; init; }

    public string? Sealed { get; set; }

    /// <summary>The request it tells of: it is stopped, unsent, when that family stops sharing.</summary>
    public Id<Request>? RequestId { get; init; }

    /// <summary>The family's link it carries, or a code for it: it is stopped with the link.</summary>
    public Id<FamilyLink>? LinkId { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
    public required DateTimeOffset NotBefore { get; set; }

    /// <summary>After this moment it is of no use to anybody, and is not sent any more: a code has run out.</summary>
    public DateTimeOffset? Until { get; init; }
    public int Tries { get; set; }
    public DateTimeOffset? SendingSince { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>A person must look: it failed too often, or nobody knows whether it left.</summary>
    public DateTimeOffset? SetAsideAt { get; set; }

    /// <summary>The kind of the last failure. Nothing of the message.</summary>
    public string? Problem { get; set; }
}

/// <summary>Families and staff are not written to at night: what is made then leaves in the morning (X8).</summary>
public static class QuietHours
{
    private static readonly TimeOnly Morning = new(7, 30);
    private static readonly TimeOnly Evening = new(20, 0);

    /// <summary>The first moment from now on at which a message may leave, on the county's clock.</summary>
    public static DateTimeOffset Over(DateTimeOffset now)
    {
        var hour = now.CountyHour;
        return hour >= Morning && hour < Evening ? now : now.CountyDay.AddDays(hour < Morning ? 0 : 1).At(Morning);
    }
}
