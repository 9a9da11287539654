using OpenLift.County;

namespace OpenLift.People;

/// <summary>What somebody is here for. The name is the county's; what it may do is in <see cref="Permissions"/>.</summary>
public enum Role
{
    [Said("Setting staff (SENCO, head, manager)")]
    SettingStaff,

    [Said("District coordinator")]
    Coordinator,

    [Said("County coordinator (hearing, vision, physical)")]
    CountyCoordinator,
    SpecialistTeacher,
    EducationalPsychologist,

    [Said("Help desk worker")]
    HelpDesk,
    PortagePractitioner,

    [Said("Multi-agency panel member")]
    PanelMember,

    [Said("Multi-agency panel chair")]
    PanelChair,

    [Said("Specialist Intervention manager")]
    InterventionManager,

    [Said("Specialist Intervention staff")]
    InterventionStaff,
    Administrator,
    DataProtectionOfficer,
}

/// <summary>
/// A role held for a scope and a time: <c>setting/…</c>, <c>district/…</c>, <c>hub/…</c>, <c>area/East</c>, <c>county</c> or a county
/// need such as <c>county/hi</c>. A person may hold several.
/// </summary>
public sealed class HeldRole : IPart
{
    public required Id<HeldRole> Id { get; init; }
    public required Id<Person> PersonId { get; init; }
    public required Role Role { get; init; }
    public required string Scope { get; init; }

    /// <summary>The scope in words, as it was when the role was given: "Dover", "Holmwood Primary School".</summary>
    public required string ScopeName { get; init; }

    public required DateTimeOffset From { get; init; }
    public DateTimeOffset? Until { get; internal set; }

    public bool HeldAt(DateTimeOffset now) => From <= now && (Until is null || Until > now);

    /// <summary>The keys of <c>child_scope</c> that this role turns.</summary>
    public IEnumerable<string> Opens =>
        Role switch
        {
            Role.SettingStaff or Role.Coordinator or Role.CountyCoordinator or Role.InterventionStaff => [Scope],
            Role.InterventionManager => [Scope, $"waits/{Scope}"],
            Role.SpecialistTeacher or Role.EducationalPsychologist => [$"panel/{Scope}"],
            Role.PanelMember or Role.PanelChair => [$"map/{Scope}"],
            _ => [],
        };

    /// <summary>What kinds of scope each role can be given for, so that nobody holds a key that fits no lock.</summary>
    public static IReadOnlyList<string> KindsFor(Role role) =>
        role switch
        {
            Role.SettingStaff => ["setting"],
            Role.Coordinator or Role.HelpDesk => ["district"],
            Role.SpecialistTeacher => ["district", "area", "need"],
            Role.EducationalPsychologist or Role.PortagePractitioner => ["district", "area"],
            Role.PanelMember or Role.PanelChair => ["area"],
            Role.InterventionManager or Role.InterventionStaff => ["hub"],
            Role.CountyCoordinator => ["need"],
            _ => ["county"],
        };
}
