using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.Correspondence.Letters;
using OpenLift.County;
using OpenLift.Interventions.Hubs;
using OpenLift.Interventions.Placements;
using OpenLift.Interventions.Waits;
using OpenLift.Meetings;
using OpenLift.People;
using OpenLift.Platform.Govuk;
using OpenLift.Requests;

namespace OpenLift.Interventions;

/// <summary>A page about one referral: its child, its family's answers, the county's rules and how the criteria stand come with it.</summary>
public abstract class ReferralPage(Store store) : OfRequestPage<Referral>(store)
{
    public InterventionRules Rules { get; private set; } = null!;
    public CriteriaSum Sum { get; private set; } = null!;

    /// <summary>Made the referral.</summary>
    public bool Mine => Record.ReferrerId == Actor.PersonId;

    /// <summary>Manages the hub that answers for it.</summary>
    public bool Manages => Record.HubId is { } hub && Actor.Manages.Contains(hub);

    protected override async Task Load()
    {
        await base.Load();
        Rules = await Store.RulesOf(Record);
        Sum = Criteria.Of(Rules, Record.Born, Record.Aspects, Record.Answers, Today);
    }

    protected async Task<IActionResult> Save(string path, string said)
    {
        await Store.SaveChangesAsync();
        return Go($"/referrals/{Id}{path}", said);
    }
}

/// <summary>A page on which the referrer writes. Once the referral is sent there is nothing to write, and so no page.</summary>
public abstract class WriteReferralPage(Store store) : ReferralPage(store)
{
    protected override async Task<bool> Find() => await FindReferral() && Mine && Record.Status.IsOpenToReferrer;

    protected Task<bool> FindReferral() => base.Find();
}

/// <summary>Begins a referral for a child on one's own caseload: says first what the case holds already, and how long families wait there now (S1, S13).</summary>
[Needs(Permission.DraftReferral)]
public sealed class StartReferral(Store store) : Support.CasePage(store)
{
    public IReadOnlyList<AspectEvidence> Known { get; private set; } = [];
    public District? Home { get; private set; }
    public Id<Referral>? Live { get; private set; }
    public DateOnly StartsSchool => SchoolStart.Of(Child.Born);

    private Role Role => Actor.Is(Role.SpecialistTeacher) ? Role.SpecialistTeacher : Role.PortagePractitioner;

    protected override async Task<bool> Find() =>
        await base.Find() && Record.PersonId == Actor.PersonId && Record.Status is Support.CaseStatus.Allocated;

    protected override async Task Load()
    {
        await base.Load();
        Known = await Store.KnownAspects(Asked, await Store.RulesToday());
        var home = Child.HomeDistrictId ?? Record.DistrictId;
        Home = await Store.Districts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == home);
        Live = await Store.Referrals.Live.Where(r => r.ChildId == Record.ChildId).Select(r => (Id<Referral>?)r.Id).FirstOrDefaultAsync();
    }

    public async Task<IActionResult> OnPost()
    {
        await Store.Hold(Record.ChildId);
        if (await Store.HasLiveReferral(Record.ChildId))
        {
            throw new RuleBroken("This child has a referral that is not over yet.");
        }
        var referral = Referral.Start(Record, Child, Home!, await Store.People.SingleAsync(p => p.Id == Actor.PersonId), Role, Known, Now);
        Store.Add(referral);
        await Store.SaveChangesAsync();
        return Go(
            $"/referrals/{referral.Id}",
            Known.Count > 0
                ? $"The referral is started, with {Known.Count.Of("assessment")} taken over from the case"
                : "The referral is started"
        );
    }
}

/// <summary>Where a referral stands and what is next; while it is written, its task list (S1 to S7).</summary>
[Needs(Permission.SeeReferrals)]
public sealed class ShowReferral(Store store) : ReferralPage(store)
{
    protected override async Task<bool> Find() => await base.Find() && (Mine || Record.SentAt is not null);

    public IReadOnlyList<Placement> Places { get; private set; } = [];
    public IReadOnlyList<OtherOffer> Offers { get; private set; } = [];
    public IReadOnlyList<AuditEntry> History { get; private set; } = [];
    public IReadOnlyList<string> Meanwhile { get; private set; } = [];
    public WaitingList.Position? Position { get; private set; }
    public string? HubName { get; private set; }
    public Placement? Place => Places.FirstOrDefault(p => p.Status.IsLive);

    public IReadOnlyList<(string Title, string Page, Answered State, string? Hint)> Tasks =>
        [
            (
                "Why, and what the family says",
                "why",
                Record.Why is null || Record.Agreement is null
                    ? Record.Why is null && Record.Agreement is null
                        ? Answered.NotStarted
                        : Answered.Incomplete
                    : Answered.Completed,
                null
            ),
            (
                "Development, aspect by aspect",
                "aspects",
                Record.Aspects.Count is 0 ? Answered.NotStarted
                : Sum.States.Any(s => s.Criterion.Code is Criterion.Delay && s.Shown is Shown.NotShown) ? Answered.Incomplete
                : Answered.Completed,
                Record.Aspects.Count is 0 ? null : Development.Newest(Record.Aspects).Count.Of("aspect") + " assessed"
            ),
            (
                "The other criteria",
                "criteria",
                Record.Answers.Count is 0 ? Answered.NotStarted
                : Sum.States.Any(s =>
                    s.Criterion.Code is not Criterion.Delay && s.Shown is Shown.NotShown && s.Criterion.Kind is CriterionKind.Must
                )
                    ? Answered.Incomplete
                : Answered.Completed,
                null
            ),
        ];

    protected override async Task Load()
    {
        await base.Load();
        var subject = Store.SubjectOf(Id);
        Places = await Store.Placements.AsNoTracking().Where(p => p.ReferralId == Id).OrderByDescending(p => p.ReservedAt).ToListAsync();
        Offers = await Store.OtherOffers.AsNoTracking().Where(o => o.ReferralId == Id).ToListAsync();
        History = await Store
            .Audit.AsNoTracking()
            .Where(e => e.Subject == subject)
            .OrderByDescending(e => e.Version)
            .Take(100)
            .ToListAsync();
        if (Record.HubId is { } hub)
        {
            HubName = await Store.Hubs.Where(h => h.Id == hub).Select(h => h.Name).SingleAsync();
            Meanwhile = await Store.SupportMeanwhile(Record);
            Position =
                Record.Status is ReferralStatus.Waiting ? (await Store.ListToday(hub)).FirstOrDefault(p => p.Child.Referral == Id) : null;
        }
    }
}

/// <summary>Why the child needs it, how a statutory assessment stands, and that the family knows and agrees (S2, S8).</summary>
[Needs(Permission.DraftReferral)]
public sealed class WriteWhy(Store store) : WriteReferralPage(store)
{
    [
        BindProperty,
        Display(Name = "Why does the child need Specialist Intervention?"),
        StringLength(10_000, ErrorMessage = WriteNeed.TooLong)
    ]
    public string? Why { get; set; }

    [BindProperty, Display(Name = "How does a statutory assessment stand?")]
    public StatutoryAssessment? Assessment { get; set; }

    [
        BindProperty,
        Display(Name = "Who of the family knows of this referral and agrees?"),
        StringLength(300, ErrorMessage = "Write 300 characters or fewer")
    ]
    public string? AgreedBy { get; set; }

    [BindProperty, Display(Name = "How did they say so?")]
    public HowGiven? AgreedHow { get; set; }

    [BindProperty, Display(Name = "When?")]
    public DateOnly? AgreedOn { get; set; }

    /// <summary>Who holds parental responsibility and may be told.</summary>
    public IReadOnlyList<Choice> Adults =>
        [.. Child.Carers.Where(c => c.HasResponsibility && c.NotToBeTold is null).Select(c => new Choice(c.Name, c.Name))];

    public IEnumerable<Choice> Ways =>
        Enum.GetValues<HowGiven>().Where(h => h is not HowGiven.OverLink).Select(h => new Choice(h.ToString(), h.Words));

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Why"] = Record.Why,
            ["Statutory assessment"] = Record.StatutoryAssessment?.Words,
            ["Family"] = Record.Agreement is { } agreed ? $"{agreed.By}, {agreed.How.InWords}, {agreed.On.InFull}" : null,
        };

    protected override void Fill() =>
        (Why, Assessment, AgreedBy, AgreedHow, AgreedOn) = (
            Record.Why,
            Record.StatutoryAssessment,
            Record.Agreement?.By,
            Record.Agreement?.How,
            Record.Agreement?.On
        );

    public async Task<IActionResult> OnPost()
    {
        Record.Explain(Why, Assessment);
        if (AgreedBy is not null || AgreedHow is not null || AgreedOn is not null)
        {
            if (!Adults.Any(a => a.Value == AgreedBy))
            {
                throw new RuleBroken("Choose who agrees", nameof(AgreedBy));
            }
            Record.FamilyAgreed(
                new(
                    AgreedBy!,
                    Needed(AgreedHow, "Say how they said so", nameof(AgreedHow)),
                    Needed(AgreedOn, "Enter the date", nameof(AgreedOn))
                ),
                Today
            );
        }
        return await Save("", "Saved");
    }
}

/// <summary>Development aspect by aspect, each from a dated assessment, with its delay read three ways (S2).</summary>
[Needs(Permission.DraftReferral)]
public class WriteAspects(Store store) : WriteReferralPage(store)
{
    public static readonly IReadOnlyList<string> Frameworks =
    [
        "Early years foundation stage, bands of 2012",
        "Birth to 5 ranges",
        "Portage checklist",
        "Another assessment that gives an age",
    ];

    [BindProperty(SupportsGet = true)]
    public Guid? Row { get; set; }

    [BindProperty, Display(Name = "Aspect")]
    public string? Aspect { get; set; }

    [BindProperty, Display(Name = "Which assessment?"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? Framework { get; set; }

    [BindProperty, Display(Name = "From months")]
    public int? FromMonths { get; set; }

    [BindProperty, Display(Name = "To months")]
    public int? ToMonths { get; set; }

    [BindProperty, Display(Name = "How secure within the band?")]
    public Stage? Stage { get; set; }

    [BindProperty, Display(Name = "When was it found?")]
    public DateOnly? On { get; set; }

    [
        BindProperty,
        Display(Name = "Who found it, and where is it written?"),
        StringLength(500, ErrorMessage = "Write 500 characters or fewer")
    ]
    public string? Source { get; set; }

    public AspectEvidence? Changing => Row is null ? null : Record.Aspects.FirstOrDefault(a => a.Key == Row);

    public override IReadOnlyDictionary<string, string?>? Saved =>
        Changing is not { } row
            ? null
            : new Dictionary<string, string?>
            {
                ["Aspect"] = row.Aspect,
                ["Found"] = row.Found,
                ["On"] = row.On.InFull,
                ["Source"] = row.Source,
            };

    protected override void Fill()
    {
        if (Changing is { } row)
        {
            (Aspect, Framework, FromMonths, ToMonths, Stage, On, Source) = (
                row.Aspect,
                row.Framework,
                row.From,
                row.To == row.From ? null : row.To,
                row.Stage,
                row.On,
                row.Source
            );
        }
    }

    protected virtual string Here => "/aspects";

    public async Task<IActionResult> OnPost()
    {
        var from = Needed(FromMonths, "Enter months, such as 16", nameof(FromMonths));
        Record.Keep(
            new(
                Row ?? Id<AspectEvidence>.New(Now).Value,
                Needed(Aspect, "Choose an aspect", nameof(Aspect)),
                Needed(Framework, "Say which assessment it is", nameof(Framework)),
                from,
                ToMonths ?? from,
                ToMonths is null ? null : Stage,
                Needed(On, "Enter the date of the assessment", nameof(On)),
                Needed(Source, "Say who found it", nameof(Source))
            ),
            Rules,
            Today
        );
        return await Save(Here, "The assessment is saved");
    }

    public async Task<IActionResult> OnPostRemove()
    {
        Record.RemoveAspect(Row ?? throw new RuleBroken("Choose what to remove"));
        return await Save("/aspects", "The assessment is removed");
    }
}

/// <summary>What shows one criterion, as it is written on a form.</summary>
public abstract class EvidenceForm
{
    public string Code { get; set; } = "";

    [StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")]
    public string? Words { get; set; }

    [StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Source { get; set; }
    public DateOnly? On { get; set; }
}

/// <summary>What was answered about one criterion on a form.</summary>
public sealed class CriterionForm : EvidenceForm
{
    public bool? Yes { get; set; }
}

/// <summary>The other criteria, each with evidence, where it is from and of when (S2).</summary>
[Needs(Permission.DraftReferral)]
public sealed class WriteCriteria(Store store) : WriteReferralPage(store)
{
    [BindProperty]
    public List<CriterionForm> Answers { get; set; } = [];

    public IReadOnlyList<Criterion> Criteria => [.. Rules.Criteria.Where(c => c.Code is not Criterion.Delay)];

    public override IReadOnlyDictionary<string, string?> Saved =>
        Criteria.ToDictionary(
            c => c.Words,
            c =>
                Record.Answers.FirstOrDefault(a => a.Code == c.Code) is { } a
                    ? $"{(a.Yes switch { true => "Yes", false => "No", _ => "" })} {a.Words} {a.Source} {a.On?.InFull}"
                    : null
        );

    protected override void Fill() =>
        Answers = [
            .. Criteria.Select(c =>
                Record.Answers.FirstOrDefault(a => a.Code == c.Code) is { } a
                    ? new CriterionForm
                    {
                        Code = c.Code,
                        Yes = a.Yes,
                        Words = a.Words,
                        Source = a.Source,
                        On = a.On,
                    }
                    : new CriterionForm { Code = c.Code }
            ),
        ];

    public async Task<IActionResult> OnPost()
    {
        for (var i = 0; i < Answers.Count; i++)
        {
            if (Answers[i].On > Today)
            {
                throw new RuleBroken("The date must be today or in the past", $"Answers[{i}].On");
            }
        }
        var known = Criteria.Select(c => c.Code).ToHashSet();
        Record.Answer(
            [.. Answers.Where(a => known.Contains(a.Code)).Select(a => new CriterionAnswer(a.Code, a.Yes, a.Words, a.Source, a.On))],
            Today
        );
        return await Save("", "Saved");
    }
}

/// <summary>What the panel will read, how the criteria stand, how many wait and how long; then sends (S2, S13).</summary>
[Needs(Permission.DraftReferral)]
public sealed class CheckReferral(Store store) : WriteReferralPage(store)
{
    [BindProperty, Display(Name = "It is true as far as I know, and the family knows what is said here")]
    public bool Declared { get; set; }

    public IReadOnlyList<AnsweredSection> Sections { get; private set; } = [];

    /// <summary>What is to be recorded before it can be sent, and where.</summary>
    public IReadOnlyList<(string What, string Path)> Missing =>
        [
            .. Record.Why is null
                ? [("why the child needs Specialist Intervention", $"/referrals/{Id}/why")]
                : Array.Empty<(string, string)>(),
            .. Record.Agreement is null
                ? [("that the family knows of the referral and agrees", $"/referrals/{Id}/why")]
                : Array.Empty<(string, string)>(),
            .. Asked.SharingStopped || !Consent.AllowsSharing
                ? [("the family’s permission to share with education", $"/requests/{Record.RequestId}/family")]
                : Array.Empty<(string, string)>(),
        ];

    public Meeting? Panel { get; private set; }
    public int WaitingNow { get; private set; }
    public string? HubName { get; private set; }

    /// <summary>How long families wait there now, as far as it can be said (S13).</summary>
    public WaitFigures Waits { get; private set; } = null!;

    protected override async Task Load()
    {
        await base.Load();
        Sections = ReferralAnswers.Of(Record, Child, Asked, Consent, Sum, Rules, Today);
        Panel = await Store.NextPanel(Record.Area);
        if (await Store.HubOf(Record.DistrictId) is { } hub)
        {
            (HubName, WaitingNow) = (hub.Name, (await Store.ListToday(hub.Id)).Count);
        }
        Waits = WaitFigures.Of(await Store.WaitsIn(Record.DistrictId), Rules.FewestShown);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Declared)
        {
            throw new RuleBroken("Confirm what you say before sending", nameof(Declared));
        }
        if (Asked.SharingStopped || !Consent.AllowsSharing)
        {
            throw new RuleBroken(
                "The family’s permission to share with education is not recorded, or was taken back. Record it on the request’s family page first."
            );
        }
        Record.Send(RequestAnswers.ToJson(Sections), Now);
        var panel = await Store.ListForPanel(Record);
        return await Save(
            "",
            panel is null
                ? "The referral is sent. It goes onto the agenda of the next panel as soon as one is planned."
                : $"The referral is sent. It is on the agenda of the {panel.Title}, {panel.Day.InFull}."
        );
    }
}

/// <summary>A referral as it was sent, version by version.</summary>
[Needs(Permission.SeeReferrals)]
public class ReadReferral(Store store) : ReferralPage(store)
{
    protected override async Task<bool> Find() => await base.Find() && (Mine || Record.SentAt is not null);

    [BindProperty(SupportsGet = true, Name = "version")]
    public int? Number { get; set; }

    public SentReferral? Shown { get; private set; }
    public IReadOnlyList<AnsweredSection> Sections { get; private set; } = [];
    public IReadOnlyList<AnsweredSection>? Earlier { get; private set; }

    protected override async Task Load()
    {
        await base.Load();
        Shown = Record.Versions.FirstOrDefault(v => v.Number == Number) ?? (Record.Versions.Count > 0 ? Record.Versions[^1] : null);
        Sections = Shown is null
            ? ReferralAnswers.Of(Record, Child, Asked, Consent, Sum, Rules, Today)
            : RequestAnswers.FromJson(Shown.Content);
        Earlier = Shown is { Number: > 1 } ? RequestAnswers.FromJson(Record.Versions[Shown.Number - 2].Content) : null;
    }
}

/// <summary>The same as a file (X7).</summary>
[Needs(Permission.SeeReferrals)]
public sealed class ReferralPaper(Store store) : ReadReferral(store)
{
    [FromRoute]
    public string Kind { get; set; } = "";

    public FileContentResult OnGet() =>
        Download(
            new(
                $"Referral to Specialist Intervention {Record.Reference}",
                $"{(Shown is { } shown ? $"Version {shown.Number}, sent on {shown.SentAt.InFull}." : "Draft, not sent.")} Printed by {Actor.Name} on {Now.InFull}. Confidential: keep it as safe as the child’s own file.",
                [
                    .. Sections.SelectMany(s =>
                        new OpenLift.Correspondence.Documents.Block[]
                        {
                            new OpenLift.Correspondence.Documents.Heading(s.Title),
                            new OpenLift.Correspondence.Documents.Answers([
                                .. s.Questions.Select(q => new OpenLift.Correspondence.Documents.AnswerRow(q.Question, q.Answer ?? "")),
                            ]),
                        }
                    ),
                ]
            ),
            $"{Record.Reference}.{Kind}"
        );
}

/// <summary>Takes a referral back, with the reason: by whoever made it, or by the hub for a child who waits.</summary>
[Needs(Permission.SeeReferrals)]
public sealed class WithdrawReferral(Store store) : ReferralPage(store)
{
    [
        BindProperty,
        Display(Name = "Why is it withdrawn?"),
        Required(ErrorMessage = "Say why it is withdrawn"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? Reason { get; set; }

    protected override async Task<bool> Find() =>
        await base.Find() && (Mine || Manages) && Record.Status.Allows(ReferralStep.Withdraw) && Record.StartedOn is null;

    public async Task<IActionResult> OnPost()
    {
        Agenda.Leave(await Store.AgendaItems.Where(i => i.ReferralId == Id).ToListAsync(), Reason!, Now);
        foreach (var place in await Store.Placements.Where(p => p.ReferralId == Id).ToListAsync())
        {
            if (place.Status.Allows(PlacementStep.Release))
            {
                place.Release(Reason!);
                await Store.GiveBack(place, Today);
                var about = (Guid?)place.Id.Value;
                await Store.StopLetters(Store.Letters.Where(l => l.About == about), null, "The referral was withdrawn");
            }
        }
        Record.Withdraw(Reason!, Actor.Name, Now);
        await Store.SaveChangesAsync();
        return Go("/referrals", $"{Record.Reference} is withdrawn");
    }
}

public sealed record ReferralRow(
    Id<Referral> Id,
    string Reference,
    Id<Child> ChildId,
    string? First,
    string? Last,
    string Setting,
    string Referrer,
    ReferralStatus Status,
    DateOnly? Decided,
    int Total
);

/// <summary>The referrals one may see: one's own, the panel's, the hub's (S1 to S7).</summary>
[Needs(Permission.SeeReferrals)]
public sealed class ReferralsPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true)]
    public bool Over { get; set; }

    public IReadOnlyList<ReferralRow> Rows { get; private set; } = [];

    protected override Task Load() => AsOne(Read);

    private async Task Read()
    {
        var me = Actor.PersonId;
        var referrals = Store.Referrals.Where(r =>
            (r.Status == ReferralStatus.OfferedOther || r.Status == ReferralStatus.Ended || r.Status == ReferralStatus.Withdrawn) == Over
            && (r.ReferrerId == me || r.SentAt != null)
        );
        await Turn(referrals);
        Rows = await referrals
            .OrderBy(r => r.SentAt != null)
            .ThenBy(r => r.SentAt)
            .ThenBy(r => r.Reference)
            .Skip(Skip)
            .Take(PageSize)
            .Select(r => new ReferralRow(
                r.Id,
                r.Reference,
                r.ChildId,
                Store.Children.Where(c => c.Id == r.ChildId).Select(c => c.FirstName).FirstOrDefault(),
                Store.Children.Where(c => c.Id == r.ChildId).Select(c => c.LastName).FirstOrDefault(),
                r.SettingName,
                r.ReferrerName,
                r.Status,
                r.DecidedOn,
                referrals.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
        await Store.Looked([.. Rows.Select(r => r.ChildId).Distinct()], Request.Path);
    }
}
