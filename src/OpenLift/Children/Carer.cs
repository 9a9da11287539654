namespace OpenLift.Children;

/// <summary>
/// Somebody who looks after the child, and whether they hold parental responsibility. Foster carers do not. How one is reached is
/// never shown to another: they may live apart (T2).
/// </summary>
public sealed record Carer(
    Guid Key,
    string Name,
    string Relationship,
    bool HasResponsibility,
    string? Phone,
    string? Email = null,
    string? Address = null
)
{
    /// <summary>Why this person must not be told: a court order, a refuge. It beats everything else.</summary>
    public string? NotToBeTold { get; init; }

    /// <summary>Whether they live at the child's home. Where nobody has said, the home stands for one person alone (T2).</summary>
    public bool? LivesWithChild { get; init; }

    /// <summary>When the way to reach them was last changed, if it was. A letter uses it a day later at the earliest (T2, P7).</summary>
    public DateTimeOffset? ReachedSince { get; init; }

    /// <summary>The email address or phone number at which a message could not be delivered.</summary>
    public string? DidNotArriveAt { get; init; }

    /// <summary>Holds responsibility, and nothing forbids telling them: is asked and is told.</summary>
    public bool IsTold => HasResponsibility && NotToBeTold is null;

    public bool MayBeWrittenTo(DateTimeOffset now) => ReachedSince is null || now - ReachedSince >= TimeSpan.FromDays(1);

    internal bool IsReached => (Phone ?? Email ?? Address) is not null;

    internal bool IsReachedAs(Carer other) =>
        (Phone, Email, Address, LivesWithChild) == (other.Phone, other.Email, other.Address, other.LivesWithChild);

    internal bool SharesPhoneWith(Carer other) => Phone is { } one && other.Phone is { } two && PhoneNumber.AreOne(one, two);

    internal bool SharesEmailWith(Carer other) => Email is { } one && other.Email is { } two && Mailbox(one) == Mailbox(two);

    /// <summary>The same name: in other letters, with stops or spaces between, or turned round.</summary>
    internal bool IsNamedAs(string name) =>
        Name.ForMatching == name.ForMatching || (Words(Name) is { Count: > 0 } mine && mine.SequenceEqual(Words(name)));

    /// <summary>
    /// A name that may be theirs: initials, a pet name, a word more or fewer, a slip. A brother's name is not: one word at least must be
    /// the same, and each other word of the shorter name be like one of the longer.
    /// </summary>
    internal bool MayBeNamed(string name)
    {
        var (shorter, longer) = (Words(Name), Words(name));
        if (shorter.Count > longer.Count)
        {
            (shorter, longer) = (longer, shorter);
        }
        return shorter.Count > 0
            && shorter.Any(w => w.Length > 1 && longer.Contains(w))
            && shorter.TrueForAll(w => longer.Exists(l => AreLike(w, l)));
    }

    private static bool AreLike(string one, string two) =>
        one == two
        || ((one.Length is 1 || two.Length is 1) && one[0] == two[0])
        || Nicknames.AreOne(one, two)
        || (one.Length > 3 && two.Length > 3 && FuzzySharp.Fuzz.Ratio(one, two) >= 85);

    private static readonly string[] Titles = ["mr", "mrs", "ms", "miss", "mx", "dr"];

    private static List<string> Words(string name) => [.. name.NameWords.Except(Titles).Order(StringComparer.Ordinal)];

    /// <summary>One mailbox may be written in many ways: in capitals, and with a part after a plus that the carrier leaves out.</summary>
    private static string Mailbox(string email)
    {
        var (name, domain) = email.Trim().ToLowerInvariant().Split('@') is [var n, var d] ? (n, d) : (email.ToLowerInvariant(), "");
        name = name.Split('+')[0];
        return domain is "gmail.com" or "googlemail.com"
            ? $"{name.Replace(".", "", StringComparison.Ordinal)}@gmail.com"
            : $"{name}@{domain}";
    }
}
