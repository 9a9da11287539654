using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.County;

namespace OpenLift.Requests.ContactDesk;

public enum CallerKind
{
    [Said("Staff of a setting")]
    SettingStaff,

    [Said("Parent or carer")]
    Parent,

    [Said("Another professional")]
    Professional,

    [Said("Somebody else")]
    Other,
}

/// <summary>How soon somebody must act. Their names sort as they press: see <see cref="CallQueries"/>.</summary>
public enum Urgency
{
    Routine,
    Soon,
    Urgent,
}

/// <summary>Who rang, what they are, and how to ring back.</summary>
public sealed record Caller(string Name, CallerKind Kind, string? Phone, string? Email);

/// <summary>Words added to a call: a note for the desk, or advice that was given to the caller.</summary>
public sealed record CallNote(string By, DateTimeOffset At, string Words, bool IsAdvice);

/// <summary>
/// A call to a district's contact desk: who rang, about what, how urgent, what was advised, and what came of it (L1). A call that ends in
/// advice counts as demand too.
/// </summary>
public sealed class Call : Recorded, IOfDesk
{
    public required Id<Call> Id { get; init; }
    public required Id<District> DistrictId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string TakenBy { get; init; }
    public required string CallerName { get; init; }
    public required CallerKind CallerKind { get; init; }
    public required string? Phone { get; init; }
    public required string? Email { get; init; }
    public required string Concern { get; init; }
    public required Urgency Urgency { get; init; }
    public CallStatus Status { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The setting it is about. A parent may ring about a child who attends none.</summary>
    public Id<Setting>? SettingId { get; private set; }
    public string? SettingName { get; private set; }

    public string? ChildFirstName { get; private set; }
    public string? ChildLastName { get; private set; }
    public DateOnly? ChildBorn { get; private set; }

    public IReadOnlyList<CallNote> Notes { get; private set; } = [];

    public Id<Request>? RequestId { get; private set; }
    public string? RequestReference { get; private set; }

    public string ChildName => $"{ChildFirstName} {ChildLastName}".Trim();

    public bool HasAdvice => Notes.Any(n => n.IsAdvice);

    public static Call Log(Id<District> desk, Caller caller, string concern, Urgency urgency, string takenBy, DateTimeOffset now)
    {
        var call = new Call
        {
            Id = Id<Call>.New(now),
            DistrictId = desk,
            At = now,
            TakenBy = takenBy,
            CallerName = caller.Name,
            CallerKind = caller.Kind,
            Phone = caller.Phone,
            Email = caller.Email,
            Concern = concern,
            Urgency = urgency,
        };
        call.Record(new CallLogged(caller.Kind, urgency));
        return call;
    }

    /// <summary>Which setting and child it is about, as far as the caller said.</summary>
    public void IsAbout(Setting? setting, string? firstName, string? lastName, DateOnly? born, DateOnly today)
    {
        if (born > today)
        {
            throw new RuleBroken("Date of birth must be in the past", nameof(ChildBorn));
        }
        (SettingId, SettingName, ChildFirstName, ChildLastName, ChildBorn) = (
            setting?.Id,
            setting?.Name,
            firstName?.OnOneLine,
            lastName?.OnOneLine,
            born
        );
        Record("Recorded which setting and child the call is about");
    }

    public void Note(string words, string by, DateTimeOffset now) => Add(new(by, now, words, IsAdvice: false), "Note added");

    public void Advise(string words, string by, DateTimeOffset now) => Add(new(by, now, words, IsAdvice: true), "Advice given");

    /// <summary>Answered with advice while the caller was on the phone: nothing is left to do.</summary>
    public void FinishAtOnce(DateTimeOffset now) => End(CallStep.FinishAtOnce, "Answered with advice only", now);

    /// <summary>Followed up, advised, and done.</summary>
    public void Close(DateTimeOffset now) => End(CallStep.Close, "Followed up and closed", now);

    /// <summary>
    /// Turns what was said into its setting's draft, so that nothing is typed twice. The draft is the setting's to finish and send.
    /// </summary>
    public (Request Draft, ViewsAndConsent Family) MakeRequest(Child child, Setting setting, District district, DateTimeOffset now)
    {
        if (Status is CallStatus.BecameRequest)
        {
            throw new RuleBroken($"This call became request {RequestReference} already.");
        }
        var (day, ofSetting, ofFamily) = (At.CountyDay, CallerKind is CallerKind.SettingStaff, CallerKind is CallerKind.Parent);
        var draft = Request.Start(child, setting, district, ofSetting ? CallerName : "", ofSetting ? Email : null, now);
        var family = ViewsAndConsent.For(draft, now);
        if (ofFamily)
        {
            // What a parent said is their view, which no other parent reads; the setting writes the need.
            family.ParentSays(new(Concern, CallerName, HowGiven.ByPhone, TakenBy, day), day);
        }
        draft.DescribeNeed(null, null, [], ofFamily ? null : Concern, day);
        var advice = Notes.Where(n => n.IsAdvice).Select(n => $"Advice given by phone on {n.At.CountyDay.InFull}: {n.Words}");
        draft.Hope(
            null,
            string.Join(
                '\n',
                [
                    .. ofSetting
                        ? []
                        : new[]
                        {
                            ofFamily
                                ? $"Raised by phone on {day.InFull}: see the family’s views."
                                : $"Raised by phone by {Said}, on {day.InFull}.",
                        },
                    .. advice,
                ]
            )
                is { Length: > 0 } other
                ? other
                : null,
            Urgency is Urgency.Urgent,
            Urgency is Urgency.Urgent ? $"Urgent when it was raised by phone on {day.InFull}" : null
        );
        if (ofSetting)
        {
            draft.SignedBy(CallerName, null, Email, Phone, null);
        }
        Status = Status.After(CallStep.BecomeRequest);
        (RequestId, RequestReference, ClosedAt) = (draft.Id, draft.Reference, now);
        Record(new CallBecameRequest(draft.Reference, setting.Name));
        return (draft, family);
    }

    private string Said =>
        $"{CallerName} ({string.Join(", ", new[] { CallerKind.InWords, Phone, Email }.Where(p => p is { Length: > 0 }))})";

    private void Add(CallNote note, string fact)
    {
        Notes = [.. Notes, note];
        Record(fact);
    }

    private void End(CallStep step, string fact, DateTimeOffset now)
    {
        var after = Status.After(step);
        if (!HasAdvice)
        {
            throw new RuleBroken("Write down the advice that was given before closing the call", "Advice");
        }
        (Status, ClosedAt) = (after, now);
        Record(fact);
    }
}

public sealed record CallLogged(CallerKind Kind, Urgency Urgency) : Fact
{
    public override string Sentence => $"Call from {Kind.InWords} logged as {Urgency.InWords}";
}

public sealed record CallBecameRequest(string Reference, string Setting) : Fact
{
    public override string Sentence => $"Became the draft request {Reference} of {Setting}";
}
