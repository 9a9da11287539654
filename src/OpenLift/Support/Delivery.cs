using OpenLift.Children;
using OpenLift.County;
using OpenLift.Requests;

namespace OpenLift.Support;

public enum VisitKind
{
    [Said("Visit to the setting")]
    Visit,

    [Said("Session with the child")]
    Session,

    [Said("Phone or video call")]
    Call,
    Meeting,

    [Said("Follow-up at 6 weeks")]
    SixWeeks,

    [Said("Follow-up at 12 weeks")]
    TwelveWeeks,

    [Said("Follow-up at a term")]
    ATerm,
}

public enum VisitState
{
    Planned,
    Done,
    Missed,
}

/// <summary>One visit or session: planned, then done with what was seen and advised, or missed and why (L11).</summary>
public sealed class Visit : Recorded, IAboutChild, IOfRequest
{
    public required Id<Visit> Id { get; init; }
    public required Id<Case> CaseId { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required VisitKind Kind { get; init; }
    public required Guid? By { get; init; }
    public required string ByName { get; init; }
    public DateOnly PlannedOn { get; private set; }
    public TimeOnly? Time { get; private set; }
    public VisitState State { get; private set; }
    public DateOnly? DoneOn { get; private set; }

    /// <summary>Who was met or present.</summary>
    public string? Who { get; private set; }
    public string? Seen { get; private set; }
    public string? Advice { get; private set; }
    public IReadOnlyList<Strategy> Strategies { get; private set; } = [];
    public string? NextStep { get; private set; }
    public decimal? Hours { get; private set; }
    public string? MissedWhy { get; private set; }

    /// <summary>At a follow-up: whether what was reached still holds.</summary>
    public bool? Holds { get; private set; }

    public bool IsFollowUp => Kind is VisitKind.SixWeeks or VisitKind.TwelveWeeks or VisitKind.ATerm;

    public static Visit Plan(Case about, VisitKind kind, DateOnly on, TimeOnly? time, Guid? by, string byName, DateTimeOffset now)
    {
        var visit = new Visit
        {
            Id = Id<Visit>.New(now),
            CaseId = about.Id,
            RequestId = about.RequestId,
            ChildId = about.ChildId,
            SettingId = about.SettingId,
            Kind = kind,
            By = by,
            ByName = byName,
            PlannedOn = on,
            Time = time,
        };
        visit.Record($"{kind.Words} planned for {on.InFull}");
        return visit;
    }

    public void Done(
        DateOnly on,
        string who,
        string? seen,
        string? advice,
        IReadOnlyList<Strategy> strategies,
        string? nextStep,
        decimal hours,
        bool? holds,
        DateOnly today
    )
    {
        StillPlanned();
        if (on > today)
        {
            throw new RuleBroken("The date must be today or in the past", nameof(DoneOn));
        }
        if (hours is <= 0 or > 12)
        {
            throw new RuleBroken("Hours must be more than 0 and at most 12, such as 1.5", nameof(Hours));
        }
        if (IsFollowUp && holds is null)
        {
            throw new RuleBroken("Say whether what was reached still holds", nameof(Holds));
        }
        (State, DoneOn, Who, Seen, Advice, Strategies, NextStep, Hours, Holds) = (
            VisitState.Done,
            on,
            who,
            seen,
            advice,
            strategies,
            nextStep,
            hours,
            holds
        );
        Record(
            $"{Kind.Words} done on {on.InFull}, {hours:0.##} "
                + $"hours{(holds is { } yes ? $"; what was reached {(yes ? "holds" : "does not hold")}" : "")}"
        );
    }

    public void Missed(string why)
    {
        StillPlanned();
        (State, MissedWhy) = (VisitState.Missed, why);
        Record($"{Kind.Words} planned for {PlannedOn.InFull} did not happen: {why}");
    }

    private void StillPlanned()
    {
        if (State is not VisitState.Planned)
        {
            throw new RuleBroken($"This visit is recorded already: {State.InWords}.");
        }
    }
}

public sealed record Score(DateOnly On, int Value, string? Note, string By);

/// <summary>
/// A small step towards an outcome: where the child is, where they are expected to be, where they came to; each from 0 to 10 (L11, Q1).
/// </summary>
public sealed class Target : Recorded, IAboutChild, IOfRequest
{
    public required Id<Target> Id { get; init; }
    public required Id<Case> CaseId { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string Words { get; init; }
    public required int Baseline { get; init; }
    public required int Expected { get; init; }
    public required DateOnly SetOn { get; init; }
    public required DateOnly ReviewOn { get; init; }
    public IReadOnlyList<Score> Scores { get; private set; } = [];

    public int? Actual => Scores.Count > 0 ? Scores[^1].Value : null;

    public string Result =>
        Actual switch
        {
            null => "Not scored yet",
            var a when a > Expected => "Above what was expected",
            var a when a == Expected => "As expected",
            _ => "Below what was expected so far",
        };

    public static Target Set(Case about, string words, int baseline, int expected, DateOnly reviewOn, DateOnly today, DateTimeOffset now)
    {
        if (baseline is < 0 or > 10)
        {
            throw new RuleBroken("Where the child is now must be from 0 to 10", nameof(Baseline));
        }
        if (expected is < 0 or > 10 || expected <= baseline)
        {
            throw new RuleBroken("What is expected must be more than now and at most 10", nameof(Expected));
        }
        if (reviewOn <= today)
        {
            throw new RuleBroken("The day to look again must be in the future", nameof(ReviewOn));
        }
        var target = new Target
        {
            Id = Id<Target>.New(now),
            CaseId = about.Id,
            RequestId = about.RequestId,
            ChildId = about.ChildId,
            SettingId = about.SettingId,
            Words = words,
            Baseline = baseline,
            Expected = expected,
            SetOn = today,
            ReviewOn = reviewOn,
        };
        target.Record($"Target set: {words} (now {baseline}, expected {expected})");
        return target;
    }

    public void Scored(int value, DateOnly on, string? note, string by, DateOnly today)
    {
        if (value is < 0 or > 10)
        {
            throw new RuleBroken("The score must be from 0 to 10", "Value");
        }
        if (on > today || on < SetOn)
        {
            throw new RuleBroken("The date must be between the day the target was set and today", "ScoredOn");
        }
        Scores = [.. Scores.Append(new Score(on, value, note, by)).OrderBy(s => s.On)];
        Record($"Target ‘{Words}’ scored {value} on {on.InFull}");
    }
}

/// <summary>What a thing is measured with: its scale and which way is better (Q1).</summary>
public sealed record Instrument(string Code, string Name, string Scale, decimal Lowest, decimal Highest, bool HigherIsBetter)
{
    public static readonly IReadOnlyList<Instrument> All =
    [
        new("GBO", "Goal-based outcome", "0 to 10", 0, 10, true),
        new("LEUVENW", "Leuven well-being", "1 to 5", 1, 5, true),
        new("LEUVENI", "Leuven involvement", "1 to 5", 1, 5, true),
        new("SCORE", "Standardised score", "40 to 160, average 100", 40, 160, true),
        new("MONTHS", "Developmental age", "months", 0, 240, true),
        new("STEPS", "Small steps gained", "count", 0, 500, true),
        new("SDQ", "Strengths and difficulties, total difficulties", "0 to 40", 0, 40, false),
        new("ATTEND", "Attendance", "percent of sessions", 0, 100, true),
        new("EXCLUDED", "Time lost to suspension", "sessions in the term", 0, 140, false),
    ];

    public static Instrument Of(string code) => All.FirstOrDefault(i => i.Code == code) ?? new(code, code, "", 0, 0, true);
}

public enum MeasuredAt
{
    [Said("On entry")]
    Entry,

    [Said("On the way")]
    Progress,

    [Said("On exit")]
    Exit,
}

/// <summary>
/// One value of one instrument on one day, by one person, about one child: entered once, read by request, agreement, review and any later
/// referral (Q1).
/// </summary>
public sealed class Measure : Recorded, IAboutChild, IOfRequest
{
    public required Id<Measure> Id { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string Instrument { get; init; }

    /// <summary>What of the child: reading, attention, play.</summary>
    public required string Subject { get; init; }
    public required decimal Value { get; init; }
    public required DateOnly On { get; init; }
    public required MeasuredAt At { get; init; }
    public required string By { get; init; }
    public string? Struck { get; private set; }

    public static Measure Take(
        Case about,
        Instrument with,
        string subject,
        decimal value,
        DateOnly on,
        MeasuredAt at,
        string by,
        DateOnly today,
        DateTimeOffset now
    )
    {
        if (value < with.Lowest || value > with.Highest)
        {
            throw new RuleBroken($"{with.Name} goes from {with.Lowest:0.#} to {with.Highest:0.#}", nameof(Value));
        }
        if (on > today)
        {
            throw new RuleBroken("The date must be today or in the past", nameof(On));
        }
        var measure = new Measure
        {
            Id = Id<Measure>.New(now),
            RequestId = about.RequestId,
            ChildId = about.ChildId,
            SettingId = about.SettingId,
            Instrument = with.Code,
            Subject = subject,
            Value = value,
            On = on,
            At = at,
            By = by,
        };
        measure.Record($"{with.Name}, {subject}: {value:0.##} on {on.InFull}");
        return measure;
    }

    /// <summary>A wrong value is struck out with a reason. It stays in the history.</summary>
    public void Strike(string why)
    {
        if (Struck is not null)
        {
            throw new RuleBroken("This value is struck out already.");
        }
        Struck = why;
        Record($"Struck out: {why}");
    }
}

public enum ReviewOutcome
{
    [Said("The exit criteria are met: support ends")]
    Exit,

    [Said("Support is extended")]
    Extend,

    [Said("More is needed: passed on")]
    Escalate,
}

public sealed record FamilySays(Guid Carer, string Name, string Words, DateOnly On);

/// <summary>Everybody looks at what came of the support, and decides how it goes on (L11).</summary>
public sealed class Review : Recorded, IAboutChild, IOfRequest
{
    public required Id<Review> Id { get; init; }
    public required Id<Case> CaseId { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public DateOnly PlannedOn { get; private set; }
    public DateOnly? HeldOn { get; private set; }
    public string? SettingSays { get; private set; }
    public string? StaffSays { get; private set; }

    /// <summary>What the family said in words taken down by staff; each parent's own words over a link are kept apart.</summary>
    public string? FamilySays { get; private set; }
    public IReadOnlyList<FamilySays> FamilyOverLink { get; private set; } = [];
    public ReviewOutcome? Outcome { get; private set; }
    public string? Why { get; private set; }

    public static Review Plan(Case about, DateOnly on, DateTimeOffset now)
    {
        var review = new Review
        {
            Id = Id<Review>.New(now),
            CaseId = about.Id,
            RequestId = about.RequestId,
            ChildId = about.ChildId,
            SettingId = about.SettingId,
            PlannedOn = on,
        };
        review.Record($"Review planned for {on.InFull}");
        return review;
    }

    /// <summary>The review that an extension asks for.</summary>
    public static Review PlanNext(Case about, DateOnly? on, DateOnly today, DateTimeOffset now)
    {
        var day = on ?? throw new RuleBroken("Enter the day of the next review", "NextOn");
        return day > today ? Plan(about, day, now) : throw new RuleBroken("The next review must be in the future", "NextOn");
    }

    public void Move(DateOnly on)
    {
        NotHeld();
        PlannedOn = on;
        Record($"Review moved to {on.InFull}");
    }

    public void Says(string? setting, string? staff, string? family)
    {
        NotHeld();
        (SettingSays, StaffSays, FamilySays) = (setting, staff, family);
        Record("Views for the review recorded");
    }

    public void SaysOverLink(Guid carer, string name, string words, DateOnly today)
    {
        NotHeld();
        FamilyOverLink = [.. FamilyOverLink.Where(f => f.Carer != carer), new(carer, name, words, today)];
        Record($"{name} said what they think for the review, over their own link");
    }

    public void Held(ReviewOutcome outcome, string why, DateOnly on, DateOnly today)
    {
        NotHeld();
        if (on > today)
        {
            throw new RuleBroken("The date must be today or in the past", nameof(HeldOn));
        }
        if (SettingSays is null || StaffSays is null)
        {
            throw new RuleBroken("Record what the setting and the specialist say before deciding", nameof(SettingSays));
        }
        if (FamilySays is null && FamilyOverLink.Count is 0)
        {
            throw new RuleBroken("Record what the family says, or why that is not known", nameof(FamilySays));
        }
        (HeldOn, Outcome, Why) = (on, outcome, why);
        Record($"Review held: {outcome.InWords}. {why}");
    }

    private void NotHeld()
    {
        if (HeldOn is not null)
        {
            throw new RuleBroken($"The review was held on {HeldOn.Value.InFull}: it stays as it is.");
        }
    }
}
