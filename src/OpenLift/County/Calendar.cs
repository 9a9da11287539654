namespace OpenLift.County;

/// <summary>One of the six terms of a school year (C5).</summary>
public sealed class Term : Recorded
{
    public required Id<Term> Id { get; init; }

    /// <summary>The school year, such as 2026-27.</summary>
    public required string SchoolYear { get; init; }

    public required int Number { get; init; }
    public required DateOnly Start { get; set; }
    public required DateOnly End { get; set; }

    /// <summary>Not yet confirmed by the county.</summary>
    public required bool Provisional { get; set; }

    public string Name => $"Term {Number}, {SchoolYear}";

    public static Term Set(string schoolYear, int number, DateOnly start, DateOnly end, bool provisional, DateTimeOffset now)
    {
        var term = new Term
        {
            Id = Id<Term>.New(now),
            SchoolYear = schoolYear,
            Number = number,
            Start = start,
            End = end,
            Provisional = provisional,
        };
        term.Check();
        term.Record($"Term {number} of {schoolYear} is {start.InFull} to {end.InFull}{(provisional ? " (provisional)" : "")}");
        return term;
    }

    public void Move(DateOnly start, DateOnly end, bool provisional)
    {
        (Start, End, Provisional) = (start, end, provisional);
        Check();
        Record($"Now {start.InFull} to {end.InFull}{(provisional ? " (provisional)" : "")}");
    }

    private void Check()
    {
        if (End <= Start)
        {
            throw new RuleBroken("The term must end after it starts.", nameof(End));
        }
        if (End.DayNumber - Start.DayNumber > 120)
        {
            throw new RuleBroken("A term cannot be longer than 120 days.", nameof(End));
        }
    }
}

public sealed class BankHoliday : Recorded
{
    public required Id<BankHoliday> Id { get; init; }
    public required DateOnly Day { get; set; }
    public required string Name { get; set; }

    public static BankHoliday Add(DateOnly day, string name, DateTimeOffset now)
    {
        var holiday = new BankHoliday
        {
            Id = Id<BankHoliday>.New(now),
            Day = day,
            Name = name,
        };
        holiday.Record($"{name} is a bank holiday on {day.InFull}");
        return holiday;
    }

    public void Move(DateOnly day, string name)
    {
        var was = Day;
        (Day, Name) = (day, name);
        Record(was == day ? $"Called {name}" : $"{name} is on {day.InFull}, and no longer on {was.InFull}");
    }

    /// <summary>It is a working day after all; the store takes the row away, and the fact stays.</summary>
    public void Remove() => Record($"{Day.InFull} is no bank holiday after all ({Name})");
}

/// <summary>A date by which something is due, and why it is that date (C5, L8).</summary>
public sealed record Due(DateOnly On, string Why);

/// <summary>Terms and bank holidays together: what a working day is, and which date a number of them leads to.</summary>
public sealed class CountyCalendar(IEnumerable<Term> terms, IEnumerable<DateOnly> bankHolidays)
{
    private readonly HashSet<DateOnly> _holidays = [.. bankHolidays];

    public IReadOnlyList<Term> Terms { get; } = [.. terms.OrderBy(t => t.Start)];

    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day);

    public Term? TermOn(DateOnly day) => Terms.FirstOrDefault(t => t.Start <= day && day <= t.End);

    /// <summary>
    /// This day, or the first after it on which a setting is open: nothing that a setting does falls into its holidays. Past the last
    /// term that is known, any working day will do.
    /// </summary>
    public DateOnly SchoolDay(DateOnly day)
    {
        while (!IsWorkingDay(day) || (TermOn(day) is null && Terms.Count > 0 && day <= Terms[^1].End && day >= Terms[0].Start))
        {
            day = day.AddDays(1);
        }
        return day;
    }

    /// <summary>The working day that is so many working days after (or, if negative, before) this one.</summary>
    public DateOnly WorkingDays(DateOnly from, int count)
    {
        var step = Math.Sign(count);
        var day = from;
        var left = Math.Abs(count);
        while (left > 0)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day))
            {
                left--;
            }
        }
        return day;
    }

    /// <summary>So many working days on, with the reason in words.</summary>
    public Due InWorkingDays(DateOnly from, int count, string since)
    {
        var on = WorkingDays(from, count);
        var skipped = _holidays.Count(h => h > from && h <= on && h.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        return new(
            on,
            $"{count.Of("working day")} after {since} on "
                + $"{from.InFull}{(skipped is 0 ? "" : $", not counting {skipped.Of("bank holiday")}")}"
        );
    }

    /// <summary>The working day so many working days on that fall in term time: settings are closed in between.</summary>
    public Due InTermDays(DateOnly from, int count, string since)
    {
        var day = from;
        var left = count;
        while (left > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day) && (TermOn(day) is not null || Terms is [] || day > Terms[^1].End))
            {
                left--;
            }
        }
        return new(day, $"{count} working days in term time after {since} on {from.InFull}");
    }

    /// <summary>The day of term that leaves so many of them before this day: nothing closes for a setting in its holidays.</summary>
    public DateOnly TermDaysBefore(DateOnly day, int count)
    {
        var left = count;
        while (left > 0)
        {
            day = day.AddDays(-1);
            if (IsWorkingDay(day) && (TermOn(day) is not null || Terms is [] || day < Terms[0].Start || day > Terms[^1].End))
            {
                left--;
            }
        }
        return day;
    }

    /// <summary>
    /// The term's meetings: on the district's weekday, each group in its own week of the term, and each term another group in the first.
    /// In a short term the weeks past its end begin again at the first. A week whose day is a holiday is passed over.
    /// </summary>
    public IEnumerable<(MeetingGroup Group, DateOnly Day)> MeetingsIn(Term term, DayOfWeek weekday, IEnumerable<MeetingGroup> groups)
    {
        var days = new List<DateOnly>();
        for (var day = term.Start; day <= term.End; day = day.AddDays(1))
        {
            if (day.DayOfWeek == weekday && IsWorkingDay(day))
            {
                days.Add(day);
            }
        }
        var all = groups.OrderBy(g => g.Position).ToList();
        for (var i = 0; i < all.Count && days.Count > 0; i++)
        {
            var week = all[(i + (all.Count * 6) + 1 - term.Number) % all.Count].Position;
            yield return (all[i], days[(week - 1) % days.Count]);
        }
    }
}
