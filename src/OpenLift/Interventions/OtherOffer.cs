using OpenLift.Children;
using OpenLift.County;
using OpenLift.Meetings;
using OpenLift.Requests;

namespace OpenLift.Interventions;

/// <summary>
/// Something other than a place that was offered: a block by a SENIF practitioner, inclusion funding, continued Portage (S4).
/// It is followed until it has started, so that no family is left with a promise.
/// </summary>
public sealed class OtherOffer : Recorded, IAboutChild, IOfRequest
{
    /// <summary>Working days from the decision to a start.</summary>
    public const int DaysToStart = 20;

    public required Id<OtherOffer> Id { get; init; }
    public required Id<Referral> ReferralId { get; init; }
    public required string Reference { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required Outcome Kind { get; init; }
    public required string Why { get; init; }
    public required DateOnly OfferedOn { get; init; }
    public required DateOnly StartBy { get; init; }
    public required string StartWhy { get; init; }
    public DateOnly? StartedOn { get; private set; }
    public string? StartedNote { get; private set; }

    /// <summary>It did not come about: the family did not want it, or it was refused. Why.</summary>
    public string? NotStartedWhy { get; private set; }
    public DateOnly? ClosedOn { get; private set; }

    public static OtherOffer Of(Referral referral, Outcome kind, string why, CountyCalendar calendar, DateTimeOffset now)
    {
        if (!Outcomes.Others.Contains(kind))
        {
            throw new RuleBroken("Choose what is offered instead", "Other");
        }
        var due = calendar.InWorkingDays(now.CountyDay, DaysToStart, "it was offered");
        var offer = new OtherOffer
        {
            Id = Id<OtherOffer>.New(now),
            ReferralId = referral.Id,
            Reference = referral.Reference,
            RequestId = referral.RequestId,
            ChildId = referral.ChildId,
            SettingId = referral.SettingId,
            Kind = kind,
            Why = why,
            OfferedOn = now.CountyDay,
            StartBy = due.On,
            StartWhy = due.Why,
        };
        offer.Record($"{kind.Words} offered, to start by {due.On.InFull}");
        return offer;
    }

    public void Started(DateOnly on, string? note, DateOnly today)
    {
        Open();
        if (on > today || on < OfferedOn)
        {
            throw new RuleBroken("The start must be between the offer and today", "On");
        }
        (StartedOn, StartedNote, ClosedOn) = (on, note, today);
        Record($"{Kind.Words} started on {on.InFull}");
    }

    public void DidNotStart(string why, DateOnly today)
    {
        Open();
        (NotStartedWhy, ClosedOn) = (why, today);
        Record($"{Kind.Words} did not come about: {why}");
    }

    private void Open()
    {
        if (ClosedOn is not null)
        {
            throw new RuleBroken("This offer is settled already.");
        }
    }
}
