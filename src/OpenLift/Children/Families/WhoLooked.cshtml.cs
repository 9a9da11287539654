using Microsoft.EntityFrameworkCore;

namespace OpenLift.Children.Families;

/// <summary>
/// Who looked at the child's record: by day and role. Neither another parent nor another setting that the child attends is named: it may be
/// where they fled to (X2, d.5, T2).
/// </summary>
[Needs(Permission.UseFamilyPages)]
public sealed class WhoLookedAtMyChild(Store store) : FamilyPages(store)
{
    private const int Most = 400;

    public IReadOnlyList<(DateOnly Day, string Who)> Looks { get; private set; } = [];

    protected override async Task Load()
    {
        var (child, me) = (Child.Id, new Id<People.Person>(Link.Carer));
        var looks = await Store
            .Looks.AsNoTracking()
            .Where(l => l.ChildId == child && (l.PersonId == me || Store.People.Any(p => p.Id == l.PersonId)))
            .OrderByDescending(l => l.At)
            .Take(Most)
            .Select(l => new
            {
                l.At,
                l.PersonId,
                l.PersonName,
            })
            .ToListAsync();
        var people = looks.Select(l => l.PersonId).Distinct().ToList();
        List<string> known = [$"setting/{Asked.SettingId}", $"district/{Asked.DistrictId}"];
        var roles = (
            await Store
                .HeldRoles.Where(r => people.Contains(r.PersonId))
                .Select(r => new
                {
                    r.PersonId,
                    r.Role,
                    r.Scope,
                    r.ScopeName,
                })
                .ToListAsync()
        ).ToLookup(
            r => r.PersonId,
            r =>
                known.Contains(r.Scope) ? $"{r.Role.Words}, {r.ScopeName}"
                : r.Role is People.Role.SettingStaff or People.Role.Coordinator ? "Somebody of another service"
                : r.Role.Words
        );
        Looks =
        [
            .. looks
                .Select(l =>
                    (
                        l.At.CountyDay,
                        l.PersonId == me ? "You" : string.Join("; ", roles[l.PersonId].DefaultIfEmpty("Staff of the service").Distinct())
                    )
                )
                .Distinct(),
        ];
    }
}
