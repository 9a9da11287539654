using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.Correspondence.Documents;
using OpenLift.County;
using OpenLift.Requests;
using OpenLift.Support;
using QRCoder;

namespace OpenLift.Support.Agreements;

/// <summary>A page about one agreement; about its child too, where there is one.</summary>
public abstract class AgreementPage(Store store) : RecordPage<SupportAgreement>(store)
{
    public Identity? Identity { get; private set; }
    public Case? Case { get; private set; }

    /// <summary>Writes and signs for LIFT: whoever has the case, its coordinator, or the district's where it is about no child.</summary>
    public bool ForLift =>
        Actor.May(Permission.WriteAgreement)
        && (
            Case is { PersonId: { } has } && has == Actor.PersonId
            || Actor.Districts.Contains(Record.DistrictId)
            || (Case?.CountyNeed is { } need && Actor.Scopes.Contains($"county/{need}"))
        );

    /// <summary>Writes and signs for the setting.</summary>
    public bool ForSetting => Actor.May(Permission.SignAgreement) && Actor.Settings.Contains(Record.SettingId);

    public bool MayEdit => (ForLift || ForSetting) && Record.Status is AgreementStatus.Draft;

    protected override IQueryable<SupportAgreement> With(IQueryable<SupportAgreement> records) => records.Include(a => a.Versions);

    protected override Task<bool> Find() =>
        AsOne(async () =>
        {
            if (!await base.Find())
            {
                return false;
            }
            Case = Record.CaseId is { } id ? await Store.Cases.SingleOrDefaultAsync(c => c.Id == id) : null;
            if (Record is { ChildId: { } child, RequestId: { } request })
            {
                Identity = new(
                    await Store.Children.SingleAsync(c => c.Id == child),
                    Today,
                    await Store.Requests.SingleAsync(r => r.Id == request),
                    await Store.ViewsAndConsents.SingleAsync(c => c.RequestId == request)
                );
                await Store.Looked([child], Request.Path);
            }
            return true;
        });

    protected async Task<IActionResult> Save(string said, string path = "")
    {
        await Store.SaveChangesAsync();
        return Go($"/support-agreements/{Id}{path}", said);
    }
}

/// <summary>One agreement: its parts, who signed, its versions; offer, sign, change, end (L10).</summary>
[Needs(Permission.SeeAgreements)]
public sealed class ShowAgreement(Store store) : AgreementPage(store)
{
    [BindProperty, Display(Name = "Your name, to sign"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty, Display(Name = "Why is it changed?"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? Why { get; set; }

    [BindProperty, Display(Name = "Why does it end?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? EndWords { get; set; }

    /// <summary>Whoever signs, signs what was on their page: another version since is told.</summary>
    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Version"] = Record.Newest?.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Stage"] = Record.Status.Words,
        };

    /// <summary>What is in force or offered; while it is written, what is written.</summary>
    public IReadOnlyList<AnsweredSection> Sections =>
        Record.Status is AgreementStatus.Draft || Record.Newest is null ? Record.Sections : Record.Newest.Sections;

    public bool MaySign =>
        Record.Status is AgreementStatus.Offered
        && ((ForLift && Record.Newest!.LiftAt is null) || (ForSetting && Record.Newest!.SettingAt is null));

    protected override void Fill() => Name = Actor.Name;

    public async Task<IActionResult> OnPostOffer()
    {
        Only(ForLift);
        Record.Offer(Now);
        return await Save("The version is ready: both sides sign it now");
    }

    public async Task<IActionResult> OnPostSign()
    {
        Only(MaySign);
        Record.Sign(ForSetting ? Side.Setting : Side.Lift, Needed(Name, "Write your name to sign", nameof(Name)), Now);
        if (
            Record is { Status: AgreementStatus.InForce, ReviewOn: { } on }
            && Case is { } about
            && !await Store.Reviews.AnyAsync(r => r.CaseId == about.Id && r.HeldOn == null)
        )
        {
            Store.Add(Review.Plan(about, on, Now));
        }
        return await Save(
            Record.Status is AgreementStatus.InForce
                ? "Signed by both sides: it is in force"
                : "Signed. It is in force when the other side has signed too."
        );
    }

    public async Task<IActionResult> OnPostChange()
    {
        Only(ForLift || ForSetting);
        Record.Change(Needed(Why, "Say why it is changed", nameof(Why)));
        return await Save("Open for changes. The version before stays as it was.", "/edit");
    }

    public async Task<IActionResult> OnPostEnd()
    {
        Only(ForLift);
        Record.End(Needed(EndWords, "Say why it ends", nameof(EndWords)), Today);
        return await Save("The agreement has ended");
    }

    private static void Only(bool may)
    {
        if (!may)
        {
            throw new RuleBroken("This is for the other side, or cannot be done now.");
        }
    }
}

/// <summary>The six parts on one page, by either side, while it is being written (L10).</summary>
[Needs(Permission.EditAgreement)]
public sealed class EditAgreementPage(Store store) : AgreementPage(store)
{
    [BindProperty, Display(Name = "1. What the support is"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Support { get; set; }

    [BindProperty, Display(Name = "2. Criteria for specialist intervention"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Criteria { get; set; }

    [BindProperty, Display(Name = "3. How it begins (entrance)"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Entrance { get; set; }

    [BindProperty, Display(Name = "3. When and how it ends (exit)"), StringLength(10_000, ErrorMessage = WriteNeed.TooLong)]
    public string? Exit { get; set; }

    [BindProperty, Display(Name = "4. From")]
    public DateOnly? From { get; set; }

    [BindProperty, Display(Name = "4. Until")]
    public DateOnly? Until { get; set; }

    [BindProperty, Display(Name = "6. Quality review on")]
    public DateOnly? ReviewOn { get; set; }

    [BindProperty, Display(Name = "What is expected"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? Outcome { get; set; }

    [BindProperty, Display(Name = "How it is measured"), StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Measure { get; set; }

    [BindProperty, Display(Name = "What will show it"), StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Evidence { get; set; }

    [BindProperty, Display(Name = "Now"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? Baseline { get; set; }

    [BindProperty, Display(Name = "Expected"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? Expected { get; set; }

    public override IReadOnlyDictionary<string, string?> Saved =>
        Record.Sections.SelectMany(s => s.Questions).ToDictionary(q => q.Question, q => q.Answer);

    protected override async Task<bool> Find() => await base.Find() && MayEdit;

    protected override void Fill()
    {
        var p = Record.Parts;
        (Support, Criteria, Entrance, Exit, From, Until, ReviewOn) = (
            p.Support,
            p.Criteria,
            p.Entrance,
            p.Exit,
            p.From,
            p.Until,
            p.ReviewOn
        );
    }

    public async Task<IActionResult> OnPost()
    {
        Written();
        return await Save("The agreement is saved");
    }

    public async Task<IActionResult> OnPostExpect()
    {
        Written();
        Record.Expect(
            new(
                Id<SupportAgreement>.New(Now).Value,
                Needed(Outcome, "Write what is expected", nameof(Outcome)),
                Needed(Measure, "Say how it is measured", nameof(Measure)),
                Needed(Evidence, "Say what will show it", nameof(Evidence)),
                Baseline,
                Expected
            )
        );
        return await Save("The outcome is added", "/edit");
    }

    public async Task<IActionResult> OnPostRemove(Guid key)
    {
        Written();
        Record.NoLongerExpect(key);
        return await Save("The outcome is removed", "/edit");
    }

    /// <summary>Whichever button is pressed, what was typed is kept.</summary>
    private void Written() => Record.Write(new(Support, Criteria, Entrance, Exit, From, Until, ReviewOn));
}

/// <summary>One version as it was, at its own address for ever; one that was replaced says so (L10).</summary>
[Needs(Permission.SeeAgreements)]
public class AgreementVersionPage(Store store) : AgreementPage(store)
{
    [FromRoute]
    public int Number { get; set; }

    public AgreementVersion Version { get; private set; } = null!;

    protected override async Task<bool> Find() =>
        await base.Find() && (Version = Record.Versions.SingleOrDefault(v => v.Number == Number)!) is not null;
}

/// <summary>One version as a file, PDF or Word. The code at its foot tells whether the paper is still good (L10, X7).</summary>
[Needs(Permission.SeeAgreements)]
public sealed class AgreementPaper(Store store, IConfiguration settings) : AgreementVersionPage(store)
{
    [FromRoute]
    public string Kind { get; set; } = "";

    public FileContentResult OnGet()
    {
        var check = $"{settings["Address"] ?? $"{Request.Scheme}://{Request.Host}"}/verify?code={Version.Code}";
        using var codes = new QRCodeGenerator();
        using var code = codes.CreateQrCode(check, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return Download(
            new(
                Record.Title,
                $"Agreement {Record.Reference} between LIFT and {Record.SettingName}, version {Number} of {Version.MadeAt.CountyDay.InFull}",
                [
                    .. Version.ReplacedAt is { } replaced
                        ? new Block[] { new Paragraph($"This version was replaced on {replaced.CountyDay.InFull}. Ask for the new one.") }
                        : [],
                    .. Identity is { Child: { } child }
                        ? new Block[] { new Answers([new("Child", child.Name), new("Date of birth", child.Born.InFull)]) }
                        : [],
                    .. Version.Sections.SelectMany(s =>
                        new Block[]
                        {
                            new Heading(s.Title),
                            new Answers([.. s.Questions.Select(q => new AnswerRow(q.Question, q.Answer ?? ""))]),
                        }
                    ),
                    new Heading("Signatures"),
                    new Answers([
                        new("For LIFT", Version.LiftAt is { } lift ? $"{Version.LiftBy}, {lift.CountyDay.InFull}" : "Not signed"),
                        new(
                            $"For {Record.SettingName}",
                            Version.SettingAt is { } setting ? $"{Version.SettingBy}, {setting.CountyDay.InFull}" : "Not signed"
                        ),
                    ]),
                    new Paragraph($"Code {Version.Code}: check at {check} whether this paper is still the one in force."),
                    new Picture(picture.GetGraphic(8, false), "The same address as a picture for a phone’s camera", 30),
                ]
            ),
            $"{Record.Reference}-version-{Number}.{Kind}"
        );
    }
}

/// <summary>Two versions side by side (L10).</summary>
[Needs(Permission.SeeAgreements)]
public sealed class CompareVersions(Store store) : AgreementPage(store)
{
    [BindProperty(SupportsGet = true)]
    public int? Left { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Right { get; set; }

    public IReadOnlyList<(string Question, string? Was, string? Is)> Rows { get; private set; } = [];
    public (string Left, string Right) Names { get; private set; }

    protected override Task Load()
    {
        var versions = Record.Versions.OrderBy(v => v.Number).ToList();
        var (left, right) = (
            versions.FirstOrDefault(v => v.Number == Left) ?? (versions.Count > 1 ? versions[^2] : versions.FirstOrDefault()),
            versions.FirstOrDefault(v => v.Number == Right)
        );
        var (was, now) = (Answers(left?.Sections), Answers(right?.Sections ?? Record.Sections));
        Names = (left is null ? "Nothing yet" : $"Version {left.Number}", right is null ? "As written now" : $"Version {right.Number}");
        Rows = [.. was.Keys.Union(now.Keys).Select(q => (q, was.GetValueOrDefault(q), now.GetValueOrDefault(q)))];
        return Task.CompletedTask;

        static Dictionary<string, string?> Answers(IReadOnlyList<AnsweredSection>? sections) =>
            (sections ?? []).SelectMany(s => s.Questions).ToDictionary(q => q.Question, q => q.Answer);
    }
}

/// <summary>Drafts an agreement from a case and what was decided (L10).</summary>
[Needs(Permission.WriteAgreement)]
public sealed class DraftAgreement(Store store) : CountyPage(store)
{
    protected override Task<bool> Find() => Task.FromResult(HttpMethods.IsPost(Request.Method));

    public async Task<IActionResult> OnPost(Id<Case> caseId)
    {
        if (
            await Store.Cases.SingleOrDefaultAsync(c => c.Id == caseId && c.Status != CaseStatus.Ended) is not { } about
            || !(
                about.PersonId == Actor.PersonId
                || Actor.Districts.Contains(about.DistrictId)
                || (about.CountyNeed is { } need && Actor.Scopes.Contains($"county/{need}"))
            )
        )
        {
            return NotFound();
        }
        var request = await Store.Requests.SingleAsync(r => r.Id == about.RequestId);
        var decision = await Store
            .AgendaItems.Where(i => i.RequestId == request.Id && i.ReferralId == null && i.Sealed)
            .OrderByDescending(i => i.SeenFrom)
            .FirstOrDefaultAsync();
        var targets = await Store.Targets.Where(t => t.CaseId == caseId).OrderBy(t => t.SetOn).ToListAsync();
        var calendar = await Store.Calendar();
        var until = calendar.WorkingDays(Today.AddDays(83), 1);
        var agreement = SupportAgreement.FromDecision(
            about,
            request,
            decision,
            targets,
            Today,
            until,
            until,
            await Store.Districts.Where(d => d.Id == request.DistrictId).Select(d => d.Prefix).SingleAsync(),
            Now
        );
        Store.Add(agreement);
        await Store.SaveChangesAsync();
        return Go($"/support-agreements/{agreement.Id}/edit", "Drafted from the decision: read it through and complete it");
    }
}

/// <summary>Begins an agreement about no child: training, or support for a whole setting (L10).</summary>
[Needs(Permission.WriteAgreement)]
public sealed class NewAgreement(Store store) : CountyPage(store)
{
    [BindProperty, Display(Name = "With which setting?")]
    public string? SettingId { get; set; }

    [
        BindProperty,
        Display(Name = "What is it about?"),
        Required(ErrorMessage = "Say what it is about, such as training in visual supports"),
        StringLength(200, ErrorMessage = "Write 200 characters or fewer")
    ]
    public string? Title { get; set; }

    public IReadOnlyList<Platform.Govuk.Choice> Settings { get; private set; } = [];

    protected override async Task<bool> Find() => await Task.FromResult(Actor.Districts.Count > 0);

    protected override async Task Load()
    {
        var mine = Actor.Districts;
        Settings =
        [
            .. (
                await Store
                    .Settings.AsNoTracking()
                    .Where(s => s.ClosedOn == null && s.DistrictId != null && mine.Contains(s.DistrictId.Value))
                    .OrderBy(s => s.Name)
                    .Select(s => new { s.Id, s.Name })
                    .ToListAsync()
            ).Select(s => new Platform.Govuk.Choice(s.Id.ToString(), s.Name)),
        ];
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Settings.Any(s => s.Value == SettingId))
        {
            throw new RuleBroken("Choose the setting", nameof(SettingId));
        }
        var setting = await Store.Settings.SingleAsync(s => s.Id == new Id<Setting>(Guid.Parse(SettingId!)));
        var agreement = SupportAgreement.ForSetting(
            setting,
            await Store.Districts.SingleAsync(d => d.Id == setting.DistrictId),
            Title!,
            Now
        );
        Store.Add(agreement);
        await Store.SaveChangesAsync();
        return Go($"/support-agreements/{agreement.Id}/edit", "Begun: write its six parts");
    }
}
