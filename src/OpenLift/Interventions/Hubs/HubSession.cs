using OpenLift.County;

namespace OpenLift.Interventions.Hubs;

public enum HalfDay
{
    Morning,
    Afternoon,
}

/// <summary>One half-day a week at a hub in one term: how many places it has and who works in it (S6).</summary>
public sealed class HubSession : Recorded
{
    public const int MostPlaces = 20;

    public static readonly IReadOnlyList<DayOfWeek> Weekdays =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
    ];

    public required Id<HubSession> Id { get; init; }
    public required Id<Hub> HubId { get; init; }
    public required Id<Term> TermId { get; init; }
    public required DayOfWeek Day { get; init; }
    public required HalfDay Half { get; init; }

    /// <summary>None: the session is not held.</summary>
    public int Places { get; private set; }

    public IReadOnlyList<string> Staff { get; private set; } = [];
    public string? Note { get; private set; }

    public string Name => NameOf(Day, Half);

    public bool IsHeld => Places > 0;

    public static string NameOf(DayOfWeek day, HalfDay half) => $"{day} {half.InWords}";

    /// <param name="elsewhere">Who works at other hubs in the same term.</param>
    public static HubSession Plan(
        Id<Hub> hub,
        Term term,
        DayOfWeek day,
        HalfDay half,
        int places,
        IReadOnlyList<string> staff,
        string? note,
        IReadOnlyList<StaffElsewhere> elsewhere,
        DateOnly today,
        DateTimeOffset now
    )
    {
        if (!Weekdays.Contains(day))
        {
            throw new RuleBroken("Choose a day from Monday to Friday", nameof(Day));
        }
        var session = new HubSession
        {
            Id = Id<HubSession>.New(now),
            HubId = hub,
            TermId = term.Id,
            Day = day,
            Half = half,
        };
        session.Change(places, staff, note, term, [], elsewhere, today, now);
        return session;
    }

    /// <param name="seats">The seats of this session: nobody loses a place by an edit.</param>
    public void Change(
        int places,
        IReadOnlyList<string> staff,
        string? note,
        Term term,
        IEnumerable<Seat> seats,
        IReadOnlyList<StaffElsewhere> elsewhere,
        DateOnly today,
        DateTimeOffset now
    )
    {
        StillToCome(term, today);
        if (places is < 0 or > MostPlaces)
        {
            throw new RuleBroken($"Places must be from 0 to {MostPlaces}", nameof(Places));
        }
        EnoughFor(places, term, seats, today, now);
        List<string> names = [.. staff.Select(s => s.Trim()).Where(s => s is not "")];
        if (names.GroupBy(n => n.ForMatching).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new RuleBroken($"{twice.First()} is named twice", nameof(Staff));
        }
        foreach (var name in names)
        {
            if (
                elsewhere.FirstOrDefault(e => e.Day == Day && e.Half == Half && e.Staff.Any(s => s.ForMatching == name.ForMatching)) is
                { } other
            )
            {
                throw new RuleBroken(
                    $"{name} is at {other.Hub} on {Name} in Term {term.Number}. If this is somebody else "
                        + "of the same name, write the name so that the two can be told apart",
                    nameof(Staff)
                );
            }
        }
        (Places, Staff, Note) = (places, names, note);
        Record($"{Name} in {term.Name}: {Places.Of("place")}{(Staff.Count is 0 ? "" : $", with {string.Join(", ", Staff)}")}");
    }

    /// <summary>The session is not held in this term after all. What it was stays on record.</summary>
    public void Remove(Term term, IEnumerable<Seat> seats, DateOnly today, DateTimeOffset now)
    {
        StillToCome(term, today);
        EnoughFor(0, term, seats, today, now);
        (Places, Staff, Note) = (0, [], null);
        Record($"{Name} in {term.Name} is not held");
    }

    private void EnoughFor(int places, Term term, IEnumerable<Seat> seats, DateOnly today, DateTimeOffset now)
    {
        var (from, own) = (today > term.Start ? today : term.Start, seats.Where(s => s.HubSessionId == Id).ToList());
        if (Capacity.MostTaken(own, from, term.End, now) is var taken && taken > places)
        {
            var day = Capacity.Days(own, from, term.End).First(d => Capacity.TakenOn(own, d, now) == taken);
            throw new RuleBroken(
                $"{taken.Of("place")} {(taken is 1 ? "is" : "are")} taken on {Name} in Term "
                    + $"{term.Number}{(day == from ? "" : $" from {day.InFull}")}: there "
                    + "cannot be fewer. Nobody loses a place by a change here",
                nameof(Places)
            );
        }
    }

    private static void StillToCome(Term term, DateOnly today)
    {
        if (term.End < today)
        {
            throw new RuleBroken($"{term.Name} ended on {term.End.InFull}: its sessions stay as they were.");
        }
    }
}

/// <summary>Who works at another hub on a half-day: nobody is in two places at once.</summary>
public sealed record StaffElsewhere(string Hub, DayOfWeek Day, HalfDay Half, IReadOnlyList<string> Staff);

/// <summary>The hours a week that a hub has in one term for work at children’s own settings (S6, S8).</summary>
public sealed class OffSiteHours : Recorded
{
    public const decimal MostHours = 400;

    public required Id<OffSiteHours> Id { get; init; }
    public required Id<Hub> HubId { get; init; }
    public required Id<Term> TermId { get; init; }
    public decimal Hours { get; private set; }

    public static OffSiteHours Plan(Id<Hub> hub, Term term, decimal hours, DateOnly today, DateTimeOffset now)
    {
        var planned = new OffSiteHours
        {
            Id = Id<OffSiteHours>.New(now),
            HubId = hub,
            TermId = term.Id,
        };
        planned.Change(hours, term, [], today, now);
        return planned;
    }

    public void Change(decimal hours, Term term, IEnumerable<OffSiteUse> uses, DateOnly today, DateTimeOffset now)
    {
        if (term.End < today)
        {
            throw new RuleBroken($"{term.Name} ended on {term.End.InFull}: its hours stay as they were.");
        }
        if (hours is < 0 or > MostHours || decimal.Round(hours, 2) != hours)
        {
            throw new RuleBroken($"Hours a week must be from 0 to {MostHours}, such as 12 or 7.5", nameof(Hours));
        }
        if (
            Capacity.MostHours(
                [.. uses.Where(u => u.HubId == HubId && u.TermId == TermId)],
                today > term.Start ? today : term.Start,
                term.End,
                now
            )
                is var used
            && used > hours
        )
        {
            throw new RuleBroken($"{used:0.##} hours a week are promised in Term {term.Number}: there cannot be fewer", nameof(Hours));
        }
        Hours = hours;
        Record($"{hours:0.##} off-site hours a week in {term.Name}");
    }
}
