using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Children;
using OpenLift.Correspondence.Documents;
using OpenLift.County;
using OpenLift.Interventions.Hubs;
using OpenLift.Platform.Govuk;
using OpenLift.Support;

namespace OpenLift.Interventions.Placements;

/// <summary>The first session: from now on the hub's team has a case of its own, with a day for the review (S10, S11).</summary>
[Needs(Permission.OfferPlace)]
public sealed class StartPlace(Store store) : ManagePlacePage(store)
{
    [BindProperty, Display(Name = "Day of the first session"), Required(ErrorMessage = "Enter the day of the first session")]
    public DateOnly? StartedOn { get; set; }

    [BindProperty, Display(Name = "Who leads the work with the child?")]
    public string? Lead { get; set; }

    [BindProperty, Display(Name = "Day of the review meeting"), Required(ErrorMessage = "Enter the day of the review meeting")]
    public DateOnly? ReviewOn { get; set; }

    public IReadOnlyList<Choice> Team { get; private set; } = [];

    protected override async Task<bool> Find() => await base.Find() && Record.Status is PlacementStatus.Accepted;

    protected override async Task Load()
    {
        await base.Load();
        var (scope, now) = (Hub.Scope, Now);
        Team =
        [
            .. (
                await Store
                    .People.Where(p =>
                        p.ClosedAt == null && p.Roles.Any(r => r.Scope == scope && r.From <= now && (r.Until == null || r.Until > now))
                    )
                    .OrderBy(p => p.Name)
                    .Select(p => new { p.Id, p.Name })
                    .ToListAsync()
            ).Select(p => new Choice(p.Id.ToString(), p.Name)),
        ];
    }

    protected override void Fill() => (StartedOn, ReviewOn) = (Today < Record.From ? null : Today, Record.Until.AddDays(-21));

    public async Task<IActionResult> OnPost()
    {
        var lead = Team.Any(t => t.Value == Lead)
            ? new Id<People.Person>(Guid.Parse(Lead!))
            : throw new RuleBroken("Choose who leads the work", nameof(Lead));
        if (ReviewOn <= StartedOn || ReviewOn > Record.Until)
        {
            throw new RuleBroken($"The review must be after the start and by {Record.Until.InFull}", nameof(ReviewOn));
        }
        Record.Start(StartedOn!.Value, Today);
        Referral.Started(StartedOn.Value);
        var found = Case.OfHub(
            Asked,
            Hub,
            await Store.People.SingleAsync(p => p.Id == lead),
            Record.Kind is PlaceKind.OnSite ? Math.Min(37, Record.Sessions.Count * 3) : Record.OffSiteHours!.Value,
            await Store.Calendar(),
            Now
        );
        found.FirstContact(StartedOn.Value);
        Store.AddRange(found, Review.Plan(found, ReviewOn!.Value, Now));
        return await Save("", "Started. Sessions, targets and measures are recorded with the hub’s case.");
    }
}

/// <summary>That the setting keeps the child's own place open, and is funded for it, asked each term: by the setting itself, or as it told the hub (S10).</summary>
[Needs(Permission.SeePlacements)]
public sealed class KeepPlace(Store store) : PlacementPage(store)
{
    [BindProperty, Display(Name = "Is the child’s own place kept open?")]
    public bool? Held { get; set; }

    [BindProperty, Display(Name = "Is the setting funded for it as before?")]
    public bool? Funded { get; set; }

    [BindProperty, Display(Name = "Who says so?"), StringLength(300, ErrorMessage = "Write 300 characters or fewer")]
    public string? By { get; set; }

    [BindProperty, StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer"), Display(Name = "Anything else")]
    public string? Note { get; set; }

    public Term? Term { get; private set; }

    protected override async Task<bool> Find() =>
        await base.Find() && (Manages || OfSetting) && Record.Status is PlacementStatus.Started or PlacementStatus.Accepted;

    protected override async Task Load()
    {
        await base.Load();
        var calendar = await Store.Calendar();
        Term = calendar.TermOn(Today) ?? calendar.Terms.FirstOrDefault(t => t.Start > Today);
    }

    protected override void Fill() => By = OfSetting ? Actor.Name : null;

    public async Task<IActionResult> OnPost()
    {
        var term = Term?.Name ?? throw new RuleBroken("The county has not set its terms.");
        Record.PlaceIsKept(
            new(
                term,
                Today,
                Needed(By, "Enter who says so", nameof(By)),
                Needed(Held, "Say whether the place is kept", nameof(Held)),
                Needed(Funded, "Say whether it is funded", nameof(Funded)),
                Note
            )
        );
        return await Save("", $"Saved for {term}");
    }
}

/// <summary>The return to the child's own setting, step by step with dates, planned with family and setting (S11).</summary>
[Needs(Permission.OfferPlace)]
public sealed class PlanReturn(Store store) : ManagePlacePage(store)
{
    public const int Most = 6;

    [BindProperty]
    public List<StepForm> Steps { get; set; } = [];

    public override IReadOnlyDictionary<string, string?> Saved =>
        new Dictionary<string, string?> { ["Plan"] = string.Join('\n', Record.Return.Select(s => $"{s.From.InFull}: {s.Words}")) };

    protected override async Task<bool> Find() => await base.Find() && Record.Status is PlacementStatus.Started or PlacementStatus.Ended;

    protected override void Fill() =>
        Steps = [
            .. Record
                .Return.Select(s => new StepForm { From = s.From, Words = s.Words })
                .Concat(Enumerable.Repeat(0, Most).Select(_ => new StepForm()))
                .Take(Most),
        ];

    public async Task<IActionResult> OnPost()
    {
        var steps = new List<ReturnStep>();
        for (var i = 0; i < Steps.Count; i++)
        {
            if (Steps[i].From is not null || Steps[i].Words is not null)
            {
                steps.Add(
                    new(
                        Needed(Steps[i].From, "Enter the date of this step", $"Steps[{i}].From"),
                        Needed(Steps[i].Words, "Say what happens", $"Steps[{i}].Words")
                    )
                );
            }
        }
        Record.PlanReturn(steps);
        return await Save("", "The plan for the return is saved");
    }
}

public sealed class StepForm
{
    public DateOnly? From { get; set; }

    [StringLength(500, ErrorMessage = "Write 500 characters or fewer")]
    public string? Words { get; set; }
}

/// <summary>A place ends, or goes on for another term; then the child is back in full at the setting (S11, S12).</summary>
[Needs(Permission.EndPlace)]
public sealed class EndPlace(Store store) : ManagePlacePage(store)
{
    [BindProperty, Display(Name = "Last day")]
    public DateOnly? EndedOn { get; set; }

    [BindProperty, Display(Name = "Why does it end?"), Required(ErrorMessage = "Choose why it ends")]
    public EndReason? Reason { get; set; }

    [
        BindProperty,
        Display(Name = "How did it end, in words for the family?"),
        StringLength(4000, ErrorMessage = "Write 4,000 characters or fewer")
    ]
    public string? Why { get; set; }

    [BindProperty, Display(Name = "Why does it go on?"), StringLength(2000, ErrorMessage = "Write 2,000 characters or fewer")]
    public string? ExtendWhy { get; set; }

    public bool ReviewHeld { get; private set; }
    public Case? HubCase { get; private set; }

    protected override async Task<bool> Find() => await base.Find() && Record.Status is PlacementStatus.Started;

    protected override async Task Load()
    {
        await base.Load();
        var (request, hub) = (Record.RequestId, Record.HubId);
        HubCase = await Store
            .Cases.Where(c => c.RequestId == request && c.HubId == hub)
            .OrderByDescending(c => c.OpenedOn)
            .FirstOrDefaultAsync();
        ReviewHeld = HubCase is not null && await Store.Reviews.AnyAsync(r => r.CaseId == HubCase.Id && r.HeldOn != null);
    }

    protected override void Fill() => (EndedOn, Reason) = (Record.Until < Today ? Record.Until : Today, EndReason.CriteriaMet);

    public async Task<IActionResult> OnPost()
    {
        var on = Needed(EndedOn, "Enter the last day", nameof(EndedOn));
        var why = Needed(Why, "Say how it ended", nameof(Why));
        Record.End(on, why, Today);
        Referral.End(why, Actor.Name, Now);
        await Store.GiveBack(Record, on.AddDays(1));
        if (HubCase is { Status: CaseStatus.Allocated } found)
        {
            found.End(Reason!.Value, why, Today);
        }
        return await Save("", "The place has ended. Record the first day back when the child is at the setting in full.");
    }

    public async Task<IActionResult> OnPostExtend()
    {
        var why = Needed(ExtendWhy, "Say why it goes on", nameof(ExtendWhy));
        var was = Record.Until;
        Record.Extend(1, why, await Store.Calendar(), Rules);
        if (Interventions.SchoolStart.Of(Child.Born) <= Record.Until)
        {
            throw new RuleBroken("The child starts school before that term ends", nameof(ExtendWhy));
        }
        await Store.TakeMore(Record, was.AddDays(1));
        return await Save("", $"Extended to {Record.Until.InFull}");
    }
}

/// <summary>The first day back in full: follow-ups are planned at six weeks and a term (S12).</summary>
[Needs(Permission.EndPlace)]
public sealed class FirstDayBack(Store store) : ManagePlacePage(store)
{
    [BindProperty, Display(Name = "First day back in full"), Required(ErrorMessage = "Enter the first day back")]
    public DateOnly? BackOn { get; set; }

    protected override async Task<bool> Find() =>
        await base.Find() && Record.Status is PlacementStatus.Ended && Record.FirstDayBack is null;

    public async Task<IActionResult> OnPost()
    {
        Record.Back(BackOn!.Value, Today);
        var (request, hub, calendar) = (Record.RequestId, Record.HubId, await Store.Calendar());
        if (
            await Store
                .Cases.Where(c => c.RequestId == request && c.HubId == hub)
                .OrderByDescending(c => c.OpenedOn)
                .FirstOrDefaultAsync() is
            { } found
        )
        {
            var name = (found.Assignments.Count > 0 ? found.Assignments[^1] : null);
            Store.AddRange(
                new[] { (VisitKind.SixWeeks, BackOn.Value.AddDays(42)), (VisitKind.ATerm, calendar.ATermAfter(BackOn.Value)) }.Select(f =>
                    Visit.Plan(
                        found,
                        f.Item1,
                        calendar.IsWorkingDay(f.Item2) ? f.Item2 : calendar.WorkingDays(f.Item2, 1),
                        null,
                        name?.PersonId,
                        name?.Name ?? Actor.Name,
                        Now
                    )
                )
            );
        }
        return await Save("", "Welcome back. Follow-ups are planned at six weeks and a term.");
    }
}

public static class Terms
{
    extension(CountyCalendar calendar)
    {
        /// <summary>The same part of the year a school term on: a term of the old kind is two of the county's six. Thirteen weeks where the calendar does not reach so far.</summary>
        public DateOnly ATermAfter(DateOnly day)
        {
            var at = calendar.Terms.ToList().FindIndex(t => t.End >= day);
            return at >= 0 && at + 2 < calendar.Terms.Count
                ? calendar
                    .Terms[at + 2]
                    .Start.AddDays(
                        Math.Min(
                            Math.Max(0, day.DayNumber - calendar.Terms[at].Start.DayNumber),
                            calendar.Terms[at + 2].End.DayNumber - calendar.Terms[at + 2].Start.DayNumber
                        )
                    )
                : day.AddDays(91);
        }
    }

    extension(Store store)
    {
        /// <summary>Takes the seats or hours of an extension, from a day to the new end.</summary>
        public Task TakeMore(Placement place, DateOnly from)
        {
            return place.Kind is PlaceKind.OnSite
                ? store.TakeSeats(place.HubId, place.Id.Value, [.. place.Sessions.Select(s => (s.Day, s.Half))], from, place.Until, null)
                : store.TakeHours(place.HubId, place.Id.Value, place.OffSiteHours!.Value, from, place.Until, null);
        }
    }
}

/// <summary>One line of the week's register: a child, and a session of theirs.</summary>
public sealed record RegisterLine(Id<Placement> Placement, Id<Child> ChildId, string Name, DateOnly Day, HalfDay Half, SessionMark? Mark)
{
    public string Field => $"{Placement}.{Day:yyyyMMdd}.{Half}";
}

/// <summary>A hub's register of one week, on one screen: who came, and what was seen (S10).</summary>
[Needs(Permission.RecordSessions)]
public sealed class WeekRegister(Store store) : CountyPage(store)
{
    [BindProperty(SupportsGet = true)]
    public Id<Hub>? Hub { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Week { get; set; }

    [BindProperty(Name = "Came")]
    public Dictionary<string, Came?> CameBy { get; set; } = [];

    [BindProperty(Name = "Note")]
    public Dictionary<string, string?> Notes { get; set; } = [];

    public Id<Hub> HubId { get; private set; }
    public DateOnly Monday { get; private set; }
    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];

    public override IReadOnlyDictionary<string, string?> Saved =>
        Lines.ToDictionary(
            l => $"{l.Name}, {l.Day.InShort}, {l.Half.InWords} ({l.Placement})",
            l => l.Mark is { } mark ? $"{mark.Came.Words} {mark.Note}" : null
        );

    protected override Task<bool> Find() => AsOne(Read);

    private async Task<bool> Read()
    {
        HubId = Hub ?? (Actor.Hubs.Count > 0 ? Actor.Hubs[0] : default);
        if (!Actor.Hubs.Contains(HubId))
        {
            return false;
        }
        var day = Week ?? Today;
        Monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var (monday, friday, hub) = (Monday, Monday.AddDays(4), HubId);
        var places = await Store
            .Placements.Where(p =>
                p.HubId == hub
                && p.Kind == PlaceKind.OnSite
                && (p.Status == PlacementStatus.Started || p.Status == PlacementStatus.Accepted || p.Status == PlacementStatus.Ended)
                && p.From <= friday
                && p.Until >= monday
                && (p.EndedOn == null || p.EndedOn >= monday)
            )
            .Select(p => new
            {
                p.Id,
                p.ChildId,
                p.From,
                p.Until,
                p.EndedOn,
                p.Sessions,
                Marks = Store.SessionMarks.Where(m => m.PlacementId == p.Id && m.Day >= monday && m.Day <= friday).ToList(),
                Name = Store.Children.Where(c => c.Id == p.ChildId).Select(c => c.FirstName + " " + c.LastName).First(),
            })
            .ToListAsync();
        var calendar = await Store.Calendar();
        Lines =
        [
            .. (
                from place in places
                from session in place.Sessions
                let date = monday.AddDays((int)session.Day - 1)
                where
                    date >= place.From
                    && date <= (place.EndedOn ?? place.Until)
                    && calendar.IsWorkingDay(date)
                    && calendar.TermOn(date) is not null
                select new RegisterLine(
                    place.Id,
                    place.ChildId,
                    place.Name,
                    date,
                    session.Half,
                    place.Marks.FirstOrDefault(m => m.Day == date && m.Half == session.Half)
                )
            )
                .OrderBy(l => l.Day)
                .ThenBy(l => l.Half)
                .ThenBy(l => l.Name),
        ];
        await Store.Looked([.. Lines.Select(l => l.ChildId).Distinct()], Request.Path);
        return true;
    }

    protected override void Fill()
    {
        CameBy = Lines.ToDictionary(l => l.Field, l => l.Mark?.Came);
        Notes = Lines.ToDictionary(l => l.Field, l => l.Mark?.Note);
    }

    public async Task<IActionResult> OnPost()
    {
        var ids = Lines.Select(l => l.Placement).Distinct().ToList();
        var places = await Store.Placements.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        var saved = 0;
        foreach (var line in Lines)
        {
            var (came, note) = (CameBy.GetValueOrDefault(line.Field), Notes.GetValueOrDefault(line.Field));
            if (note is { Length: > 2000 })
            {
                throw new RuleBroken("Write 2,000 characters or fewer", $"Note[{line.Field}]");
            }
            if (came is null && note is not null)
            {
                throw new RuleBroken("Say whether the child came", $"Came[{line.Field}]");
            }
            if (came is null || (line.Mark is { } known && known.Came == came && known.Note == note))
            {
                continue;
            }
            if (line.Day > Today)
            {
                throw new RuleBroken($"{line.Day.InFull} has not come yet", $"Came[{line.Field}]");
            }
            var mark = line.Mark ?? SessionMark.Of(places[line.Placement], line.Day, line.Half, Now);
            mark.Marks(came.Value, note, Actor.Name);
            if (line.Mark is null)
            {
                Store.Add(mark);
            }
            saved++;
        }
        await Store.SaveChangesAsync();
        return Go($"/register?hub={HubId}&week={Monday:yyyy-MM-dd}", saved is 0 ? "Nothing had changed" : $"{saved.Of("session")} saved");
    }
}

public sealed record PlacementRow(
    Id<Placement> Id,
    string Reference,
    Id<Child> ChildId,
    string? Child,
    PlacementStatus Status,
    PlaceKind Kind,
    DateOnly From,
    DateOnly Until,
    DateTimeOffset? HeldUntil,
    DateOnly? LetterDueOn,
    DateOnly? LetterWarnOn,
    DateOnly? LetterSentOn,
    int Total
)
{
    public bool IsLate(DateOnly today) => LetterSentOn is null && LetterDueOn < today;

    public bool Warns(DateOnly today) => LetterSentOn is null && LetterWarnOn <= today && !IsLate(today);
}

/// <summary>The places of one's hubs: those whose letter is due first, then by what comes next (S9, S10).</summary>
[Needs(Permission.SeePlacements)]
public sealed class PlacementsPage(Store store) : ListPage(store)
{
    [BindProperty(SupportsGet = true)]
    public bool Over { get; set; }

    public IReadOnlyList<PlacementRow> Rows { get; private set; } = [];

    protected override Task Load() => AsOne(Read);

    private async Task Read()
    {
        var places = Store.Placements.Where(p =>
            (p.Status == PlacementStatus.Ended || p.Status == PlacementStatus.Released || p.Status == PlacementStatus.Declined) == Over
        );
        await Turn(places);
        Rows = await places
            .OrderBy(p => p.LetterSentOn != null || p.LetterDueOn == null)
            .ThenBy(p => p.LetterDueOn)
            .ThenBy(p => p.From)
            .ThenBy(p => p.Reference)
            .Skip(Skip)
            .Take(PageSize)
            .Select(p => new PlacementRow(
                p.Id,
                p.Reference,
                p.ChildId,
                Store.Children.Where(c => c.Id == p.ChildId).Select(c => c.FirstName + " " + c.LastName).FirstOrDefault(),
                p.Status,
                p.Kind,
                p.From,
                p.Until,
                p.HeldUntil,
                p.LetterDueOn,
                p.LetterWarnOn,
                p.LetterSentOn,
                places.Count()
            ))
            .ToListAsync();
        Total = Rows.Count > 0 ? Rows[0].Total : 0;
        await Store.Looked([.. Rows.Select(r => r.ChildId).Distinct()], Request.Path);
    }
}

/// <summary>The review meeting as a calendar file. It names no child and no need (S11, T19).</summary>
[Needs(Permission.SeePlacements)]
public sealed class ReviewCalendar(Store store) : PlacementPage(store)
{
    public async Task<IActionResult> OnGet()
    {
        var (request, hub) = (Record.RequestId, Record.HubId);
        if (
            await Store
                .Reviews.Where(r => r.RequestId == request && r.HeldOn == null && Store.Cases.Any(c => c.Id == r.CaseId && c.HubId == hub))
                .Select(r => (DateOnly?)r.PlannedOn)
                .FirstOrDefaultAsync()
            is not { } on
        )
        {
            return NotFound();
        }
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return File(
            Encoding.UTF8.GetBytes(CalendarFile.Day(Record.Id.Value, on, "Review meeting", Hub.Name, Now)),
            "text/calendar",
            "review-meeting.ics"
        );
    }
}

/// <summary>One whole-day entry as calendars read it (RFC 5545).</summary>
public static class CalendarFile
{
    public static string Day(Guid id, DateOnly on, string title, string place, DateTimeOffset now) =>
        string.Join(
            "\r\n",
            [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//OpenLIFT//EN",
                "BEGIN:VEVENT",
                $"UID:{id}@openlift",
                $"DTSTAMP:{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}",
                $"DTSTART;VALUE=DATE:{on:yyyyMMdd}",
                $"DTEND;VALUE=DATE:{on.AddDays(1):yyyyMMdd}",
                $"SUMMARY:{Safe(title)}",
                $"LOCATION:{Safe(place)}",
                "END:VEVENT",
                "END:VCALENDAR",
                "",
            ]
        );

    private static string Safe(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .ReplaceLineEndings(" ");
}

/// <summary>What the child responds to, for the family's choice of a school for Year R. It says what helps; it recommends no school (S11).</summary>
[Needs(Permission.SeePlacements)]
public class EvidenceSummary(Store store) : PlacementPage(store)
{
    [
        BindProperty,
        Display(Name = "What helps the child, in words for the family"),
        StringLength(10_000, ErrorMessage = Requests.WriteNeed.TooLong)
    ]
    public string? Words { get; set; }

    public IReadOnlyList<Block> Blocks { get; private set; } = [];

    public override IReadOnlyDictionary<string, string?> Saved => new Dictionary<string, string?> { ["What helps"] = Record.Summary };

    protected override async Task<bool> Find() =>
        await base.Find()
        && (OfHub || OfSetting || await Store.Referrals.AnyAsync(r => r.Id == Record.ReferralId && r.ReferrerId == Actor.PersonId))
        && Record.Status is PlacementStatus.Started or PlacementStatus.Ended;

    protected override async Task Load()
    {
        await base.Load();
        Blocks = await Store.SummaryOf(Record, Child);
    }

    protected override void Fill() => Words = Record.Summary;

    public const string Wording =
        "This says what was seen and what helped, so that the family can talk with schools. Which school is right is the family’s choice: the service cannot recommend one.";

    public async Task<IActionResult> OnPost()
    {
        if (!OfHub)
        {
            return NotFound();
        }
        var words = Needed(Words, "Write what helps the child", nameof(Words));
        var schools = await Store.Settings.Where(s => s.Kind == SettingKind.School && s.ClosedOn == null).Select(s => s.Name).ToListAsync();
        Record.Summarise(words, schools);
        return await Save("/summary", "The summary is saved");
    }
}

/// <summary>The same as a file, PDF or Word (X7).</summary>
[Needs(Permission.SeePlacements)]
public sealed class EvidenceSummaryPaper(Store store) : EvidenceSummary(store)
{
    [FromRoute]
    public string Kind { get; set; } = "";

    public FileContentResult OnGet() =>
        Download(new("What helps", $"{Child.Name}. {Hub.Name}, {Today.InFull}. {Wording}", Blocks), $"{Record.Reference}-summary.{Kind}");
}

public static class Summaries
{
    extension(Store store)
    {
        /// <summary>What was entered once, drawn together: words, strategies, targets, measures, attendance.</summary>
        public async Task<IReadOnlyList<Block>> SummaryOf(Placement place, Child child)
        {
            var (request, id) = (place.RequestId, place.Id);
            var visits = await store
                .Visits.AsNoTracking()
                .Where(v => v.RequestId == request && v.DoneOn != null)
                .OrderBy(v => v.DoneOn)
                .ToListAsync();
            var targets = await store.Targets.AsNoTracking().Where(t => t.RequestId == request).OrderBy(t => t.SetOn).ToListAsync();
            var measures = await store
                .Measures.AsNoTracking()
                .Where(m => m.RequestId == request && m.Struck == null)
                .OrderBy(m => m.On)
                .ToListAsync();
            var marks = await store
                .SessionMarks.AsNoTracking()
                .Where(m => m.PlacementId == id && m.Came != Came.NoSession)
                .Select(m => m.Came)
                .ToListAsync();
            var strategies = visits.SelectMany(v => v.Strategies).Select(s => s.What).Distinct().ToList();
            return
            [
                .. place.Summary is { } words ? new Block[] { new Heading("What helps"), new Answers([new("In words", words)]) } : [],
                .. strategies.Count > 0 ? new Block[] { new Heading("Strategies that were used"), new Bullets(strategies) } : [],
                .. targets.Count > 0
                    ? new Block[]
                    {
                        new Heading("Small steps, from 0 to 10"),
                        new Answers([
                            .. targets.Select(t => new AnswerRow(
                                t.Words,
                                $"began at {t.Baseline}, now {t.Actual ?? t.Baseline}, expected {t.Expected}"
                            )),
                        ]),
                    }
                    : [],
                .. measures.Count > 0
                    ? new Block[]
                    {
                        new Heading("Measures"),
                        new Answers([
                            .. measures
                                .GroupBy(m => (m.Instrument, m.Subject))
                                .Select(g => new AnswerRow(
                                    $"{Instrument.Of(g.Key.Instrument).Name}, {g.Key.Subject}",
                                    string.Join("; ", g.Select(m => $"{m.Value:0.##} on {m.On.InFull}"))
                                )),
                        ]),
                    }
                    : [],
                .. marks.Count > 0
                    ? new Block[]
                    {
                        new Heading("Sessions"),
                        new Answers([new("Came to", $"{marks.Count(m => m is Came.Present or Came.Late)} of {marks.Count.Of("session")}")]),
                    }
                    : [],
                new Heading("Age"),
                new Answers([new("Born", child.Born.InFull), new("Starts school", Interventions.SchoolStart.Of(child.Born).InFull)]),
            ];
        }
    }
}
