using Microsoft.EntityFrameworkCore;
using OpenLift.Children.Families;
using OpenLift.County;
using OpenLift.Interventions.Hubs;
using OpenLift.People;

namespace OpenLift.Platform;

/// <summary>
/// Whoever is doing this: a signed-in person with the roles they hold today, or the service itself.
/// Made anew for every request from the session, so that a role that ends is felt at once (S7).
/// </summary>
public sealed class Actor
{
    public static readonly Actor Service = new() { Name = "OpenLIFT", SeesEveryChild = true };
    public static readonly Actor Nobody = new() { Name = "nobody" };

    public Id<Person> PersonId { get; init; }
    public required string Name { get; init; }
    public bool SeesEveryChild { get; init; }
    public IReadOnlyList<HeldRole> Roles { get; init; } = [];

    /// <summary>The link over which a parent is here. They see the one request it is about, on the family's own pages (L3).</summary>
    public Id<FamilyLink>? Family { get; init; }

    public bool IsFamily => Family is not null;

    /// <summary>
    /// Whether the roles with which a form came in are still held: asked in the transaction that writes, so that a role that ends
    /// meanwhile ends the form too (S7).
    /// </summary>
    internal async Task<bool> StillHolds(Store store)
    {
        if (Roles.Count is 0)
        {
            return true;
        }
        var (me, now) = (PersonId, store.Now);
        var held = await store
            .People.Where(p => p.Id == me && p.ClosedAt == null)
            .Select(p => p.Roles.Where(r => r.From <= now && (r.Until == null || r.Until > now)).Select(r => r.Id).ToList())
            .SingleOrDefaultAsync();
        return held is not null && Roles.All(r => held.Contains(r.Id));
    }

    /// <summary>How an opening names this person, where it does not hold for them.</summary>
    public string Key => PersonId.ToString();

    /// <summary>Which settings this person works for: they see what those settings asked, and no other's.</summary>
    public IReadOnlyList<Id<Setting>> Settings => field ??= [.. Ids<Setting>(Role.SettingStaff, "setting/")];

    /// <summary>Which districts this person coordinates.</summary>
    public IReadOnlyList<Id<District>> Districts => field ??= [.. Ids<District>(Role.Coordinator, "district/")];

    /// <summary>Which districts' contact desks this person answers (L1).</summary>
    public IReadOnlyList<Id<District>> Desks => field ??= [.. Districts.Union(Ids<District>(Role.HelpDesk, "district/"))];

    /// <summary>The keys of the districts this person coordinates.</summary>
    public IReadOnlyList<string> DistrictScopes => field ??= [.. Districts.Select(d => $"district/{d}")];

    /// <summary>Which districts' meetings this person sits in as a specialist.</summary>
    public IReadOnlyList<Id<District>> MeetingDistricts =>
        field ??= [
            .. Roles
                .Where(r => r.Role is Role.EducationalPsychologist or Role.SpecialistTeacher)
                .Select(r => r.Scope)
                .Where(s => s.StartsWith("district/", StringComparison.Ordinal))
                .Select(s => new Id<District>(Guid.Parse(s[9..]))),
        ];

    /// <summary>Which areas' multi-agency panels this person sits on, and which they chair (S3).</summary>
    public IReadOnlyList<string> PanelAreas => field ??= [.. AreasOf(Role.PanelMember), .. ChairedAreas];
    public IReadOnlyList<string> ChairedAreas => field ??= [.. AreasOf(Role.PanelChair)];

    private IEnumerable<string> AreasOf(Role role) =>
        from held in Roles
        where held.Role == role && held.Scope.StartsWith("area/", StringComparison.Ordinal)
        select held.Scope["area/".Length..];

    /// <summary>Which areas this person works for as a specialist, three districts each.</summary>
    public IReadOnlyList<string> Areas => field ??= [.. AreasOf(Role.SpecialistTeacher), .. AreasOf(Role.EducationalPsychologist)];

    /// <summary>Where this person does Portage: districts by name, and areas.</summary>
    public IReadOnlyList<Id<District>> PortageDistricts => field ??= [.. Ids<District>(Role.PortagePractitioner, "district/")];
    public IReadOnlyList<string> PortageAreas => field ??= [.. AreasOf(Role.PortagePractitioner)];

    /// <summary>Which districts this person works for by name; those of <see cref="Areas"/> come on top.</summary>
    public IReadOnlyList<Id<District>> OwnDistricts => field ??= [.. Districts, .. MeetingDistricts];

    /// <summary>Which hubs of Specialist Intervention this person works at (S6).</summary>
    public IReadOnlyList<Id<Hub>> Hubs => field ??= [.. Manages.Union(Ids<Hub>(Role.InterventionStaff, "hub/"))];

    /// <summary>Which hubs this person manages: their sessions, places and off-site hours.</summary>
    public IReadOnlyList<Id<Hub>> Manages => field ??= [.. Ids<Hub>(Role.InterventionManager, "hub/")];

    /// <summary>Confirms or undoes what a coordinator proposed about two records of one child.</summary>
    public bool ProtectsData => Is(Role.DataProtectionOfficer);

    /// <summary>Sees what any setting asked, where the child itself is theirs to see.</summary>
    public bool WorksForCounty =>
        SeesEveryChild
        || Roles.Any(r => r.Role is not (Role.SettingStaff or Role.Administrator or Role.DataProtectionOfficer or Role.HelpDesk));

    /// <summary>The keys compared with <c>child_scope</c>: which children this person may see.</summary>
    public IReadOnlyList<string> Scopes =>
        field ??= Family is { } link ? [$"family/{link}"] : [.. Roles.SelectMany(r => r.Opens).Append($"staff/{PersonId}").Distinct()];

    public bool Holds(Role role, string scope) => Roles.Any(r => r.Role == role && r.Scope == scope);

    public bool Is(Role role) => Roles.Any(r => r.Role == role);

    /// <summary>
    /// Whoever is signed in may use the service; a family may use its own pages and nothing else; all else comes with a role.
    /// </summary>
    public bool May(Permission permission) =>
        IsFamily
            ? permission is Permission.UseFamilyPages
            : (permission is Permission.UseService && PersonId != default) || Roles.Any(r => Permissions.Of(r.Role).Contains(permission));

    private IEnumerable<Id<T>> Ids<T>(Role role, string prefix) =>
        from held in Roles
        where held.Role == role && held.Scope.StartsWith(prefix, StringComparison.Ordinal)
        select new Id<T>(Guid.Parse(held.Scope[prefix.Length..]));
}
