using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Interventions;
using OpenLift.Interventions.Hubs;
using OpenLift.Platform.Govuk;

namespace OpenLift.Interventions.Placements;

/// <summary>What a place is: kind, sessions or hours, first day, how many terms. The same questions when it is reserved and when it is changed.</summary>
public sealed class PlaceForm
{
    [Display(Name = "Where?")]
    public PlaceKind? Kind { get; set; }

    [Display(Name = "Which sessions?")]
    public List<string> Sessions { get; set; } = [];

    [Display(Name = "Hours a week, off site")]
    public decimal? Hours { get; set; }

    [Display(Name = "First day")]
    public DateOnly? From { get; set; }

    [Display(Name = "How many of the county’s six terms?")]
    public int? Terms { get; set; }

    public (PlaceKind Kind, IReadOnlyList<SessionTime> Sessions, decimal? Hours, DateOnly From, int Terms) Read(DateOnly today)
    {
        var kind = Kind ?? throw new RuleBroken("Choose on site or off site", "Place.Kind");
        var from = From ?? throw new RuleBroken("Enter the first day", "Place.From");
        if (from < today)
        {
            throw new RuleBroken("The first day must be today or later", "Place.From");
        }
        var terms = Terms ?? throw new RuleBroken("Choose how many terms", "Place.Terms");
        try
        {
            return (
                kind,
                [
                    .. Sessions
                        .Select(s => s.Split(' '))
                        .Where(s => s.Length is 2)
                        .Select(s => new SessionTime(Enum.Parse<DayOfWeek>(s[0]), Enum.Parse<HalfDay>(s[1]))),
                ],
                Hours,
                from,
                terms
            );
        }
        catch (ArgumentException)
        {
            throw new RuleBroken("Choose from the sessions shown", "Place.Sessions");
        }
    }
}

/// <summary>A page on which somebody says what a place is.</summary>
public interface IChoosesPlace
{
    PlaceForm Place { get; }
    FreePlaces Free { get; }
}

/// <summary>What of a hub is free, to choose from.</summary>
public sealed record FreePlaces(
    IReadOnlyList<Choice> Sessions,
    IReadOnlyList<string> Hours,
    IReadOnlyList<Choice> Terms,
    DateOnly? NextStart
)
{
    public static async Task<FreePlaces> Of(Store store, Id<Hub> hub, InterventionRules rules)
    {
        var (today, now) = (store.Today, store.Now);
        var terms = await store.Terms.AsNoTracking().Where(t => t.End >= today).OrderBy(t => t.Start).Take(4).ToListAsync();
        var ids = terms.ConvertAll(t => t.Id);
        var sessions = await store.HubSessions.AsNoTracking().Where(s => s.HubId == hub && ids.Contains(s.TermId)).ToListAsync();
        var sessionIds = sessions.ConvertAll(s => s.Id);
        var seats = await store.Seats.AsNoTracking().Where(s => sessionIds.Contains(s.HubSessionId)).ToListAsync();
        var offered = await store.OffSiteHours.AsNoTracking().Where(h => h.HubId == hub && ids.Contains(h.TermId)).ToListAsync();
        var uses = await store.OffSiteUses.AsNoTracking().Where(u => u.HubId == hub && ids.Contains(u.TermId)).ToListAsync();
        var days = sessions.Select(s => (s.Day, s.Half)).Distinct().OrderBy(s => s.Day).ThenBy(s => s.Half);
        return new(
            [
                .. days.Select(d => new Choice(
                    $"{d.Day} {d.Half}",
                    $"{d.Day} {d.Half.InWords}",
                    Hint: new(
                        "Free: "
                            + string.Join(
                                "; ",
                                terms.Select(t =>
                                    sessions.FirstOrDefault(s => s.TermId == t.Id && s.Day == d.Day && s.Half == d.Half) is { } s
                                        ? $"Term {t.Number}: {Math.Max(0, Capacity.Free(s, seats, t.Start > today ? t.Start : today, t.End, now))} of {s.Places}"
                                        : $"Term {t.Number}: no session"
                                )
                            )
                    )
                )),
            ],
            [
                .. terms.Select(t =>
                    $"Term {t.Number}: {Capacity.FreeHours(offered.FirstOrDefault(o => o.TermId == t.Id), [.. uses.Where(u => u.TermId == t.Id)], t.Start > today ? t.Start : today, t.End, now):0.#} hours a week free"
                ),
            ],
            [.. Enumerable.Range(1, rules.MostTerms).Select(n => new Choice(n.ToString(), n.Of("term")))],
            terms.FirstOrDefault(t => t.Start > today)?.Start
        );
    }
}

/// <summary>Reserves a place for a child who waits, while the evidence is looked at again. Out of turn needs a reason and a second person (S5, S6).</summary>
[Needs(Permission.OfferPlace)]
public sealed class ReservePlace(Store store) : ReferralPage(store), IChoosesPlace
{
    [BindProperty]
    public PlaceForm Place { get; set; } = new();

    [
        BindProperty,
        Display(Name = "Why does the place not go to the first on the list?"),
        StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")
    ]
    public string? SkipWhy { get; set; }

    public FreePlaces Free { get; private set; } = null!;
    public int Position { get; private set; }

    protected override async Task<bool> Find() =>
        await base.Find()
        && Manages
        && (Record.Status is ReferralStatus.Waiting || (Record.Status is ReferralStatus.PlaceReserved && Record.HeldUntil <= Now));

    protected override async Task Load()
    {
        await base.Load();
        Free = await FreePlaces.Of(Store, Record.HubId!.Value, Rules);
        Position = await Number(Record.HubId.Value);
    }

    /// <summary>The child's number on the list. Who parked somebody within two weeks does not give the next place alone: it counts as out of turn.</summary>
    private async Task<int> Number(Id<Hub> hub)
    {
        var number = (await Store.ListToday(hub)).FirstOrDefault(p => p.Child.Referral == Id)?.Number ?? 0;
        var (me, since) = (Actor.Name, Today.AddDays(-14));
        return
            number is 1
            && await Store.WaitingEvents.AnyAsync(e =>
                e.HubId == hub
                && e.Kind == WaitingList.WaitingKind.Parked
                && e.By == me
                && e.On >= since
                && Store.Referrals.Any(r => r.Id == e.ReferralId && r.Status == ReferralStatus.Parked)
            )
            ? 2
            : number;
    }

    protected override void Fill() => (Place.Terms, Place.From) = (Rules.MostTerms, Free.NextStart);

    public async Task<IActionResult> OnPost()
    {
        var hub = Record.HubId!.Value;
        await Store.Hold(hub);
        await Store.LapseReservations();
        await Store.SaveChangesAsync();
        var (kind, sessions, hours, from, terms) = Place.Read(Today);
        if (Asked.SharingStopped || !Consent.AllowsSharing)
        {
            throw new RuleBroken("The family does not share it now: speak with them first.");
        }
        var position = await Number(hub) is > 0 and var number ? number : throw new RuleBroken("This child does not wait any more.");
        var place = Placement.Reserve(
            Record,
            await Store.Hubs.SingleAsync(h => h.Id == hub),
            kind,
            sessions,
            hours,
            from,
            terms,
            await Store.Calendar(),
            Rules,
            position,
            SkipWhy,
            await Store.People.SingleAsync(p => p.Id == Actor.PersonId),
            Now
        );
        await Store.Take(place);
        Record.Reserve(place.HeldUntil!.Value, place.SkipWhy, Actor.Name, Now);
        Store.Add(place);
        await Store.SaveChangesAsync();
        return Go(
            $"/places/{place.Id}",
            place.SkipWhy is null
                ? $"The place is reserved. {Record.ReferrerName} is asked to look at the evidence again."
                : "The place is held. A second person must agree that it is given out of turn."
        );
    }
}

/// <summary>A child who waits is parked at the family's wish, or put back, with the time waited before (S5).</summary>
[Needs(Permission.OfferPlace)]
public sealed class ParkReferral(Store store) : ReferralPage(store)
{
    [BindProperty, Display(Name = "Why is it parked?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? Why { get; set; }

    protected override async Task<bool> Find() =>
        await base.Find() && Manages && Record.Status is ReferralStatus.Waiting or ReferralStatus.Parked;

    public async Task<IActionResult> OnPost()
    {
        Record.Park(Needed(Why, "Say why it is parked", nameof(Why)), Actor.Name, Now);
        return await Save("", "Parked. The time waited is kept.");
    }

    public async Task<IActionResult> OnPostReturn()
    {
        if (Asked.SharingStopped)
        {
            throw new RuleBroken("The family does not share it for now.");
        }
        Record.Return(Actor.Name, Now);
        return await Save("", "Back on the list, with the time waited before");
    }
}

/// <summary>Somebody kept in touch with a family that waits, every twelve weeks (S5). Silence takes nobody off the list.</summary>
[Needs(Permission.SeeReferrals)]
public sealed class KeepInTouch(Store store) : ReferralPage(store)
{
    public static readonly IReadOnlyList<Choice> Ways =
    [
        new("rung", "Rung"),
        new("in person", "In person"),
        new("by letter", "By letter"),
        new("tried, no answer", "Tried, without an answer"),
    ];

    [BindProperty, Display(Name = "When?"), Required(ErrorMessage = "Enter the date")]
    public DateOnly? On { get; set; }

    [BindProperty, Display(Name = "How?")]
    public string? How { get; set; }

    [BindProperty, Display(Name = "What was said?"), StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")]
    public string? Words { get; set; }

    protected override async Task<bool> Find() =>
        await base.Find()
        && (Manages || Mine)
        && Record.Status is ReferralStatus.Waiting or ReferralStatus.Parked or ReferralStatus.PlaceReserved;

    protected override void Fill() => On = Today;

    public async Task<IActionResult> OnPost()
    {
        var how = Ways.Any(w => w.Value == How) ? How! : throw new RuleBroken("Say how", nameof(How));
        Record.InTouch(
            new(On!.Value, Actor.Name, how, Needed(Words, "Say what was said, or what you tried", nameof(Words))),
            await Store.RulesToday(),
            Today
        );
        return await Save("", $"Saved. Next by {Record.TouchDueOn!.Value.InFull}.");
    }
}
