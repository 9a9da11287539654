using OpenLift.County;

namespace OpenLift.Settings.Training;

/// <summary>What is said of a training event in the catalogue.</summary>
public sealed record EventDetails(
    string Title,
    string About,
    string? Area,
    DateOnly Day,
    TimeOnly Time,
    string Place,
    int Places,
    string ForWhom,
    bool ForCounty
);

/// <summary>A training event of a district, or of the whole county, with so many places and never one more (L11).</summary>
public sealed class TrainingEvent : Recorded
{
    public const int MostPlaces = 500;

    public required Id<TrainingEvent> Id { get; init; }

    /// <summary>The district whose coordinator runs it.</summary>
    public required Id<District> DistrictId { get; init; }

    public string Title { get; private set; } = "";
    public string About { get; private set; } = "";
    public string? Area { get; private set; }
    public DateOnly Day { get; private set; }
    public TimeOnly Time { get; private set; }

    /// <summary>Where, or that it is online.</summary>
    public string Place { get; private set; } = "";

    public int Places { get; private set; }
    public string ForWhom { get; private set; } = "";

    /// <summary>Settings of every district may come, not only of its own.</summary>
    public bool ForCounty { get; private set; }

    /// <summary>How many places are booked now.</summary>
    public int Taken { get; private set; }

    public string? CancelledBecause { get; private set; }

    public EventDetails Details => new(Title, About, Area, Day, Time, Place, Places, ForWhom, ForCounty);

    public int Left => Places - Taken;

    public static TrainingEvent Plan(Id<District> district, EventDetails details, DateOnly today, DateTimeOffset now)
    {
        var planned = new TrainingEvent { Id = Id<TrainingEvent>.New(now), DistrictId = district };
        planned.Take(details, today);
        planned.Record($"{planned.Title} planned for {planned.Day.InFull}, {planned.Places.Of("place")}");
        return planned;
    }

    public void Change(EventDetails details, DateOnly today)
    {
        StillToCome(today);
        Take(details, today);
        Record($"Now {Title} on {Day.InFull}, {Places.Of("place")}");
    }

    public void Cancel(string because, DateOnly today)
    {
        StillToCome(today);
        CancelledBecause = because;
        Record($"Cancelled: {because}");
    }

    /// <param name="booked">The names that the setting has booked already.</param>
    public Booking Book(Setting setting, string name, IEnumerable<string> booked, string by, DateOnly today, DateTimeOffset now)
    {
        StillToCome(today);
        setting.MustBeOpen(today);
        if (!ForCounty && setting.DistrictId != DistrictId)
        {
            throw new RuleBroken("This training is for settings of another district.");
        }
        if (booked.Any(b => b.ForMatching == name.ForMatching))
        {
            throw new RuleBroken($"{name.Trim()} has a place already", nameof(Booking.Name));
        }
        if (Left <= 0)
        {
            throw new RuleBroken(
                "This training is full: the last place has just been taken, or was taken before. Look "
                    + "for another date, or ask the coordinator whether it will run again."
            );
        }
        Taken++;
        Record($"A place booked for {setting.Name}");
        return Booking.Make(this, setting, name, by, now);
    }

    public void GiveBack(Booking booking, DateOnly today, DateTimeOffset now)
    {
        StillToCome(today);
        booking.GiveBack(now);
        Taken--;
        Record($"A place given back by {booking.SettingName}");
    }

    private void Take(EventDetails details, DateOnly today)
    {
        if (details.Day < today)
        {
            throw new RuleBroken("The day must be today or later", "Event.Day");
        }
        if (details.Places is < 1 or > MostPlaces)
        {
            throw new RuleBroken($"Places must be from 1 to {MostPlaces}", "Event.Places");
        }
        if (details.Places < Taken)
        {
            throw new RuleBroken(
                $"{Taken.Of("place")} {(Taken is 1 ? "is" : "are")} booked already: there cannot be fewer",
                "Event.Places"
            );
        }
        (Title, About, Area, Day, Time, Place, Places, ForWhom, ForCounty) = (
            details.Title.Trim(),
            details.About,
            details.Area,
            details.Day,
            details.Time,
            details.Place.Trim(),
            details.Places,
            details.ForWhom,
            details.ForCounty
        );
    }

    private void StillToCome(DateOnly today)
    {
        if (CancelledBecause is not null)
        {
            throw new RuleBroken("This training is cancelled.");
        }
        if (Day < today)
        {
            throw new RuleBroken($"This training was on {Day.InFull}: it can no longer be changed or booked.");
        }
    }
}

/// <summary>One person's place at a training event: who, whether they came, and what they say of it (L11).</summary>
public sealed class Booking : Recorded, IOfSetting
{
    public required Id<Booking> Id { get; init; }
    public required Id<TrainingEvent> EventId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string SettingName { get; init; }
    public required string Name { get; init; }
    public required string BookedBy { get; init; }
    public DateTimeOffset? GivenBackAt { get; private set; }
    public bool? Came { get; private set; }

    /// <summary>From 1, not at all, to 5, very.</summary>
    public int? Useful { get; private set; }
    public string? WillChange { get; private set; }

    internal static Booking Make(TrainingEvent training, Setting setting, string name, string by, DateTimeOffset now)
    {
        var booking = new Booking
        {
            Id = Id<Booking>.New(now),
            EventId = training.Id,
            SettingId = setting.Id,
            SettingName = setting.Name,
            Name = name.Trim(),
            BookedBy = by,
        };
        booking.Record($"{booking.Name} of {setting.Name} has a place at {training.Title}");
        return booking;
    }

    internal void GiveBack(DateTimeOffset now)
    {
        if (GivenBackAt is not null)
        {
            throw new RuleBroken("This place was given back already.");
        }
        GivenBackAt = now;
        Record($"{Name} does not come: the place is given back");
    }

    public void Attended(bool came, TrainingEvent training, DateOnly today)
    {
        if (training.Day > today)
        {
            throw new RuleBroken($"The training is on {training.Day.InFull}: say then who came.");
        }
        if (!came && Useful is not null)
        {
            throw new RuleBroken($"{Name} has said what they took from the training, and so was there.");
        }
        Came = came;
        Record($"{Name} {(came ? "came" : "did not come")}");
    }

    public void Evaluate(int useful, string willChange)
    {
        if (Came is not true)
        {
            throw new RuleBroken(
                "Only somebody who came can say what they took from it. Ask the coordinator to mark that they were there."
            );
        }
        (Useful, WillChange) = (
            useful is >= 1 and <= 5 ? useful : throw new RuleBroken("Choose a number from 1 to 5", nameof(Useful)),
            willChange
        );
        Record($"{Name} found it useful: {useful} of 5");
    }
}
