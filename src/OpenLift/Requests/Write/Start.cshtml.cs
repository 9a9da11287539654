using Microsoft.AspNetCore.Mvc;

namespace OpenLift.Requests;

/// <summary>The safeguarding page: it comes before every request (L2).</summary>
[Needs(Permission.DraftRequest)]
public sealed class StartRequest(Store store) : CountyPage(store)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Child { get; set; }
}
