using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.Correspondence.Letters;
using OpenLift.County;
using OpenLift.Interventions;
using OpenLift.Interventions.Hubs;
using OpenLift.Meetings;
using OpenLift.Platform.Govuk;
using OpenLift.Requests;
using OpenLift.Support;

namespace OpenLift.Interventions.Placements;

/// <summary>A page about one place: its child, its referral and its hub come with it.</summary>
public abstract class PlacementPage(Store store) : OfRequestPage<Placement>(store)
{
    public Referral Referral { get; private set; } = null!;
    public Hub Hub { get; private set; } = null!;
    public InterventionRules Rules { get; private set; } = null!;
    public CriteriaSum Sum { get; private set; } = null!;

    /// <summary>Manages the hub.</summary>
    public bool Manages => Actor.Manages.Contains(Record.HubId);
    public bool OfHub => Actor.Hubs.Contains(Record.HubId);
    public bool Referred => Referral.ReferrerId == Actor.PersonId;
    public bool OfSetting => Actor.Settings.Contains(Record.SettingId);

    /// <summary>The child attends a setting now.</summary>
    public Enrolment? Attends => Child.Enrolments.LastOrDefault(e => e.Until is null);

    protected override async Task Load()
    {
        await base.Load();
        Referral = await Store.Referrals.SingleAsync(r => r.Id == Record.ReferralId);
        Hub = await Store.Hubs.SingleAsync(h => h.Id == Record.HubId);
        Rules = await Store.RulesOf(Referral);
        Sum = Criteria.Of(Rules, Referral.Born, Referral.Aspects, Referral.Answers, Today);
    }

    protected async Task<IActionResult> Save(string path, string said)
    {
        await Store.SaveChangesAsync();
        return Go($"/places/{Id}{path}", said);
    }
}

/// <summary>A page on which the hub's manager does the next thing.</summary>
public abstract class ManagePlacePage(Store store) : PlacementPage(store)
{
    protected override async Task<bool> Find() => await base.Find() && Manages;
}

/// <summary>Where a place stands, what is next and by when (S6 to S12).</summary>
[Needs(Permission.SeePlacements)]
public sealed class ShowPlacement(Store store) : PlacementPage(store)
{
    /// <summary>The hub sees a place from its reservation on, the child's setting once the family has its letter.</summary>
    protected override async Task<bool> Find() => await base.Find() && (OfHub || Record.LetterSentOn is not null);

    public IReadOnlyList<AuditEntry> History { get; private set; } = [];
    public IReadOnlyList<Letter> Letters { get; private set; } = [];
    public IReadOnlyList<SessionMark> Marks { get; private set; } = [];
    public Id<Case>? CaseId { get; private set; }
    public DateOnly? ReviewOn { get; private set; }
    public IReadOnlyList<Visit> FollowUps { get; private set; } = [];

    /// <summary>Something is to be settled before the letters can be written (S8, S9).</summary>
    public bool ToPrepare =>
        Record.StatutoryAssessment is null
        || (Record.NoTransportToldOn is null && Record.Kind is PlaceKind.OnSite)
        || (Record.Call is null && Attends is not null);

    /// <summary>The county's term of today, where the setting's place is asked about.</summary>
    public Term? Term { get; private set; }
    public bool KeptAsked => Term is null || Record.Kept.Any(k => k.Term == Term.Name);

    protected override async Task Load()
    {
        await base.Load();
        var (subject, about, request) = (Store.SubjectOf(Id), (Guid?)Id.Value, Record.RequestId);
        History = await Store
            .Audit.AsNoTracking()
            .Where(e => e.Subject == subject)
            .OrderByDescending(e => e.Version)
            .Take(100)
            .ToListAsync();
        Letters = await Store.Letters.AsNoTracking().Where(l => l.About == about).ToListAsync();
        Marks = await Store.SessionMarks.AsNoTracking().Where(m => m.PlacementId == Id).OrderByDescending(m => m.Day).ToListAsync();
        CaseId = await Store
            .Cases.Where(c => c.RequestId == request && c.HubId == Record.HubId)
            .OrderByDescending(c => c.OpenedOn)
            .Select(c => (Id<Case>?)c.Id)
            .FirstOrDefaultAsync();
        if (CaseId is { } of)
        {
            ReviewOn = await Store
                .Reviews.Where(r => r.CaseId == of && r.HeldOn == null)
                .Select(r => (DateOnly?)r.PlannedOn)
                .FirstOrDefaultAsync();
            FollowUps = await Store
                .Visits.AsNoTracking()
                .Where(v => v.CaseId == of && (v.Kind == VisitKind.SixWeeks || v.Kind == VisitKind.ATerm))
                .OrderBy(v => v.PlannedOn)
                .ToListAsync();
        }
        Term = (await Store.Calendar()).TermOn(Today);
    }
}

/// <summary>A second person agrees, or not, that a place is given out of turn (S5).</summary>
[Needs(Permission.AgreeOutOfTurn)]
public sealed class SecondPerson(Store store) : PlacementPage(store)
{
    protected override async Task<bool> Find() => await base.Find() && Record.Status is PlacementStatus.Proposed && Manages;

    public async Task<IActionResult> OnPost()
    {
        Record.Agree(await Store.People.SingleAsync(p => p.Id == Actor.PersonId), Now);
        return await Save("", $"Agreed. {Referral.ReferrerName} is asked to look at the evidence again.");
    }

    public async Task<IActionResult> OnPostNo()
    {
        Record.Release($"{Actor.Name} does not agree that it is given out of turn");
        await Store.GiveBack(Record, Today);
        Referral.Release("It was not agreed that the place is given out of turn", Actor.Name, Now);
        return await Save("", "The place is given back, and the child waits on");
    }
}

/// <summary>What the referrer says of one criterion when a place comes free.</summary>
public sealed class ReCheckForm : EvidenceForm
{
    public StillTrue? Answer { get; set; }
}

/// <summary>The referrer's one page when a place comes free: what was claimed, how old it is, and whether it is still true (S7).</summary>
[Needs(Permission.DraftReferral)]
public sealed class ReCheckPage(Store store) : PlacementPage(store)
{
    [BindProperty]
    public List<ReCheckForm> Answers { get; set; } = [];

    [
        BindProperty,
        Display(Name = "What has changed since the referral?"),
        StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")
    ]
    public string? Changes { get; set; }

    public IReadOnlyList<CriterionState> Claimed => [.. Sum.States.Where(s => s.Criterion.Code is not Criterion.Delay)];
    public CriterionState Delay => Sum.States.Single(s => s.Criterion.Code is Criterion.Delay);

    protected override async Task<bool> Find()
    {
        if (!await base.Find() || Record.Status is not PlacementStatus.Reserved || Record.HeldUntil <= Now)
        {
            return false;
        }
        var (referral, me) = (Record.ReferralId, Actor.PersonId);
        return await Store.Referrals.AnyAsync(r => r.Id == referral && r.ReferrerId == me);
    }

    protected override void Fill() => Answers = [.. Claimed.Select(c => new ReCheckForm { Code = c.Criterion.Code })];

    public async Task<IActionResult> OnPost()
    {
        var renewed = new List<CriterionAnswer>();
        var said = new List<ReCheckAnswer>();
        foreach (var (at, state) in Claimed.Index())
        {
            var i = Answers.FindIndex(a => a.Code == state.Criterion.Code) is var found and >= 0 ? found : at;
            var form =
                i < Answers.Count && Answers[i].Code == state.Criterion.Code ? Answers[i] : new ReCheckForm { Code = state.Criterion.Code };
            if (form.Answer is null && state.Shown is Shown.NotShown && state.Criterion.Kind is not CriterionKind.Must)
            {
                continue; // it was never claimed, and need not be met
            }
            var answer = Needed(form.Answer, "Say whether it is still true", $"Answers[{i}].Answer");
            if (answer is StillTrue.Still && state.Stale && state.Criterion.Kind is CriterionKind.Must)
            {
                throw new RuleBroken(
                    $"This evidence is of {state.EvidenceOn!.Value.InFull}, more than {Rules.StaleAfterMonths} months ago: give new evidence",
                    $"Answers[{i}].Answer"
                );
            }
            if (answer is not StillTrue.Still)
            {
                var words = Needed(
                    form.Words,
                    answer is StillTrue.New ? "Say what shows it now" : "Say what changed",
                    $"Answers[{i}].Words"
                );
                var on = Needed(form.On, "Enter of when it is", $"Answers[{i}].On");
                if (on > Today)
                {
                    throw new RuleBroken("The date must be today or in the past", $"Answers[{i}].On");
                }
                if (answer is StillTrue.New && on.AddMonths(Rules.StaleAfterMonths) < Today)
                {
                    throw new RuleBroken($"New evidence must be at most {Rules.StaleAfterMonths} months old", $"Answers[{i}].On");
                }
                renewed.Add(
                    new(
                        form.Code,
                        answer is StillTrue.New,
                        words,
                        answer is StillTrue.New ? Needed(form.Source, "Say where it is from", $"Answers[{i}].Source") : form.Source,
                        on
                    )
                );
            }
            said.Add(new(form.Code, answer, form.Words));
        }
        if (Delay.Stale)
        {
            throw new RuleBroken(
                $"The assessments are of {Delay.EvidenceOn!.Value.InFull} and older, more than {Rules.StaleAfterMonths} months ago: add current ones first"
            );
        }
        if (renewed.Count > 0)
        {
            Referral.Answer(renewed, Today);
        }
        var sum = Criteria.Of(Rules, Referral.Born, Referral.Aspects, Referral.Answers, Today);
        Record.CheckedAgain(
            new(
                Now,
                Actor.Name,
                [.. said, .. Changes is null ? Array.Empty<ReCheckAnswer>() : [new("", StillTrue.Changed, Changes)]],
                sum.MustsMet,
                sum.MustFails,
                sum.Words
            )
        );
        await Store.SaveChangesAsync();
        return Go($"/referrals/{Record.ReferralId}", "Thank you. The hub’s manager sees what you said.");
    }
}

/// <summary>Current assessments, added while a place is held. What was claimed before stays as it was (S7).</summary>
[Needs(Permission.DraftReferral)]
public sealed class RenewAspects(Store store) : WriteAspects(store)
{
    public Id<Placement>? Place { get; private set; }

    protected override string Here => "/renew";

    protected override async Task<bool> Find()
    {
        var (id, now, me) = (Id, Now, Actor.PersonId);
        Place = await Store
            .Placements.Where(p => p.ReferralId == id && p.Status == PlacementStatus.Reserved && p.HeldUntil > now)
            .Select(p => (Id<Placement>?)p.Id)
            .FirstOrDefaultAsync();
        return Place is not null && await base.FindReferral() && Record.ReferrerId == me;
    }
}

/// <summary>The manager reads what the referrer said. Still met: the place is confirmed. Not met: something else is offered (S7).</summary>
[Needs(Permission.OfferPlace)]
public sealed class ConfirmPlace(Store store) : ManagePlacePage(store)
{
    [BindProperty, Display(Name = "What is offered instead?")]
    public Outcome? Other { get; set; }

    [BindProperty, Display(Name = "Why, in words for the family"), StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")]
    public string? Why { get; set; }

    public static readonly IReadOnlyList<Choice> Others = [.. Meetings.Outcomes.Others.Select(o => new Choice(o.ToString(), o.Words))];

    protected override async Task<bool> Find() =>
        await base.Find() && Record.Status is PlacementStatus.Reserved && Record.ReCheck is not null;

    public async Task<IActionResult> OnPost()
    {
        await Store.Hold(Record.HubId);
        if (Asked.SharingStopped || !Consent.AllowsSharing)
        {
            throw new RuleBroken("The family does not share it now: speak with them first.");
        }
        if (!Sum.MustsMet || Sum.States.Any(s => s.Stale && s.Criterion.Kind is CriterionKind.Must))
        {
            throw new RuleBroken(
                "By the evidence as it stands today, what must be met is not, or is out of date: ask the referrer to look again, or offer something else."
            );
        }
        Record.Confirm(Rules, Now);
        Referral.Confirm(Actor.Name, Now);
        await Store.Keep(Record);
        return await Save("", $"Confirmed. The family’s letter is due by {Record.LetterDueOn!.Value.InFull}.");
    }

    public async Task<IActionResult> OnPostOther([FromServices] OpenLift.Correspondence.Messages.Outbox outbox)
    {
        var other = Others.Any(o => o.Value == Other.ToString())
            ? Other!.Value
            : throw new RuleBroken("Choose what is offered instead", nameof(Other));
        var why = Needed(Why, "Say why, in words for the family", nameof(Why));
        Record.Release("The criteria are met no longer");
        await Store.GiveBack(Record, Today);
        Referral.OfferOther(other, why, Actor.Name, Now);
        Store.Add(OtherOffer.Of(Referral, other, why, await Store.Calendar(), Now));
        await Store.ToBeTold(Referral, "What is offered instead of a place", outbox);
        return await Save("", $"{other.Words} is offered. The place is free for others.");
    }
}

/// <summary>What is settled before the offer: the statutory assessment, that there is no transport, the call to the setting (S8, S9).</summary>
[Needs(Permission.OfferPlace)]
public sealed class PreparePlace(Store store) : ManagePlacePage(store)
{
    [
        BindProperty,
        Display(Name = "How does a statutory assessment stand?"),
        Required(ErrorMessage = "Say how a statutory assessment stands")
    ]
    public StatutoryAssessment? Assessment { get; set; }

    [
        BindProperty,
        Display(Name = "What does that change for the place?"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? Effect { get; set; }

    [BindProperty, Display(Name = "When was the family told that there is no transport?")]
    public DateOnly? ToldOn { get; set; }

    [BindProperty, Display(Name = "When did you speak with the setting?")]
    public DateOnly? CalledOn { get; set; }

    [BindProperty, Display(Name = "With whom?"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? CalledWith { get; set; }

    [BindProperty, Display(Name = "Which timings were agreed?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Agreed { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Statutory assessment"] = $"{Record.StatutoryAssessment?.Words} {Record.AssessmentEffect}",
            ["No transport told"] = Record.NoTransportToldOn?.InFull,
            ["Setting called"] = Record.Call is { } c ? $"{c.On.InFull}, {c.With}: {c.Agreed}" : null,
        };

    protected override async Task<bool> Find() =>
        await base.Find() && Record.Status is PlacementStatus.Reserved or PlacementStatus.Confirmed;

    protected override void Fill() =>
        (Assessment, Effect, ToldOn, CalledOn, CalledWith, Agreed) = (
            Record.StatutoryAssessment,
            Record.AssessmentEffect,
            Record.NoTransportToldOn,
            Record.Call?.On,
            Record.Call?.With,
            Record.Call?.Agreed
        );

    public async Task<IActionResult> OnPost()
    {
        if (Assessment is not StatutoryAssessment.None and not StatutoryAssessment.Refused && Effect is null)
        {
            throw new RuleBroken("Say what the assessment changes for the place, or that it changes nothing", nameof(Effect));
        }
        Record.Assess(Assessment!.Value, Effect);
        if (ToldOn is { } told && told != Record.NoTransportToldOn)
        {
            Record.NoTransportTold(told, Today);
        }
        if (CalledOn is not null || CalledWith is not null || Agreed is not null)
        {
            var call = new SettingCall(
                Needed(CalledOn, "Enter when you spoke with the setting", nameof(CalledOn)),
                Needed(CalledWith, "Enter with whom you spoke", nameof(CalledWith)),
                Needed(Agreed, "Enter what was agreed", nameof(Agreed)),
                Record.Call?.By ?? Actor.Name
            );
            if (call != Record.Call)
            {
                Record.SettingCalled(call with { By = Actor.Name }, Today);
            }
        }
        return await Save("", "Saved");
    }
}

/// <summary>Changes what is offered, until the family has been told.</summary>
[Needs(Permission.OfferPlace)]
public sealed class ChangePlace(Store store) : ManagePlacePage(store), IChoosesPlace
{
    [BindProperty]
    public PlaceForm Place { get; set; } = new();

    [
        BindProperty,
        Display(Name = "Times of day, and anything else to know"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? Timing { get; set; }

    public FreePlaces Free { get; private set; } = null!;

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Place"] = $"{Record.When}, {Record.From.InFull} to {Record.Until.InFull}",
            ["Times"] = Record.Timing,
        };

    protected override async Task<bool> Find() =>
        await base.Find() && Record.Status is PlacementStatus.Reserved or PlacementStatus.Confirmed;

    protected override async Task Load()
    {
        await base.Load();
        Free = await FreePlaces.Of(Store, Record.HubId, Rules);
    }

    protected override void Fill() =>
        (Place, Timing) = (
            new()
            {
                Kind = Record.Kind,
                Sessions = [.. Record.Sessions.Select(s => $"{s.Day} {s.Half}")],
                Hours = Record.OffSiteHours,
                From = Record.From,
                Terms = Record.TermCount,
            },
            Record.Timing
        );

    public async Task<IActionResult> OnPost()
    {
        var (kind, sessions, hours, from, terms) = Place.Read(Today < Record.From ? Today : Record.From);
        Record.Change(kind, sessions, hours, Timing, from, terms, Child.Born, await Store.Calendar(), Rules);
        await Store.Change(Record);
        var (about, written) = ((Guid?)Id.Value, Store.Letters.Where(l => l.Kind == LetterKind.ConfirmedOffer));
        var again = await written.Unsent.AnyAsync(l => l.About == about);
        await Store.StopLetters(written.Where(l => l.About == about), null, "What is offered was changed");
        return await Save(
            "",
            again ? "The place is changed. The letters that said otherwise are dropped: write them anew." : "The place is changed"
        );
    }
}

/// <summary>Writes the confirming letters: one for each parent, to be checked by a second person, within two weeks (S9).</summary>
[Needs(Permission.OfferPlace)]
public sealed class WriteOffer(Store store) : ManagePlacePage(store)
{
    public IReadOnlyList<string> Missing { get; private set; } = [];
    public bool Written { get; private set; }

    protected override async Task<bool> Find() => await base.Find() && Record.Status is PlacementStatus.Confirmed;

    protected override async Task Load()
    {
        await base.Load();
        var about = (Guid?)Id.Value;
        Written = await Store.Letters.AnyAsync(l =>
            l.About == about && l.Kind == LetterKind.ConfirmedOffer && l.Status != LetterStatus.Dropped
        );
        Missing =
        [
            .. Record.StatutoryAssessment is null ? new[] { "how a statutory assessment stands" } : [],
            .. Record.NoTransportToldOn is null && Record.Kind is PlaceKind.OnSite
                ? new[] { "that the family was told there is no transport" }
                : [],
            .. Record.Call is null && Attends is not null ? new[] { "your call to the child’s setting" } : [],
            .. Record.Timing is null ? new[] { "the times of day of the sessions" } : [],
        ];
    }

    public async Task<IActionResult> OnPost()
    {
        await Store.Hold(Id);
        var about = (Guid?)Id.Value;
        if (await Store.Letters.AnyAsync(l => l.About == about && l.Kind == LetterKind.ConfirmedOffer && l.Status != LetterStatus.Dropped))
        {
            throw new RuleBroken("The letters are written already.");
        }
        if (Missing.Count > 0)
        {
            throw new RuleBroken($"Record first {string.Join(", ", Missing)}");
        }
        await Store.WriteOffer(Record, Asked, Child, Hub, Rules);
        return await Save("", "The letters are written. A second person checks each before it goes.");
    }
}

/// <summary>Invites the family to the review meeting: one letter for each parent, checked by a second person (S11).</summary>
[Needs(Permission.OfferPlace)]
public sealed class InviteToReview(Store store) : ManagePlacePage(store)
{
    [
        BindProperty,
        Display(Name = "Time"),
        Required(ErrorMessage = "Enter the time"),
        StringLength(100, ErrorMessage = "Write 100 characters or fewer")
    ]
    public string? Time { get; set; }

    [
        BindProperty,
        Display(Name = "Place"),
        Required(ErrorMessage = "Enter the place"),
        StringLength(300, ErrorMessage = "Write 300 characters or fewer")
    ]
    public string? Where { get; set; }

    [BindProperty, Display(Name = "Who else comes?"), StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Who { get; set; }

    public DateOnly On { get; private set; }

    protected override async Task<bool> Find()
    {
        if (!await base.Find() || Record.Status is not PlacementStatus.Started)
        {
            return false;
        }
        var (request, hub) = (Record.RequestId, Record.HubId);
        On = await Store
            .Reviews.Where(r => r.RequestId == request && r.HeldOn == null && Store.Cases.Any(c => c.Id == r.CaseId && c.HubId == hub))
            .Select(r => r.PlannedOn)
            .FirstOrDefaultAsync();
        return On != default;
    }

    protected override void Fill() =>
        (Where, Who) = (
            string.Join(", ", new[] { Hub.Name, Hub.Address }.Where(a => a is not null)),
            Attends is { } at ? $"{at.SettingName}, and our team" : "our team"
        );

    public async Task<IActionResult> OnPost()
    {
        await Store.Hold(Id);
        var about = (Guid?)Id.Value;
        if (await Store.Letters.Unsent.AnyAsync(l => l.About == about && l.Kind == LetterKind.ReviewInvitation))
        {
            throw new RuleBroken("Invitations are written already and wait to be checked and sent: drop those first.");
        }
        await Store.WriteLetters(
            Asked,
            Child,
            LetterKind.ReviewInvitation,
            Id.Value,
            new Dictionary<string, string>
            {
                ["day"] = On.InFull,
                ["time"] = Time!,
                ["place"] = Where!,
                ["who"] = Who ?? "",
            },
            null,
            null
        );
        return await Save("", "The invitations are written. A second person checks each before it goes.");
    }
}

/// <summary>What the family answers, as they told the hub. Over their own link they answer themselves (S9).</summary>
[Needs(Permission.OfferPlace)]
public sealed class AnswerPlace(Store store) : ManagePlacePage(store)
{
    [BindProperty, Display(Name = "What does the family say?")]
    public bool? Yes { get; set; }

    [BindProperty, Display(Name = "Who said so?"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? By { get; set; }

    [BindProperty, Display(Name = "When?")]
    public DateOnly? AnsweredOn { get; set; }

    [BindProperty, Display(Name = "In their words"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? AnswerWords { get; set; }

    [BindProperty, Display(Name = "They wish to stay on the waiting list for another place")]
    public bool WaitsOn { get; set; }

    protected override async Task<bool> Find() => await base.Find() && Record.Status is PlacementStatus.Offered or PlacementStatus.Accepted;

    protected override void Fill() => AnsweredOn = Today;

    public async Task<IActionResult> OnPost()
    {
        var yes = Needed(Yes, "Choose what the family says", nameof(Yes));
        Record.Answer(
            yes,
            Needed(By, "Enter who said so", nameof(By)),
            AnswerWords,
            Needed(AnsweredOn, "Enter the date", nameof(AnsweredOn)),
            Today
        );
        if (!yes)
        {
            await Store.Declined(Record, Referral, WaitsOn, Actor.Name);
        }
        return await Save(
            "",
            yes ? "The family accepts"
                : WaitsOn ? "Declined. The child waits on, with the time waited before."
                : "Declined. The place is free for others."
        );
    }
}

public static class Declining
{
    extension(Store store)
    {
        /// <summary>The family does not want this place: it goes to others, and the child waits on if the family wishes.</summary>
        public async Task Declined(Placement place, Referral referral, bool waitsOn, string by)
        {
            await store.GiveBack(place, store.Today);
            var about = (Guid?)place.Id.Value;
            await store.StopLetters(store.Letters.Where(l => l.About == about), null, "The family declined the place");
            if (waitsOn)
            {
                referral.Release("The family declined this place and waits on", by, store.Now);
                if (
                    await store.Children.Where(c => c.Id == place.ChildId).Select(c => c.HomeDistrictId).SingleOrDefaultAsync() is { } home
                    && home != referral.DistrictId
                )
                {
                    referral.MovedTo(
                        await store.Districts.SingleAsync(d => d.Id == home),
                        await store.HubOf(home),
                        await store.RulesToday(),
                        store.Now
                    );
                }
            }
            else
            {
                referral.End("The family declined the place", by, store.Now);
            }
        }
    }
}
