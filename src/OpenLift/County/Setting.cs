namespace OpenLift.County;

public enum SettingKind
{
    School,
    EarlyYears,
    Childminder,

    /// <summary>A service that comes to children at home. It is asked for in the place of a setting until there is one.</summary>
    Portage,
}

/// <summary>Who gave the number: the same number may exist in both registers.</summary>
public enum Register
{
    [Said("Get Information About Schools")]
    Gias,
    Ofsted,
    County,
}

/// <summary>A school or early-years setting, as the national registers know it, with what the county adds (C2).</summary>
public sealed class Setting : Recorded
{
    public required Id<Setting> Id { get; init; }
    public required Register Register { get; init; }

    /// <summary>URN, or the Ofsted number.</summary>
    public required string Number { get; init; }

    public required SettingKind Kind { get; init; }
    public required string Name { get; set; }
    public string? Laestab { get; private set; }
    public string? Type { get; private set; }
    public string? Phase { get; private set; }
    public Id<District>? DistrictId { get; private set; }
    public Id<MeetingGroup>? GroupId { get; private set; }
    public string? Address { get; private set; }
    public string? Postcode { get; private set; }
    public string? Phone { get; private set; }
    public int? Roll { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    public string? LinkTeacher { get; private set; }

    public string Scope => $"setting/{Id}";

    public static Setting Enter(Particulars found, DateTimeOffset now)
    {
        var setting = new Setting
        {
            Id = Id<Setting>.New(now),
            Register = found.Register,
            Number = found.Number,
            Kind = found.Kind,
            Name = found.Name,
        };
        setting.Take(found);
        setting.Record(new SettingRegistered(found.Name, found.Number));
        return setting;
    }

    /// <summary>What would change by what the register says now, each in words; nothing where it says what is known.</summary>
    public IReadOnlyList<string> Differences(Particulars found) =>
        [
            .. new (string What, string? Now, string? Then)[]
            {
                ("Name", Name, found.Name),
                ("Number at its authority", Laestab, found.Laestab ?? Laestab),
                ("Type", Type, found.Type ?? Type),
                ("Phase", Phase, found.Phase ?? Phase),
                ("District", DistrictId is null ? null : "known", DistrictId is null && found.District is null ? null : "known"),
                ("Address", Address, found.Address ?? Address),
                ("Postcode", Postcode, found.Postcode ?? Postcode),
                ("Phone", Phone, found.Phone ?? Phone),
                ("Children or places", Roll?.ToString(), (found.Roll ?? Roll)?.ToString()),
                ("Closed", ClosedOn?.InFull, (found.SaysIfClosed ? found.ClosedOn : ClosedOn)?.InFull),
            }
                .Where(d => d.Now != d.Then)
                .Select(d => $"{d.What}: {d.Now ?? "not known"} → {d.Then ?? "no longer"}"),
        ];

    /// <summary>Takes what the register says now. False, and no fact, when nothing changed.</summary>
    public bool Update(Particulars found)
    {
        if (Differences(found) is [])
        {
            return false;
        }
        var was = ClosedOn;
        Take(found);
        Record(
            was is null && ClosedOn is { } closed ? $"Closed on {closed.InFull}, as the register says"
            : was is not null && ClosedOn is null ? "Open again, as the register says"
            : "Brought up to date from the register"
        );
        return true;
    }

    /// <summary>Whether it is closed by that day. A setting that closes is open on its last day.</summary>
    public bool IsClosedOn(DateOnly day) => ClosedOn < day;

    /// <summary>The county closes what a register has lost, or opens what it closed by mistake.</summary>
    public void Close(DateOnly? on)
    {
        ClosedOn = on;
        Record(on is { } day ? $"Closed on {day.InFull}, as the county says" : "Open, as the county says");
    }

    /// <summary>What was here is at another setting now: an academy, or a school that took this one in.</summary>
    public void IsFollowedBy(Setting next, DateOnly today)
    {
        if (ClosedOn is not { } closed || closed > today)
        {
            throw new RuleBroken(
                ClosedOn is null ? $"{Name} is open: nothing moves from it" : $"{Name} closes on {ClosedOn.Value.InFull}: move then"
            );
        }
        if (next.Id == Id)
        {
            throw new RuleBroken("A setting cannot follow itself");
        }
        next.MustBeOpen(today);
        next.TakeOver(this);
        Record($"Followed by {next.Name} ({next.Number}): its people, children and work are there now");
    }

    private void TakeOver(Setting before)
    {
        DistrictId ??= before.DistrictId;
        if (DistrictId == before.DistrictId)
        {
            GroupId ??= before.GroupId;
        }
        LinkTeacher ??= before.LinkTeacher;
        Record($"Follows {before.Name} ({before.Number}), which closed on {before.ClosedOn!.Value.InFull}");
    }

    /// <summary>Nothing new begins at a setting that has closed: no child, request, booking, help or role (C2).</summary>
    public void MustBeOpen(DateOnly today, string field = "")
    {
        if (IsClosedOn(today))
        {
            throw new RuleBroken(
                $"{Name} closed on {ClosedOn!.Value.InFull}: nothing new begins there. Choose where its children are now",
                field
            );
        }
    }

    public void Join(Id<MeetingGroup>? group, string? groupName, string? linkTeacher)
    {
        (GroupId, LinkTeacher) = (group, linkTeacher);
        Record(groupName is null ? "In no meeting group" : $"Meets with {groupName}");
    }

    public void Move(Id<District> district, string name)
    {
        (DistrictId, GroupId) = (district, null);
        Record($"Served by {name}");
    }

    private void Take(Particulars found)
    {
        Name = found.Name;
        Laestab = found.Laestab ?? Laestab;
        Type = found.Type ?? Type;
        Phase = found.Phase ?? Phase;
        DistrictId ??= found.District; // once it is known it is the county's to say who serves it
        Address = found.Address ?? Address;
        Postcode = found.Postcode ?? Postcode;
        Phone = found.Phone ?? Phone;
        Roll = found.Roll ?? Roll;
        ClosedOn = found.SaysIfClosed ? found.ClosedOn : ClosedOn;
    }
}

/// <summary>What a register says about one setting. Nothing is kept where it says nothing.</summary>
public sealed record Particulars(Register Register, string Number, SettingKind Kind, string Name)
{
    public string? Laestab { get; init; }
    public string? Type { get; init; }
    public string? Phase { get; init; }
    public Id<District>? District { get; init; }
    public string? Address { get; init; }
    public string? Postcode { get; init; }
    public string? Phone { get; init; }
    public int? Roll { get; init; }
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Its source tells closed from open. One that does not neither closes nor opens anything.</summary>
    public bool SaysIfClosed { get; init; } = true;
}

public sealed record SettingRegistered(string Name, string Number) : Fact
{
    public override string Sentence => $"{Name} ({Number}) registered";
}

/// <summary>Which district a postcode lies in, and where, from the national postcode file.</summary>
public sealed class Postcode
{
    /// <summary>Without the space: CT161AA.</summary>
    public required string Value { get; init; }

    public required string DistrictCode { get; init; }
    public required int Easting { get; init; }
    public required int Northing { get; init; }

    /// <summary>As the crow flies, in miles.</summary>
    public double MilesTo(Postcode other)
    {
        return Math.Sqrt(Math.Pow(Easting - other.Easting, 2) + Math.Pow(Northing - other.Northing, 2)) / 1609.344;
    }
}

/// <summary>An import that was read and previewed and waits for somebody to say yes.</summary>
public sealed class WaitingImport
{
    public required Id<WaitingImport> Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Kind { get; init; }
    public required string FileName { get; init; }

    /// <summary>What was read from the file, once.</summary>
    public required byte[] Content { get; init; }
}
