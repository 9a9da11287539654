using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Consent;
using OpenLift.County;
using OpenLift.Meetings;
using OpenLift.Requests;

namespace OpenLift.Children.Families;

/// <summary>Where it stands, what was decided and why, what this parent can do (L3, L5, L7).</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyChild(Store store) : FamilyPages(store)
{
    public AgendaItem? Decision { get; private set; }
    public IReadOnlyList<MeetingAction> Actions { get; private set; } = [];
    public Meeting? Meeting { get; private set; }
    public District District { get; private set; } = null!;

    /// <summary>Why the request goes on although this parent said no, where it does.</summary>
    public Settlement? SetAside => Mine.Objects ? Consent.Settled : null;

    /// <summary>How the district's coordinator is reached.</summary>
    public string? Ring => District.ContactPhone ?? District.ContactEmail;

    public string Stage =>
        Asked.Status switch
        {
            _ when Asked.SharingStopped && (Mine.Objects || Consent.IsWithdrawn) =>
                $"It is not shared with anybody outside {Asked.SettingName}.",
            _ when Asked.SharingStopped => $"It is with {Asked.SettingName}, who will tell you what happens next.",
            RequestStatus.Draft => $"{Asked.SettingName} is writing a request for support.",
            RequestStatus.Sent => "The district’s coordinator has the request and is reading it.",
            RequestStatus.WaitingForInformation => $"The coordinator has asked {Asked.SettingName} for more information.",
            RequestStatus.OnAgenda =>
                $"People who can help will talk about it at a meeting{(Meeting is null ? "" : $" on {Meeting.Day.InFull}")}.",
            RequestStatus.Decided => "It has been decided what help there will be.",
            RequestStatus.WithCounty => "A county specialist has the request.",
            RequestStatus.TakenOn => "A county specialist is helping.",
            RequestStatus.PassedOn => "Another service is taking it on.",
            RequestStatus.AdviceGiven => "Advice was given.",
            _ => "The request was withdrawn.",
        };

    /// <summary>Words of the last step, where no meeting decided: advice, another service, the county.</summary>
    public string? Message =>
        Asked.Status is RequestStatus.AdviceGiven or RequestStatus.PassedOn or RequestStatus.TakenOn ? Asked.Message : null;

    protected override async Task Load()
    {
        var id = Asked.Id;
        District = await Store.Districts.AsNoTracking().SingleAsync(d => d.Id == Asked.DistrictId);
        var item = await Store
            .AgendaItems.AsNoTracking()
            .Where(i => i.RequestId == id && i.ReferralId == null && !i.TakenOff)
            .OrderByDescending(i => i.SeenFrom)
            .FirstOrDefaultAsync();
        Meeting = item is null ? null : await Store.Meetings.AsNoTracking().SingleAsync(m => m.Id == item.MeetingId);
        Decision = item is { Sealed: true } ? item : null;
        var decided = Decision?.Id;
        Actions = Decision is null
            ? []
            : await Store
                .MeetingActions.AsNoTracking()
                .Where(a => a.ItemId == decided && !a.Dropped && !a.Tells && a.EndedOn == null)
                .OrderBy(a => a.DueOn)
                .ToListAsync();
        Referral = await Store
            .Referrals.AsNoTracking()
            .Where(r => r.RequestId == id && r.SentAt != null)
            .OrderByDescending(r => r.StartedAt)
            .FirstOrDefaultAsync();
        if (Referral is { } referral)
        {
            Place = await Store
                .Placements.AsNoTracking()
                .Where(p => p.ReferralId == referral.Id)
                .OrderByDescending(p => p.ReservedAt)
                .FirstOrDefaultAsync();
            if (referral.HubId is { } hub)
            {
                Hub = await Store.Hubs.AsNoTracking().SingleAsync(h => h.Id == hub);
            }
        }
        var carer = (Guid?)Link.Carer;
        var untold = await Store.Tellings.Where(t => t.RequestId == id && t.Carer == carer && t.ToldOn == null && !t.Dropped).ToListAsync();
        News = untold.FindAll(t =>
            t.Reference == Asked.Reference
                ? Decision is not null || Message is not null
                : t.Reference == Referral?.Reference && Referral is { DecidedOn: not null, Message: not null }
        );
        var today = await Store.Reviews.AnyAsync(r => r.RequestId == id && r.HeldOn == null);
        (HasReview, HasAgreement) = (
            today,
            await Store.SupportAgreements.AnyAsync(a => a.RequestId == id && a.Versions.Any(v => v.LiftAt != null && v.SettingAt != null))
        );
        var me = Link.Carer;
        HasLetters = await Store.Letters.AnyAsync(l => l.RequestId == id && l.Carer == me && l.SentAt != null);
    }

    /// <summary>Where a referral to Specialist Intervention stands, in the family's words (S3, S5, S9).</summary>
    public Interventions.Referral? Referral { get; private set; }
    public OpenLift.Interventions.Placements.Placement? Place { get; private set; }
    public OpenLift.Interventions.Hubs.Hub? Hub { get; private set; }
    public bool HasPlace =>
        Place?.Status
            is OpenLift.Interventions.Placements.PlacementStatus.Offered
                or OpenLift.Interventions.Placements.PlacementStatus.Accepted
                or OpenLift.Interventions.Placements.PlacementStatus.Started;

    public string? ReferralStage =>
        Referral?.Status switch
        {
            null => null,
            Interventions.ReferralStatus.Sent or Interventions.ReferralStatus.OnAgenda =>
                "People from different services will talk about it at a panel, which meets once a term.",
            Interventions.ReferralStatus.MoreEvidence => $"The panel asked {Referral.ReferrerName} for more.",
            Interventions.ReferralStatus.Waiting or Interventions.ReferralStatus.PlaceReserved =>
                $"The panel agreed. {FirstName} is on the waiting list of {Hub?.Name} since {Referral.WaitingSince?.InFull}. "
                    + $"We will be in touch by {Referral.TouchDueOn?.InFull}. If you do not answer, nothing is lost.",
            Interventions.ReferralStatus.Parked => "The wait rests, as you wished. The time you have waited is kept.",
            Interventions.ReferralStatus.Placed => Place?.Status switch
            {
                OpenLift.Interventions.Placements.PlacementStatus.Offered => "A place is offered to you.",
                OpenLift.Interventions.Placements.PlacementStatus.Accepted =>
                    $"You have accepted the place. The first day is {Place.From.InFull}.",
                OpenLift.Interventions.Placements.PlacementStatus.Started => $"Sessions are under way until {Place.Until.InFull}.",
                _ => "There is a place. A letter is on its way to you.",
            },
            Interventions.ReferralStatus.OfferedOther => "Something else was offered.",
            _ => "It has ended.",
        };

    public bool HasReview { get; private set; }
    public bool HasAgreement { get; private set; }
    public bool HasLetters { get; private set; }

    /// <summary>How far this parent's own decision is, on paper or over the link.</summary>
    public string Signature =>
        Mine switch
        {
            { WithdrawnOn: not null } => "Taken back",
            { Agreement: not null } => "Done",
            _ when Consent.IsOnTheForm(Link.CarerName) => "Signed on paper",
            _ => "Not started",
        };

    /// <summary>
    /// What was decided and this parent has not opened yet. Pressing the button is the proof that they were told; looking at the page is
    /// none (X4).
    /// </summary>
    public IReadOnlyList<Telling> News { get; private set; } = [];

    public async Task<IActionResult> OnPostRead()
    {
        foreach (var telling in News)
        {
            await Store.Told(telling, HowTold.Opened, null, Today);
        }
        return Go("/my-child");
    }
}
