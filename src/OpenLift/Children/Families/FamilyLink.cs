using System.Security.Cryptography;
using System.Text;
using OpenLift.County;
using OpenLift.Requests;

namespace OpenLift.Children.Families;

public enum LinkMeans
{
    [Said("By email")]
    Email,

    [Said("On a printed letter")]
    Letter,
}

/// <summary>How the code reaches the parent: never the way the link does (X4).</summary>
public enum CodeMeans
{
    [Said("By text message to their phone, when they ask for it")]
    Text,

    [Said("I ring them on the number we hold and read it out")]
    Call,

    [Said("On paper, handed over in person")]
    InPerson,

    [Said("On paper, in a second letter")]
    Post,
}

/// <summary>
/// One parent's own way in to one request (L3, X4). The link by itself says only that something waits; what is written about the
/// child needs a code that came another way. Neither is stored, only their fingerprints. Opening the link uses nothing up.
/// </summary>
public sealed class FamilyLink : Recorded, IOpensChild, IOfRequest
{
    public const int MostTries = 5;
    public const int MostTexts = 5;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(14);
    internal static readonly TimeSpan TextLasts = TimeSpan.FromMinutes(15);
    private const string Letters = "ACDEFGHJKLMNPQRTUVWXYZ234679";

    public required Id<FamilyLink> Id { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }

    /// <summary>Which of the child's carers it belongs to.</summary>
    public required Guid Carer { get; init; }
    public required string CarerName { get; init; }

    public required LinkMeans Means { get; init; }
    public required CodeMeans CodeMeans { get; init; }
    public required string MadeBy { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public string TokenHash { get; private set; } = "";
    public DateTimeOffset ExpiresAt { get; private set; }
    public string? CodeHash { get; private set; }
    public DateTimeOffset CodeExpiresAt { get; private set; }
    public int WrongTries { get; private set; }
    public int Texts { get; private set; }
    public DateTimeOffset? OpenedAt { get; private set; }
    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>When the message with it, or with a code for it, came back.</summary>
    public DateTimeOffset? NotArrivedAt { get; private set; }

    Id<Request>? IOpensChild.OpensRequest => RequestId;

    /// <summary>Makes a link for one carer. The token and the code are given out once and never again.</summary>
    public static (FamilyLink Link, string Token, string? Code) Make(
        Request request,
        Child child,
        Carer carer,
        LinkMeans means,
        CodeMeans codeMeans,
        string by,
        DateTimeOffset now
    )
    {
        MayReach(child, carer, means.Way, "Means", now);
        MayReach(child, carer, codeMeans.Way, "CodeMeans", now);
        var link = new FamilyLink
        {
            Id = Id<FamilyLink>.New(now),
            RequestId = request.Id,
            ChildId = request.ChildId,
            SettingId = request.SettingId,
            Carer = carer.Key,
            CarerName = carer.Name,
            Means = means,
            CodeMeans = codeMeans,
            MadeBy = by,
            MadeAt = now,
        };
        var token = link.Renewed(now);
        var code = codeMeans is CodeMeans.Text ? null : link.Coded(link.ExpiresAt);
        link.Record($"Link for {carer.Name} made, {means.InWords}; code {codeMeans.InWords}");
        return (link, token, code);
    }

    private static void MayReach(Child child, Carer carer, Way way, string field, DateTimeOffset now)
    {
        if (child.Hindrance(carer, way, now) is { } hindrance)
        {
            throw new RuleBroken(hindrance, carer.IsTold ? field : "Carer");
        }
    }

    /// <summary>A new address for the same parent: the old one stops working, a code on paper goes on.</summary>
    public string Renew(DateTimeOffset now)
    {
        if (StoppedAt is not null)
        {
            throw new RuleBroken("This link was stopped: make a new one.");
        }
        var token = Renewed(now);
        CodeExpiresAt = CodeMeans is CodeMeans.Text ? CodeExpiresAt : ExpiresAt;
        Record($"Link for {CarerName} renewed");
        return token;
    }

    /// <summary>A new code, given out by whoever made the link. Tries begin again.</summary>
    public string NewCode(DateTimeOffset now)
    {
        if (!IsOpen(now) || CodeMeans is CodeMeans.Text)
        {
            throw new RuleBroken("This link is no longer open: make a new one.");
        }
        var code = Coded(ExpiresAt);
        WrongTries = 0;
        Record($"New code made for {CarerName}");
        return code;
    }

    /// <summary>A code for a text message, asked for by whoever holds the link. It never brings tries back.</summary>
    public string CodeForText(DateTimeOffset now)
    {
        if (!IsOpen(now) || CodeMeans is not CodeMeans.Text || Texts >= MostTexts)
        {
            throw new RuleBroken("No more codes can be sent for this link. Ask the person who sent it for a new one.", "Code");
        }
        Texts++;
        var code = Coded(now + TextLasts);
        Record($"Code sent to {CarerName} by text message");
        return code;
    }

    /// <summary>Tries a code. Wrong ones are counted for the link, from wherever they come; after five it takes no more.</summary>
    public bool Opened(string code, DateTimeOffset now)
    {
        var right =
            IsOpen(now)
            && WrongTries < MostTries
            && CodeHash is not null
            && now < CodeExpiresAt
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOfCode(code)), Encoding.ASCII.GetBytes(CodeHash));
        if (right)
        {
            OpenedAt ??= now;
            CodeHash = CodeMeans is CodeMeans.Text ? null : CodeHash;
            Record($"{CarerName} opened the family’s pages with the code");
        }
        else
        {
            WrongTries++;
            Record($"A wrong code was tried on the link for {CarerName}");
        }
        return right;
    }

    /// <summary>Whose link it is, as they can be reached now: it is given out only to somebody whom it may reach that way.</summary>
    public Carer For(Child child, DateTimeOffset now)
    {
        var carer = Holder(child) ?? throw new RuleBroken("This person is not to be told any more: the link can only be stopped.");
        MayReach(child, carer, Means.Way, "Means", now);
        return carer;
    }

    /// <summary>Whose link it is, while they may be told.</summary>
    public Carer? Holder(Child child) => child.DiedOn is null ? child.Carers.FirstOrDefault(c => c.Key == Carer && c.IsTold) : null;

    public void Stop(string reason, DateTimeOffset now)
    {
        if (StoppedAt is not null)
        {
            throw new RuleBroken("This link is stopped already.");
        }
        StoppedAt = now;
        Record($"Link for {CarerName} stopped: {reason}");
    }

    public void DidNotArrive(DateTimeOffset now)
    {
        NotArrivedAt = now;
        Record($"What was sent to {CarerName} could not be delivered");
    }

    public bool IsOpen(DateTimeOffset now) => StoppedAt is null && now < ExpiresAt;

    public string State(DateTimeOffset now) =>
        this switch
        {
            { StoppedAt: not null } => "Stopped",
            _ when now >= ExpiresAt => "Out of date",
            { WrongTries: >= MostTries } => "Locked after five wrong codes",
            { OpenedAt: not null } => "Opened",
            { NotArrivedAt: not null } => "Could not be delivered: ask how to reach them",
            _ => "Not opened yet",
        };

    public IEnumerable<Opening> Opens(DateTimeOffset now) =>
        IsOpen(now) ? [new($"family/{Id}", now, ExpiresAt, $"family’s own link, {CarerName}")] : [];

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private string Renewed(DateTimeOffset now)
    {
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        (TokenHash, ExpiresAt, NotArrivedAt) = (HashOf(token), now + Lasts, null);
        return token;
    }

    private string Coded(DateTimeOffset until)
    {
        var code = RandomNumberGenerator.GetString(Letters, 8);
        (CodeHash, CodeExpiresAt) = (HashOfCode(code), until);
        return $"{code[..4]}-{code[4..]}";
    }

    /// <summary>
    /// Slow on purpose: whoever steals the fingerprints cannot try all codes. Spaces, hyphens and small letters do not matter.
    /// </summary>
    private string HashOfCode(string code)
    {
        var plain = new string([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return Convert.ToHexStringLower(
            Rfc2898DeriveBytes.Pbkdf2(
                plain.Length > 40 ? plain[..40] : plain,
                Id.Value.ToByteArray(),
                100_000,
                HashAlgorithmName.SHA256,
                32
            )
        );
    }
}

public static class MeansOfLinks
{
    extension(LinkMeans means)
    {
        public Way Way => means is LinkMeans.Email ? Way.Email : Way.InPerson;
    }

    extension(CodeMeans means)
    {
        public Way Way =>
            means switch
            {
                CodeMeans.Text => Way.Text,
                CodeMeans.Call => Way.Call,
                CodeMeans.Post => Way.Post,
                _ => Way.InPerson,
            };
    }
}

/// <summary>One visit of a parent with link and code, kept on the server: it ends with the link, at once (S7).</summary>
public sealed class FamilySession
{
    public required Id<FamilySession> Id { get; init; }
    public required Id<FamilyLink> LinkId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset SeenAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}
