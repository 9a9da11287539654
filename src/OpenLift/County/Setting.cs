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

    /// <summary>Takes what the register says now. False, and no fact, when nothing changed.</summary>
    public bool Update(Particulars found)
    {
        var before = (Name, Laestab, Type, Phase, DistrictId, Address, Postcode, Phone, Roll, ClosedOn);
        Take(found);
        var after = (Name, Laestab, Type, Phase, DistrictId, Address, Postcode, Phone, Roll, ClosedOn);
        if (before == after)
        {
            return false;
        }
        Record(
            before.ClosedOn is null && after.ClosedOn is { } closed
                ? $"Closed on {closed.InFull}, as the register says"
                : "Brought up to date from the register"
        );
        return true;
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
        if (found.District is { } district && district != DistrictId)
        {
            (DistrictId, GroupId) = (district, null);
        }
        Address = found.Address ?? Address;
        Postcode = found.Postcode ?? Postcode;
        Phone = found.Phone ?? Phone;
        Roll = found.Roll ?? Roll;
        ClosedOn = found.ClosedOn;
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
    public required byte[] Content { get; init; }
}
