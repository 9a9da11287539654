using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Platform.Govuk;

namespace OpenLift.Settings.Practice;

/// <summary>Questions about settings' practice, by the name people use for them.</summary>
public static class PracticeQueries
{
    public const string WholeSetting = "Whole setting";

    extension(Store store)
    {
        /// <summary>One's own settings, and those of the districts one works for.</summary>
        public IQueryable<Setting> SettingsOpenToMe
        {
            get
            {
                var actor = store.Actor;
                return store.Settings.Where(s =>
                    actor.Settings.Contains(s.Id)
                    || store.Districts.Any(d => d.Id == s.DistrictId && (actor.OwnDistricts.Contains(d.Id) || actor.Areas.Contains(d.Area)))
                );
            }
        }

        /// <summary>The settings of the districts that one coordinates, to choose from.</summary>
        public async Task<IReadOnlyList<Choice>> SettingChoices()
        {
            var districts = store.Actor.Districts.Select(d => (Id<District>?)d).ToList();
            return
            [
                .. (
                    await store
                        .Settings.AsNoTracking()
                        .Where(s => districts.Contains(s.DistrictId) && s.ClosedOn == null)
                        .OrderBy(s => s.Name)
                        .ThenBy(s => s.Number)
                        .Select(s => new { s.Id, s.Name })
                        .ToListAsync()
                ).Select(s => new Choice(s.Id.ToString(), s.Name)),
            ];
        }

        /// <summary>The standards of a phase, those in force on a day and those that were answered before, in their order.</summary>
        public Task<List<CoreStandard>> StandardsOn(Phase phase, DateOnly day) =>
            store
                .CoreStandards.AsNoTracking()
                .Where(s => s.Phase == phase && s.From <= day && (s.Until == null || s.Until >= day))
                .OrderBy(s => s.Position)
                .ToListAsync();
    }

    extension(CodeLabels labels)
    {
        public string AreaOrWhole(string? area) => area is null ? WholeSetting : labels.Label(CodeList.Area, area);

        /// <summary>An area that may be chosen, or none for the whole setting.</summary>
        public string? KnownArea(string? area, DateOnly today, string field, string? kept = null) =>
            area is null || labels.Choices(CodeList.Area, today, kept).Any(c => c.Value == area)
                ? area
                : throw new RuleBroken("Choose an area from the list", field);
    }
}
