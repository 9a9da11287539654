using Microsoft.EntityFrameworkCore;
using OpenLift.County;
using OpenLift.People;

namespace OpenLift.Settings.Succession;

/// <summary>Settings that closed and at which people or children still are: each asks for the setting that follows it (C2).</summary>
[Needs(Permission.ManageCounty)]
public sealed class ClosedSettings(Store store) : CountyPage(store)
{
    private const int Most = 100;

    public IReadOnlyList<(Setting Setting, int Children, int People)> Rows { get; private set; } = [];

    protected override async Task Load()
    {
        var (today, now) = (Today, Now);
        var staff = (
            await Store
                .HeldRoles.AsNoTracking()
                .Where(r => r.Role == Role.SettingStaff && (r.Until == null || r.Until > now))
                .Select(r => r.Scope)
                .ToListAsync()
        ).ToLookup(scope => scope);
        var closed = await Store
            .Settings.AsNoTracking()
            .Where(s => s.ClosedOn < today)
            .OrderByDescending(s => s.ClosedOn)
            .ThenBy(s => s.Name)
            .Select(s => new { Setting = s, Children = Store.Enrolments.Count(e => e.SettingId == s.Id && e.Until == null) })
            .ToListAsync();
        Rows =
        [
            .. closed
                .Select(c => (c.Setting, c.Children, People: staff[c.Setting.Scope].Count()))
                .Where(c => c.Children + c.People > 0)
                .Take(Most),
        ];
    }
}
