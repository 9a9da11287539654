using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.Correspondence.Messages;
using OpenLift.County;
using OpenLift.Meetings;
using OpenLift.Platform.Govuk;
using OpenLift.Requests;

namespace OpenLift.Children.Families;

/// <summary>A page for one parent about one request, reached with link and code. It never shows what another parent said, where they live or what they were sent (L3, T2).</summary>
public abstract class FamilyPages(Store store) : CountyPage(store)
{
    public FamilyLink Link { get; private set; } = null!;
    public Request Asked { get; private set; } = null!;
    public Child Child { get; private set; } = null!;
    public ViewsAndConsent Consent { get; private set; } = null!;

    /// <summary>What this parent said so far.</summary>
    public ParentAnswer Mine { get; private set; } = null!;

    public string FirstName => Child.KnownAs ?? Child.FirstName;

    protected override Task<bool> Find() => AsOne(FindMine);

    private async Task<bool> FindMine()
    {
        var mine = Actor.Family!.Value;
        Link = await Store.FamilyLinks.SingleAsync(l => l.Id == mine);
        Asked = await Store.Requests.SingleAsync(r => r.Id == Link.RequestId);
        Child = await Store.Children.SingleAsync(c => c.Id == Link.ChildId);
        Consent = await Store.ViewsAndConsents.SingleAsync(c => c.RequestId == Link.RequestId);
        Mine = Consent.Parents.FirstOrDefault(p => p.Carer == Link.Carer) ?? new(Link.Carer, Link.CarerName);
        await Store.Looked([Child.Id], Request.Path);
        return Child.Carers.Any(c => c.Key == Link.Carer && c.IsTold);
    }

    protected async Task<IActionResult> Save(string said)
    {
        await Store.SaveChangesAsync();
        return Go("/my-child", said);
    }
}

/// <summary>Where it stands, what was decided and why, what this parent can do (L3, L5, L7).</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyChild(Store store) : FamilyPages(store)
{
    public AgendaItem? Decision { get; private set; }
    public IReadOnlyList<MeetingAction> Actions { get; private set; } = [];
    public Meeting? Meeting { get; private set; }
    public District District { get; private set; } = null!;

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
            : await Store.MeetingActions.AsNoTracking().Where(a => a.ItemId == decided && !a.Dropped).OrderBy(a => a.DueOn).ToListAsync();
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
        News =
            Decision is null && Message is null && Referral?.DecidedOn is null
                ? []
                : await Store.Tellings.Where(t => t.RequestId == id && t.Carer == carer && t.ToldOn == null && !t.Dropped).ToListAsync();
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
                $"The panel agreed. {FirstName} is on the waiting list of {Hub?.Name} since {Referral.WaitingSince?.InFull}. We will be in touch by {Referral.TouchDueOn?.InFull}. If you do not answer, nothing is lost.",
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

    /// <summary>What was decided and this parent has not opened yet. Pressing the button is the proof that they were told; looking at the page is none (X4).</summary>
    public IReadOnlyList<Telling> News { get; private set; } = [];

    public async Task<IActionResult> OnPostRead()
    {
        foreach (var telling in News)
        {
            telling.Told(HowTold.Opened, Link.CarerName, null, Today, Today);
        }
        await Store.SaveChangesAsync();
        return Go("/my-child");
    }
}

/// <summary>What the setting wrote about the child, without what any other parent said or how to reach them.</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyChildsRequest(Store store) : FamilyPages(store)
{
    private static readonly string[] Shown = ["Need", "What has been done", "What is hoped for"];

    public IReadOnlyList<AnsweredSection> Sections { get; private set; } = [];

    protected override async Task Load() =>
        Sections = [
            .. RequestAnswers
                .Of(Asked, Child, Consent, [], await Store.CodeLabels(), Today)
                .Where(s => Shown.Contains(s.Title))
                .Select(s => s with { Questions = [.. s.Questions.Where(q => q.Question is not "Files" && q.Answer is { Length: > 0 })] }),
        ];
}

/// <summary>The parent's own views, in their own words.</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyViews(Store store) : FamilyPages(store)
{
    [
        BindProperty,
        Display(Name = "What would you like to happen, and what helps at home?"),
        StringLength(10_000, ErrorMessage = WriteNeed.TooLong)
    ]
    public string? Words { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved => new Dictionary<string, string?> { ["Your views"] = Mine.Views.Words };

    protected override void Fill() => Words = Mine.Views.Words;

    public async Task<IActionResult> OnPost()
    {
        Consent.SaysOverLink(Link.Carer, Link.CarerName, Words ?? "", ofChild: false, Today);
        return await Save("Thank you. Your views are saved.");
    }
}

/// <summary>The child's views: faces to choose from and a few plain questions.</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyChildsViews(Store store) : FamilyPages(store)
{
    public static readonly IReadOnlyList<string> Feelings = ["Happy", "OK", "Not sure", "Worried", "Sad", "Angry"];

    public static readonly IReadOnlyList<(string Field, string Question)> Questions =
    [
        (nameof(AtSetting), "How do you feel at school or nursery most days?"),
        (nameof(WithChildren), "How do you feel when you are with other children?"),
        (nameof(WhenHard), "How do you feel when something is hard?"),
    ];

    private const string LikesWords = "What I like and what helps";
    private const string BetterWords = "What would make it better";

    private static string? OneLine(string? words) => words?.ReplaceLineEndings(" ");

    [BindProperty]
    public string? AtSetting { get; set; }

    [BindProperty]
    public string? WithChildren { get; set; }

    [BindProperty]
    public string? WhenHard { get; set; }

    [
        BindProperty,
        Display(Name = "What do you like? What helps you?"),
        StringLength(5000, ErrorMessage = "Write 5,000 characters or fewer")
    ]
    public string? Likes { get; set; }

    [BindProperty, Display(Name = "What would make it better?"), StringLength(5000, ErrorMessage = "Write 5,000 characters or fewer")]
    public string? Better { get; set; }

    /// <summary>What was said before stays unless it is changed.</summary>
    protected override void Fill()
    {
        var said = (Mine.ChildViews.Words ?? "")
            .Split('\n')
            .Select(l => l.Split(": ", 2))
            .Where(l => l.Length is 2)
            .ToLookup(l => l[0], l => l[1]);
        (AtSetting, WithChildren, WhenHard) = (
            said[Questions[0].Question].FirstOrDefault(),
            said[Questions[1].Question].FirstOrDefault(),
            said[Questions[2].Question].FirstOrDefault()
        );
        (Likes, Better) = (said[LikesWords].FirstOrDefault(), said[BetterWords].FirstOrDefault());
    }

    public string? Chosen(string field) =>
        field switch
        {
            nameof(AtSetting) => AtSetting,
            nameof(WithChildren) => WithChildren,
            _ => WhenHard,
        };

    public async Task<IActionResult> OnPost()
    {
        var words = Questions
            .Select(q => (q.Question, Answer: Feelings.Contains(Chosen(q.Field)) ? Chosen(q.Field) : null))
            .Append((LikesWords, OneLine(Likes)))
            .Append((BetterWords, OneLine(Better)))
            .Where(a => a.Item2 is { Length: > 0 })
            .Select(a => $"{a.Item1}: {a.Item2}");
        Consent.SaysOverLink(Link.Carer, Link.CarerName, string.Join('\n', words), ofChild: true, Today);
        return await Save("Thank you. These views are saved.");
    }
}

/// <summary>The parent decides: the request itself, each agency, and signs (L3, Part 4).</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyPermission(Store store, Outbox outbox) : FamilyPages(store)
{
    public const string Wording =
        "People who help your child often need to know what others know. May they share what they hold, so far as it helps to plan for your child? You can say yes to some and no to others, and change your mind at any time. The law lets people share without asking when a child is in danger.";

    public static readonly IReadOnlyList<Choice> YesNo = [new(nameof(Answer.Given), "Yes"), new(nameof(Answer.Refused), "No")];

    [BindProperty, Display(Name = "Do you agree that help is asked for?")]
    public Answer? Agreement { get; set; }

    [BindProperty]
    public List<AgencyAnswers> Sharing { get; set; } = [];

    [BindProperty, Display(Name = "Your full name"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? Signature { get; set; }

    public CodeLabels Labels { get; private set; } = null!;

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Your agreement"] = Mine.Agreement?.Words,
            ["Withdrawn"] = Mine.WithdrawnOn?.InFull,
            ["Permission to share"] = string.Join(
                '\n',
                Mine.Sharing.Select(s => $"{s.Agency}: {s.Answer.InWords}{(s.WithdrawnOn is null ? "" : ", withdrawn")}")
            ),
        };

    protected override async Task Load() => Labels = await Store.CodeLabels();

    protected override void Fill()
    {
        Agreement = Mine.WithdrawnOn is null ? Mine.Agreement : null;
        Sharing =
        [
            .. Labels
                .Choices(CodeList.SharingAgency, Today)
                .Select(c => new AgencyAnswers
                {
                    Agency = c.Value!,
                    Parent = Mine.Sharing.FirstOrDefault(s => s.Agency == c.Value && s.WithdrawnOn is null)?.Answer,
                }),
        ];
    }

    public async Task<IActionResult> OnPost()
    {
        var agreement = Needed(Agreement, "Say yes or no", nameof(Agreement));
        if (Signature is { Length: > 0 } && Signature.ForMatching != Link.CarerName.ForMatching)
        {
            throw new RuleBroken($"Sign with the name we hold for you: {Link.CarerName}", nameof(Signature));
        }
        var known = Labels.Choices(CodeList.SharingAgency, Today).Select(c => c.Value).ToList();
        if (
            agreement is Answer.Given
            && known.FindIndex(k => Sharing.FirstOrDefault(s => s.Agency == k)?.Parent is null or Answer.NotAsked) is var missing and >= 0
        )
        {
            throw new RuleBroken("Say yes or no for each", $"Sharing[{missing}].Parent");
        }
        List<SharingAnswer> sharing =
            agreement is Answer.Given
                ?
                [
                    .. Sharing
                        .Where(s => known.Contains(s.Agency) && s.Parent is not null)
                        .Select(s => new SharingAnswer(s.Agency, Giver.Parent, s.Parent!.Value)),
                ]
                : [];
        var stops = Consent.AnswersOverLink(
            Link.Carer,
            Link.CarerName,
            agreement is Answer.Given ? Answer.Given : Answer.Refused,
            sharing,
            Signature,
            Wording,
            Now
        );
        if (stops && Asked.IsShared)
        {
            await Store.StopSharing(Asked, "a parent does not agree", rests: true, outbox);
        }
        else if (!stops && Asked.SharingStopped && Consent.AllowsSharing && Asked.Status is not RequestStatus.Withdrawn)
        {
            await Store.ShareAgain(Asked);
        }
        return await Save(
            stops
                ? $"Your answers are signed and saved. From now on nobody outside {Asked.SettingName} can read this or help with it. You can answer again at any time."
                : "Thank you. Your answers are signed and saved."
        );
    }
}

/// <summary>The parent changes their mind: it holds at once, and they see what was shared already (L3).</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyWithdrawal(Store store, Outbox outbox) : FamilyPages(store)
{
    private const string Whole = "all";

    [BindProperty, Display(Name = "What do you take back?")]
    public string? What { get; set; }

    public IReadOnlyList<string> SharedAlready { get; private set; } = [];
    public CodeLabels Labels { get; private set; } = null!;

    /// <summary>The same for every parent: what another said is not told by it.</summary>
    public IEnumerable<Choice> Withdrawable =>
        [
            new(Whole, "Everything: I do not agree to this request"),
            .. Labels.Choices(CodeList.SharingAgency, Today).Select(c => new Choice(c.Value, $"Sharing with {c.Text!.ToLowerInvariant()}")),
        ];

    protected override async Task Load()
    {
        Labels = await Store.CodeLabels();
        SharedAlready = await Store.SharedAlready(Asked);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Withdrawable.Any(c => c.Value == What))
        {
            throw new RuleBroken("Choose what you take back", nameof(What));
        }
        if (Consent.WithdrawsOverLink(Link.Carer, Link.CarerName, What is Whole ? null : What, Today) && Asked.IsShared)
        {
            await Store.StopSharing(Asked, "a parent withdrew", rests: Consent.AnotherAgrees || What is not Whole, outbox);
        }
        await Store.SaveChangesAsync();
        return Go("/my-child/withdraw", "It is taken back, from this moment. What was shared before is listed below.");
    }
}

/// <summary>Another language or an interpreter.</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class MyLanguage(Store store) : FamilyPages(store)
{
    [
        BindProperty,
        Display(Name = "Which language, or what else would help?"),
        StringLength(200, ErrorMessage = "Write 200 characters or fewer")
    ]
    public string? Language { get; set; }

    [BindProperty, Display(Name = "I would like an interpreter when we talk")]
    public bool Interpreter { get; set; }

    public async Task<IActionResult> OnPost()
    {
        var language = Needed(Language, "Write which language, or what would help", nameof(Language));
        Consent.AsksForLanguage(Link.Carer, Link.CarerName, Interpreter ? $"{language}, with an interpreter" : language);
        return await Save("Thank you. The people who work with you see this.");
    }
}

/// <summary>Who looked at the child's record: by day and role. Neither another parent nor another setting that the child attends is named: it may be where they fled to (X2, d.5, T2).</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class WhoLookedAtMyChild(Store store) : FamilyPages(store)
{
    private const int Most = 400;

    public IReadOnlyList<(DateOnly Day, string Who)> Looks { get; private set; } = [];

    protected override async Task Load()
    {
        var (child, me) = (Child.Id, new Id<People.Person>(Link.Carer));
        var looks = await Store
            .Looks.AsNoTracking()
            .Where(l => l.ChildId == child && (l.PersonId == me || Store.People.Any(p => p.Id == l.PersonId)))
            .OrderByDescending(l => l.At)
            .Take(Most)
            .Select(l => new
            {
                l.At,
                l.PersonId,
                l.PersonName,
            })
            .ToListAsync();
        var people = looks.Select(l => l.PersonId).Distinct().ToList();
        List<string> known = [$"setting/{Asked.SettingId}", $"district/{Asked.DistrictId}"];
        var roles = (
            await Store
                .HeldRoles.Where(r => people.Contains(r.PersonId))
                .Select(r => new
                {
                    r.PersonId,
                    r.Role,
                    r.Scope,
                    r.ScopeName,
                })
                .ToListAsync()
        ).ToLookup(
            r => r.PersonId,
            r =>
                known.Contains(r.Scope) ? $"{r.Role.Words}, {r.ScopeName}"
                : r.Role is People.Role.SettingStaff or People.Role.Coordinator ? "Somebody of another service"
                : r.Role.Words
        );
        Looks =
        [
            .. looks
                .Select(l =>
                    (
                        l.At.CountyDay,
                        l.PersonId == me ? "You" : string.Join("; ", roles[l.PersonId].DefaultIfEmpty("Staff of the service").Distinct())
                    )
                )
                .Distinct(),
        ];
    }
}

/// <summary>Ends the visit and leads away, for whoever must not be seen here (T19).</summary>
[Needs(Permission.UseFamilyPages)]
public sealed class LeaveMyChild(Store store) : CountyPage(store)
{
    public IActionResult OnGet() => Go("/my-child");

    public async Task<IActionResult> OnPost()
    {
        await FamilySessions.End(HttpContext, Store);
        return Go("/family?left=yes");
    }
}
