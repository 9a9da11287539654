using OpenLift.Children;
using OpenLift.County;
using OpenLift.Interventions;
using OpenLift.Interventions.Hubs;
using OpenLift.Requests;

namespace OpenLift.Interventions.Placements;

/// <summary>Where the sessions are: at the hub of the home district, or at the child's own setting (S8).</summary>
public enum PlaceKind
{
    [Said("On site, at the hub")]
    OnSite,

    [Said("Off site, at the child’s own setting")]
    OffSite,
}

/// <summary>One half day of the week.</summary>
public sealed record SessionTime(DayOfWeek Day, HalfDay Half)
{
    public string Words => $"{Day} {Half.InWords}";
}

/// <summary>The manager spoke with the child's setting before the start: with whom, when, which timings (S9).</summary>
public sealed record SettingCall(DateOnly On, string With, string Agreed, string By);

/// <summary>That the setting keeps the child's own place open and goes on being funded for it, asked each term (S10).</summary>
public sealed record PlaceKept(string Term, DateOnly On, string By, bool Held, bool Funded, string? Note);

/// <summary>One step of the return to the child's own setting (S11).</summary>
public sealed record ReturnStep(DateOnly From, string Words);

/// <summary>
/// A child's place in Specialist Intervention: reserved, re-checked, confirmed, offered, taken up and ended (S6 to S12).
/// Its dates come from the county's calendar; its seats are kept by the hub.
/// </summary>
public sealed class Placement : Recorded, IAboutChild, IOfRequest
{
    public required Id<Placement> Id { get; init; }
    public required Id<Referral> ReferralId { get; init; }
    public required string Reference { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required Id<Hub> HubId { get; init; }
    public required string HubName { get; init; }
    public PlacementStatus Status { get; private set; }

    public PlaceKind Kind { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly Until { get; private set; }

    /// <summary>Which of the county's six terms it spans: "Term 3, 2026-27; Term 4, 2026-27".</summary>
    public string Terms { get; private set; } = "";
    public int TermCount { get; private set; }
    public IReadOnlyList<SessionTime> Sessions { get; private set; } = [];
    public decimal? OffSiteHours { get; private set; }

    /// <summary>Times of day, and anything else to know about the sessions.</summary>
    public string? Timing { get; private set; }

    public required DateTimeOffset ReservedAt { get; init; }
    public DateTimeOffset? HeldUntil { get; private set; }

    /// <summary>Given to somebody who was not first: why, by whom, and who else agreed.</summary>
    public string? SkipWhy { get; private init; }
    public required Id<People.Person> ProposedById { get; init; }
    public required string ProposedBy { get; init; }
    public string? SecondPerson { get; private set; }

    public ReCheck? ReCheck { get; private set; }
    public DateOnly? ConfirmedOn { get; private set; }

    /// <summary>How the criteria stood when it was confirmed, and why all the same where not all was shown.</summary>
    public string? ConfirmedSum { get; private set; }
    public string? ConfirmedBecause { get; private set; }

    /// <summary>By when the family has its letter, and from when the clock warns (S9).</summary>
    public DateOnly? LetterDueOn { get; private set; }
    public DateOnly? LetterWarnOn { get; private set; }
    public DateOnly? LetterSentOn { get; private set; }

    public StatutoryAssessment? StatutoryAssessment { get; private set; }
    public string? AssessmentEffect { get; private set; }
    public DateOnly? NoTransportToldOn { get; private set; }
    public SettingCall? Call { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }
    public string? AnsweredBy { get; private set; }
    public string? AnswerWords { get; private set; }

    public DateOnly? StartedOn { get; private set; }
    public bool Extended { get; private set; }
    public IReadOnlyList<PlaceKept> Kept { get; private set; } = [];
    public IReadOnlyList<ReturnStep> Return { get; private set; } = [];

    /// <summary>What helps the child, for the family's choice of a school. It names none (S11).</summary>
    public string? Summary { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public string? EndedWhy { get; private set; }
    public DateOnly? FirstDayBack { get; private set; }

    public string When =>
        Kind is PlaceKind.OnSite
            ? $"{Sessions.Count.Of("session")} a week: {string.Join(", ", Sessions.Select(s => s.Words))}"
            : $"{OffSiteHours:0.##} hours a week at the child’s own setting";

    /// <summary>The first day on or after its start on which there is a session for this child.</summary>
    public DateOnly FirstSession =>
        Sessions.Count is 0 ? From : Enumerable.Range(0, 7).Select(From.AddDays).First(d => Sessions.Any(s => s.Day == d.DayOfWeek));

    public bool IsLate(DateOnly today) => Status is PlacementStatus.Confirmed && LetterDueOn < today;

    public bool Warns(DateOnly today) => Status is PlacementStatus.Confirmed && LetterWarnOn <= today && !IsLate(today);

    /// <summary>Reserves a place. One who is not first on the list needs a reason, and then a second person (S5, S6).</summary>
    public static Placement Reserve(
        Referral referral,
        Hub hub,
        PlaceKind kind,
        IReadOnlyList<SessionTime> sessions,
        decimal? hours,
        DateOnly from,
        int terms,
        CountyCalendar calendar,
        InterventionRules rules,
        int position,
        string? skipWhy,
        People.Person by,
        DateTimeOffset now
    )
    {
        if (position > 1 && string.IsNullOrWhiteSpace(skipWhy))
        {
            throw new RuleBroken(
                $"This child is number {position} on the list. Say why the place does not go to the first; a second person must then agree",
                "SkipWhy"
            );
        }
        var placement = new Placement
        {
            Id = Id<Placement>.New(now),
            ReferralId = referral.Id,
            Reference = referral.Reference,
            RequestId = referral.RequestId,
            ChildId = referral.ChildId,
            SettingId = referral.SettingId,
            HubId = hub.Id,
            HubName = hub.Name,
            ReservedAt = now,
            SkipWhy = position > 1 ? skipWhy : null,
            ProposedById = by.Id,
            ProposedBy = by.Name,
            StatutoryAssessment = referral.StatutoryAssessment,
            Status = position > 1 ? PlacementStatus.Proposed : PlacementStatus.Reserved,
        };
        placement.Sits(kind, sessions, hours, from, terms, referral.Born, calendar, rules);
        placement.HeldUntil = calendar.WorkingDays(now.CountyDay, rules.HoldDays).IsOver;
        placement.Record(
            position > 1
                ? $"A place out of turn proposed: {skipWhy}"
                : $"A place reserved to the end of {placement.HeldUntil.Value.LastDay.InFull}"
        );
        return placement;
    }

    /// <summary>A second person agrees that the place is given out of turn. Never the one who proposed it.</summary>
    public void Agree(People.Person second, DateTimeOffset now)
    {
        if (second.Id == ProposedById)
        {
            throw new RuleBroken("Somebody other than the person who proposed it must agree.");
        }
        if (HeldUntil <= now)
        {
            throw new RuleBroken("The time this place was held for has passed: reserve one again.");
        }
        Status = Status.After(PlacementStep.AgreeToIt);
        SecondPerson = second.Name;
        Record($"{second.Name} agrees that the place is given out of turn");
    }

    /// <summary>Changes what is offered, until the family has been told.</summary>
    public void Change(
        PlaceKind kind,
        IReadOnlyList<SessionTime> sessions,
        decimal? hours,
        string? timing,
        DateOnly from,
        int terms,
        DateOnly born,
        CountyCalendar calendar,
        InterventionRules rules
    )
    {
        if (Status is not (PlacementStatus.Reserved or PlacementStatus.Confirmed))
        {
            throw new RuleBroken($"What is offered can no longer be changed: the place is {Status.InWords}.");
        }
        Sits(kind, sessions, hours, from, terms, born, calendar, rules);
        Timing = timing;
        Record($"Now {When}, from {From.InFull} to {Until.InFull}");
    }

    public void CheckedAgain(ReCheck check)
    {
        if (Status is not PlacementStatus.Reserved)
        {
            throw new RuleBroken($"This cannot be done now: the place is {Status.InWords}.");
        }
        ReCheck = check;
        Record($"{check.By} looked at the evidence again: {check.Sum}");
    }

    /// <summary>
    /// The place is firm, and the letter's clock runs (S7, S9): where what must be met is, by evidence of these months; else by two people,
    /// with their reason. The evidence is shown, and decides nothing.
    /// </summary>
    public void Confirm(CriteriaSum sum, Grounds? allTheSame, InterventionRules rules, DateTimeOffset now)
    {
        if (ReCheck is null)
        {
            throw new RuleBroken("The referrer has not yet looked at the evidence again.");
        }
        if (!sum.MustsStand && allTheSame is not { Stand: true })
        {
            throw new RuleBroken(
                "Not all that must be met is shown by evidence of these months: say why it is confirmed all the same, "
                    + "and a second person is asked.",
                "AllTheSame"
            );
        }
        if (HeldUntil <= now)
        {
            throw new RuleBroken("The time this place was held for has passed: reserve one again.");
        }
        Status = Status.After(PlacementStep.Confirm);
        var today = now.CountyDay;
        (ConfirmedOn, HeldUntil, LetterDueOn, LetterWarnOn) = (
            today,
            null,
            today.AddDays(rules.LetterDays),
            today.AddDays(rules.LetterWarnDays)
        );
        (ConfirmedSum, ConfirmedBecause) = (sum.Words, sum.MustsStand ? null : allTheSame!.InWords);
        Record($"Confirmed: {sum.Words}{(ConfirmedBecause is { } why ? $". All the same: {why}" : "")}");
        Record($"The family’s letter is due by {LetterDueOn.Value.InFull}, {rules.LetterDays} days after");
    }

    public void Assess(StatutoryAssessment status, string? effect)
    {
        if (status is not (Interventions.StatutoryAssessment.None or Interventions.StatutoryAssessment.Refused) && effect is null)
        {
            throw new RuleBroken("Say what the assessment changes for the place, or that it changes nothing", "Effect");
        }
        (StatutoryAssessment, AssessmentEffect) = (status, effect);
        Record($"Statutory assessment: {status.InWords}{(effect is null ? "" : $". {effect}")}");
    }

    public void NoTransportTold(DateOnly on, DateOnly today)
    {
        InPast(on, today, "ToldOn");
        NoTransportToldOn = on;
        Record($"The family was told on {on.InFull} that there is no transport");
    }

    public void SettingCalled(SettingCall call, DateOnly today)
    {
        InPast(call.On, today, "CalledOn");
        Call = call;
        Record($"{call.By} spoke with {call.With} of the setting on {call.On.InFull}");
    }

    /// <summary>What is still to be recorded before the letters are written.</summary>
    public IReadOnlyList<string> MissingForOffer(bool hasSetting) =>
        [
            .. StatutoryAssessment is null ? new[] { "how a statutory assessment stands" } : [],
            .. NoTransportToldOn is null && Kind is PlaceKind.OnSite ? new[] { "that the family was told there is no transport" } : [],
            .. Call is null && hasSetting ? new[] { "your call to the child’s setting" } : [],
            .. Timing is null ? new[] { "the times of day of the sessions" } : [],
        ];

    /// <summary>
    /// The offer goes to the family. Before it, the statutory assessment is asked about, the transport told and the setting called, if
    /// there is one (S8, S9).
    /// </summary>
    public void Offer(bool hasSetting, DateOnly today)
    {
        Require(StatutoryAssessment is not null, "Record how a statutory assessment stands first");
        Require(NoTransportToldOn is not null || Kind is PlaceKind.OffSite, "Tell the family first that there is no transport");
        Require(Call is not null || !hasSetting, "Call the child’s setting first");
        Status = Status.After(PlacementStep.Offer);
        LetterSentOn = today;
        Record($"Offered: {When}, from {From.InFull} to {Until.InFull}");

        static void Require(bool done, string message)
        {
            if (!done)
            {
                throw new RuleBroken(message);
            }
        }
    }

    public void Answer(bool yes, string by, string? words, DateOnly on, DateOnly today)
    {
        InPast(on, today, "AnsweredOn");
        if (!yes && string.IsNullOrWhiteSpace(words))
        {
            throw new RuleBroken("Say why the family does not want the place", "AnswerWords");
        }
        Status = Status.After(yes ? PlacementStep.Accept : PlacementStep.Decline);
        (AnsweredOn, AnsweredBy, AnswerWords) = (on, by, words);
        Record($"{by} {(yes ? "accepted" : "declined")} the place{(words is null ? "" : $": {words}")}");
    }

    /// <summary>
    /// One of several parents does not want it. The place is not given away over the others' heads: the hub speaks with each, and then
    /// records the family's answer.
    /// </summary>
    public void SaysNo(string by, string? words, DateOnly today)
    {
        if (Status is not PlacementStatus.Offered)
        {
            throw new RuleBroken($"This cannot be done now: the place is {Status.InWords}.");
        }
        if (string.IsNullOrWhiteSpace(words))
        {
            throw new RuleBroken("Say why you do not want the place", "AnswerWords");
        }
        (AnsweredOn, AnsweredBy, AnswerWords) = (today, by, words);
        Record($"{by} does not want the place. Another parent is still to be asked");
    }

    public void Start(DateOnly on, DateOnly reviewOn, DateOnly today)
    {
        if (reviewOn <= on || reviewOn > Until)
        {
            throw new RuleBroken($"The review must be after the start and by {Until.InFull}", "ReviewOn");
        }
        InPast(on, today, "StartedOn");
        if (on < From || on > Until)
        {
            throw new RuleBroken($"The first day must be between {From.InFull} and {Until.InFull}", "StartedOn");
        }
        Status = Status.After(PlacementStep.Start);
        StartedOn = on;
        Record($"First session on {on.InFull}");
    }

    /// <summary>Goes on for a term, within the most terms of a place; beyond them only by the county's rule of the day.</summary>
    public void Extend(string why, DateOnly born, CountyCalendar calendar, InterventionRules rules)
    {
        if (Status is not PlacementStatus.Started)
        {
            throw new RuleBroken($"This cannot be done now: the place is {Status.InWords}.");
        }
        if (!CanGoOn(TermCount, rules.LongestTerms))
        {
            throw new RuleBroken(
                $"A place lasts at most {rules.LongestTerms.Of("term")} by the county’s rules in force since {rules.From.InFull}",
                "ExtendWhy"
            );
        }
        var (until, names) = calendar.Span(From, TermCount + 1);
        if (SchoolStart.Of(born) <= until)
        {
            throw new RuleBroken("The child starts school before that term ends", "ExtendWhy");
        }
        (Until, Terms, TermCount, Extended) = (until, names, TermCount + 1, true);
        Record($"Extended to {until.InFull}: {why}");
    }

    /// <summary>A place of so many terms may last a term longer.</summary>
    public static bool CanGoOn(int terms, int longest) => terms < longest;

    public void PlaceIsKept(PlaceKept kept)
    {
        if (Status is not PlacementStatus.Started and not PlacementStatus.Accepted)
        {
            throw new RuleBroken($"This cannot be done now: the place is {Status.InWords}.");
        }
        if (kept.Term is "")
        {
            throw new RuleBroken("The county has not set its terms.");
        }
        if (!(kept.Held && kept.Funded) && string.IsNullOrWhiteSpace(kept.Note))
        {
            throw new RuleBroken("Say what is the matter with the child’s place at the setting", "Note");
        }
        Kept = [.. Kept.Where(k => k.Term != kept.Term), kept];
        Record(
            $"{kept.Term}: the setting’s place is {(kept.Held ? "kept open" : "not kept")} "
                + $"and {(kept.Funded ? "funded" : "not funded")}, says {kept.By}"
        );
    }

    public void PlanReturn(IReadOnlyList<ReturnStep> steps)
    {
        if (steps.Count is 0)
        {
            throw new RuleBroken("Write at least one step with its date", "Steps");
        }
        Return = [.. steps.OrderBy(s => s.From)];
        Record($"Return to the setting planned in {steps.Count.Of("step")}, from {Return[0].From.InFull}");
    }

    /// <summary>The service cannot recommend a school, and so none is named.</summary>
    public void Summarise(string words, IEnumerable<string> schools)
    {
        if (schools.FirstOrDefault(s => words.Contains(s, StringComparison.OrdinalIgnoreCase)) is { } named)
        {
            throw new RuleBroken(
                $"The summary names {named}. The service cannot recommend a school: say what helps the child instead",
                "Words"
            );
        }
        Summary = words;
        Record("What helps the child summed up for the family");
    }

    /// <summary>Its last session: what ends before that ends early.</summary>
    public DateOnly LastSession =>
        Sessions.Count is 0
            ? Until
            : Enumerable.Range(0, 7).Select(d => Until.AddDays(-d)).First(d => Sessions.Any(s => s.Day == d.DayOfWeek));

    /// <summary>Ends. Before its last session only because two people say so, with their reason (S11).</summary>
    public void End(DateOnly on, string why, Grounds? early, DateOnly today)
    {
        MayEnd(on, today);
        if (on < LastSession && early is not { Stand: true })
        {
            throw new RuleBroken($"Its last session is on {LastSession.InFull}: a second person must agree that it ends before", "EndedOn");
        }
        Finish(on, early?.InWords ?? why);
    }

    /// <summary>The family shares no more: it ends at once, whoever took down their word.</summary>
    public void FamilyWithdrew(DateOnly today)
    {
        MayEnd(today, today);
        Finish(today, "The family withdrew");
    }

    public void MayEnd(DateOnly on, DateOnly today)
    {
        InPast(on, today, "EndedOn");
        if (on < StartedOn)
        {
            throw new RuleBroken($"The last day cannot be before the first session, {StartedOn.Value.InFull}", "EndedOn");
        }
    }

    private void Finish(DateOnly on, string why)
    {
        Status = Status.After(PlacementStep.End);
        (EndedOn, EndedWhy) = (on, why);
        Record($"Ended on {on.InFull}: {why}");
    }

    public void Back(DateOnly on, DateOnly today)
    {
        InPast(on, today, "FirstDayBack");
        if (Status is not PlacementStatus.Ended || FirstDayBack is not null || on < EndedOn)
        {
            throw new RuleBroken(
                Status is not PlacementStatus.Ended ? "The place has not ended yet."
                    : FirstDayBack is not null ? "The first day back is recorded already."
                    : "The first day back cannot be before the place ended",
                "FirstDayBack"
            );
        }
        FirstDayBack = on;
        Record($"First day back in full at the setting on {on.InFull}");
    }

    public void Release(string why)
    {
        Status = Status.After(PlacementStep.Release);
        HeldUntil = null;
        Record($"Given back: {why}");
    }

    private void Sits(
        PlaceKind kind,
        IReadOnlyList<SessionTime> sessions,
        decimal? hours,
        DateOnly from,
        int terms,
        DateOnly born,
        CountyCalendar calendar,
        InterventionRules rules
    )
    {
        if (kind is PlaceKind.OnSite && sessions.Count is 0)
        {
            throw new RuleBroken("Choose at least one session", "Sessions");
        }
        if (kind is PlaceKind.OffSite && hours is null or <= 0 or > 30)
        {
            throw new RuleBroken("Hours a week must be more than 0 and at most 30", "OffSiteHours");
        }
        if (terms < 1 || terms > rules.MostTerms)
        {
            throw new RuleBroken($"A place is for 1 to {rules.MostTerms} terms of the county’s six-term year", "TermCount");
        }
        var (until, names) = calendar.Span(from, terms);
        if (SchoolStart.Of(born) is var school && until >= school)
        {
            throw new RuleBroken($"The child starts school on {school.InFull}: the place must end before", "TermCount");
        }
        (Kind, Sessions, OffSiteHours) = (
            kind,
            kind is PlaceKind.OnSite ? [.. sessions.Distinct()] : [],
            kind is PlaceKind.OnSite ? null : hours
        );
        (From, Until, Terms, TermCount) = (from, until, names, terms);
    }

    private static void InPast(DateOnly on, DateOnly today, string field)
    {
        if (on > today)
        {
            throw new RuleBroken("The date must be today or in the past", field);
        }
    }
}

/// <summary>Terms of a place, counted in the county's six-term year from the day it starts.</summary>
public static class PlaceTerms
{
    extension(CountyCalendar calendar)
    {
        /// <summary>The last day of so many terms, the first of them the one that the day falls in, and their names.</summary>
        /// <exception cref="RuleBroken">The day is in no term, or the county has not set so many terms yet.</exception>
        public (DateOnly Until, string Names) Span(DateOnly from, int terms)
        {
            var at = calendar.Terms.ToList().FindIndex(t => t.Start <= from && from <= t.End);
            if (at < 0)
            {
                throw new RuleBroken($"{from.InFull} is not in term time", "From");
            }
            if (at + terms > calendar.Terms.Count)
            {
                throw new RuleBroken("The county has not set the dates of that many terms yet: ask the administrator.", "TermCount");
            }
            return (calendar.Terms[at + terms - 1].End, string.Join("; ", calendar.Terms.Skip(at).Take(terms).Select(t => t.Name)));
        }
    }
}
