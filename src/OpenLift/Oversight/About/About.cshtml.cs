using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Oversight;

/// <summary>What everybody may read without signing in.</summary>
[AllowAnonymous]
public sealed class AboutPage(Store store, IConfiguration settings) : CountyPage(store)
{
    [FromRoute]
    public string Topic { get; set; } = "";

    /// <summary>How to reach the data protection officer, as the county sets it.</summary>
    public string? DataProtectionContact =>
        settings["DataProtectionContact"] ?? (settings.GetValue<bool>("Demo") ? "data.protection@demo.example, 01632 960199" : null);

    public IReadOnlyList<District> Contacts { get; private set; } = [];

    protected override async Task Load() =>
        Contacts = Topic is "help"
            ? await Store
                .Districts.AsNoTracking()
                .Where(d => d.ContactPhone != null || d.ContactEmail != null)
                .OrderBy(d => d.Name)
                .ToListAsync()
            : [];
}
