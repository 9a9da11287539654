using OpenLift.County;
using OpenLift.Requests;

namespace OpenLift.Children.Consent;

public enum HowGiven
{
    [Said("On paper (attach the signed page)")]
    OnPaper,

    [Said("On this screen, in person")]
    OnScreen,

    [Said("By phone")]
    ByPhone,

    [Said("Said aloud and written down by somebody")]
    Scribed,

    [Said("By themselves, over their own link")]
    OverLink,
}

public enum Answer
{
    [Said("Yes")]
    Given,

    [Said("No")]
    Refused,

    [Said("Not asked")]
    NotAsked,
}

public enum Giver
{
    [Said("Parent or carer")]
    Parent,

    [Said("Child or young person")]
    Child,
}

/// <summary>What somebody would like to happen, in their own words, and how the words came here (L3, Parts 2 and 3).</summary>
public sealed record Views(
    string? Words = null,
    string? GivenBy = null,
    HowGiven? How = null,
    string? WrittenBy = null,
    DateOnly? On = null,
    bool Later = false,
    string? WhyNot = null
)
{
    public Answered State =>
        Words is { Length: > 0 } || WhyNot is { Length: > 0 } ? Answered.Completed
        : Later ? Answered.Incomplete
        : Answered.NotStarted;
}

/// <summary>
/// Whether the family agrees to the service being asked at all. It is not permission to share, and not consent in data-protection law.
/// </summary>
public sealed record Agreement(Answer Answer, string? By, HowGiven? How, string? WrittenBy, DateOnly? On, string? WhyNot);

/// <summary>One person's answer about one agency.</summary>
public sealed record SharingAnswer(string Agency, Giver Giver, Answer Answer, DateOnly? WithdrawnOn = null)
{
    public bool InForce => Answer is Answer.Given && WithdrawnOn is null;
}

/// <summary>What one parent said for themselves over their own link (L3). The other parent never sees it.</summary>
public sealed record ParentAnswer(Guid Carer, string Name)
{
    public Views Views { get; init; } = new();
    public Views ChildViews { get; init; } = new();
    public Answer? Agreement { get; init; }
    public IReadOnlyList<SharingAnswer> Sharing { get; init; } = [];

    /// <summary>The name they signed with, when, and the words they read before signing.</summary>
    public string? Signature { get; init; }
    public DateTimeOffset? SignedAt { get; init; }
    public string? Wording { get; init; }

    public DateOnly? WithdrawnOn { get; init; }

    /// <summary>Another language or an interpreter they asked for.</summary>
    public string? Language { get; init; }

    public bool Agrees => Agreement is Answer.Given && WithdrawnOn is null;

    /// <summary>Does not agree, or not with what a meeting rests on.</summary>
    public bool Objects =>
        Agreement is Answer.Refused
        || WithdrawnOn is not null
        || Sharing.Any(s => s.Agency is ViewsAndConsent.Education && !s.InForce && s.Answer is not Answer.NotAsked);
}

/// <summary>Parents differ, and a person decided that the request goes on: who, when and why.</summary>
public sealed record Settlement(string By, DateOnly On, string Why);

/// <summary>
/// The family's side of a request: views, agreement to the service, and permission to share, which are three things (L3).
/// </summary>
public sealed class ViewsAndConsent : Recorded, IAboutChild, IOfRequest
{
    /// <summary>The agency whose permission the meeting itself rests on.</summary>
    public const string Education = "education";

    public required Id<ViewsAndConsent> Id { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public Views ParentViews { get; private set; } = new();
    public Views ChildViews { get; private set; } = new();
    public Agreement? Agreement { get; private set; }
    public IReadOnlyList<SharingAnswer> Sharing { get; private set; } = [];
    public DateOnly? WithdrawnOn { get; private set; }
    public string? WithdrawnBy { get; private set; }

    /// <summary>What each parent said over their own link. Where they differ the stricter answer holds, until a person decides.</summary>
    public IReadOnlyList<ParentAnswer> Parents { get; private set; } = [];
    public Settlement? Settled { get; private set; }

    /// <summary>Views that the first key worker is still to record: a very young child, or just diagnosed.</summary>
    public bool OwesViews { get; private set; }

    public Answered AgreementState =>
        !IsAnswered ? Answered.NotStarted
        : IsObjectedTo || IsWithdrawn ? Answered.Incomplete
        : Agreement is { Answer: Answer.Given } && Sharing is [] ? Answered.Incomplete
        : Answered.Completed;

    public Answered ParentViewsState => Parents.Any(p => p.Views.Words is not null) ? Answered.Completed : ParentViews.State;

    public Answered ChildViewsState => Parents.Any(p => p.ChildViews.Words is not null) ? Answered.Completed : ChildViews.State;

    /// <summary>The family agreed, or it is said why that was not asked or given.</summary>
    public bool IsAnswered => Agreement is not null || Parents.Any(p => p.Agreement is not null);

    /// <summary>Somebody who may agrees, and the agreement is not withdrawn.</summary>
    public bool Agrees => !IsWithdrawn && (Agreement is { Answer: Answer.Given } || Parents.Any(p => p.Agrees));

    /// <summary>A parent does not agree, and no person has decided what follows.</summary>
    public bool IsObjectedTo => Settled is null && Parents.Any(p => p.Objects);

    /// <summary>Somebody agrees who is none of those that object.</summary>
    public bool AnotherAgrees =>
        !IsWithdrawn
        && (Parents.Any(p => p.Agrees && !p.Objects) || (Agreement is { Answer: Answer.Given } && !Parents.Any(p => IsOnTheForm(p.Name))));

    /// <summary>One parent agrees where another does not, or they answered differently about an agency.</summary>
    public bool ParentsDiffer =>
        (Parents.Any(p => p.Objects) && AnotherAgrees)
        || (Parents.Any(p => IsOnTheForm(p.Name)) ? Parents.SelectMany(p => p.Sharing) : Everybody)
            .Where(s => s.Giver is Giver.Parent && s.Answer is not Answer.NotAsked)
            .GroupBy(s => s.Agency)
            .Any(g => g.Select(s => s.InForce).Distinct().Count() > 1);

    /// <summary>Agencies that somebody does not want it shared with.</summary>
    public IEnumerable<string> NotSharedWith =>
        Everybody.Where(s => s.Answer is Answer.Refused || s.WithdrawnOn is not null).Select(s => s.Agency).Distinct();

    private IEnumerable<SharingAnswer> Everybody => [.. Sharing, .. Parents.SelectMany(p => p.Sharing)];

    public bool IsWithdrawn => WithdrawnOn is not null;

    /// <summary>The family agrees, and nobody has taken back the permission that a meeting rests on.</summary>
    public bool AllowsSharing =>
        Agrees
        && !IsObjectedTo
        && Everybody.Any(s => s.Agency is Education && s.InForce)
        && !Sharing.Any(s => s.Agency is Education && !s.InForce && s.Answer is not Answer.NotAsked);

    public static ViewsAndConsent For(Request request, DateTimeOffset now)
    {
        var consent = new ViewsAndConsent
        {
            Id = Id<ViewsAndConsent>.New(now),
            RequestId = request.Id,
            ChildId = request.ChildId,
            SettingId = request.SettingId,
        };
        consent.Record("Family’s views and permission opened");
        return consent;
    }

    public void ParentSays(Views views, DateOnly today)
    {
        Check(views, today);
        ParentViews = views;
        OwesViews = ParentViews.Later || ChildViews.Later;
        Record(Sentence("Parent or carer", views));
    }

    public void ChildSays(Views views, DateOnly today)
    {
        Check(views, today);
        ChildViews = views;
        OwesViews = ParentViews.Later || ChildViews.Later;
        Record(Sentence("Child", views));
    }

    /// <summary>Whether these answers turn a yes that is in force into something else: that is a withdrawal, and done as one.</summary>
    public bool TakesBack(Answer answer, IReadOnlyList<SharingAnswer> sharing) =>
        (!IsWithdrawn && Agreement is { Answer: Answer.Given } && answer is not Answer.Given)
        || Sharing.Any(s => s.InForce && sharing.Any(n => n.Agency == s.Agency && n.Giver == s.Giver && n.Answer is not Answer.Given));

    public void RecordAgreement(Agreement agreement, IReadOnlyList<SharingAnswer> sharing, DateOnly today)
    {
        if (agreement.Answer is Answer.Given)
        {
            Need(agreement.By, "Enter the name of the person who agreed", "By");
            Need(agreement.How?.ToString(), "Say how the agreement was given", "How");
            if (agreement.How is HowGiven.Scribed or HowGiven.ByPhone)
            {
                Need(agreement.WrittenBy, "Enter who wrote it down", "WrittenBy");
            }
            NotInFuture(agreement.On ?? throw new RuleBroken("Enter the date of the agreement", "On"), today);
        }
        else
        {
            Need(
                agreement.WhyNot,
                agreement.Answer is Answer.Refused
                    ? "Say what the family said, and why the request goes on"
                    : "Say why the family has not been asked",
                "WhyNot"
            );
        }
        if (WithdrawnOn is { } withdrawn && agreement.Answer is Answer.Given)
        {
            if (agreement.On < withdrawn)
            {
                throw new RuleBroken($"The family withdrew on {withdrawn.InFull}: a new agreement must be from that day or later", "On");
            }
            (WithdrawnOn, WithdrawnBy) = (null, null);
        }
        var stillWithdrawn = Sharing.Where(s => s.WithdrawnOn is not null && !sharing.Any(n => n.Agency == s.Agency && n.Giver == s.Giver));
        (Agreement, Sharing) = (agreement, [.. sharing, .. stillWithdrawn]);
        if (agreement is { Answer: Answer.Given, By: { } by })
        {
            // Whoever objected over their link and agrees on the form now is taken at the later word.
            Parents =
            [
                .. Parents.Select(p =>
                    p.Objects && p.Name.ForMatching == by.ForMatching ? p with { Agreement = null, Sharing = [], WithdrawnOn = null } : p
                ),
            ];
        }
        Record(new AgreementAnswered(agreement.Answer, agreement.By, agreement.WhyNot));
    }

    /// <summary>A reason given at the last step before sending, where nothing else was recorded.</summary>
    public void SentWithout(string why, DateOnly today) => RecordAgreement(new(Answer.NotAsked, null, null, null, null, why), [], today);

    /// <summary>Takes back the whole agreement, or the permission for one agency. It holds from this moment (L3).</summary>
    /// <returns>Whether the request may no longer be shared with anybody.</returns>
    public bool Withdraw(string? agency, string by, DateOnly today)
    {
        Need(by, "Enter who withdrew", "By");
        if (agency is null)
        {
            if (IsWithdrawn)
            {
                throw new RuleBroken("The agreement is withdrawn already.");
            }
            (WithdrawnOn, WithdrawnBy) = (today, by);
            Sharing = [.. Sharing.Select(s => s.InForce ? s with { WithdrawnOn = today } : s)];
            Record(new AgreementWithdrawn("agreement to the service", by));
            return true;
        }
        if (!Sharing.Any(s => s.Agency == agency && s.InForce))
        {
            throw new RuleBroken("No permission for this agency is in force.", "What");
        }
        Sharing = [.. Sharing.Select(s => s.Agency == agency && s.InForce ? s with { WithdrawnOn = today } : s)];
        Record(new AgreementWithdrawn($"permission to share with {agency}", by));
        return agency is Education;
    }

    /// <summary>A parent's own views, or those of the child as the parent heard them, over the parent's link.</summary>
    public void SaysOverLink(Guid carer, string name, string words, bool ofChild, DateOnly today)
    {
        Need(words, ofChild ? "Choose or write at least one thing" : "Write what you would like to say", "Words");
        var views = new Views(words, ofChild ? $"The child, with {name}" : name, HowGiven.OverLink, null, today);
        OverLink(
            carer,
            name,
            p => ofChild ? p with { ChildViews = views } : p with { Views = views },
            $"{name} gave {(ofChild ? "the child’s" : "their")} views over their own link"
        );
    }

    /// <summary>A parent decides for themselves: the agreement, each agency, and a signature.</summary>
    /// <returns>Whether the request may no longer be shared.</returns>
    public bool AnswersOverLink(
        Guid carer,
        string name,
        Answer agreement,
        IReadOnlyList<SharingAnswer> sharing,
        string? signature,
        string wording,
        DateTimeOffset now
    )
    {
        Need(signature, "Write your full name to sign", "Signature");
        OverLink(
            carer,
            name,
            p =>
                p with
                {
                    Agreement = agreement,
                    Sharing = sharing,
                    Signature = signature,
                    SignedAt = now,
                    Wording = wording,
                    WithdrawnOn = null,
                },
            $"{name} {(agreement is Answer.Given ? "agreed" : "did not agree")} over their own link"
        );
        return Decided(name, now.CountyDay);
    }

    /// <summary>A parent takes back their agreement, or what they allowed one agency. It holds from this moment.</summary>
    /// <returns>Whether the request may no longer be shared.</returns>
    public bool WithdrawsOverLink(Guid carer, string name, string? agency, DateOnly today)
    {
        OverLink(
            carer,
            name,
            p =>
                agency is null
                    ? p with
                    {
                        WithdrawnOn = today,
                        Sharing = [.. p.Sharing.Select(s => s.InForce ? s with { WithdrawnOn = today } : s)],
                    }
                    : p with
                    {
                        Sharing =
                        [
                            .. p.Sharing.Where(s => s.Agency != agency),
                            new SharingAnswer(agency, Giver.Parent, Answer.Given, today),
                        ],
                    },
            $"{name} withdrew {(agency is null ? "their agreement" : $"permission to share with {agency}")} over their own link"
        );
        return Decided(name, today);
    }

    public void AsksForLanguage(Guid carer, string name, string language) =>
        OverLink(carer, name, p => p with { Language = language }, $"{name} asked for {language}");

    /// <summary>Parents differ: a person decides that the request goes on, and says why (d.2).</summary>
    public void Settle(string by, string why, DateOnly today)
    {
        if (!IsObjectedTo || !AnotherAgrees)
        {
            throw new RuleBroken("There is nothing to decide: the parents do not differ.");
        }
        Settled = new(by, today, why);
        Record($"{by} decided that the request goes on though the parents differ: {why}");
    }

    /// <summary>
    /// Whoever signed the form and now speaks for themselves is taken at their later word. An earlier settlement does not bind a new
    /// answer.
    /// </summary>
    private bool Decided(string name, DateOnly today)
    {
        var said = Parents[^1];
        if (IsOnTheForm(name))
        {
            var gone = said.Agreement is Answer.Refused || said.WithdrawnOn is not null;
            (WithdrawnOn, WithdrawnBy) =
                gone ? (today, name)
                : said.Agrees ? (null, null)
                : (WithdrawnOn, WithdrawnBy);
            Sharing =
            [
                .. Sharing.Select(s =>
                    s.Giver is not Giver.Parent
                        ? s
                        : (said.Sharing.FirstOrDefault(n => n.Agency == s.Agency), s.InForce) switch
                        {
                            ({ InForce: true }, _) when !gone => s with { Answer = Answer.Given, WithdrawnOn = null },
                            ({ InForce: false }, true) => s with { WithdrawnOn = today },
                            (_, true) when gone => s with { WithdrawnOn = today },
                            _ => s,
                        }
                ),
            ];
        }
        Settled = said.Objects ? null : Settled;
        return IsObjectedTo;
    }

    /// <summary>Whether this person signed the form that the setting recorded.</summary>
    public bool IsOnTheForm(string name) => Agreement is { Answer: Answer.Given, By: { } by } && by.ForMatching == name.ForMatching;

    private void OverLink(Guid carer, string name, Func<ParentAnswer, ParentAnswer> change, string sentence)
    {
        var was = Parents.FirstOrDefault(p => p.Carer == carer) ?? new ParentAnswer(carer, name);
        Parents = [.. Parents.Where(p => p.Carer != carer), change(was)];
        Record(sentence);
    }

    private static void Check(Views views, DateOnly today)
    {
        if (views.Words is { Length: > 0 })
        {
            Need(views.GivenBy, "Enter whose views these are", "GivenBy");
            Need(views.How?.ToString(), "Say how the views were given", "How");
            if (views.How is HowGiven.Scribed or HowGiven.ByPhone)
            {
                Need(views.WrittenBy, "Enter who wrote the words down", "WrittenBy");
            }
            if (views.On is { } on)
            {
                NotInFuture(on, today);
            }
        }
        else if (!views.Later)
        {
            Need(views.WhyNot, "Enter the views, or say why there are none, or choose to record them later", "Words");
        }
    }

    private static void Need(string? value, string message, string field)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new RuleBroken(message, field);
        }
    }

    private static void NotInFuture(DateOnly on, DateOnly today)
    {
        if (on > today)
        {
            throw new RuleBroken("The date must be today or in the past", "On");
        }
    }

    private static string Sentence(string who, Views views) =>
        views switch
        {
            { Words.Length: > 0 } => $"{who}’s views recorded, given by {views.GivenBy}",
            { Later: true } => $"{who}’s views are to be recorded later by the key worker",
            _ => $"{who}’s views not obtained: {views.WhyNot}",
        };
}

public sealed record AgreementAnswered(Answer Answer, string? By, string? WhyNot) : Fact
{
    public override string Sentence =>
        Answer switch
        {
            Answer.Given => $"{By} agreed to the request",
            Answer.Refused => $"The family did not agree: {WhyNot}",
            _ => $"The family was not asked: {WhyNot}",
        };
}

public sealed record AgreementWithdrawn(string What, string By) : Fact
{
    public override string Sentence => $"{By} withdrew the {What}";
}
