using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Interventions.Hubs;

/// <summary>One half-day of the hub’s week in one term: how many places, who works in it (S6).</summary>
[Needs(Permission.ManageCapacity)]
public sealed class PlanSession(Store store) : PlanHubPage(store)
{
    [FromRoute(Name = "day")]
    public DayOfWeek? Day { get; set; }

    [FromRoute(Name = "half")]
    public HalfDay? Half { get; set; }

    [BindProperty, Display(Name = "How many places?")]
    public int? Places { get; set; }

    [BindProperty, Display(Name = "Who works in it?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Staff { get; set; }

    [BindProperty, StringLength(1000, ErrorMessage = "Write 1,000 characters or fewer")]
    public string? Note { get; set; }

    public HubSession? Session { get; private set; }
    public int Taken { get; private set; }

    public string Name => HubSession.NameOf(Day!.Value, Half!.Value);

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?>
        {
            ["Places"] = Session?.Places.ToString(),
            ["Staff"] = Session is null ? null : string.Join('\n', Session.Staff),
            ["Note"] = Session?.Note,
        };

    protected override async Task<bool> Find()
    {
        if (Day is not { } day || Half is not { } half || !HubSession.Weekdays.Contains(day) || !await base.Find())
        {
            return false;
        }
        Session = await Store.HubSessions.SingleOrDefaultAsync(s => s.HubId == Id && s.TermId == TermId && s.Day == day && s.Half == half);
        return true;
    }

    protected override async Task Load() =>
        Taken = Session is null ? 0 : Capacity.MostTaken(await Seats(), Today > Term.Start ? Today : Term.Start, Term.End, Now);

    protected override void Fill() =>
        (Places, Staff, Note) = (Session?.Places, Session is null ? null : string.Join('\n', Session.Staff), Session?.Note);

    public async Task<IActionResult> OnPost()
    {
        await Hold();
        var (places, staff) = (
            Needed(Places, "Enter how many places, or 0", nameof(Places)),
            (Staff ?? "").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );
        var elsewhere = await Store.WorkElsewhere(Id, TermId);
        if (Session is null)
        {
            if (await Store.HubSessions.AnyAsync(s => s.HubId == Id && s.TermId == TermId && s.Day == Day && s.Half == Half))
            {
                throw new DbUpdateConcurrencyException("Somebody else planned it first.");
            }
            Store.Add(HubSession.Plan(Id, Term, Day!.Value, Half!.Value, places, staff, Note, elsewhere, Today, Now));
        }
        else
        {
            Session.Change(places, staff, Note, Term, await Seats(), elsewhere, Today, Now);
        }
        await Store.SaveChangesAsync();
        return Go($"/hubs/{Id}?term={TermId}", $"{Name} is saved");
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (Session is not { IsHeld: true })
        {
            return NotFound();
        }
        await Hold();
        Session.Remove(Term, await Seats(), Today, Now);
        await Store.SaveChangesAsync();
        return Go($"/hubs/{Id}?term={TermId}", $"{Name} is not held in {Term.Name}");
    }

    private Task<List<Seat>> Seats()
    {
        var id = Session!.Id;
        return Store.Seats.AsNoTracking().Where(s => s.HubSessionId == id).ToListAsync();
    }
}
