using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Requests.Portage;

public static class PortageQueries
{
    extension(Store store)
    {
        /// <summary>The county's Portage service in a district: it stands in the place of a setting for children at home.</summary>
        public async Task<Setting> PortageService(District district)
        {
            var number = $"PORTAGE-{district.Prefix}";
            if (await store.Settings.FirstOrDefaultAsync(s => s.Register == Register.County && s.Number == number) is { } known)
            {
                return known;
            }
            var service = Setting.Enter(
                new(Register.County, number, SettingKind.Portage, $"Portage, {district.Name}") { District = district.Id },
                store.Now
            );
            store.Add(service);
            return service;
        }
    }
}
