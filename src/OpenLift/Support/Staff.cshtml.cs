using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.People;

namespace OpenLift.Support;

/// <summary>How much one member of staff carries.</summary>
public sealed record CaseLoad(Id<Person> Person, int Cases, decimal Hours);

public sealed record StaffRow(Id<Person> Id, string Name, string? Job, StaffWork? Work, int Cases, decimal Hours, int Total);

/// <summary>Counts over cases for those who share them out: how many each carries, whoever's children they are. No case is shown.</summary>
public static class LoadQueries
{
    extension(Store store)
    {
        public async Task<IReadOnlyList<CaseLoad>> CaseLoads(IReadOnlyList<Id<Person>?> people) =>
#pragma warning disable RS0030 // docs/decisions/0003: counts and hours of a colleague's cases, nothing of any child
            await store
                .Cases.IgnoreQueryFilters()
                .Where(c => c.Status == CaseStatus.Allocated && people.Contains(c.PersonId))
                .GroupBy(c => c.PersonId!.Value)
                .Select(g => new CaseLoad(g.Key, g.Count(), g.Sum(c => c.HoursAWeek)))
                .ToListAsync();
#pragma warning restore RS0030
    }
}

/// <summary>The specialist staff of the district: what they serve, where from, what they carry, what is free (C6).</summary>
[Needs(Permission.ManageStaff)]
public sealed class StaffPage(Store store) : ListPage(store)
{
    public IReadOnlyList<StaffRow> Rows { get; private set; } = [];
    public CodeLabels Labels { get; private set; } = null!;

    protected override async Task Load()
    {
        Labels = await Store.CodeLabels();
        var staff = Store.Staff();
        await Turn(staff);
        var rows = await staff
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Skip(Skip)
            .Take(PageSize)
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.JobTitle,
                Work = Store.StaffWorks.FirstOrDefault(w => w.PersonId == p.Id),
                Total = staff.Count(),
            })
            .ToListAsync();
        var loads = (await Store.CaseLoads([.. rows.Select(r => (Id<Person>?)r.Id)])).ToDictionary(l => l.Person);
        Rows =
        [
            .. rows.Select(r => new StaffRow(
                r.Id,
                r.Name,
                r.JobTitle,
                r.Work,
                loads.GetValueOrDefault(r.Id)?.Cases ?? 0,
                loads.GetValueOrDefault(r.Id)?.Hours ?? 0,
                r.Total
            )),
        ];
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
    }
}

/// <summary>What one member of staff serves and can carry (C6).</summary>
[Needs(Permission.ManageStaff)]
public sealed class StaffMember(Store store) : CountyPage(store)
{
    [FromRoute]
    public Id<Person> Id { get; set; }

    [BindProperty, Display(Name = "Based at"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? BasedAt { get; set; }

    [
        BindProperty,
        Display(Name = "Postcode they travel from"),
        RegularExpression(
            "^\\s*[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}\\s*$",
            ErrorMessage = "Enter a full postcode, such as CT16 1AA"
        )
    ]
    public string? Postcode { get; set; }

    [BindProperty, Display(Name = "Managed by"), StringLength(200, ErrorMessage = "Write 200 characters or fewer")]
    public string? ManagedBy { get; set; }

    [BindProperty, Display(Name = "Which needs do they serve?")]
    public List<string> Needs { get; set; } = [];

    [BindProperty, Display(Name = "Full-time equivalent"), Required(ErrorMessage = "Enter the full-time equivalent, such as 0.6")]
    public decimal? Fte { get; set; }

    [BindProperty, Display(Name = "Hours a week for cases"), Required(ErrorMessage = "Enter the hours a week for cases")]
    public decimal? Hours { get; set; }

    public Person Person { get; private set; } = null!;
    public StaffWork? Work { get; private set; }
    public CodeLabels Labels { get; private set; } = null!;

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Based at"] = Work?.BasedAt,
            ["Postcode"] = Work?.Postcode,
            ["Managed by"] = Work?.ManagedBy,
            ["Needs"] = Work is null ? null : string.Join(", ", Work.Needs),
            ["Full-time equivalent"] = Work?.Fte.ToString("0.##"),
            ["Hours"] = Work?.Hours.ToString("0.##"),
        };

    protected override async Task<bool> Find()
    {
        var id = Id;
        if (await Store.Staff().SingleOrDefaultAsync(p => p.Id == id) is not { } person)
        {
            return false;
        }
        Person = person;
        Work = await Store.StaffWorks.SingleOrDefaultAsync(w => w.PersonId == id);
        return true;
    }

    protected override async Task Load() => Labels = await Store.CodeLabels();

    protected override void Fill() =>
        (BasedAt, Postcode, ManagedBy, Needs, Fte, Hours) = (
            Work?.BasedAt,
            Work?.Postcode,
            Work?.ManagedBy,
            [.. Work?.Needs ?? []],
            Work?.Fte,
            Work?.Hours
        );

    public async Task<IActionResult> OnPost()
    {
        var known = Labels.Choices(CodeList.Need, Today, Work?.Needs ?? []).Select(c => c.Value).ToHashSet();
        var work = Work ?? StaffWork.Of(Person, Now);
        work.Works(
            BasedAt,
            Postcode?.Trim().ToUpperInvariant(),
            ManagedBy,
            [.. Needs.Where(known.Contains).Distinct()],
            Fte!.Value,
            Hours!.Value
        );
        if (Work is null)
        {
            Store.Add(work);
        }
        await Store.SaveChangesAsync();
        return Go("/staff", $"{Person.Name}: saved");
    }
}

/// <summary>Whom a coordinator shares work out to: the specialists of their district or its area.</summary>
public static class StaffQueries
{
    extension(Store store)
    {
        public IQueryable<Person> Staff()
        {
            var (now, mine) = (store.Now, store.Actor.Districts);
            var scopes = mine.Select(d => $"district/{d}").ToList();
            return store.People.Where(p =>
                p.ClosedAt == null
                && p.Roles.Any(r =>
                    (r.Role == Role.SpecialistTeacher || r.Role == Role.EducationalPsychologist)
                    && r.From <= now
                    && (r.Until == null || r.Until > now)
                    && (scopes.Contains(r.Scope) || store.Districts.Any(d => mine.Contains(d.Id) && r.Scope == "area/" + d.Area))
                )
            );
        }
    }
}
