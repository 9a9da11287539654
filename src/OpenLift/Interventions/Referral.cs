using OpenLift.Children;
using OpenLift.County;
using OpenLift.Interventions.Hubs;
using OpenLift.Interventions.WaitingList;
using OpenLift.Meetings;
using OpenLift.People;
using OpenLift.Requests;
using OpenLift.Support;

namespace OpenLift.Interventions;

/// <summary>What was sent to a panel, word for word, with its fingerprint.</summary>
public sealed record SentReferral(int Number, string Content, string Hash, DateTimeOffset SentAt);

/// <summary>
/// What the family said: who, how and when. That it agrees to the referral, which is not permission to share (the request holds that, L3),
/// or that it wishes something else.
/// </summary>
public sealed record FamilySaid(string By, OpenLift.Children.Consent.HowGiven How, DateOnly On);

/// <summary>Somebody kept in touch with a family that waits (S5).</summary>
public sealed record Touch(DateOnly On, string By, string How, string Words);

/// <summary>Where the family's wish for a statutory assessment stands: it may change the kind and timing of a place (S8).</summary>
public enum StatutoryAssessment
{
    [Said("Not asked for")]
    None,

    [Said("Asked for, not yet answered")]
    Requested,

    [Said("Under way")]
    UnderWay,

    [Said("A plan is being written")]
    PlanDrafted,

    [Said("A plan is in force")]
    PlanInForce,

    [Said("Refused")]
    Refused,
}

/// <summary>
/// A specialist teacher's or Portage practitioner's referral of a pre-school child to Specialist Intervention, from its first
/// words to the last day of the place it led to (S1 to S12). It rests on the agreement of the family that its request holds.
/// </summary>
public sealed class Referral : Recorded, IOpensChild, IOfRequest
{
    private readonly List<WaitingEvent> _waiting = [];

    public required Id<Referral> Id { get; init; }
    public required string Reference { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required Id<Case> CaseId { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string SettingName { get; init; }

    /// <summary>The child's home district: its hub is asked for a place.</summary>
    public Id<District> DistrictId { get; private set; }
    public string Area { get; private set; } = "";

    public required Id<Person> ReferrerId { get; init; }
    public required string ReferrerName { get; init; }
    public required Role ReferrerRole { get; init; }
    public ReferralStatus Status { get; private set; }
    public required DateTimeOffset StartedAt { get; init; }

    public string? Why { get; private set; }
    public IReadOnlyList<AspectEvidence> Aspects { get; private set; } = [];
    public IReadOnlyList<CriterionAnswer> Answers { get; private set; } = [];
    public FamilySaid? Agreement { get; private set; }
    public StatutoryAssessment? StatutoryAssessment { get; private set; }

    public IReadOnlyList<SentReferral> Versions { get; private set; } = [];
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>What the panel asked for, or the reason of its decision.</summary>
    public string? Message { get; private set; }
    public DateOnly? DecidedOn { get; private set; }

    /// <summary>The hub that answers for it, once the panel agreed.</summary>
    public Id<Hub>? HubId { get; private set; }
    public DateOnly? WaitingSince { get; private set; }
    public string? ParkedWhy { get; private set; }

    /// <summary>Until when a place is held for it. After that moment it waits again, by itself.</summary>
    public DateTimeOffset? HeldUntil { get; private set; }

    public IReadOnlyList<Touch> Touches { get; private set; } = [];

    /// <summary>By when somebody is to be in touch again. Silence never takes a child off the list.</summary>
    public DateOnly? TouchDueOn { get; private set; }

    public DateOnly? StartedOn { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public string? EndedWhy { get; private set; }

    /// <summary>The date of birth as it orders the list.</summary>
    public DateOnly Born { get; private set; }
    public int Events { get; private set; }

    public IReadOnlyList<WaitingEvent> WaitingEvents => _waiting;

    Id<Request>? IOpensChild.OpensRequest => RequestId;

    /// <summary>Starts a referral for a child on one's own caseload, with the evidence that its case holds already (S1).</summary>
    public static Referral Start(
        Case about,
        Child child,
        District home,
        Person referrer,
        Role role,
        IReadOnlyList<AspectEvidence> known,
        DateTimeOffset now
    )
    {
        if (role is not (Role.SpecialistTeacher or Role.PortagePractitioner))
        {
            throw new RuleBroken("Only a specialist teacher or a Portage practitioner can refer to Specialist Intervention.");
        }
        if (about.PersonId != referrer.Id)
        {
            throw new RuleBroken("Only whoever has the case can refer the child.");
        }
        if (now.CountyDay >= SchoolStart.Of(child.Born))
        {
            throw new RuleBroken("Specialist Intervention is for children who have not started school.");
        }
        var referral = new Referral
        {
            Id = Id<Referral>.New(now),
            Reference = Platform.Reference.New(home.Prefix),
            RequestId = about.RequestId,
            CaseId = about.Id,
            ChildId = child.Id,
            SettingId = about.SettingId,
            SettingName = about.SettingName,
            DistrictId = home.Id,
            Area = home.Area,
            ReferrerId = referrer.Id,
            ReferrerName = referrer.Name,
            ReferrerRole = role,
            StartedAt = now,
            Aspects = known,
            Born = child.Born,
        };
        referral.Record(
            $"Referral to Specialist Intervention started{(known.Count > 0 ? $", with {known.Count.Of("assessment")} the case holds" : "")}"
        );
        return referral;
    }

    public void Explain(string? why, StatutoryAssessment? assessment)
    {
        Writable();
        (Why, StatutoryAssessment) = (why, assessment);
        Record("The reason for the referral described");
    }

    /// <summary>
    /// Keeps one assessment of one aspect. While a place is reserved more may be added; what was claimed before stays (S7).
    /// </summary>
    public void Keep(AspectEvidence found, InterventionRules rules, DateOnly today)
    {
        Writable(alsoAtReCheck: true);
        if (!rules.Aspects.Contains(found.Aspect))
        {
            throw new RuleBroken("Choose an aspect", "Aspect");
        }
        if (found.From < 0 || found.To > 72 || found.To < found.From)
        {
            throw new RuleBroken("Months must be between 0 and 72, the lower number first", "FromMonths");
        }
        if (found.On > today || found.On < Born)
        {
            throw new RuleBroken("The assessment must be between the child’s birth and today", "On");
        }
        var known = Aspects.Any(a => a.Key == found.Key);
        if (known && Status is ReferralStatus.PlaceReserved)
        {
            throw new RuleBroken("What was claimed stays as it was: add a new assessment.");
        }
        if (!known && Aspects.Count >= 60)
        {
            throw new RuleBroken("Sixty assessments are recorded already.");
        }
        Aspects = known ? [.. Aspects.Select(a => a.Key == found.Key ? found : a)] : [.. Aspects, found];
        Record($"Assessment of {found.Aspect.ToLowerInvariant()} on {found.On.InFull} recorded");
    }

    public void RemoveAspect(Guid key)
    {
        Writable();
        Aspects = [.. Aspects.Where(a => a.Key != key)];
        Record("Assessment removed");
    }

    public void Answer(IReadOnlyList<CriterionAnswer> answers, DateOnly today)
    {
        Writable(alsoAtReCheck: true);
        if (answers.Any(a => a.On > today))
        {
            throw new RuleBroken("The date of evidence must be today or in the past");
        }
        Answers = [.. Answers.Where(a => !answers.Any(n => n.Code == a.Code)), .. answers];
        Record("Criteria answered");
    }

    public void FamilyAgreed(FamilySaid agreement, DateOnly today)
    {
        Writable();
        if (agreement.On > today)
        {
            throw new RuleBroken("The date must be today or in the past", "AgreedOn");
        }
        Agreement = agreement;
        Record($"{agreement.By} knows of the referral and agrees");
    }

    /// <summary>Sends it to the area's panel. Criteria that are not shown do not stop it: the panel sees them (S2).</summary>
    public void Send(string content, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(Why))
        {
            throw new RuleBroken("Say why the child needs Specialist Intervention before sending", nameof(Why));
        }
        if (Agreement is null)
        {
            throw new RuleBroken("Record that the family knows of the referral and agrees before sending", nameof(Agreement));
        }
        if (now.CountyDay >= SchoolStart.Of(Born))
        {
            throw new RuleBroken("Specialist Intervention is for children who have not started school.");
        }
        Move(ReferralStep.Send);
        Versions = [.. Versions, new(Versions.Count + 1, content, SentVersion.HashOf(content), now)];
        (SentAt, Message) = (SentAt ?? now, null);
        Record($"Sent to the {Area} panel, version {Versions.Count}");
    }

    public void PutOnAgenda(string panel, DateOnly day)
    {
        Move(ReferralStep.PutOnAgenda);
        Record($"Put on the agenda of {panel}, {day.InFull}");
    }

    public void TakeOffAgenda(string reason)
    {
        Move(ReferralStep.TakeOffAgenda);
        Record($"Taken off the agenda: {reason}");
    }

    /// <summary>What the panel decided: a place when one is free, something else, or first more evidence (S3).</summary>
    public void Decide(Outcome outcome, string reason, Hub? hub, InterventionRules rules, DateTimeOffset now)
    {
        var today = now.CountyDay;
        switch (outcome)
        {
            case Outcome.PlaceAgreed:
                Join(
                    hub ?? throw new RuleBroken("The child’s home district has no hub yet: ask the administrator to add one."),
                    today,
                    rules,
                    now
                );
                break;
            case Outcome.MoreEvidence:
                Move(ReferralStep.AskForEvidence);
                break;
            default:
                Move(ReferralStep.OfferOther);
                EndedOn = today;
                break;
        }
        (Message, DecidedOn) = (reason, today);
        var sum = Interventions.Criteria.Of(rules, Born, Aspects, Answers, today).Words;
        Record($"The panel decided: {outcome.Words}. By the evidence of that day, {sum}");
    }

    /// <summary>The panel's decision was recorded wrongly: before a place is held it can be decided again.</summary>
    public void Reconsider(string why, string by, DateTimeOffset now)
    {
        var waited = Status.IsWithHub;
        Move(ReferralStep.Reconsider);
        (HubId, WaitingSince, TouchDueOn, ParkedWhy, EndedOn) = (null, null, null, null, null);
        if (waited)
        {
            Note(WaitingKind.Left, why, by, now);
        }
        Record(why);
    }

    private void Join(Hub hub, DateOnly today, InterventionRules rules, DateTimeOffset now)
    {
        Move(ReferralStep.Agree);
        (HubId, WaitingSince, TouchDueOn) = (hub.Id, today, today.AddDays(7 * rules.KeepInTouchWeeks));
        Note(WaitingKind.Joined, null, null, now);
    }

    /// <summary>Rests at the family's wish, or because two people say so with a reason (S5).</summary>
    public void Park(Grounds grounds, string by, DateTimeOffset now)
    {
        grounds.MustStand();
        Rest(grounds.InWords, by, now);
    }

    private void Rest(string why, string by, DateTimeOffset now)
    {
        Move(ReferralStep.Park);
        ParkedWhy = why;
        Note(WaitingKind.Parked, why, by, now);
        Record($"Parked: {why}");
    }

    public void Return(string by, DateTimeOffset now)
    {
        Move(ReferralStep.Return);
        ParkedWhy = null;
        Note(WaitingKind.Returned, null, by, now);
        Record("Back on the waiting list, with the time waited before");
    }

    public void InTouch(Touch touch, InterventionRules rules, DateOnly today)
    {
        if (!Status.IsWithHub || Status is ReferralStatus.Placed)
        {
            throw new RuleBroken($"This cannot be done now: the referral is {Status.InWords}.");
        }
        if (touch.On > today)
        {
            throw new RuleBroken("The date must be today or in the past", nameof(Touch.On));
        }
        Touches = [.. Touches, touch];
        TouchDueOn = Touches.Max(t => t.On).AddDays(7 * rules.KeepInTouchWeeks);
        Record($"{touch.By} was in touch with the family on {touch.On.InFull}");
    }

    /// <summary>A place is held while the evidence is looked at again (S6, S7).</summary>
    public void Reserve(DateTimeOffset heldUntil, string? skipped, string by, DateTimeOffset now)
    {
        LapseIfDue(now);
        Move(ReferralStep.Reserve);
        HeldUntil = heldUntil;
        Note(WaitingKind.PlaceReserved, skipped, by, now);
        Record($"A place is reserved to the end of {heldUntil.LastDay.InFull}");
    }

    /// <summary>The place is not taken after all: the child waits on, with the time waited before.</summary>
    public void Release(string why, string by, DateTimeOffset now)
    {
        Move(ReferralStep.Release);
        HeldUntil = null;
        Note(WaitingKind.PlaceReleased, why, by, now);
        Record($"The place was given back: {why}");
    }

    /// <summary>The time a place was held has passed: it waits again, as of that moment.</summary>
    /// <returns>Whether that was so.</returns>
    public bool LapseIfDue(DateTimeOffset now)
    {
        if (Status is not ReferralStatus.PlaceReserved || HeldUntil is not { } held || held > now)
        {
            return false;
        }
        Move(ReferralStep.Release);
        HeldUntil = null;
        Note(WaitingKind.PlaceReleased, "The time it was held for had passed", "OpenLIFT", held);
        Record($"The reserved place lapsed at the end of {held.LastDay.InFull}");
        return true;
    }

    /// <summary>The criteria were looked at again and are still met: the place is theirs (S7).</summary>
    public void Confirm(string by, DateTimeOffset now)
    {
        Move(ReferralStep.Confirm);
        HeldUntil = null;
        Note(WaitingKind.Left, WaitingEvent.HasPlace, by, now);
        Record("The place is confirmed");
    }

    /// <summary>The criteria are met no longer, or the child has started school: something else is offered (S4, S7).</summary>
    public void OfferOther(Outcome other, string why, string by, DateTimeOffset now)
    {
        if (Status is ReferralStatus.Waiting or ReferralStatus.Parked && now.CountyDay < SchoolStart.Of(Born))
        {
            throw new RuleBroken("The child has not started school and waits on: the panel decided on a place.");
        }
        Move(ReferralStep.OfferOther);
        (HeldUntil, EndedOn, Message) = (null, now.CountyDay, why);
        Note(WaitingKind.Left, "Something else was offered", by, now);
        Record($"Something else is offered, {other.Words}: {why}");
    }

    public void End(string why, string by, DateTimeOffset now)
    {
        Move(ReferralStep.End);
        (EndedOn, EndedWhy) = (now.CountyDay, why);
        if (StartedOn is null)
        {
            Note(WaitingKind.Left, why, by, now);
        }
        Record($"Ended: {why}");
    }

    /// <summary>Taken back. Once the panel agreed, at the family's wish or by two people.</summary>
    public void Withdraw(Grounds grounds, string by, DateTimeOffset now)
    {
        if (Status.IsWithHub)
        {
            grounds.MustStand();
        }
        TakeBack(grounds.InWords, by, now);
    }

    private void TakeBack(string why, string by, DateTimeOffset now)
    {
        var waited = Status.IsWithHub && StartedOn is null;
        Move(ReferralStep.Withdraw);
        (EndedOn, EndedWhy, HeldUntil) = (now.CountyDay, why, null);
        if (waited)
        {
            Note(WaitingKind.Left, "Withdrawn", by, now);
        }
        Record($"Withdrawn: {why}");
    }

    /// <summary>
    /// The family shares no more. Where that rests, the child keeps the time waited; else the referral is withdrawn (d.2).
    /// </summary>
    public void FamilyStopsSharing(string what, bool rests, DateTimeOffset now)
    {
        if (!rests)
        {
            TakeBack($"The family withdrew: {what}", "The family", now);
            return;
        }
        if (Status is ReferralStatus.OnAgenda)
        {
            TakeOffAgenda("The family does not share it for now");
        }
        if (Status is ReferralStatus.PlaceReserved or ReferralStatus.Placed && StartedOn is null)
        {
            Release("The family stopped sharing", "The family", now);
        }
        if (Status is ReferralStatus.Waiting)
        {
            Rest("The family does not share it for now", "The family", now);
        }
    }

    /// <summary>The date of birth was recorded wrongly. From here on the list goes by the right one.</summary>
    public void BornOn(DateOnly born, DateTimeOffset now)
    {
        Born = born;
        if (Status.IsWithHub && StartedOn is null)
        {
            Note(WaitingKind.Corrected, null, null, now);
        }
        Record($"Date of birth corrected to {born.InFull}");
    }

    public void Started(DateOnly on)
    {
        StartedOn = on;
        Note(WaitingKind.Started, null, null, on.At(new(12, 0)));
        Record($"Specialist Intervention started on {on.InFull}");
    }

    /// <summary>
    /// The family moved: the hub of the new district answers for it. Whether the time waited counts on is the county's rule of that day
    /// (S5).
    /// </summary>
    public void MovedTo(District home, Hub? hub, InterventionRules rules, DateTimeOffset now)
    {
        if (Status.IsOver || Status is ReferralStatus.Placed || home.Id == DistrictId)
        {
            return;
        }
        (DistrictId, Area) = (home.Id, home.Area);
        if (!Status.IsWithHub)
        {
            Record($"The family moved to {home.Name}");
            return;
        }
        if (hub is null)
        {
            throw new RuleBroken(
                $"{home.Name} has no hub yet: ask the administrator to add one, so that the child keeps a place on a waiting list.",
                "Postcode"
            );
        }
        if (Status is ReferralStatus.PlaceReserved)
        {
            Release("The family moved to another district", "OpenLIFT", now);
        }
        HubId = hub.Id;
        WaitingSince = rules.WaitMovesAlong ? WaitingSince : now.CountyDay;
        Note(WaitingKind.MovedHub, $"Moved to {home.Name}{(rules.WaitMovesAlong ? ", with the time waited before" : "")}", null, now);
        Record(
            $"The family moved to {home.Name}: its hub answers from now "
                + $"on{(rules.WaitMovesAlong ? $", and the wait counts from {WaitingSince!.Value.InFull} as before" : "")}"
        );
    }

    /// <summary>
    /// Whoever refers, to the end and thirty weeks on, so that a term's follow-up is within; the hub's managers from the panel's word, and
    /// everybody at the hub only while the child has a place there.
    /// </summary>
    public IEnumerable<Opening> Opens(DateTimeOffset now)
    {
        var until = EndedOn?.AddDays(7 * 30).Begins;
        yield return new($"staff/{ReferrerId}", now, until, $"made referral {Reference}");
        if (HubId is { } hub && (Status.IsWithHub || Status is ReferralStatus.Ended or ReferralStatus.OfferedOther))
        {
            yield return new($"waits/hub/{hub}", now, until, $"referral {Reference} is with the hub");
        }
        if (HubId is { } at && Status is ReferralStatus.Placed)
        {
            yield return new($"hub/{at}", now, null, $"referral {Reference} has a place at the hub");
        }
    }

    private void Note(WaitingKind kind, string? why, string? by, DateTimeOffset at) =>
        _waiting.Add(
            new()
            {
                Id = Id<WaitingEvent>.New(at),
                ReferralId = Id,
                Number = ++Events,
                Kind = kind,
                On = at.CountyDay,
                HubId = HubId!.Value,
                WaitingSince = WaitingSince!.Value,
                Born = Born,
                Reference = Reference,
                HeldUntil = HeldUntil,
                Why = why,
                By = by,
            }
        );

    private void Move(ReferralStep step) => Status = Status.After(step);

    private void Writable(bool alsoAtReCheck = false)
    {
        if (!Status.IsOpenToReferrer && !(alsoAtReCheck && Status is ReferralStatus.PlaceReserved))
        {
            throw new RuleBroken($"The referral can no longer be changed: it is {Status.InWords}.");
        }
    }
}

/// <summary>When a child starts school: the September after the fourth birthday.</summary>
public static class SchoolStart
{
    /// <summary>The list warns a term ahead, so that something else is found in time.</summary>
    private const int WarnDays = 91;

    public static DateOnly Of(DateOnly born)
    {
        var four = born.AddYears(4);
        return four <= new DateOnly(four.Year, 8, 31) ? new(four.Year, 9, 1) : new(four.Year + 1, 9, 1);
    }

    /// <summary>Children born by this day have started school by the other.</summary>
    public static DateOnly BornBy(DateOnly day) => new(day.Year - (day.Month >= 9 ? 4 : 5), 8, 31);

    /// <summary>The day by which a warning reaches ahead.</summary>
    public static DateOnly Ahead(DateOnly today) => today.AddDays(WarnDays);
}
