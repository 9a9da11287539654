using OpenLift.County;

namespace OpenLift.Interventions.Hubs;

/// <summary>What is said of a hub: where it is, how to reach it, who leads it.</summary>
public sealed record HubDetails(string Name, string? Address, string? Postcode, string? Email, string? Phone, string? ManagerName);

/// <summary>Where Specialist Intervention is given: one hub for each district, for the children who live there (S5, S6, S8).</summary>
public sealed class Hub : Recorded
{
    public required Id<Hub> Id { get; init; }
    public required Id<District> DistrictId { get; init; }
    public string Name { get; private set; } = "";
    public string? Address { get; private set; }
    public string? Postcode { get; private set; }
    public string? Email { get; private set; }
    public string? Phone { get; private set; }

    /// <summary>Who signs its letters. Who may manage it here follows from roles, not from this name.</summary>
    public string? ManagerName { get; private set; }

    /// <summary>The first day on which it is open no more.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public HubDetails Details => new(Name, Address, Postcode, Email, Phone, ManagerName);

    public string Scope => $"hub/{Id}";

    public bool IsClosedOn(DateOnly day) => ClosedOn <= day;

    /// <param name="others">The hubs that the district has or had.</param>
    public static Hub Open(District district, HubDetails details, IEnumerable<Hub> others, DateTimeOffset now)
    {
        if (others.FirstOrDefault(h => h.DistrictId == district.Id && !h.IsClosedOn(now.CountyDay)) is { } other)
        {
            throw new RuleBroken($"{district.Name} has a hub already: {other.Name}. Close it first, or change it", "District");
        }
        var hub = new Hub { Id = Id<Hub>.New(now), DistrictId = district.Id };
        hub.Take(details);
        hub.Record($"{hub.Name} opened for {district.Name}");
        return hub;
    }

    public void Change(HubDetails details)
    {
        Take(details);
        Record($"Particulars of {Name} changed");
    }

    /// <param name="lastDay">The last day on which anybody has a place or off-site hours of it; none if nobody has.</param>
    public void Close(DateOnly on, DateOnly? lastDay)
    {
        if (lastDay >= on)
        {
            throw new RuleBroken(
                $"Children have places or off-site hours at {Name} until "
                    + $"{lastDay.Value.InFull}: end or move them first, or close it after that day",
                nameof(ClosedOn)
            );
        }
        ClosedOn = on;
        Record($"{Name} closes on {on.InFull}");
    }

    public void Reopen(IEnumerable<Hub> others, DateOnly today)
    {
        if (ClosedOn is null)
        {
            throw new RuleBroken($"{Name} is open.");
        }
        if (others.FirstOrDefault(h => h.Id != Id && h.DistrictId == DistrictId && !h.IsClosedOn(today)) is { } other)
        {
            throw new RuleBroken($"The district has another hub by now: {other.Name}. Close it first.");
        }
        ClosedOn = null;
        Record($"{Name} stays open");
    }

    private void Take(HubDetails details)
    {
        (Name, Address, Postcode, Email, Phone, ManagerName) = (
            details.Name.Trim(),
            details.Address,
            details.Postcode?.Trim().ToUpperInvariant(),
            details.Email,
            details.Phone,
            details.ManagerName
        );
    }
}
