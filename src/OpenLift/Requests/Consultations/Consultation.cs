using OpenLift.County;

namespace OpenLift.Requests.Consultations;

/// <summary>One issue that a forum talked over, and the advice it got.</summary>
public sealed record Issue(string Area, string What, string Advice);

/// <summary>
/// A group consultation in an early-years forum: issues and advice for several settings at once, and no child named (L13).
/// </summary>
public sealed class Consultation : Recorded, IOfDesk
{
    private readonly List<ConsultationSetting> _settings = [];

    public required Id<Consultation> Id { get; init; }
    public required Id<District> DistrictId { get; init; }
    public required DateOnly Day { get; init; }
    public required string Forum { get; init; }
    public required string RecordedBy { get; init; }
    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    /// <summary>The settings that took part: they read what was said.</summary>
    public IReadOnlyList<ConsultationSetting> Settings => _settings;

    public static Consultation Hold(
        Id<District> district,
        string forum,
        DateOnly day,
        IReadOnlyList<Setting> settings,
        string recordedBy,
        DateTimeOffset now
    )
    {
        if (day > now.CountyDay)
        {
            throw new RuleBroken("The day must be today or in the past", nameof(Day));
        }
        if (settings.Count is 0)
        {
            throw new RuleBroken("Choose the settings that took part", nameof(Settings));
        }
        var held = new Consultation
        {
            Id = Id<Consultation>.New(now),
            DistrictId = district,
            Forum = forum,
            Day = day,
            RecordedBy = recordedBy,
        };
        held._settings.AddRange(
            settings.Select(s => new ConsultationSetting
            {
                Id = Id<ConsultationSetting>.New(now),
                ConsultationId = held.Id,
                SettingId = s.Id,
                SettingName = s.Name,
            })
        );
        held.Record($"{forum} of {day.InFull} recorded, with {settings.Count.Of("setting")}");
        return held;
    }

    /// <param name="nobodyIsNamed">The person recording it has checked that the words name no child.</param>
    public void Raise(Issue issue, bool nobodyIsNamed)
    {
        if (!nobodyIsNamed)
        {
            throw new RuleBroken("Read the words again, then confirm that no child is named", "NobodyNamed");
        }
        if (Issues.Count >= 40)
        {
            throw new RuleBroken("Forty issues are recorded already: record the rest as another consultation.");
        }
        Issues = [.. Issues, issue];
        Record("Issue and advice recorded");
    }
}

/// <summary>That a setting took part in a consultation.</summary>
public sealed class ConsultationSetting : IPart
{
    public required Id<ConsultationSetting> Id { get; init; }
    public required Id<Consultation> ConsultationId { get; init; }
    public required Id<Setting> SettingId { get; init; }
    public required string SettingName { get; init; }
}
