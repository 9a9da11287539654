using OpenLift.Children;
using OpenLift.County;
using OpenLift.Meetings;
using OpenLift.People;
using OpenLift.Requests;

namespace OpenLift.Support;

/// <summary>Who works with the case, from when until when, and why it changed hands.</summary>
public sealed record Assignment(Guid PersonId, string Name, DateOnly From, DateOnly? Until, string? Why, string By);

public enum EndReason
{
    [Said("The exit criteria are met")]
    CriteriaMet,

    [Said("Passed on: more is needed")]
    Escalated,

    [Said("The child moved away or left the setting")]
    Moved,

    [Said("The family does not want it any more")]
    FamilyStopped,

    [Said("The child has died")]
    ChildDied,

    [Said("Something else")]
    Other,
}

/// <summary>A child's support by a member of the specialist staff, from the decision to its end (L9, L11).</summary>
public sealed class Case : Recorded, IOpensChild, IOfRequest
{
    /// <summary>Working days from the decision to a name, and from the name to the first contact (L8).</summary>
    public const int DaysToAllocate = 5;
    public const int DaysToFirstContact = 10;

    public required Id<Case> Id { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required string Reference { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string SettingName { get; init; }
    public required Id<District> DistrictId { get; init; }

    /// <summary>What was decided: the specialist team, an educational psychologist, or the county's staff.</summary>
    public required Outcome Kind { get; init; }

    public required string? Need { get; init; }

    /// <summary>hi, vi or pi, where the county's own staff take it.</summary>
    public required string? CountyNeed { get; init; }

    /// <summary>The hub whose team has it, while the child has a place in Specialist Intervention (S10).</summary>
    public Id<OpenLift.Interventions.Hubs.Hub>? HubId { get; private init; }

    public required DateOnly OpenedOn { get; init; }
    public CaseStatus Status { get; private set; }
    public DateOnly AllocateBy { get; private set; }
    public string AllocateWhy { get; private set; } = "";
    public DateOnly? AllocatedOn { get; private set; }
    public Id<Person>? PersonId { get; private set; }
    public string? PersonName { get; private set; }
    public decimal HoursAWeek { get; private set; }
    public IReadOnlyList<Assignment> Assignments { get; private set; } = [];
    public DateOnly? ContactBy { get; private set; }
    public string? ContactWhy { get; private set; }
    public DateOnly? ContactOn { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public EndReason? EndReason { get; private set; }
    public string? EndWords { get; private set; }

    /// <summary>The family stopped sharing: nobody outside the setting sees the child by this case.</summary>
    public bool Resting { get; private set; }

    Id<Request>? IOpensChild.OpensRequest => RequestId;

    /// <summary>Opens a case for each part of a decision that a member of staff takes on.</summary>
    public static IReadOnlyList<Case> Of(Request request, IEnumerable<Outcome> outcomes, CountyCalendar calendar, DateTimeOffset now)
    {
        return
        [
            .. outcomes
                .Where(o => o is Outcome.Intervention or Outcome.EducationalPsychologist or Outcome.CountyCoordinator or Outcome.Portage)
                .Where(o => o is not Outcome.CountyCoordinator || request.CountyNeed is not null)
                .Select(kind =>
                {
                    var due = calendar.InWorkingDays(now.CountyDay, DaysToAllocate, "the decision");
                    var opened = new Case
                    {
                        Id = Id<Case>.New(now),
                        RequestId = request.Id,
                        Reference = request.Reference,
                        ChildId = request.ChildId,
                        SettingId = request.SettingId,
                        SettingName = request.SettingName,
                        DistrictId = request.DistrictId,
                        Kind = kind,
                        Need = request.PrimaryNeed,
                        CountyNeed = kind is Outcome.CountyCoordinator ? request.CountyNeed : null,
                        OpenedOn = now.CountyDay,
                        AllocateBy = due.On,
                        AllocateWhy = due.Why,
                    };
                    opened.Record($"Case opened: {kind.InWords}");
                    return opened;
                }),
        ];
    }

    /// <summary>A Portage practitioner's own case of a child at home: theirs from the first day.</summary>
    public static Case OfPortage(Request request, Person practitioner, decimal hoursAWeek, CountyCalendar calendar, DateTimeOffset now)
    {
        var opened = Opened(request, Outcome.Portage, null, calendar, now);
        opened.Allocate(practitioner, hoursAWeek, null, practitioner?.Name ?? "", calendar, now.CountyDay);
        return opened;
    }

    /// <summary>
    /// The hub's team works with a child who has a place: sessions, visits, targets, measures and review go on as with any case (S10).
    /// </summary>
    public static Case OfHub(
        Request request,
        OpenLift.Interventions.Hubs.Hub hub,
        Person lead,
        decimal hoursAWeek,
        CountyCalendar calendar,
        DateTimeOffset now
    )
    {
        var opened = Opened(request, Outcome.PlaceAgreed, hub.Id, calendar, now);
        opened.Allocate(lead, hoursAWeek, null, lead?.Name ?? "", calendar, now.CountyDay);
        return opened;
    }

    private static Case Opened(
        Request request,
        Outcome kind,
        Id<OpenLift.Interventions.Hubs.Hub>? hub,
        CountyCalendar calendar,
        DateTimeOffset now
    )
    {
        var due = calendar.InWorkingDays(now.CountyDay, DaysToAllocate, "it was opened");
        var opened = new Case
        {
            Id = Id<Case>.New(now),
            RequestId = request.Id,
            Reference = request.Reference,
            ChildId = request.ChildId,
            SettingId = request.SettingId,
            SettingName = request.SettingName,
            DistrictId = request.DistrictId,
            Kind = kind,
            Need = request.PrimaryNeed,
            CountyNeed = null,
            HubId = hub,
            OpenedOn = now.CountyDay,
            AllocateBy = due.On,
            AllocateWhy = due.Why,
        };
        opened.Record($"Case opened: {kind.InWords}");
        return opened;
    }

    /// <summary>Gives the case to somebody, first or anew. A change of hands needs a reason.</summary>
    public void Allocate(Person to, decimal hoursAWeek, string? why, string by, CountyCalendar calendar, DateOnly today)
    {
        if (PersonId == to.Id)
        {
            throw new RuleBroken($"{to.Name} has this case already", "To");
        }
        if (Assignments.Count > 0 && string.IsNullOrWhiteSpace(why))
        {
            throw new RuleBroken("Say why the case changes hands", "Why");
        }
        if (hoursAWeek is <= 0 or > 37)
        {
            throw new RuleBroken("Hours a week must be more than 0 and at most 37", "Hours");
        }
        Status = Status.After(CaseStep.Allocate);
        var due = calendar.InWorkingDays(today, DaysToFirstContact, "it was allocated");
        Assignments = [.. Until(today), new Assignment(to.Id.Value, to.Name, today, null, why, by)];
        (PersonId, PersonName, HoursAWeek, AllocatedOn) = (to.Id, to.Name, hoursAWeek, AllocatedOn ?? today);
        (ContactBy, ContactWhy) = ContactOn is null ? (due.On, due.Why) : (ContactBy, ContactWhy);
        Record(Assignments.Count is 1 ? $"Allocated to {to.Name}" : $"Now with {to.Name}: {why}");
    }

    /// <summary>Nobody has it for the moment: whoever had it left, or cannot go on.</summary>
    public void HandBack(string why, CountyCalendar calendar, DateOnly today)
    {
        Status = Status.After(CaseStep.HandBack);
        var due = calendar.InWorkingDays(today, DaysToAllocate, "it was handed back");
        Assignments = Until(today);
        (AllocateBy, AllocateWhy, PersonId, PersonName) = (due.On, due.Why, null, null);
        Record($"Handed back: {why}");
    }

    /// <summary>Somebody of the team has been in touch for the first time: that clock stops.</summary>
    public void FirstContact(DateOnly on)
    {
        if (ContactOn is null)
        {
            ContactOn = on;
            Record($"First contact on {on.InFull}");
        }
    }

    public void End(EndReason reason, string words, DateOnly today)
    {
        Status = Status.After(CaseStep.End);
        Assignments = Until(today);
        (EndedOn, EndReason, EndWords) = (today, reason, words);
        Record($"Ended: {reason.InWords}. {words}");
    }

    public void OpenAgain(string why, CountyCalendar calendar, DateOnly today)
    {
        Status = Status.After(CaseStep.OpenAgain);
        var due = calendar.InWorkingDays(today, DaysToAllocate, "it was opened again");
        (EndedOn, EndReason, EndWords, PersonId, PersonName, AllocateBy, AllocateWhy) = (null, null, null, null, null, due.On, due.Why);
        Record($"Opened again: {why}");
    }

    public void Rests(bool resting)
    {
        if (Resting != resting)
        {
            Resting = resting;
            Record(resting ? "Rests: the family stopped sharing" : "Goes on: the family shares again");
        }
    }

    /// <summary>
    /// The last follow-up is due twelve weeks after the end and may come four weeks late (L11); after a hub's it is a term on, with
    /// the long holiday between (S12, decision 0014).
    /// </summary>
    private int WeeksAfterTheEnd => HubId is null ? 12 + 4 : 30;

    /// <summary>Whoever has it, while they have it and until its last follow-up is written down.</summary>
    public IEnumerable<Opening> Opens(DateTimeOffset now)
    {
        if (Resting || PersonId is null)
        {
            yield break;
        }
        var until = EndedOn?.AddDays(7 * WeeksAfterTheEnd).Begins;
        yield return new($"staff/{PersonId}", now, until, $"has the case of request {Reference}");
        if (HubId is not null)
        {
            yield return new($"hub/{HubId}", now, until, $"the hub's case of request {Reference}");
        }
        if (CountyNeed is not null)
        {
            yield return new($"county/{CountyNeed}", now, until, $"county case of request {Reference}");
        }
    }

    private IReadOnlyList<Assignment> Until(DateOnly today) => [.. Assignments.Select(a => a.Until is null ? a with { Until = today } : a)];
}

/// <summary>Where a member of staff is based, what they serve and how much they can carry (C6).</summary>
public sealed class StaffWork : Recorded
{
    public required Id<StaffWork> Id { get; init; }
    public required Id<Person> PersonId { get; init; }
    public string? BasedAt { get; private set; }
    public string? Postcode { get; private set; }
    public string? ManagedBy { get; private set; }

    /// <summary>Codes of the needs they serve.</summary>
    public IReadOnlyList<string> Needs { get; private set; } = [];

    /// <summary>Full-time equivalent, 0.1 to 1.</summary>
    public decimal Fte { get; private set; } = 1;

    /// <summary>Hours a week they have for cases.</summary>
    public decimal Hours { get; private set; }

    public static StaffWork Of(Person person, DateTimeOffset now)
    {
        return new() { Id = Id<StaffWork>.New(now), PersonId = person.Id };
    }

    public void Works(string? basedAt, string? postcode, string? managedBy, IReadOnlyList<string> needs, decimal fte, decimal hours)
    {
        if (fte is < 0.1m or > 1)
        {
            throw new RuleBroken("Full-time equivalent must be between 0.1 and 1", nameof(Fte));
        }
        if (hours is < 0 || hours > 37 * fte)
        {
            throw new RuleBroken(
                $"Hours for cases must be between 0 and {37 * fte:0.#}, the week of {fte:0.##} of a full post",
                nameof(Hours)
            );
        }
        (BasedAt, Postcode, ManagedBy, Needs, Fte, Hours) = (basedAt, postcode, managedBy, needs, fte, hours);
        Record($"Works {fte:0.##} full-time equivalent, {hours:0.#} hours a week for cases");
    }
}
