using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.Requests;

namespace OpenLift.Support;

/// <summary>A page about one case, with its child, its request and its family's answers.</summary>
public abstract class CasePage(Store store) : OfRequestPage<Case>(store)
{
    /// <summary>Has the case now.</summary>
    public bool Has => (Record.PersonId is { } person && person == Actor.PersonId) || (Record.HubId is { } hub && Actor.Hubs.Contains(hub));

    /// <summary>Answers for it: the district's coordinator, or the county's for that need.</summary>
    public bool Runs =>
        Record.HubId is { } of ? Actor.Manages.Contains(of)
        : Record.CountyNeed is { } need ? Actor.Scopes.Contains($"county/{need}") && Actor.May(Permission.AllocateCase)
        : Actor.Districts.Contains(Record.DistrictId);

    /// <summary>Works for the setting that asked, and may still write.</summary>
    public bool Mine => OfItsSetting;

    protected async Task<IActionResult> Save(string path, string said)
    {
        await Store.SaveChangesAsync();
        return Go($"/cases/{Id}{path}", said);
    }
}
