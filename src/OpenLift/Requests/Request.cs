using OpenLift.Children;
using OpenLift.County;

namespace OpenLift.Requests;

/// <summary>The columns of the Core Standards: what everyone gets, what some get, what this child gets (L2).</summary>
public enum Column
{
    [Said("A: universal, for everyone")]
    A,

    [Said("B: targeted, for some")]
    B,

    [Said("C: personalised, for this child")]
    C,
}

/// <summary>Something the setting has tried, and what came of it (L2).</summary>
public sealed record Strategy(Guid Key, string? Area, Column? Column, string What, string? HowOften, DateOnly? Since, string? Outcome)
{
    /// <summary>All is said that a meeting asks of it; a form on paper may leave some of it open.</summary>
    public bool IsWhole => Area is not null && Column is not null && !string.IsNullOrWhiteSpace(Outcome);
}

/// <summary>One measured level on one day, over the past two years (L2, Q1).</summary>
public sealed record Progress(Guid Key, string? Level, string Subject, string Value, DateOnly On, string? Comment);

/// <summary>What stood in a filled form and could not be read into the draft. It stays there until somebody has dealt with it.</summary>
public sealed record NotRead(string Question, string Typed, string Why);

/// <summary>
/// A setting's request to its Local Inclusion Forum Team about one child: the words, the evidence, and where it stands (L2 to L5).
/// </summary>
public sealed class Request : Recorded, IOpensChild, IOfSetting
{
    private readonly List<SentVersion> _versions = [];

    public required Id<Request> Id { get; init; }
    public required string Reference { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string SettingName { get; init; }
    public required Id<District> DistrictId { get; init; }

    /// <summary>The Portage practitioner whose request it is, where a child at home is known to no setting yet (C3, S1).</summary>
    public Id<People.Person>? AskerId { get; private init; }

    public RequestStatus Status { get; private set; }

    // Section 1: the need
    public string? SenStage { get; private set; }
    public string? PrimaryNeed { get; private set; }
    public IReadOnlyList<string> OtherNeeds { get; private set; } = [];
    public string? Needs { get; private set; }

    // Section 2: what the setting already does
    public string? CoreStandards { get; private set; }
    public string? Actions { get; private set; }
    public IReadOnlyList<Strategy> Strategies { get; private set; } = [];

    // Section 3: who else, and how it has gone
    public IReadOnlyList<string> Agencies { get; private set; } = [];
    public string? OtherAgencies { get; private set; }
    public bool NoAgencies { get; private set; }
    public IReadOnlyList<Progress> Progress { get; private set; } = [];

    /// <summary>Of a filled form, what is still to be typed by hand.</summary>
    public IReadOnlyList<NotRead> NotRead { get; private set; } = [];

    // Section 4: what is hoped for
    public string? Hopes { get; private set; }
    public string? OtherInformation { get; private set; }
    public string? WhyUrgent { get; private set; }

    // Section 5: who asks
    public string? AskedBy { get; private set; }
    public string? AskedByRole { get; private set; }
    public string? ContactEmail { get; private set; }
    public string? ContactPhone { get; private set; }
    public string? Attending { get; private set; }

    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>When the concern first came up, if before the request was started: the first clock runs from here (L8).</summary>
    public DateOnly? ConcernSince { get; private set; }

    /// <summary>When it was first sent. Until then it is its setting's alone.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>How often it was sent: the number of its newest version.</summary>
    public int TimesSent { get; private set; }

    public bool Urgent { get; private set; }

    /// <summary>The evidence of what the setting has done was thin when it was sent (L4).</summary>
    public bool WeakEvidence { get; private set; }

    /// <summary>What must happen next, by when, and why then. Nothing once nobody owes a step.</summary>
    public DateOnly? DueOn { get; private set; }
    public string? DueWhy { get; private set; }

    /// <summary>What the coordinator last asked, and what the setting answered.</summary>
    public string? Question { get; private set; }
    public string? Reply { get; private set; }

    /// <summary>What the coordinator asked for, or the reason of the last step, in words for the setting.</summary>
    public string? Message { get; private set; }

    /// <summary>Which county need it was sent for: hi, vi or pi.</summary>
    public string? CountyNeed { get; private set; }

    /// <summary>When the coordinator first did something about it, and when a meeting decided it (L8).</summary>
    public DateTimeOffset? ScreenedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The family does not agree that this is shared: nobody outside the setting sees it any more.</summary>
    public bool SharingStopped { get; private set; }

    public IReadOnlyList<SentVersion> Versions => _versions;

    Id<Request>? IOpensChild.OpensRequest => Id;

    public static Request Start(Child child, Setting setting, District district, string askedBy, string? email, DateTimeOffset now)
    {
        setting.MustBeOpen(now.CountyDay, "SettingId");
        var request = new Request
        {
            Id = Id<Request>.New(now),
            Reference = Platform.Reference.New(district.Prefix),
            ChildId = child.Id,
            SettingId = setting.Id,
            SettingName = setting.Name,
            DistrictId = district.Id,
            AskedBy = askedBy,
            ContactEmail = email,
            StartedAt = now,
        };
        request.Record("Request started");
        return request;
    }

    /// <summary>Others than the setting may see it, or what rests on it: it was sent, or is Portage’s own.</summary>
    public bool IsShared => SentAt is not null || AskerId is not null;

    /// <summary>
    /// Portage takes on a child at home: the record that the family’s views, permission and evidence hang on before there is a
    /// setting. It is the practitioner's own, and no coordinator screens it.
    /// </summary>
    public static Request ForPortage(
        Child child,
        Setting portage,
        District district,
        People.Person practitioner,
        string needs,
        DateTimeOffset now
    )
    {
        var request = new Request
        {
            Id = Id<Request>.New(now),
            Reference = Platform.Reference.New(district.Prefix),
            ChildId = child.Id,
            SettingId = portage.Id,
            SettingName = portage.Name,
            DistrictId = district.Id,
            AskerId = practitioner.Id,
            AskedBy = practitioner.Name,
            AskedByRole = "Portage practitioner",
            ContactEmail = practitioner.Email,
            StartedAt = now,
            Needs = needs,
            Status = RequestStatus.TakenOn,
        };
        request.Record("Taken on by Portage");
        return request;
    }

    public void DescribeNeed(string? senStage, string? primary, IReadOnlyList<string> others, string? needs, DateOnly? concernSince)
    {
        Writable();
        (SenStage, PrimaryNeed, OtherNeeds, Needs, ConcernSince) = (senStage, primary, others, needs, concernSince);
        Record("The need described");
    }

    public void DescribeProvision(string? coreStandards, string? actions)
    {
        Writable();
        (CoreStandards, Actions) = (coreStandards, actions);
        Record("What the setting already does described");
    }

    public void Keep(Strategy strategy)
    {
        Writable();
        Strategies = With(Strategies, strategy, s => s.Key == strategy.Key);
        Record("Strategy recorded");
    }

    /// <summary>Keeps what could not be read from a form, beside the draft; nothing, once it was dealt with.</summary>
    public void Leave(IReadOnlyList<NotRead> notRead)
    {
        Writable();
        NotRead = notRead;
        Record(notRead is [] ? "What was not read from a form is dealt with" : $"{notRead.Count.Of("answer")} of a form could not be read");
    }

    public void RemoveStrategy(Guid key)
    {
        Writable();
        Strategies = [.. Strategies.Where(s => s.Key != key)];
        Record("Strategy removed");
    }

    public void Keep(Progress progress)
    {
        Writable();
        Progress = With(Progress, progress, p => p.Key == progress.Key);
        Record("Progress recorded");
    }

    public void RemoveProgress(Guid key)
    {
        Writable();
        Progress = [.. Progress.Where(p => p.Key != key)];
        Record("Progress removed");
    }

    public void NameAgencies(IReadOnlyList<string> agencies, string? others, bool none)
    {
        Writable();
        if (none && (agencies.Count > 0 || others is { Length: > 0 }))
        {
            throw new RuleBroken("Choose the agencies involved, or say that there are none: not both", nameof(NoAgencies));
        }
        (Agencies, OtherAgencies, NoAgencies) = (agencies, others, none);
        Record("Other agencies recorded");
    }

    public void Hope(string? hopes, string? other, bool urgent, string? whyUrgent)
    {
        Writable();
        if (urgent && string.IsNullOrWhiteSpace(whyUrgent))
        {
            throw new RuleBroken("Say what makes this urgent", nameof(WhyUrgent));
        }
        (Hopes, OtherInformation, Urgent, WhyUrgent) = (hopes, other, urgent, urgent ? whyUrgent : null);
        Record("What is hoped for recorded");
    }

    public void SignedBy(string askedBy, string? role, string? email, string? phone, string? attending)
    {
        Writable();
        (AskedBy, AskedByRole, ContactEmail, ContactPhone, Attending) = (askedBy, role, email, phone, attending);
        Record("Who asks recorded");
    }

    /// <summary>
    /// Sends what is written. Only the reason and who asks are needed: thin evidence is shown, never a bar (L4).
    /// What was sent is kept whole, as the next version.
    /// </summary>
    public void Send(string content, Due due, bool weakEvidence, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(Needs))
        {
            throw new RuleBroken("Say what the child needs help with before sending", nameof(Needs));
        }
        if (string.IsNullOrWhiteSpace(AskedBy))
        {
            throw new RuleBroken("Say who is asking before sending", nameof(AskedBy));
        }
        if (Status is RequestStatus.WaitingForInformation && string.IsNullOrWhiteSpace(Reply))
        {
            throw new RuleBroken("Answer the coordinator’s question before sending again", nameof(Reply));
        }
        if (SharingStopped)
        {
            throw new RuleBroken("The family does not agree to this request being shared: it cannot be sent.");
        }
        Step(RequestStep.Send, new RequestSent(TimesSent + 1, due.On), due, now);
        _versions.Add(SentVersion.Of(Id, ++TimesSent, content, now));
        (SentAt, WeakEvidence, Message) = (SentAt ?? now, weakEvidence, null);
    }

    public void AskForInformation(string what, Due due, DateTimeOffset now)
    {
        Step(RequestStep.AskForInformation, new InformationAsked(what), due, now);
        (Message, Question, Reply) = (what, what, null);
    }

    public void AnswerQuestion(string reply)
    {
        Writable();
        Reply = reply;
        Record("The coordinator’s question answered");
    }

    public void PutOnAgenda(string meeting, DateOnly day, DateTimeOffset now)
    {
        Step(RequestStep.PutOnAgenda, new RequestPutOnAgenda(meeting), new(day, $"the meeting of {meeting} is on {day.InFull}"), now);
        Message = null;
    }

    public void MeetingMoved(string meeting, DateOnly day)
    {
        (DueOn, DueWhy) = (day, $"the meeting of {meeting} is on {day.InFull}");
        Record($"The meeting moved to {day.InFull}");
    }

    public void TakeOffAgenda(string reason, Due due, DateTimeOffset now)
    {
        Step(RequestStep.TakeOffAgenda, new RequestTakenOffAgenda(reason), due, now);
        Message = reason;
    }

    public void Decide(string outcomes, string reason, DateTimeOffset now)
    {
        Finish(RequestStep.Decide, new RequestDecided(outcomes), reason, now);
        DecidedAt = now;
    }

    /// <summary>The meeting's decision was recorded wrongly and is corrected.</summary>
    public void DecideAgain(string outcomes, string reason)
    {
        if (Status is not RequestStatus.Decided)
        {
            throw new RuleBroken($"The decision cannot be corrected any more: the request is {Status.InWords}.");
        }
        Message = reason;
        Record(new DecisionCorrected(outcomes));
    }

    public void SendToCounty(string need, string needName, Due due, DateTimeOffset now)
    {
        CountyNeed = need;
        Step(RequestStep.SendToCounty, new RequestSentToCounty(needName), due, now);
        Message = $"Sent to the county coordinator for {needName}.";
    }

    public void TakeOn(string reason, DateTimeOffset now) => Close(RequestStep.TakeOn, new RequestTakenOn(reason), reason, now);

    public void ReturnToDistrict(string reason, Due due, DateTimeOffset now)
    {
        Step(RequestStep.ReturnToDistrict, new RequestReturnedToDistrict(reason), due, now);
        CountyNeed = null;
        Message = reason;
    }

    public void PassOn(string service, string reason, DateTimeOffset now) =>
        Close(RequestStep.PassOn, new RequestPassedOn(service, reason), $"Passed to {service}. {reason}", now);

    public void GiveAdvice(string advice, DateTimeOffset now) => Close(RequestStep.GiveAdvice, new RequestAdviceGiven(), advice, now);

    public void Withdraw(string reason, DateTimeOffset now) => Close(RequestStep.Withdraw, new RequestWithdrawn(reason), reason, now);

    /// <summary>What ended it was recorded in error: it goes on with the coordinator, or as the draft it was.</summary>
    public void GoesOn(string why, Due due, DateTimeOffset now)
    {
        ClosedAt = null;
        if (SentAt is null)
        {
            Move(RequestStep.WriteOn, now);
            Message = null;
            Record($"Goes on as a draft. {why}");
        }
        else
        {
            Step(RequestStep.GoOn, new RequestGoesOn(why), due, now);
            Message = why;
        }
    }

    /// <summary>Marks it urgent, or no longer so, as the coordinator judges.</summary>
    public void Judge(bool urgent, string reason)
    {
        if (!Status.IsLive || Urgent == urgent)
        {
            throw new RuleBroken(
                Status.IsLive
                    ? $"It is {(urgent ? "marked as urgent" : "not urgent")} already."
                    : $"This cannot be done now: the request is {Status.InWords}."
            );
        }
        (Urgent, WhyUrgent) = (urgent, urgent ? reason : null);
        Record(urgent ? $"Marked urgent: {reason}" : $"No longer urgent: {reason}");
    }

    /// <summary>
    /// The family stops sharing: from this moment nobody outside the setting sees it. It leaves the queue and any agenda. Where
    /// it may go on, since parents differ or one may answer again, it rests; else it is withdrawn.
    /// </summary>
    public void FamilyStopsSharing(string what, bool rests, DateTimeOffset now)
    {
        SharingStopped = true;
        if (rests && Status is RequestStatus.OnAgenda)
        {
            TakeOffAgenda(
                "The family does not share it: it rests until that is decided",
                new(now.CountyDay, "the family does not share it"),
                now
            );
        }
        else if (!rests && Status.Allows(RequestStep.Withdraw) && Status is not RequestStatus.Draft)
        {
            Withdraw($"The family withdrew: {what}", now);
        }
        else
        {
            Record(new SharingWasStopped(what));
        }
    }

    public void FamilyAgreesAgain()
    {
        SharingStopped = false;
        Record("The family agrees to sharing again");
    }

    /// <summary>
    /// The setting that asked; once sent, the district; once sent on, the county coordinator for that need. A closed one
    /// stays open to them for four weeks, so that it can be read and corrected.
    /// </summary>
    public IEnumerable<Opening> Opens(DateTimeOffset now)
    {
        if (AskerId is { } asker)
        {
            yield return new($"staff/{asker}", now, null, "known to Portage");
        }
        if (SentAt is null || SharingStopped)
        {
            yield break;
        }
        var until = ClosedAt?.AddDays(28);
        yield return new($"district/{DistrictId}", now, until, $"request {Reference}");
        if (CountyNeed is not null)
        {
            yield return new($"county/{CountyNeed}", now, until, $"request {Reference} sent to the county");
        }
    }

    private void Writable()
    {
        if (!Status.IsOpenToSetting)
        {
            throw new RuleBroken($"The request can no longer be changed: it is {Status.InWords}.");
        }
    }

    private void Step(RequestStep step, Fact fact, Due due, DateTimeOffset now)
    {
        Move(step, now);
        (DueOn, DueWhy) = (due.On, due.Why);
        Record(fact);
    }

    private void Finish(RequestStep step, Fact fact, string message, DateTimeOffset now)
    {
        Move(step, now);
        (DueOn, DueWhy, Message) = (null, null, message);
        Record(fact);
    }

    private void Close(RequestStep step, Fact fact, string message, DateTimeOffset now)
    {
        Finish(step, fact, message, now);
        ClosedAt = now;
    }

    private void Move(RequestStep step, DateTimeOffset now)
    {
        var was = Status;
        Status = Status.After(step);
        if (was is RequestStatus.Sent && step is not RequestStep.Withdraw)
        {
            ScreenedAt ??= now;
        }
    }

    private static IReadOnlyList<T> With<T>(IReadOnlyList<T> rows, T row, Func<T, bool> same)
    {
        if (rows.Any(same))
        {
            return [.. rows.Select(r => same(r) ? row : r)];
        }
        return rows.Count < 40
            ? [.. rows, row]
            : throw new RuleBroken("Forty are recorded already: that is as many as a meeting can read.");
    }
}
