using OpenLift.Children;
using OpenLift.County;
using OpenLift.Meetings;
using OpenLift.Requests;

namespace OpenLift.Support.Agreements;

/// <summary>One outcome that is expected, how it is measured and what will show it.</summary>
public sealed record ExpectedOutcome(Guid Key, string Outcome, string Measure, string Evidence, string? Baseline, string? Expected);

/// <summary>The six parts of an agreement between LIFT and a setting (L10).</summary>
public sealed record AgreementParts(
    string? Support = null,
    string? Criteria = null,
    string? Entrance = null,
    string? Exit = null,
    DateOnly? From = null,
    DateOnly? Until = null,
    DateOnly? ReviewOn = null
);

public enum Side
{
    [Said("LIFT")]
    Lift,

    [Said("the setting")]
    Setting,
}

/// <summary>
/// What LIFT and a setting agree: the support, the criteria, how it begins and ends, how long, what is expected and how it is shown,
/// and when it is looked at (L10). Drafted from the decision, versioned, signed by both. It may be about no child.
/// </summary>
public sealed class SupportAgreement : Recorded
{
    private readonly List<AgreementVersion> _versions = [];

    public required Id<SupportAgreement> Id { get; init; }
    public required string Reference { get; init; }
    public required string Title { get; init; }
    public required Id<Request>? RequestId { get; init; }
    public required Id<Case>? CaseId { get; init; }
    public required Id<Child>? ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string SettingName { get; init; }
    public required Id<District> DistrictId { get; init; }
    public AgreementStatus Status { get; private set; }
    public AgreementParts Parts { get; private set; } = new();
    public IReadOnlyList<ExpectedOutcome> Outcomes { get; private set; } = [];

    /// <summary>When it is looked at next: kept apart so that lists can ask for it.</summary>
    public DateOnly? ReviewOn { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public string? EndWords { get; private set; }
    public IReadOnlyList<AgreementVersion> Versions => _versions;

    public AgreementVersion? Newest => _versions.MaxBy(v => v.Number);

    /// <summary>Drafts an agreement from what was decided about a child, so that nothing is written twice.</summary>
    public static SupportAgreement FromDecision(
        Case about,
        Request request,
        AgendaItem? decision,
        IReadOnlyList<Target> targets,
        DateOnly today,
        DateOnly reviewOn,
        DateOnly until,
        string prefix,
        DateTimeOffset now
    )
    {
        var agreement = new SupportAgreement
        {
            Id = Id<SupportAgreement>.New(now),
            Reference = Platform.Reference.New(prefix),
            Title = $"Support after request {request.Reference}",
            RequestId = request.Id,
            CaseId = about.Id,
            ChildId = request.ChildId,
            SettingId = request.SettingId,
            SettingName = request.SettingName,
            DistrictId = request.DistrictId,
            Parts = new(
                decision?.Reason ?? request.Message,
                request.Needs,
                $"The setting has: {request.Actions ?? request.CoreStandards ?? "to be described"}",
                "Support ends when the outcomes below are reached and the setting carries on by itself; otherwise the review decides.",
                today,
                until,
                reviewOn
            ),
            Outcomes =
            [
                .. targets.Select(t => new ExpectedOutcome(
                    t.Id.Value,
                    t.Words,
                    "Small steps, 0 to 10",
                    "Scores by setting and specialist",
                    $"{t.Baseline}",
                    $"{t.Expected}"
                )),
            ],
            ReviewOn = reviewOn,
        };
        agreement.Record("Agreement drafted from the decision");
        return agreement;
    }

    /// <summary>An agreement about no child: training, or support for the whole setting.</summary>
    public static SupportAgreement ForSetting(Setting setting, District district, string title, DateTimeOffset now)
    {
        setting.MustBeOpen(now.CountyDay);
        var agreement = new SupportAgreement
        {
            Id = Id<SupportAgreement>.New(now),
            Reference = Platform.Reference.New(district.Prefix),
            Title = title,
            RequestId = null,
            CaseId = null,
            ChildId = null,
            SettingId = setting.Id,
            SettingName = setting.Name,
            DistrictId = district.Id,
        };
        agreement.Record($"Agreement with {setting.Name} begun: {title}");
        return agreement;
    }

    public void Write(AgreementParts parts)
    {
        Writable();
        if (parts is { From: { } from, Until: { } until } && until <= from)
        {
            throw new RuleBroken("It must end after it begins", nameof(AgreementParts.Until));
        }
        if (parts is { ReviewOn: { } review, From: { } begins } && review < begins)
        {
            throw new RuleBroken("The review must be after it begins", nameof(AgreementParts.ReviewOn));
        }
        (Parts, ReviewOn) = (parts, parts.ReviewOn);
        Record("The agreement’s parts written");
    }

    public void Expect(ExpectedOutcome outcome)
    {
        Writable();
        Outcomes = Outcomes.Count < 12 ? [.. Outcomes, outcome] : throw new RuleBroken("Twelve outcomes are written already.");
        Record($"Expected: {outcome.Outcome}");
    }

    public void NoLongerExpect(Guid key)
    {
        Writable();
        Outcomes = [.. Outcomes.Where(o => o.Key != key)];
        Record("An expected outcome removed");
    }

    /// <summary>Freezes what is written as the next version, to be signed by both sides.</summary>
    public void Offer(DateTimeOffset now)
    {
        foreach (
            var (value, message, field) in new (object?, string, string)[]
            {
                (Parts.Support, "Write what the support is", "Support"),
                (Parts.Entrance, "Write how it begins", "Entrance"),
                (Parts.Exit, "Write when and how it ends", "Exit"),
                (Parts.From, "Enter when it begins", "From"),
                (Parts.Until, "Enter until when it lasts", "Until"),
                (Parts.ReviewOn, "Enter the day of the review", "ReviewOn"),
            }
        )
        {
            if (value is null)
            {
                throw new RuleBroken(message, field);
            }
        }
        if (Outcomes.Count is 0)
        {
            throw new RuleBroken("Write at least one outcome that is expected, and how it is shown", "Outcome");
        }
        Status = Status.After(AgreementStep.Offer);
        var version = AgreementVersion.Of(this, _versions.Count + 1, now);
        _versions.Add(version);
        Record($"Version {version.Number} ready to be signed");
    }

    /// <summary>Back to writing: the version stays as it was.</summary>
    public void Change(string why)
    {
        Status = Status.After(AgreementStep.Change);
        Record($"Opened for changes: {why}");
    }

    /// <summary>One side signs the newest version. With both it is in force, and the version before is marked as replaced.</summary>
    public void Sign(Side side, string name, DateTimeOffset now)
    {
        if (Status is not AgreementStatus.Offered)
        {
            throw new RuleBroken($"It cannot be signed now: the agreement is {Status.InWords}.");
        }
        var version = Newest!;
        version.Sign(side, name, now);
        Record($"Version {version.Number} signed for {side.InWords} by {name}");
        if (version.IsSigned)
        {
            Status = Status.After(AgreementStep.Sign);
            foreach (var earlier in _versions.Where(v => v != version && v.ReplacedAt is null))
            {
                earlier.Replace(now);
            }
            Record($"Version {version.Number} is in force");
        }
    }

    public void End(string words, DateOnly today)
    {
        Status = Status.After(AgreementStep.End);
        (EndedOn, EndWords) = (today, words);
        Record($"Agreement ended: {words}");
    }

    /// <summary>Every part with its words, in order: the one source of page, paper and comparison.</summary>
    public IReadOnlyList<AnsweredSection> Sections =>
        [
            new("1. Support", [new("What the support is", Parts.Support, "")]),
            new("2. Criteria for specialist intervention", [new("Why this child or setting", Parts.Criteria, "")]),
            new("3. Entrance and exit", [new("How it begins", Parts.Entrance, ""), new("When and how it ends", Parts.Exit, "")]),
            new("4. Duration", [new("From", Parts.From?.InFull, ""), new("Until", Parts.Until?.InFull, "")]),
            new(
                "5. Expected outcomes",
                [
                    .. Outcomes.Select(
                        (o, i) =>
                            new AnsweredQuestion(
                                $"Outcome {i + 1}",
                                $"{o.Outcome}\nMeasured by: {o.Measure}\nShown by: {o.Evidence}"
                                    + (o.Baseline is null ? "" : $"\nNow: {o.Baseline}")
                                    + (o.Expected is null ? "" : $"\nExpected: {o.Expected}"),
                                ""
                            )
                    ),
                ]
            ),
            new("6. Quality review", [new("Looked at on", Parts.ReviewOn?.InFull, "")]),
        ];

    private void Writable()
    {
        if (Status is not AgreementStatus.Draft)
        {
            throw new RuleBroken($"It cannot be changed now: the agreement is {Status.InWords}. Open it for changes first.");
        }
    }
}

/// <summary>
/// An agreement as it was offered for signing, word for word, with who signed it and, later, when it was replaced. Its code on paper tells
/// whether the paper is still good.
/// </summary>
public sealed class AgreementVersion : IPart
{
    public required Id<AgreementVersion> Id { get; init; }
    public required Id<SupportAgreement> AgreementId { get; init; }
    public required int Number { get; init; }
    public required string Content { get; init; }
    public required string Hash { get; init; }
    public required string Code { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public string? LiftBy { get; private set; }
    public DateTimeOffset? LiftAt { get; private set; }
    public string? SettingBy { get; private set; }
    public DateTimeOffset? SettingAt { get; private set; }
    public DateTimeOffset? ReplacedAt { get; private set; }

    public bool IsSigned => LiftAt is not null && SettingAt is not null;

    public IReadOnlyList<AnsweredSection> Sections => RequestAnswers.FromJson(Content);

    internal static AgreementVersion Of(SupportAgreement agreement, int number, DateTimeOffset now)
    {
        var content = RequestAnswers.ToJson(agreement.Sections);
        return new()
        {
            Id = Id<AgreementVersion>.New(now),
            AgreementId = agreement.Id,
            Number = number,
            Content = content,
            Hash = SentVersion.HashOf(content),
            Code = Platform.Reference.New("V"),
            MadeAt = now,
        };
    }

    internal void Sign(Side side, string name, DateTimeOffset now)
    {
        if (side is Side.Lift ? LiftAt is not null : SettingAt is not null)
        {
            throw new RuleBroken($"This version is signed for {side.InWords} already.");
        }
        if (side is Side.Lift)
        {
            (LiftBy, LiftAt) = (name, now);
        }
        else
        {
            (SettingBy, SettingAt) = (name, now);
        }
    }

    internal void Replace(DateTimeOffset now) => ReplacedAt = now;
}
