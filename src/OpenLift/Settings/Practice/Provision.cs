using OpenLift.Children;
using OpenLift.County;
using OpenLift.Requests;

namespace OpenLift.Settings.Practice;

/// <summary>What is provided, how often, by whom and between which days.</summary>
public sealed record Offer(string? Area, Column Column, string What, string? HowOften, string? Lead, DateOnly From, DateOnly? Until);

/// <summary>One row of a provision map (Q8).</summary>
public abstract class Provided : Recorded
{
    public string? Area { get; private set; }
    public Column Column { get; private set; }
    public string What { get; private set; } = "";
    public string? HowOften { get; private set; }
    public string? Lead { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? Until { get; private set; }

    public Offer Offer => new(Area, Column, What, HowOften, Lead, From, Until);

    public void Change(Offer offer)
    {
        Take(offer);
        Record(Until is { } until ? $"{What}: until {until.InFull}" : $"{What}: changed");
    }

    protected void Take(Offer offer)
    {
        if (offer.Until < offer.From)
        {
            throw new RuleBroken("The last day cannot be before the first", "Offer.Until");
        }
        (Area, Column, What, HowOften, Lead, From, Until) = (
            offer.Area,
            offer.Column,
            offer.What.Trim(),
            offer.HowOften,
            offer.Lead,
            offer.From,
            offer.Until
        );
    }
}

/// <summary>What a setting provides for everyone or for a named group of pupils (Q8).</summary>
public sealed class Provision : Provided, IOfPractice
{
    public required Id<Provision> Id { get; init; }
    public required Id<Setting> SettingId { get; init; }

    /// <summary>The group it is for, by the group's name; none where it is for everyone.</summary>
    public string? GroupName { get; private set; }

    public string For => GroupName ?? "Everyone";

    public static Provision Add(Setting setting, Offer offer, string? group, DateTimeOffset now)
    {
        var provision = new Provision { Id = Id<Provision>.New(now), SettingId = setting.Id };
        provision.Take(offer);
        provision.Suits(group);
        provision.Record($"{provision.For}: {provision.What}, from {provision.From.InFull}");
        return provision;
    }

    public void Change(Offer offer, string? group)
    {
        Suits(group);
        Change(offer);
    }

    private void Suits(string? group) => GroupName = string.IsNullOrWhiteSpace(group) ? null : group.Trim();
}

/// <summary>What a setting provides for one child: seen by those who may see the child (Q8).</summary>
public sealed class ChildProvision : Provided, IAboutChild, IOfSetting
{
    public required Id<ChildProvision> Id { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string SettingName { get; init; }

    /// <summary>The strategy of a request that it was started from, so that it is not offered twice.</summary>
    public Guid? Strategy { get; private init; }

    public static ChildProvision Add(Child child, Setting setting, Offer offer, Guid? strategy, DateTimeOffset now)
    {
        var provision = new ChildProvision
        {
            Id = Id<ChildProvision>.New(now),
            ChildId = child.Id,
            SettingId = setting.Id,
            SettingName = setting.Name,
            Strategy = strategy,
        };
        provision.Take(offer);
        provision.Record($"{provision.What}, from {provision.From.InFull}");
        return provision;
    }
}
