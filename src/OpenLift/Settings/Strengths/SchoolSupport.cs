using OpenLift.County;
using OpenLift.Requests;
using static OpenLift.Settings.Strengths.SchoolSupportStatus;
using static OpenLift.Settings.Strengths.SchoolSupportStep;

namespace OpenLift.Settings.Strengths;

public enum SchoolSupportStatus
{
    Agreed,
    Done,
    DidNotHappen,
    Judged,
}

public enum SchoolSupportStep
{
    Happen,
    FallThrough,
    Judge,
}

/// <summary>The whole life of school-to-school support (L11). Read each line as: from, by, to.</summary>
public static class SchoolSupportLifecycle
{
    public static readonly IReadOnlyList<(SchoolSupportStatus From, SchoolSupportStep By, SchoolSupportStatus To)> Paths =
    [
        (Agreed, Happen, Done),
        (Agreed, FallThrough, DidNotHappen),
        (Done, Judge, Judged),
    ];

    extension(SchoolSupportStatus status)
    {
        public bool Allows(SchoolSupportStep step) => Paths.Allow(status, step);

        /// <exception cref="RuleBroken">The step is not open from here.</exception>
        public SchoolSupportStatus After(SchoolSupportStep step) => Paths.Follow(status, step, "the support is recorded as {0}");
    }
}

/// <summary>
/// One setting helps another, brought together by the coordinator (L11). The helping setting learns what the help is about and
/// nothing of any child or request.
/// </summary>
public sealed class SchoolSupport : Recorded
{
    public required Id<SchoolSupport> Id { get; init; }
    public required Id<Setting> HelperId { get; init; }
    public required string HelperName { get; init; }
    public required Id<Setting> HelpedId { get; init; }
    public required string HelpedName { get; init; }

    /// <summary>Whose coordinator brought them together.</summary>
    public required Id<District> DistrictId { get; init; }

    public required string About { get; init; }

    /// <summary>The request that it follows from, if any. Shown only to those who may see the request.</summary>
    public required Id<Request>? RequestId { get; init; }

    public required DateOnly FirstVisitOn { get; init; }
    public SchoolSupportStatus Status { get; private set; }
    public DateOnly? DoneOn { get; private set; }
    public string? WhyNot { get; private set; }

    /// <summary>From 1, not at all, to 5, very, as the helped setting says, and in its words.</summary>
    public int? Useful { get; private set; }
    public string? Words { get; private set; }

    public static SchoolSupport Agree(
        Setting helper,
        Setting helped,
        Id<District> district,
        string about,
        Id<Request>? request,
        DateOnly firstVisitOn,
        DateOnly today,
        DateTimeOffset now
    )
    {
        helper.MustBeOpen(today, "Helper");
        helped.MustBeOpen(today, "Helped");
        if (helper.Id == helped.Id)
        {
            throw new RuleBroken("A setting cannot help itself: choose another", "Helped");
        }
        if (firstVisitOn < today)
        {
            throw new RuleBroken("The first visit must be today or later", nameof(FirstVisitOn));
        }
        var support = new SchoolSupport
        {
            Id = Id<SchoolSupport>.New(now),
            HelperId = helper.Id,
            HelperName = helper.Name,
            HelpedId = helped.Id,
            HelpedName = helped.Name,
            DistrictId = district,
            About = about.Trim(),
            RequestId = request,
            FirstVisitOn = firstVisitOn,
        };
        support.Record($"{helper.Name} helps {helped.Name}, first on {firstVisitOn.InFull}");
        return support;
    }

    public void Happened(DateOnly on, DateOnly today)
    {
        if (on > today)
        {
            throw new RuleBroken("The day must be today or in the past", nameof(DoneOn));
        }
        Status = Status.After(Happen);
        DoneOn = on;
        Record($"The visit took place on {on.InFull}");
    }

    public void FellThrough(string why)
    {
        Status = Status.After(FallThrough);
        WhyNot = why;
        Record($"The visit did not happen: {why}");
    }

    public void Judge(int useful, string? words)
    {
        Status = Status.After(SchoolSupportStep.Judge);
        (Useful, Words) = (useful is >= 1 and <= 5 ? useful : throw new RuleBroken("Choose a number from 1 to 5", nameof(Useful)), words);
        Record($"{HelpedName} found it useful: {useful} of 5");
    }

    /// <summary>The day of the visit has passed and nobody has said how it went.</summary>
    public bool IsLateOn(DateOnly today) => Status is Agreed && FirstVisitOn < today;
}
