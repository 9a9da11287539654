using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Platform.Govuk;

namespace OpenLift.Support;

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
        var close = await Store.InterestedIn(Record.ChildId);
        people.RemoveAll(p => close.Contains(p.Id.Value));
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
        await Store.Allocate(Record, chosen.Id, Hours!.Value, Why);
        return await Save("", $"The case is with {chosen.Name}");
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
