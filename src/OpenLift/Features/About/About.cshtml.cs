using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Features.County;

namespace OpenLift.Features;

/// <summary>What everybody may read without signing in.</summary>
[AllowAnonymous]
public sealed class AboutPage(Store store) : CountyPage(store)
{
    [FromRoute]
    public string Topic { get; set; } = "";

    public IReadOnlyList<District> Contacts { get; private set; } = [];

    protected override async Task Load() =>
        Contacts = Topic is "help" ? await Store.Districts.AsNoTracking().Where(d => d.ContactPhone != null || d.ContactEmail != null).OrderBy(d => d.Name).ToListAsync() : [];
}
