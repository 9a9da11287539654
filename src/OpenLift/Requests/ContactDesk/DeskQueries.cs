using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.Platform.Govuk;

namespace OpenLift.Requests.ContactDesk;

internal static class DeskQueries
{
    extension(Store store)
    {
        /// <summary>The open settings of the districts whose desks this person answers.</summary>
        public IQueryable<Setting> SettingsOfDesk =>
            store
                .Settings.Where(s => s.ClosedOn == null && s.DistrictId != null && store.Actor.Desks.Contains(s.DistrictId.Value))
                .OrderBy(s => s.Name);

        public async Task<IReadOnlyList<Choice>> SettingChoices() =>
            [
                .. (await store.SettingsOfDesk.Select(s => new { s.Id, s.Name }).ToListAsync()).Select(s => new Choice(
                    s.Id.ToString(),
                    s.Name
                )),
            ];

        public async Task<Setting> SettingOfDesk(string chosen, string field) =>
            (Guid.TryParse(chosen, out var id) ? await store.SettingsOfDesk.SingleOrDefaultAsync(s => s.Id == new Id<Setting>(id)) : null)
            ?? throw new RuleBroken("Choose a setting from the list", field);
    }

    extension(Actor actor)
    {
        /// <summary>The desks to choose from where there is more than one.</summary>
        public IReadOnlyList<Choice> DeskChoices =>
            [.. actor.Desks.Select(d => new Choice(d.ToString(), actor.Roles.First(r => r.Scope == $"district/{d}").ScopeName))];
    }
}
