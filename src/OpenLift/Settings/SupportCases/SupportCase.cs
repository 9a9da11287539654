using OpenLift.County;
using OpenLift.Requests;
using OpenLift.Settings.Practice;

namespace OpenLift.Settings.SupportCases;

/// <summary>Help that was planned for a setting: what, by whom, by when, and when it was given.</summary>
public sealed record PlannedHelp(Guid Key, string What, string Who, DateOnly By, DateOnly? GivenOn);

/// <summary>What somebody noted about a support case.</summary>
public sealed record CaseNote(string By, DateTimeOffset At, string Words);

/// <summary>
/// A setting whose evidence was thin, or that the coordinator saw struggling, becomes a focus of help itself (L4, L12). It is about
/// the setting and never about a child; it runs beside a request and is never in its way.
/// </summary>
public sealed class SupportCase : Recorded, IOfPractice
{
    /// <summary>How many working days the coordinator has to plan the help.</summary>
    public const int DaysToPlan = 10;

    public required Id<SupportCase> Id { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string SettingName { get; init; }

    /// <summary>The request whose evidence was thin, if it came from one.</summary>
    public required Id<Request>? RequestId { get; init; }

    public required DateOnly OpenedOn { get; init; }
    public SupportCaseStatus Status { get; private set; }

    /// <summary>What is thin in the request, if it came from one.</summary>
    public IReadOnlyList<string> Gaps { get; private set; } = [];

    /// <summary>Why the coordinator opened it, if it came from no request.</summary>
    public string? Why { get; private init; }

    public IReadOnlyList<PlannedHelp> Plan { get; private set; } = [];
    public IReadOnlyList<CaseNote> Notes { get; private set; } = [];

    /// <summary>What must happen next by when, and why then. Nothing once it is closed.</summary>
    public DateOnly? DueOn { get; private set; }
    public string? DueWhy { get; private set; }

    public DateOnly? ClosedOn { get; private set; }
    public string? ClosedBecause { get; private set; }

    public static SupportCase Open(Request request, CountyCalendar calendar, DateOnly today, DateTimeOffset now)
    {
        var opened = new SupportCase
        {
            Id = Id<SupportCase>.New(now),
            SettingId = request.SettingId,
            SettingName = request.SettingName,
            RequestId = request.Id,
            OpenedOn = today,
            Gaps = request.ThinEvidence,
        };
        opened.Begin(calendar, new SupportCaseOpened(request.SettingName, "the evidence of what has been done is thin"));
        return opened;
    }

    /// <summary>The coordinator opens it for a setting, without any request.</summary>
    public static SupportCase Open(Setting setting, string why, CountyCalendar calendar, DateOnly today, DateTimeOffset now)
    {
        setting.MustBeOpen(today);
        var opened = new SupportCase
        {
            Id = Id<SupportCase>.New(now),
            SettingId = setting.Id,
            SettingName = setting.Name,
            RequestId = null,
            OpenedOn = today,
            Why = why,
        };
        opened.Begin(calendar, new SupportCaseOpened(setting.Name, why));
        return opened;
    }

    /// <summary>The request was sent again: what is thin in it now.</summary>
    public void Renew(IReadOnlyList<string> gaps)
    {
        Gaps = gaps;
        Record(gaps.Count is 0 ? "The evidence is no longer thin" : $"Now {gaps.Count.Of("gap")} in the evidence");
    }

    public void PlanHelp(string what, string who, DateOnly by, DateOnly today, DateTimeOffset now)
    {
        if (by < today)
        {
            throw new RuleBroken("By when must be today or later", "By");
        }
        Status = Status.After(SupportCaseStep.Plan);
        Plan =
            Plan.Count < 20
                ? [.. Plan, new(Id<PlannedHelp>.New(now).Value, what, who, by, null)]
                : throw new RuleBroken("Twenty kinds of help are planned already: that is as many as a setting can take in.");
        LookAhead(today);
        Record($"Help planned: {what}, by {who}, until {by.InFull}");
    }

    public void HelpGiven(Guid key, DateOnly today)
    {
        if (Status.IsClosed || Plan.FirstOrDefault(h => h.Key == key && h.GivenOn is null) is not { } help)
        {
            throw new RuleBroken("This help is marked as given already, or the case is closed.");
        }
        Plan = [.. Plan.Select(h => h.Key == key ? h with { GivenOn = today } : h)];
        LookAhead(today);
        Record($"Help given: {help.What}");
    }

    public void Note(string words, string by, DateTimeOffset now)
    {
        Notes = [.. Notes, new(by, now, words)];
        Record("Note added");
    }

    public void Close(bool helped, string because, DateOnly today)
    {
        Status = Status.After(helped ? SupportCaseStep.CloseAsHelped : SupportCaseStep.CloseAsNotNeeded);
        (ClosedOn, ClosedBecause, DueOn, DueWhy) = (today, because, null, null);
        Record($"{Status.Words}. {because}");
    }

    public bool IsLateOn(DateOnly today) => DueOn < today;

    private void Begin(CountyCalendar calendar, Fact fact)
    {
        var due = calendar.InWorkingDays(OpenedOn, DaysToPlan, "it was opened");
        (DueOn, DueWhy) = (due.On, $"the help is planned within {due.Why}");
        Record(fact);
    }

    /// <summary>The next thing owed: the help that is to come soonest, or else to say how it went.</summary>
    private void LookAhead(DateOnly today)
    {
        var next = Plan.Where(h => h.GivenOn is null).MinBy(h => h.By);
        (DueOn, DueWhy) = next is null
            ? (
                Plan.Max(h => h.By) is var last && last > today ? last : today,
                "all the planned help is given, and it is time to say how it went"
            )
            : (next.By, $"{next.Who} gives this by then: {next.What}");
    }
}

public sealed record SupportCaseOpened(string Setting, string Because) : Fact
{
    public override string Sentence => $"Support case opened for {Setting}: {Because}";
}
