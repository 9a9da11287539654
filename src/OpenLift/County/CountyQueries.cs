using Microsoft.EntityFrameworkCore;

namespace OpenLift.County;

/// <summary>The county's dated reference data, read as pages need it.</summary>
public static class CountyQueries
{
    extension(Store store)
    {
        public async Task<CountyCalendar> Calendar() =>
            new(await store.Terms.AsNoTracking().ToListAsync(), await store.BankHolidays.AsNoTracking().Select(h => h.Day).ToListAsync());

        /// <summary>Every district by name, to choose from.</summary>
        public async Task<IReadOnlyList<Platform.Govuk.Choice>> DistrictChoices() =>
            [
                .. (await store.Districts.AsNoTracking().OrderBy(d => d.Name).Select(d => new { d.Id, d.Name }).ToListAsync()).Select(
                    d => new Platform.Govuk.Choice(d.Id.ToString(), d.Name)
                ),
            ];

        /// <summary>All that bear this number, in whichever register.</summary>
        public Task<List<Setting>> SettingsNumbered(string number) => store.Settings.Where(s => s.Number == number).ToListAsync();

        /// <summary>The first few whose name holds these words, to choose from.</summary>
        public Task<List<Setting>> SettingsCalled(string words) =>
            store
                .Settings.Where(s => s.Name.ToUpper().Contains(words.ToUpper()))
                .OrderBy(s => s.ClosedOn != null)
                .ThenBy(s => s.Name)
                .Take(8)
                .ToListAsync();

        /// <summary>Every code with its label, so that a record shows words and keeps codes.</summary>
        public async Task<CodeLabels> CodeLabels() => new(await store.Codes.AsNoTracking().OrderBy(c => c.Position).ToListAsync());
    }
}
