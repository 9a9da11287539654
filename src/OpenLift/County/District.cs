namespace OpenLift.County;

/// <summary>One of the county's districts: each has one Local Inclusion Forum Team, and its own working rules (C1, L5, L6).</summary>
public sealed class District : Recorded
{
    public required Id<District> Id { get; init; }

    /// <summary>The ONS code, such as E07000108.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>What it was called when the service began, where that differs.</summary>
    public string? FormerName { get; init; }

    /// <summary>North, South, East or West: three districts share a multi-agency panel.</summary>
    public required string Area { get; init; }

    /// <summary>The letters that begin this district's references.</summary>
    public required string Prefix { get; init; }

    public DayOfWeek MeetingDay { get; private set; } = DayOfWeek.Wednesday;
    public TimeOnly MeetingTime { get; private set; } = new(9, 30);
    public string? MeetingPlace { get; private set; }

    /// <summary>How many working days before a meeting its agenda closes.</summary>
    public int DeadlineDays { get; private set; } = 5;

    /// <summary>How many requests one setting may bring to one meeting.</summary>
    public int RequestsPerSetting { get; private set; } = 3;

    /// <summary>How many working days the coordinator has to screen a request.</summary>
    public int ScreenDays { get; private set; } = 3;

    public string? ContactEmail { get; private set; }
    public string? ContactPhone { get; private set; }

    public string Scope => $"district/{Id}";

    /// <summary>Its plain name in a public address, such as <c>folkestone-and-hythe</c> (S14).</summary>
    public string InAddress => Plain(Name);

    public static string Plain(string name) =>
        string.Join(
            '-',
            name.ToLowerInvariant().Split(name.Where(c => !char.IsLetterOrDigit(c)).ToArray(), StringSplitOptions.RemoveEmptyEntries)
        );

    public static District Add(string code, string name, string? formerName, string area, string prefix, DateTimeOffset now)
    {
        var district = new District
        {
            Id = Id<District>.New(now),
            Code = code,
            Name = name,
            FormerName = formerName,
            Area = area,
            Prefix = prefix,
        };
        district.Record($"{name} added");
        return district;
    }

    public void Meets(DayOfWeek day, TimeOnly time, string? place)
    {
        if (day is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            throw new RuleBroken("Choose a working day.", nameof(MeetingDay));
        }
        (MeetingDay, MeetingTime, MeetingPlace) = (day, time, place);
        Record($"Meetings are on {day}s at {time:HH:mm}");
    }

    public void WorksBy(int deadlineDays, int requestsPerSetting, int screenDays)
    {
        (DeadlineDays, RequestsPerSetting, ScreenDays) = (deadlineDays, requestsPerSetting, screenDays);
        Record(
            $"Agendas close {deadlineDays.Of("working day")} before; {requestsPerSetting.Of("request")} for "
                + $"each setting at a meeting; screening within {screenDays.Of("working day")}"
        );
    }

    public void ReachedAt(string? email, string? phone)
    {
        (ContactEmail, ContactPhone) = (email, phone);
        Record("Contact details changed");
    }
}

public enum AgreementRole
{
    Lead,
    Link,
}

/// <summary>
/// That a special school serves a district, as Lead or Link, for which needs and since when (C1). The school's own district may be another.
/// </summary>
public sealed class ServiceAgreement : Recorded
{
    public required Id<ServiceAgreement> Id { get; init; }
    public required Id<District> DistrictId { get; init; }
    public required string School { get; init; }
    public required AgreementRole Role { get; init; }

    /// <summary>Codes of needs in force at the time, such as PSCN or C&amp;I.</summary>
    public required string NeedTypes { get; init; }

    public required bool InterimCaretaking { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? Until { get; private set; }

    public static ServiceAgreement Begin(
        Id<District> district,
        string school,
        AgreementRole role,
        string needTypes,
        bool interimCaretaking,
        DateOnly from,
        DateTimeOffset now
    )
    {
        var agreement = new ServiceAgreement
        {
            Id = Id<ServiceAgreement>.New(now),
            DistrictId = district,
            School = school,
            Role = role,
            NeedTypes = needTypes,
            InterimCaretaking = interimCaretaking,
            From = from,
        };
        agreement.Record(
            $"{school} serves as {role} school for {needTypes} from {from.InFull}{(interimCaretaking ? ", as interim caretaker" : "")}"
        );
        return agreement;
    }

    public void End(DateOnly on)
    {
        if (on < From)
        {
            throw new RuleBroken("The agreement cannot end before it began.", "Until");
        }
        Until = on;
        Record($"Ends on {on.InFull}");
    }
}

public enum GroupKind
{
    Schools,
    EarlyYears,
}

/// <summary>Settings of a district that meet together once a term (L6).</summary>
public sealed class MeetingGroup : Recorded
{
    public required Id<MeetingGroup> Id { get; init; }
    public required Id<District> DistrictId { get; init; }
    public required string Name { get; set; }
    public required GroupKind Kind { get; init; }

    /// <summary>Which week of the term it meets: the first group in the first week, and so on.</summary>
    public required int Position { get; init; }

    public DateOnly? ClosedOn { get; private set; }

    public static MeetingGroup Add(Id<District> district, string name, GroupKind kind, int position, DateTimeOffset now)
    {
        var group = new MeetingGroup
        {
            Id = Id<MeetingGroup>.New(now),
            DistrictId = district,
            Name = name,
            Kind = kind,
            Position = position,
        };
        group.Record($"Group {name} added");
        return group;
    }

    public void Close(DateOnly on)
    {
        ClosedOn = ClosedOn is null ? on : throw new RuleBroken("This group is closed already.");
        Record($"Group closed on {on.InFull}");
    }
}
