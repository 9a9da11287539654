using OpenLift.County;

namespace OpenLift.Settings.Strengths;

/// <summary>Something a setting is good at and would show to others. Every setting may read it (L11).</summary>
public sealed class Strength : Recorded
{
    public required Id<Strength> Id { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string SettingName { get; init; }
    public required Id<District>? DistrictId { get; init; }
    public string Area { get; private set; } = "";
    public string Words { get; private set; } = "";

    /// <summary>Whom to ask, and how.</summary>
    public string Contact { get; private set; } = "";

    public required DateOnly Since { get; init; }

    /// <summary>The coordinator noted it, after asking the setting.</summary>
    public required bool NotedByCoordinator { get; init; }

    public DateOnly? Until { get; private set; }

    public static Strength Offer(
        Setting setting,
        string area,
        string words,
        string contact,
        bool notedByCoordinator,
        DateOnly today,
        DateTimeOffset now
    )
    {
        setting.MustBeOpen(today);
        var strength = new Strength
        {
            Id = Id<Strength>.New(now),
            SettingId = setting.Id,
            SettingName = setting.Name,
            DistrictId = setting.DistrictId,
            Since = today,
            NotedByCoordinator = notedByCoordinator,
        };
        (strength.Area, strength.Words, strength.Contact) = (area, words.Trim(), contact.Trim());
        strength.Record(
            notedByCoordinator ? $"Noted for {setting.Name}, who agreed: {strength.Words}" : $"Offered by {setting.Name}: {strength.Words}"
        );
        return strength;
    }

    public void Change(string area, string words, string contact)
    {
        (Area, Words, Contact) = (area, words.Trim(), contact.Trim());
        Record($"Now: {Words}");
    }

    public void End(DateOnly today)
    {
        if (Until is not null)
        {
            throw new RuleBroken("This is no longer offered already.");
        }
        Until = today;
        Record("No longer offered");
    }
}
