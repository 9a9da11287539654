using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.County;
using OpenLift.Platform.Govuk;
using OpenLift.Requests;
using OpenLift.Support.Agreements;

namespace OpenLift.Support;

/// <summary>A page about one case, with its child, its request and its family's answers.</summary>
public abstract class CasePage(Store store) : OfRequestPage<Case>(store)
{
    /// <summary>Has the case now.</summary>
    public bool Has => (Record.PersonId is { } person && person == Actor.PersonId) || (Record.HubId is { } hub && Actor.Hubs.Contains(hub));

    /// <summary>Answers for it: the district's coordinator, or the county's for that need.</summary>
    public bool Runs =>
        Record.HubId is { } of ? Actor.Manages.Contains(of)
        : Record.CountyNeed is { } need ? Actor.Scopes.Contains($"county/{need}") && Actor.May(Permission.AllocateCase)
        : Actor.Districts.Contains(Record.DistrictId);

    /// <summary>Works for the setting that asked.</summary>
    public bool Mine => Actor.Settings.Contains(Record.SettingId);

    protected async Task<IActionResult> Save(string path, string said)
    {
        await Store.SaveChangesAsync();
        return Go($"/cases/{Id}{path}", said);
    }
}

/// <summary>Where a case stands: what is next, who has it, visits, agreement, review (L9, L11).</summary>
[Needs(Permission.SeeCases)]
public sealed class ShowCase(Store store) : CasePage(store)
{
    public IReadOnlyList<Visit> Visits { get; private set; } = [];
    public IReadOnlyList<Target> Targets { get; private set; } = [];
    public IReadOnlyList<Review> Reviews { get; private set; } = [];
    public IReadOnlyList<SupportAgreement> Agreements { get; private set; } = [];

    public Visit? NextVisit => Visits.Where(v => v.State is VisitState.Planned).MinBy(v => v.PlannedOn);
    public Review? NextReview => Reviews.FirstOrDefault(r => r.HeldOn is null);

    public (string Text, bool Late) Next =>
        Record.Status switch
        {
            CaseStatus.ToAllocate => (
                $"Next: name who takes it, by {Record.AllocateBy.InFull}: {Record.AllocateWhy}.",
                Record.AllocateBy < Today
            ),
            CaseStatus.Allocated when Record.ContactOn is null => (
                $"Next: first contact by {Record.ContactBy?.InFull}: {Record.ContactWhy}.",
                Record.ContactBy < Today
            ),
            CaseStatus.Allocated when NextReview is { } review && review.PlannedOn <= (NextVisit?.PlannedOn ?? DateOnly.MaxValue) => (
                $"Next: the review on {review.PlannedOn.InFull}.",
                review.PlannedOn < Today
            ),
            CaseStatus.Allocated => (
                NextVisit is { } visit ? $"Next: {visit.Kind.InWords} on {visit.PlannedOn.InFull}." : "Next: plan a visit.",
                NextVisit?.PlannedOn < Today
            ),
            _ => (
                NextVisit is { } follow ? $"Next: {follow.Kind.InWords} on {follow.PlannedOn.InFull}." : "Nothing more is to be done.",
                NextVisit?.PlannedOn < Today
            ),
        };

    protected override async Task Load()
    {
        await base.Load();
        Visits = await Store.Visits.AsNoTracking().Where(v => v.CaseId == Id).OrderByDescending(v => v.PlannedOn).ToListAsync();
        Targets = await Store.Targets.AsNoTracking().Where(t => t.CaseId == Id).OrderBy(t => t.SetOn).ToListAsync();
        Reviews = await Store.Reviews.AsNoTracking().Where(r => r.CaseId == Id).OrderByDescending(r => r.PlannedOn).ToListAsync();
        Agreements = await Store
            .SupportAgreements.AsNoTracking()
            .Where(a => a.CaseId == Id)
            .OrderByDescending(a => a.ReviewOn)
            .ToListAsync();
    }
}

/// <summary>One member of staff who could take a case: whether they serve its need, what they carry, how far they are.</summary>
public sealed record Candidate(Id<People.Person> Id, string Name, bool ServesNeed, int Cases, decimal? FreeHours, double? Miles)
{
    public string Words =>
        string.Join(
            "; ",
            new[]
            {
                ServesNeed ? "Serves this need" : "This need is not recorded for them",
                Cases.Of("case"),
                FreeHours is { } free ? $"{free:0.#} hours a week free" : "hours not recorded",
                Miles is { } miles ? $"{miles:0.#} miles away" : "distance not known",
            }
        );
}

/// <summary>Gives a case to somebody whose district and needs fit, seeing what each carries and how far they have to go (L9, C6).</summary>
[Needs(Permission.AllocateCase)]
public sealed class AllocateCase(Store store) : CasePage(store)
{
    [BindProperty, Display(Name = "Who takes the case?")]
    public string? To { get; set; }

    [
        BindProperty,
        Display(Name = "Hours a week, about"),
        Required(ErrorMessage = "Enter about how many hours a week it takes, such as 1.5")
    ]
    public decimal? Hours { get; set; }

    [BindProperty, Display(Name = "Why does it change hands?"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? Why { get; set; }

    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];
    public IEnumerable<Choice> Choices => Candidates.Select(c => new Choice(c.Id.ToString(), c.Name, Hint: new(c.Words)));

    public override IReadOnlyDictionary<string, string?> Saved => new Dictionary<string, string?> { ["With"] = Record.PersonName };

    protected override async Task<bool> Find() => await base.Find() && Runs && Record.Status is not CaseStatus.Ended;

    protected override async Task Load()
    {
        await base.Load();
        var now = Now;
        var area = await Store.Districts.Where(d => d.Id == Record.DistrictId).Select(d => "area/" + d.Area).SingleAsync();
        List<string> scopes = Record.CountyNeed is { } need ? [$"county/{need}"] : [$"district/{Record.DistrictId}", area];
        List<People.Role> roles =
            Record.Kind is Meetings.Outcome.Portage ? [People.Role.PortagePractitioner]
            : Record.Kind is Meetings.Outcome.EducationalPsychologist ? [People.Role.EducationalPsychologist]
            : Record.CountyNeed is null ? [People.Role.SpecialistTeacher]
            : [People.Role.SpecialistTeacher, People.Role.CountyCoordinator];
        var people = await Store
            .People.Where(p =>
                p.ClosedAt == null
                && p.Roles.Any(r =>
                    roles.Contains(r.Role) && scopes.Contains(r.Scope) && r.From <= now && (r.Until == null || r.Until > now)
                )
            )
            .Select(p => new
            {
                p.Id,
                p.Name,
                Work = Store.StaffWorks.FirstOrDefault(w => w.PersonId == p.Id),
            })
            .ToListAsync();
        var ids = people.ConvertAll(p => (Id<People.Person>?)p.Id);
        var carried = (await Store.CaseLoads(ids)).ToDictionary(c => c.Person);
        var postcodes = people
            .Select(p => p.Work?.Postcode)
            .Append(await Store.Settings.Where(s => s.Id == Record.SettingId).Select(s => s.Postcode).SingleAsync())
            .OfType<string>()
            .Select(County.Import.RegisterFile.Plain)
            .ToList();
        var places = await Store.Postcodes.AsNoTracking().Where(p => postcodes.Contains(p.Value)).ToDictionaryAsync(p => p.Value);
        var there = postcodes.Count > 0 ? places.GetValueOrDefault(postcodes[^1]) : null;
        Candidates =
        [
            .. people
                .Select(p =>
                {
                    var load = carried.GetValueOrDefault(p.Id);
                    var here = p.Work?.Postcode is { } code ? places.GetValueOrDefault(County.Import.RegisterFile.Plain(code)) : null;
                    return new Candidate(
                        p.Id,
                        p.Name,
                        Record.Need is null || p.Work?.Needs.Contains(Record.Need) is true,
                        load?.Cases ?? 0,
                        p.Work is null ? null : p.Work.Hours - (load?.Hours ?? 0),
                        here is null || there is null ? null : here.MilesTo(there)
                    );
                })
                .OrderByDescending(c => c.ServesNeed)
                .ThenByDescending(c => c.FreeHours ?? -100)
                .ThenBy(c => c.Miles ?? 1000)
                .ThenBy(c => c.Name),
        ];
    }

    protected override void Fill() => Hours = Record.HoursAWeek > 0 ? Record.HoursAWeek : null;

    public async Task<IActionResult> OnPost()
    {
        var chosen = Candidates.FirstOrDefault(c => c.Id.ToString() == To) ?? throw new RuleBroken("Choose who takes the case", nameof(To));
        Record.Allocate(
            await Store.People.SingleAsync(p => p.Id == chosen.Id),
            Hours!.Value,
            Why,
            Actor.Name,
            await Store.Calendar(),
            Today
        );
        if (Record.Kind is Meetings.Outcome.Intervention)
        {
            await Store.Fulfils(Record, $"With {chosen.Name}");
        }
        return await Save("", $"The case is with {chosen.Name}");
    }
}

/// <summary>Ends a case, hands it back, or opens it again, with the reason.</summary>
[Needs(Permission.CloseCase)]
public sealed class EndCase(Store store) : CasePage(store)
{
    [BindProperty, Display(Name = "Why does it end?")]
    public EndReason? Reason { get; set; }

    [
        BindProperty,
        Display(Name = "In words, for the setting and the family"),
        StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")
    ]
    public string? Words { get; set; }

    [BindProperty, Display(Name = "Why?"), StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? Why { get; set; }

    protected override async Task<bool> Find() => await base.Find() && (Has || Runs);

    public async Task<IActionResult> OnPost()
    {
        Record.End(Needed(Reason, "Choose why it ends", nameof(Reason)), Needed(Words, "Say in words why it ends", nameof(Words)), Today);
        return await Save("", "The case has ended");
    }

    public async Task<IActionResult> OnPostBack()
    {
        Record.HandBack(Needed(Why, "Say why", nameof(Why)), await Store.Calendar(), Today);
        await Store.SaveChangesAsync();
        return Go(Runs ? $"/cases/{Id}" : "/cases", "The case is handed back, to be allocated anew");
    }

    public async Task<IActionResult> OnPostAgain()
    {
        Record.OpenAgain(Needed(Why, "Say why", nameof(Why)), await Store.Calendar(), Today);
        await Store.SaveChangesAsync();
        return Go(Runs ? $"/cases/{Id}" : "/cases", "The case is open again, to be allocated");
    }
}
