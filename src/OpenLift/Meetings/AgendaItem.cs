using OpenLift.Children;
using OpenLift.County;
using OpenLift.People;
using OpenLift.Requests;

namespace OpenLift.Meetings;

/// <summary>One paper of a pack, as it was when frozen: which version, and its fingerprint (L6).</summary>
public sealed record Paper(string Kind, string Name, int Version, string Hash, Guid Source, DateTimeOffset FrozenAt, bool Late);

/// <summary>Somebody at the table is close to this child or family, and what they did about it.</summary>
public sealed record Interest(string Name, Guid? PersonId, string What, bool Left);

/// <summary>Words added after the minutes were sealed. What was sealed stays as it is.</summary>
public sealed record Correction(string By, DateTimeOffset At, string Words);

/// <summary>One line of the minutes of one part.</summary>
public sealed record MinuteLine(string Label, string Words);

/// <summary>What was decided is recorded wrongly: what it was, why in words for the family, and who says so.</summary>
public sealed record Amendment(string Words, IReadOnlyList<Outcome> Outcomes, string Reason, Guid By, string ByName);

/// <summary>One request at one meeting: its papers, who stepped out, what was said, what was decided and why (L6, L7).</summary>
public sealed class AgendaItem : Recorded, IOpensChild, IOfRequest
{
    public required Id<AgendaItem> Id { get; init; }
    public required Id<Meeting> MeetingId { get; init; }
    public required Id<Request> RequestId { get; init; }

    /// <summary>The referral that a panel hears; none where a forum hears the request itself.</summary>
    public Id<Interventions.Referral>? ReferralId { get; private init; }
    public bool IsReferral => ReferralId is not null;

    public required string Reference { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string SettingName { get; init; }
    public required Id<District> DistrictId { get; init; }
    public required string Area { get; init; }

    /// <summary>The people of the meeting see the child from here to there: five working days on either side.</summary>
    public DateTimeOffset SeenFrom { get; private set; }
    public DateTimeOffset SeenUntil { get; private set; }

    public int Position { get; private set; }
    public bool Urgent { get; private init; }

    /// <summary>Put on after the deadline or beyond the setting's limit: who allowed it and why.</summary>
    public string? AllowedBecause { get; private init; }
    public string? AllowedBy { get; private init; }

    public bool TakenOff { get; private set; }
    public IReadOnlyList<Paper> Papers { get; private set; } = [];
    public IReadOnlyList<Interest> Interests { get; private set; } = [];
    public string? Notes { get; private set; }

    /// <summary>Why, in plain words for the family.</summary>
    public string? Reason { get; private set; }

    public IReadOnlyList<Outcome> Outcomes { get; private set; } = [];
    public Guid? RecordedBy { get; private set; }

    /// <summary>The second member of a panel who confirmed what was recorded.</summary>
    public string? ConfirmedBy { get; private set; }

    /// <summary>A second member said that this is not what was decided, and why: whoever runs the meeting writes it down again.</summary>
    public string? SentBack { get; private set; }
    public string? SentBackBy { get; private set; }

    public bool Sealed { get; private set; }
    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    /// <summary>The lines of the minutes as they were sealed, kept from the first correction of the decision on.</summary>
    public IReadOnlyList<MinuteLine> AsSealed { get; private set; } = [];

    /// <summary>The correction of a decision that waits for its second member; at most one.</summary>
    public IReadOnlyList<Amendment> Proposed { get; private set; } = [];

    Id<Request>? IOpensChild.OpensRequest => RequestId;

    /// <summary>What was decided, as one line.</summary>
    public string InWords => string.Join("; ", Outcomes.Select(o => o.Words));

    public bool IsDecided => Outcomes.Count > 0 && Reason is { Length: > 0 };

    public static AgendaItem List(
        Meeting meeting,
        Request request,
        District district,
        int position,
        string? allowedBecause,
        string allowedBy,
        CountyCalendar calendar,
        DateTimeOffset now
    )
    {
        var item = new AgendaItem
        {
            Id = Id<AgendaItem>.New(now),
            MeetingId = meeting.Id,
            RequestId = request.Id,
            Reference = request.Reference,
            ChildId = request.ChildId,
            SettingId = request.SettingId,
            SettingName = request.SettingName,
            DistrictId = district.Id,
            Area = district.Area,
            Position = position,
            Urgent = request.Urgent,
            AllowedBecause = allowedBecause,
            AllowedBy = allowedBecause is null ? null : allowedBy,
        };
        item.SitsOn(meeting.Day, calendar);
        item.Record(new RequestPutOnAgenda($"{meeting.Title}, {meeting.Day.InFull}"));
        if (allowedBecause is not null)
        {
            item.Record($"Allowed by {allowedBy}: {allowedBecause}");
        }
        return item;
    }

    /// <summary>A referral comes onto a panel's agenda. Its people see the child while the panel is near.</summary>
    public static AgendaItem List(Meeting panel, Interventions.Referral referral, int position, CountyCalendar calendar, DateTimeOffset now)
    {
        var item = new AgendaItem
        {
            Id = Id<AgendaItem>.New(now),
            MeetingId = panel.Id,
            RequestId = referral.RequestId,
            ReferralId = referral.Id,
            Reference = referral.Reference,
            ChildId = referral.ChildId,
            SettingId = referral.SettingId,
            SettingName = referral.SettingName,
            DistrictId = referral.DistrictId,
            Area = panel.Area!,
            Position = position,
        };
        item.SitsOn(panel.Day, calendar);
        item.Record(new RequestPutOnAgenda($"{panel.Title}, {panel.Day.InFull}"));
        return item;
    }

    public void MeetingMoved(DateOnly day, CountyCalendar calendar)
    {
        SitsOn(day, calendar);
        Record($"The meeting moved to {day.InFull}");
    }

    public void MoveTo(int position)
    {
        Position = position;
        Record($"Now number {position} on the agenda");
    }

    public void Freeze(IReadOnlyList<Paper> papers, string why)
    {
        Unsealed();
        Papers = papers;
        Record(why);
    }

    public void TakeOff(string reason)
    {
        Unsealed();
        TakenOff = true;
        Record(new RequestTakenOffAgenda(reason));
    }

    /// <summary>The family withdrew after the meeting: its people see the child no longer.</summary>
    public void NoLongerShown(string reason, DateTimeOffset now)
    {
        SeenUntil = now < SeenUntil ? now : SeenUntil;
        Record(reason);
    }

    /// <summary>An action was added or changed. Recorded here too, so that it cannot slip past the seal.</summary>
    public void ActionNoted(string what)
    {
        Unsealed();
        Record($"Action: {what}");
    }

    public void Declare(Interest interest)
    {
        Unsealed();
        Interests = [.. Interests.Where(i => i.PersonId is null || i.PersonId != interest.PersonId), interest];
        ConfirmedBy = ConfirmedBy == interest.Name ? null : ConfirmedBy;
        Record(
            $"{interest.Name} declared an interest and "
                + $"{(interest.Left ? "left for this request" : "stayed without taking part in the decision")}"
        );
    }

    /// <summary>They declared an interest: they read no paper of it, and neither record, confirm nor take on what comes of it.</summary>
    public bool HasInterest(Id<Person> person) => Interests.Any(i => i.PersonId == person.Value);

    /// <summary>Whether this is what is written down already.</summary>
    public bool Says(string? notes, IReadOnlyList<Outcome> outcomes, string? reason) =>
        (notes, reason) == (Notes, Reason) && outcomes.Order().SequenceEqual(Outcomes.Order());

    /// <summary>Writes down what was said and decided. Nobody with an interest records it.</summary>
    public void RecordOutcome(string? notes, IReadOnlyList<Outcome> outcomes, string? reason, Id<Person> by)
    {
        Unsealed();
        if (Says(notes, outcomes, reason) && SentBack is null)
        {
            return;
        }
        if (HasInterest(by))
        {
            throw new RuleBroken("You declared an interest in this request: somebody else must record its outcome.");
        }
        MustFit(outcomes, reason);
        (Notes, Outcomes, Reason, RecordedBy, ConfirmedBy) = (notes, outcomes, reason, by.Value, null);
        (SentBack, SentBackBy) = (null, null);
        Record(outcomes.Count is 0 ? new Said("Discussion noted") : new OutcomeRecorded(outcomes));
    }

    private void MustFit(IReadOnlyList<Outcome> outcomes, string? reason)
    {
        if (outcomes.Count > 0 && string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleBroken("Give the reason in words for the family", nameof(Reason));
        }
        if (outcomes.Contains(Outcome.NotAgreed) && outcomes.Any(o => o is not (Outcome.NotAgreed or Outcome.Advice)))
        {
            throw new RuleBroken("A request that is not agreed can only be given advice beside it", nameof(Outcomes));
        }
        if (IsReferral && outcomes.Count > 1 && outcomes.Any(o => o is Outcome.PlaceAgreed or Outcome.MoreEvidence))
        {
            throw new RuleBroken(
                "A panel agrees to a place, asks for more evidence, or offers something else: choose one of these",
                nameof(Outcomes)
            );
        }
    }

    /// <summary>A second member of the panel confirms what was recorded. Nobody with an interest does.</summary>
    public void Confirm(Id<Person> by, string name)
    {
        MayConfirm(by);
        if (SentBack is not null)
        {
            throw new RuleBroken($"{SentBackBy} said that this is not what was decided: the chair writes it down again first.");
        }
        ConfirmedBy = name;
        Record($"Confirmed by {name}");
    }

    /// <summary>The second member says no: it is not what was decided. It cannot be sealed until it is written down again.</summary>
    public void SendBack(Id<Person> by, string name, string why)
    {
        MayConfirm(by);
        (ConfirmedBy, SentBack, SentBackBy) = (null, why, name);
        Record($"Not what was decided, says {name}: {why}");
    }

    private void MayConfirm(Id<Person> by)
    {
        Unsealed();
        if (!IsReferral || !IsDecided)
        {
            throw new RuleBroken("There is nothing to confirm yet.");
        }
        if (RecordedBy == by.Value)
        {
            throw new RuleBroken("Somebody other than the person who recorded it must confirm.");
        }
        if (HasInterest(by))
        {
            throw new RuleBroken("You declared an interest in this referral: somebody else must confirm it.");
        }
    }

    public void Seal()
    {
        if (!IsDecided)
        {
            throw new RuleBroken($"{Reference} has no outcome yet: record one, or take it off the agenda.");
        }
        if (IsReferral && ConfirmedBy is null)
        {
            throw new RuleBroken($"{Reference}: a second member of the panel has not confirmed the decision yet.");
        }
        Sealed = true;
        Record("Sealed with the minutes");
    }

    public void Correct(string words, string by, DateTimeOffset now)
    {
        if (!Sealed)
        {
            throw new RuleBroken("The minutes are not sealed yet: change the record itself.");
        }
        Corrections = [.. Corrections, new(by, now, words)];
        Record($"Correction added: {words}");
    }

    /// <summary>Says that the sealed decision is wrong, and what was decided. Until it is made it changes nothing.</summary>
    public void Propose(Amendment amendment)
    {
        if (!Sealed)
        {
            throw new RuleBroken("The minutes are not sealed yet: change the record itself.");
        }
        if (Interests.Any(i => i.PersonId == amendment.By))
        {
            throw new RuleBroken("You declared an interest in this request: somebody else must correct it.");
        }
        if (amendment.Outcomes is [])
        {
            throw new RuleBroken("Choose what was decided", nameof(Outcomes));
        }
        if (Says(Notes, amendment.Outcomes, amendment.Reason))
        {
            throw new RuleBroken("This is what is recorded already: change what was decided, or why", nameof(Outcomes));
        }
        MustFit(amendment.Outcomes, amendment.Reason);
        Proposed = [amendment];
        Record($"{amendment.ByName} says that the decision is recorded wrongly: {amendment.Words}");
    }

    /// <summary>The correction is made: by whoever proposed it, or, where two decide, by a second member.</summary>
    public void Amend(IReadOnlyList<MinuteLine> asSealed, string? second, DateTimeOffset now)
    {
        var made = Proposed[0];
        var (before, by) = (InWords, second is null ? made.ByName : $"{made.ByName}, confirmed by {second}");
        (AsSealed, Outcomes, Reason, Proposed) = (AsSealed is [] ? asSealed : AsSealed, made.Outcomes, made.Reason, []);
        Corrections = [.. Corrections, new(by, now, $"{made.Words}\nDecided: {InWords}. Recorded before: {before}.\n{made.Reason}")];
        Record(new OutcomeRecorded(made.Outcomes));
    }

    /// <summary>A second member looks at a correction: not whoever proposed it, nor anybody with an interest.</summary>
    public void MayAgree(Id<Person> by)
    {
        if (Proposed is [])
        {
            throw new RuleBroken("There is no correction to confirm.");
        }
        if (Proposed[0].By == by.Value || HasInterest(by))
        {
            throw new RuleBroken("Somebody else must confirm it: not whoever proposed it, nor anybody with an interest.");
        }
    }

    /// <summary>The second member says no to a correction: what was sealed stands.</summary>
    public void Refuse(Id<Person> by, string name, string why)
    {
        MayAgree(by);
        Proposed = [];
        Record($"The correction was not agreed by {name}: {why}");
    }

    public IEnumerable<Opening> Opens(DateTimeOffset now)
    {
        if (TakenOff)
        {
            yield break;
        }
        if (IsReferral)
        {
            yield return new($"map/area/{Area}", SeenFrom, SeenUntil, $"referral {Reference} is on a panel's agenda", ClosedTo);
            yield break;
        }
        yield return new($"panel/district/{DistrictId}", SeenFrom, SeenUntil, $"request {Reference} is on a meeting's agenda", ClosedTo);
        yield return new($"panel/area/{Area}", SeenFrom, SeenUntil, $"request {Reference} is on a meeting's agenda", ClosedTo);
    }

    private string? ClosedTo =>
        Interests.Select(i => i.PersonId).OfType<Guid>().Select(p => p.ToString()).ToList() is { Count: > 0 } people
            ? string.Join(' ', people)
            : null;

    private void SitsOn(DateOnly day, CountyCalendar calendar) =>
        (SeenFrom, SeenUntil) = (calendar.WorkingDays(day, -5).Begins, calendar.WorkingDays(day, 5).IsOver);

    private void Unsealed()
    {
        if (Sealed)
        {
            throw new RuleBroken("The minutes are sealed: add a correction instead.");
        }
    }
}

public sealed record OutcomeRecorded(IReadOnlyList<Outcome> Outcomes) : Fact
{
    public override string Sentence => $"Outcome recorded: {string.Join("; ", Outcomes.Select(o => o.Words))}";
}

/// <summary>Something a meeting decided that somebody will do by a date (L7).</summary>
public sealed class MeetingAction : Recorded, IAboutChild, IOfRequest
{
    public required Id<MeetingAction> Id { get; init; }
    public required Id<AgendaItem> ItemId { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required string Reference { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required Id<District> DistrictId { get; init; }
    public Outcome? Outcome { get; private init; }
    public string What { get; private set; } = "";
    public string Owner { get; private set; } = "";

    /// <summary>Whose it is by role; none where a name or somebody else is written.</summary>
    public Role? OwnerRole { get; private set; }

    /// <summary>It is to tell the family what was decided: done once everyone entitled was told.</summary>
    public bool Tells { get; private init; }

    public DateOnly DueOn { get; private set; }
    public string DueWhy { get; private set; } = "";
    public DateOnly? DoneOn { get; private set; }
    public string? DoneNote { get; private set; }
    public bool Dropped { get; private set; }

    /// <summary>It ended without being done, and why.</summary>
    public DateOnly? EndedOn { get; private set; }
    public string? EndedWhy { get; private set; }

    public bool IsLateOn(DateOnly today) => DoneOn is null && EndedOn is null && DueOn < today;

    /// <summary>Why it is that day, where somebody chose it.</summary>
    public const string Chosen = "the meeting chose this date";

    public static MeetingAction Set(
        AgendaItem item,
        Outcome? outcome,
        string what,
        string owner,
        Due due,
        DateTimeOffset now,
        bool tells = false
    )
    {
        var action = new MeetingAction
        {
            Id = Id<MeetingAction>.New(now),
            ItemId = item.Id,
            RequestId = item.RequestId,
            Reference = item.Reference,
            ChildId = item.ChildId,
            SettingId = item.SettingId,
            DistrictId = item.DistrictId,
            Outcome = outcome,
            What = what,
            Owner = owner,
            OwnerRole = RoleOf(owner),
            Tells = tells,
            DueOn = due.On,
            DueWhy = due.Why,
        };
        action.Record($"{owner} to: {what}, by {due.On.InFull}");
        return action;
    }

    public void Change(string what, string owner, DateOnly dueOn, DateOnly today)
    {
        if (dueOn < today.AddYears(-1) || dueOn > today.AddYears(2))
        {
            throw new RuleBroken("By when must be within two years", nameof(DueOn));
        }
        DueWhy = dueOn == DueOn ? DueWhy : Chosen;
        (What, Owner, OwnerRole, DueOn) = (what, owner, RoleOf(owner), dueOn);
        Record($"Now: {owner} to {what}, by {dueOn.InFull}");
    }

    private static Role? RoleOf(string owner) =>
        owner.Trim().ToLowerInvariant() switch
        {
            "senco" => Role.SettingStaff,
            "district coordinator" or "coordinator" => Role.Coordinator,
            "educational psychologist" => Role.EducationalPsychologist,
            "specialist teacher" => Role.SpecialistTeacher,
            "portage practitioner" => Role.PortagePractitioner,
            _ => null,
        };

    public void Done(string? note, DateOnly today)
    {
        if (DoneOn is not null || EndedOn is not null)
        {
            throw new RuleBroken(EndedOn is null ? "This action is done already." : $"This action has ended: {EndedWhy}");
        }
        (DoneOn, DoneNote) = (today, note);
        Record($"Done: {What}");
    }

    /// <summary>Nobody is to do it any more, and why.</summary>
    public void End(string why, DateOnly today)
    {
        (EndedOn, EndedWhy) = (today, why);
        Record($"Ended: {What}. {why}");
    }

    /// <summary>A date that was counted from the meeting goes along with it; one that somebody chose stays.</summary>
    public void MeetingMoved(DateOnly day, CountyCalendar calendar)
    {
        if ((Tells || Outcome is not null) && DueWhy != Chosen)
        {
            var due = Tells
                ? calendar.InWorkingDays(day, OutcomeActions.DaysToTell, "the meeting")
                : Outcome!.Value.DueFrom(day, "the meeting", calendar);
            (DueOn, DueWhy) = (due.On, due.Why);
            Record($"The meeting moved: now by {DueOn.InFull}");
        }
    }

    /// <summary>The outcome it came from was taken back before the minutes were sealed.</summary>
    public void Drop()
    {
        Dropped = true;
        Record($"No longer to be done: {What}");
    }
}
