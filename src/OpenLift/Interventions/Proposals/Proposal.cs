using OpenLift.Children;
using OpenLift.County;
using OpenLift.Interventions.Hubs;
using OpenLift.Interventions.Placements;
using OpenLift.People;
using OpenLift.Requests;
using OpenLift.Support;

namespace OpenLift.Interventions.Proposals;

/// <summary>What one person proposes and a second must agree to.</summary>
public enum ProposalKind
{
    [Said("Confirm the place, though not all that must be met is shown by current evidence")]
    ConfirmAllTheSame,

    [Said("End the place before its time")]
    EndEarly,

    [Said("Park the referral")]
    Park,

    [Said("Withdraw the referral")]
    Withdraw,
}

/// <summary>
/// A decision against the usual course that is not the family's own: proposed by one person with a reason, done when a second person
/// agrees. The computer shows and never decides.
/// </summary>
public sealed class Proposal : Recorded, IAboutChild, IOfRequest
{
    public required Id<Proposal> Id { get; init; }
    public required ProposalKind Kind { get; init; }
    public required Id<Referral> ReferralId { get; init; }
    public required string Reference { get; init; }
    public required Id<Hub> HubId { get; init; }
    public required Id<Request> RequestId { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public Id<Placement>? PlacementId { get; init; }

    public required string Reason { get; init; }
    public required string Words { get; init; }

    /// <summary>Of a place that ends early: its last day, the reason of its case, and why no review was held.</summary>
    public DateOnly? LastDay { get; init; }
    public EndReason? EndReason { get; init; }
    public string? NoReviewWhy { get; init; }

    public required Id<Person> ProposedById { get; init; }
    public required string ProposedBy { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }

    public bool? Agreed { get; private set; }
    public string? SettledBy { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }
    public string? SettledWords { get; private set; }

    /// <summary>What is done if a second person agrees, in one sentence.</summary>
    public string What => LastDay is { } day ? $"{Kind.Words}: last day {day.InFull}" : Kind.Words;

    public static Proposal Of(
        ProposalKind kind,
        Referral referral,
        Grounds grounds,
        Person by,
        DateTimeOffset now,
        Placement? place = null
    ) =>
        Made(
            new()
            {
                Id = Id<Proposal>.New(now),
                Kind = kind,
                ReferralId = referral.Id,
                Reference = referral.Reference,
                HubId = HubOf(referral),
                RequestId = referral.RequestId,
                ChildId = referral.ChildId,
                SettingId = referral.SettingId,
                PlacementId = place?.Id,
                Reason = grounds.Reason,
                Words = grounds.Words,
                ProposedById = by.Id,
                ProposedBy = by.Name,
                ProposedAt = now,
            }
        );

    public static Proposal ToEnd(Placement place, Referral referral, EarlyEnd end, Person by, DateTimeOffset now) =>
        Made(
            new()
            {
                Id = Id<Proposal>.New(now),
                Kind = ProposalKind.EndEarly,
                ReferralId = referral.Id,
                Reference = referral.Reference,
                HubId = place.HubId,
                RequestId = place.RequestId,
                ChildId = place.ChildId,
                SettingId = place.SettingId,
                PlacementId = place.Id,
                Reason = end.Reason.Words,
                Words = Sentence.Of(end.Why, "Why"),
                LastDay = end.On,
                EndReason = end.Reason,
                NoReviewWhy = end.NoReviewWhy,
                ProposedById = by.Id,
                ProposedBy = by.Name,
                ProposedAt = now,
            }
        );

    private static Proposal Made(Proposal made)
    {
        made.Record($"{made.ProposedBy} proposes: {made.What}. {made.Reason}. {made.Words}");
        return made;
    }

    private static Id<Hub> HubOf(Referral referral) =>
        referral.HubId ?? throw new RuleBroken("This is decided with the hub, once the panel has agreed.");

    /// <summary>Whether this person may decide: somebody of the hub's managers who did not propose it.</summary>
    public bool IsFor(Person second) => ProposedById != second.Id;

    /// <summary>A second person agrees: never the one who proposed it.</summary>
    public Grounds Agree(Person second, DateTimeOffset now)
    {
        Settle(true, second, null, now);
        Record($"{second.Name} agrees: {What}");
        return new(Reason, Words, null, $"{second.Name}, on the proposal of {ProposedBy}");
    }

    public void Disagree(Person second, string? why, DateTimeOffset now)
    {
        var words = Sentence.Of(why, "Why");
        Settle(false, second, words, now);
        Record($"{second.Name} does not agree: {words}");
    }

    /// <summary>It was overtaken: the referral or the place went another way.</summary>
    public void Overtaken(string why, DateTimeOffset now)
    {
        if (SettledAt is not null)
        {
            return;
        }
        (Agreed, SettledBy, SettledAt, SettledWords) = (false, "OpenLIFT", now, why);
        Record($"No longer to decide: {why}");
    }

    private void Settle(bool yes, Person second, string? words, DateTimeOffset now)
    {
        if (SettledAt is not null)
        {
            throw new RuleBroken("This is decided already.");
        }
        if (!IsFor(second))
        {
            throw new RuleBroken("Somebody other than the person who proposed it must agree.");
        }
        (Agreed, SettledBy, SettledAt, SettledWords) = (yes, second.Name, now, words);
    }
}

/// <summary>A place that is to end before its last day: when, why, and why no review was held where none was.</summary>
public sealed record EarlyEnd(DateOnly On, EndReason Reason, string? Why, string? NoReviewWhy);
