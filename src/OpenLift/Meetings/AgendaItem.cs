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

    public bool Sealed { get; private set; }
    public IReadOnlyList<Correction> Corrections { get; private set; } = [];

    Id<Request>? IOpensChild.OpensRequest => RequestId;

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
        Interests = [.. Interests, interest];
        Record(
            $"{interest.Name} declared an interest and "
                + $"{(interest.Left ? "left for this request" : "stayed without taking part in the decision")}"
        );
    }

    /// <summary>Writes down what was said and decided. Nobody with an interest records it.</summary>
    public void RecordOutcome(string? notes, IReadOnlyList<Outcome> outcomes, string? reason, Id<Person> by)
    {
        Unsealed();
        if (Interests.Any(i => i.PersonId == by.Value))
        {
            throw new RuleBroken("You declared an interest in this request: somebody else must record its outcome.");
        }
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
        (Notes, Outcomes, Reason, RecordedBy, ConfirmedBy) = (notes, outcomes, reason, by.Value, null);
        Record(outcomes.Count is 0 ? new Said("Discussion noted") : new OutcomeRecorded(outcomes));
    }

    /// <summary>A second member of the panel confirms what was recorded. Nobody with an interest does.</summary>
    public void Confirm(Id<Person> by, string name)
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
        if (Interests.Any(i => i.PersonId == by.Value))
        {
            throw new RuleBroken("You declared an interest in this referral: somebody else must confirm it.");
        }
        ConfirmedBy = name;
        Record($"Confirmed by {name}");
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

    public IEnumerable<Opening> Opens(DateTimeOffset now)
    {
        if (TakenOff)
        {
            yield break;
        }
        if (IsReferral)
        {
            yield return new($"map/area/{Area}", SeenFrom, SeenUntil, $"referral {Reference} is on a panel's agenda");
            yield break;
        }
        yield return new($"panel/district/{DistrictId}", SeenFrom, SeenUntil, $"request {Reference} is on a meeting's agenda");
        yield return new($"panel/area/{Area}", SeenFrom, SeenUntil, $"request {Reference} is on a meeting's agenda");
    }

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
    public DateOnly DueOn { get; private set; }
    public string DueWhy { get; private set; } = "";
    public DateOnly? DoneOn { get; private set; }
    public string? DoneNote { get; private set; }
    public bool Dropped { get; private set; }

    public static MeetingAction Set(AgendaItem item, Outcome? outcome, string what, string owner, Due due, DateTimeOffset now)
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
        DueWhy = dueOn == DueOn ? DueWhy : "the meeting chose this date";
        (What, Owner, DueOn) = (what, owner, dueOn);
        Record($"Now: {owner} to {what}, by {dueOn.InFull}");
    }

    public void Done(string? note, DateOnly today)
    {
        if (DoneOn is not null)
        {
            throw new RuleBroken("This action is done already.");
        }
        (DoneOn, DoneNote) = (today, note);
        Record($"Done: {What}");
    }

    /// <summary>The outcome it came from was taken back before the minutes were sealed.</summary>
    public void Drop()
    {
        Dropped = true;
        Record($"No longer to be done: {What}");
    }
}
