using System.ComponentModel.DataAnnotations;
using OpenLift.County;
using OpenLift.Interventions.Hubs;
using OpenLift.Platform.Govuk;
using OpenLift.Requests;

namespace OpenLift.People;

/// <summary>A role and what it is for, as an administrator chooses it.</summary>
public sealed class RoleChoice
{
    public static readonly IReadOnlyList<Choice> Areas =
    [
        new("North", "North"),
        new("South", "South"),
        new("East", "East"),
        new("West", "West"),
    ];

    [Display(Name = "Role")]
    public Role? Role { get; set; }

    [Display(Name = "Setting"), StringLength(200, ErrorMessage = "Enter the setting’s number or name")]
    public string? Setting { get; set; }

    [Display(Name = "District")]
    public string? District { get; set; }

    [Display(Name = "Area")]
    public string? Area { get; set; }

    [Display(Name = "Need")]
    public string? Need { get; set; }

    [Display(Name = "Hub")]
    public string? Hub { get; set; }

    public IReadOnlyList<Choice> Districts { get; private set; } = [];
    public IReadOnlyList<Choice> Hubs { get; private set; } = [];

    public async Task Fill(Store store) => (Districts, Hubs) = (await store.DistrictChoices(), await store.HubChoices());

    /// <summary>The role's scope and its name in words.</summary>
    public async Task<(Role Role, string Scope, string Name)> Read(Store store)
    {
        var role = Role ?? throw new RuleBroken("Choose a role", "Role.Role");
        var kinds = HeldRole.KindsFor(role);
        if (kinds.Contains("setting"))
        {
            var number = Setting?.Trim() ?? throw new RuleBroken("Enter the setting’s URN or Ofsted number", "Role.Setting");
            var found = await store.SettingsNumbered(number);
            if (found is [])
            {
                found = await store.SettingsCalled(number);
            }
            var open = found.Where(s => !s.IsClosedOn(store.Today)).ToList();
            if (open.Count > 1)
            {
                throw new RuleBroken(
                    open.TrueForAll(s => s.Number == number)
                        ? $"{number} is the number of "
                            + $"{string.Join(" and of ", open.Select(s => $"{s.Name} ({s.Register})"))}: close the one that is wrong first"
                        : "Which of these? Enter its number: "
                            + string.Join("; ", open.Select(s => $"{s.Name}, {s.Postcode} ({s.Number})")),
                    "Role.Setting"
                );
            }
            var setting =
                open.FirstOrDefault()
                ?? found.FirstOrDefault()
                ?? throw new RuleBroken($"No setting has the number {number}, or a name with these words", "Role.Setting");
            setting.MustBeOpen(store.Today, "Role.Setting");
            return (role, setting.Scope, setting.Name);
        }
        if (kinds.Contains("hub"))
        {
            return Hubs.FirstOrDefault(h => h.Value == Hub) is { } hub
                ? (role, $"hub/{hub.Value}", hub.Text!)
                : throw new RuleBroken("Choose the hub", "Role.Hub");
        }
        if (kinds.Contains("need") && ScreenRequest.CountyNeeds.FirstOrDefault(n => n.Value == Need) is { } need)
        {
            return (role, $"county/{need.Value}", $"the county ({need.Text!.ToLowerInvariant()})");
        }
        if (kinds.Contains("area") && Areas.FirstOrDefault(a => a.Value == Area) is { } area)
        {
            return (role, $"area/{area.Value}", $"{area.Text} area");
        }
        if (kinds.Contains("district"))
        {
            return Districts.FirstOrDefault(d => d.Value == District) is { } district
                ? (role, $"district/{district.Value}", district.Text!)
                : throw new RuleBroken("Choose the district", "Role.District");
        }
        if (kinds.Contains("area"))
        {
            throw new RuleBroken("Choose the area", "Role.Area");
        }
        if (kinds.Contains("need"))
        {
            throw new RuleBroken("Choose the need", "Role.Need");
        }
        return (role, "county", "the county");
    }
}
